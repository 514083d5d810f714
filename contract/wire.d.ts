/*
 * Wire: the shapes that Reach speaks, generated from reach.openapi.yaml by scripts/generate-wire.mjs.
 *
 * Never  edited by hand: `npm run check` compares it with the document.
 */
export interface paths {
  '/apisvc/v0/account/generateauth': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchange the permanent keys for a Bearer token.
     * @description Not in the guide, but what clients really send first. A refusal may come with 200 and a status other than SUCCESS.
     */
    post: operations['exchangeAccessKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/opssvc/v0/clientapi/account/generataccesskey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Make the permanent keys, once.
     * @description The path is misspelt so on the wire (Q1).
     */
    put: operations['generateAccessKey'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/network/coverage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Coverage at an address. */
    post: operations['checkCoverage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/device/imei/{imei}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether a device works here.
     * @description A device that is not known is an answer with isValid false, not an error.
     */
    get: operations['checkDevice'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product/fetch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything on sale. */
    get: operations['fetchCatalog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product/fetch/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Plans on sale.
     * @description Known to fail with 500 for good (Q7).
     */
    get: operations['fetchPlans'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product/fetch/offer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Coupons. */
    get: operations['fetchOffers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product/fetch/service': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Ways of shipping and packs. */
    get: operations['fetchServices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product/quote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What an order costs. */
    post: operations['quotePurchase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Buy as a new customer. */
    post: operations['submitPurchase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product/status/{transactionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where an order is. */
    get: operations['purchaseStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/product/subsequent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Buy as a known customer. */
    post: operations['submitSubsequentPurchase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/account/generate/addcard/link/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** A page to add a card on. */
    put: operations['generateAddCardLink'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/account/card': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Stored cards of a customer. */
    get: operations['listCards'];
    /**
     * Make a card the default one, or change it.
     * @description Two rows share this operation: row 15 sends the query and no body, row 16 the body and no query.
     */
    put: operations['updateCard'];
    post?: never;
    /**
     * Remove a stored card.
     * @description The only or the default card is refused with 409 (assumed).
     */
    delete: operations['deleteCard'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/account/card/specific': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One stored card. */
    get: operations['readCard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/iccid/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Whether a SIM card can be activated. */
    post: operations['validateIccid'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/activation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Activate a line, or begin a port-in. */
    post: operations['activate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/activation/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an activation or port-in is. */
    get: operations['activationStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/update/portin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Correct, repeat or cancel a port-in.
     * @description It restarts the work of row 19, whose outcome row 20 tells. A port-in that has not failed is refused with 409 (assumed).
     */
    put: operations['updatePortIn'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/port/validate/mdn': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Whether a number can be brought along.
     * @description A read that is spelled PUT and has no body (Q13).
     */
    put: operations['validatePortInNumber'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/zipCode/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Whether a ZIP code is served. */
    post: operations['validateZipCode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/sendsms/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a text message to an active line. */
    post: operations['sendSms'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/customerinfo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An account and its lines. */
    get: operations['customerInfo'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/account/update/fields/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change name, e-mail or address. */
    put: operations['updateAccountFields'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/reconnect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Bring a disconnected line back. */
    put: operations['reconnectCustomer'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/disconnect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** End a line. */
    put: operations['disconnectCustomer'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Suspend a line. */
    put: operations['suspendCustomer'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Restore a suspended line. */
    put: operations['restoreCustomer'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/mdn/swap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Give a line another number. */
    put: operations['swapNumber'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/mdn/swap/status/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far a change of number is. */
    get: operations['numberSwapStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/iccid/swap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a line another SIM. */
    post: operations['swapSim'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/customers/swap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let a secondary line become the primary one. */
    put: operations['swapPrimaryLine'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/leaving/customer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Record that a customer means to leave. */
    put: operations['recordDeparture'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/customer/reset/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reset an account. */
    post: operations['resetCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/customer/reset/status/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far a reset is. */
    get: operations['customerResetStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/customer/reset/voicemail/password/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Reset the voicemail PIN. */
    put: operations['resetVoicemailPassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/usage/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Use of data, calls abroad or roaming. */
    get: operations['usageSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/customer/manage/feature/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Cut data off or give it back. */
    put: operations['manageDataCutOff'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/billing/customer/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Bills of an account. */
    get: operations['listBills'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/billing/customize/{billId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One bill with its lines. */
    get: operations['readBill'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/payment/customer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pay a bill. */
    post: operations['payBill'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/invoice/history/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Invoices of an account. */
    get: operations['invoiceHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/invoice/link/generate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where to read an invoice. */
    get: operations['generateInvoiceLink'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/invoice/sendemail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send an invoice by e-mail. */
    post: operations['emailInvoice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/topup/quote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a data pack costs. */
    post: operations['quoteTopUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/topup/purchase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Buy a data pack. */
    post: operations['purchaseTopUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/estimate/plan/change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a change of plan costs. */
    post: operations['estimatePlanChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/purchase/plan/change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the plan. */
    post: operations['purchasePlanChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/status/plan/change/{txnId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far a change of plan is. */
    get: operations['planChangeStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/ild/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Credit for calls abroad. */
    get: operations['callingCredit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/ild/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Calls abroad by destination. */
    get: operations['callingUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/ild/purchase/history/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Purchases of credit for calls abroad. */
    get: operations['callingPurchaseHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/ild/quote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What credit for calls abroad costs. */
    post: operations['quoteCallingCredit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/ild/purchase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Buy credit for calls abroad. */
    post: operations['purchaseCallingCredit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/shipment/order/customer/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The parcel of an order. */
    get: operations['shipmentOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/shipment/order/cancel/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Stop a parcel that has not left.
     * @description A parcel that has left is refused with 409 (assumed).
     */
    put: operations['cancelShipment'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/intl/roaming/countries/mvne': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Countries with roaming. */
    get: operations['roamingCountries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/get/additional/offerings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Packs for a journey.
     * @description A read that is spelled POST (Q13).
     */
    post: operations['roamingOfferings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/intl/roaming/pack/quote/customer/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a roaming pack costs. */
    post: operations['quoteRoamingPack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/intl/roaming/pack/purchase/customer/{customerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Buy a roaming pack. */
    post: operations['purchaseRoamingPack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/intl/roaming/pack/group': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Packs that the lines of a group have. */
    get: operations['roamingPacksOfGroup'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/intl/roaming/pack/{packId}/autorenew': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Whether a pack renews itself. */
    post: operations['setRoamingPackAutoRenew'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/intl/roaming/pack/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is left of roaming packs. */
    get: operations['roamingPackUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/generate/otp/sim/swap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a one-time code to the customer. */
    post: operations['generateSimSwapOtp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/perform/otp/sim/swap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Swap the SIM with the one-time code.
     * @description A wrong or expired code is refused with 400 (assumed).
     */
    post: operations['performSimSwap'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apisvc/v0/get/status/sim/swap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far a SIM swap is. */
    get: operations['simSwapStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  USAGE_NOTIFICATION: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A share of the allowance is used. */
    post: operations['usageReached'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  RDN_IMEI_CHANGE: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A line is used in another device. */
    post: operations['deviceChanged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PORT_OUT: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A customer takes the number elsewhere. */
    post: operations['portOutBegan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PORT_OUT_CONFIRMED: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The number is gone. */
    post: operations['portOutConfirmed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ACTIVATION: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An activation or port-in ended. */
    post: operations['activationEnded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PRODUCT_PURCHASE: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The purchase of a new customer ended. */
    post: operations['purchaseEnded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PURCHASE_SUBSEQUENT: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The purchase of a known customer ended. */
    post: operations['subsequentPurchaseEnded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    /** @description US dollars with decimals, never cents. No currency is named. */
    Money: number;
    /** @description A moment. The offset is seen without a colon, as in 2026-01-28T08:19:42.754+0000 (Q17). */
    DateTime: string;
    /** @description A day, or a moment of it. */
    Day: string;
    /** @description A moment as text or as epoch milliseconds; the type on the wire is not known. */
    TokenExpiry: string | number;
    /** @description A yes or no; sometimes spelled as a string, "NA" for unknown (Q18). */
    Flag: boolean | string;
    /** @description Five digits; ZIP+4 is cut by the caller. */
    Zip: string;
    /** @description Two capital letters; null is refused. */
    State: string;
    /** @description Three capital letters: USA is taken, US is not. */
    Country: string;
    /** @description Ten digits without a country code. */
    PhoneNumber: string;
    /** @description Serial of a SIM card, 19 or 20 digits. */
    Iccid: string;
    /** @description Serial of a device, 15 digits. */
    Imei: string;
    /** @description Where the browser goes after the hosted page: https, or http on a loopback host when the platform itself is simulated there. */
    RedirectUrl: string;
    /** @description The shell around every answer. An answer whose status is absent (Q3) or SUCCESS carries data; any other status is a refusal, whatever the HTTP status says. */
    Envelope: {
      /** @description Result of the call. May be absent on success (Q3). */
      status?: string;
      /** @description A sentence for people. */
      message?: string;
    };
    /** @description What a change answers when nothing else is known of its reply. */
    Ack: {
      /** @description The subscriber that was changed. */
      customerId?: string;
      /** @description Number of the work, where it goes on after the answer. */
      transactionId?: string;
    };
    /** @description An error that the platform itself reports. */
    RequestError: {
      /** @description Result word of the envelope. */
      status?: string;
      /** @description What is wrong, for people. */
      message?: string;
      /** @description Errors of single fields. */
      meta?: components['schemas']['FieldErrors'];
      /** @description Another place of the message. */
      error?: string;
      /** @description Another place of the message. */
      errorMessage?: string;
      /** @description Another place of the message. */
      data?: components['schemas']['ErrorData'];
    };
    /** @description One text per field; the keys are field names with a capital first letter, as in Email (Q14). */
    FieldErrors: {
      [key: string]: string;
    };
    /** @description Seldom seen shell of an error message. */
    ErrorData: {
      /** @description What is wrong, for people. */
      message?: string;
    };
    /** @description An error of the API gateway in front of the platform. The key has a capital letter (Q14); the text "explicit deny" tells a missing entitlement (Q8). */
    GatewayError: {
      /** @description What the gateway says. */
      Message: string;
      /** @description The same in lower case, where a gateway spells it so. */
      message?: string;
    };
    /** @description Either of the two JSON shapes of an error. */
    AnyError: components['schemas']['GatewayError'] | components['schemas']['RequestError'];
    /** @description The permanent keys of row 1. */
    ExchangeAccessKeyRequest: {
      /** @description Id of the permanent key. */
      accountAccessKeyId: string;
      /** @description Secret of the permanent key; misspelt so on the wire (Q1). */
      accountAccessSecreteKey: string;
    };
    /** @description A token for the Bearer scheme. */
    Token: {
      /** @description The token; it may start with "Bearer " already (Q9). */
      authorizationToken: string;
      /** @description When it ends; misspelt so on the wire (Q1). */
      exipiresAt?: components['schemas']['TokenExpiry'];
      /** @description When it ends, spelled right; callers accept both. */
      expiresAt?: components['schemas']['TokenExpiry'];
    };
    /** @description The body that this call is known to have, without a known field. */
    GenerateAccessKeyRequest: {
      /** @description A name for the key. */
      clientName?: string;
    };
    /** @description Permanent keys; shown once. */
    AccessKey: {
      /** @description Id of the permanent key. */
      accountAccessKeyId: string;
      /** @description Secret of the permanent key; misspelt so on the wire (Q1). */
      accountAccessSecreteKey: string;
    };
    /** @description An address to look at. */
    CheckCoverageRequest: {
      /** @description May be empty. */
      name?: string;
      /** @description Street and number. */
      address1: string;
      /** @description May be empty. */
      street1?: string;
      /** @description City. */
      city: string;
      /** @description State. */
      state: components['schemas']['State'];
      /** @description Country. */
      country: components['schemas']['Country'];
      /** @description ZIP code; the key is zip here (Q6). */
      zip: components['schemas']['Zip'];
    };
    /** @description Coverage at one address. */
    CoverageReport: {
      /** @description False: nothing may be sold here. */
      brandCoverage: boolean;
      /** @description Strength of 5G; letter case varies (Q16). */
      coverageStrength5G?: string;
      /** @description Strength of 4G; letter case varies (Q16). */
      coverageStrength4G?: string;
    };
    /** @description The report itself, or an object with the report under a name of the network that callers cannot know beforehand (Q2). */
    Coverage: components['schemas']['CoverageReport'] | components['schemas']['CoverageByNetwork'];
    /** @description The report under the name of the network, seen as mno_X. */
    CoverageByNetwork: {
      [key: string]: components['schemas']['CoverageReport'];
    };
    /** @description What the platform knows of a device. Every field but isValid may be absent. */
    Device: {
      /** @description The IMEI that was asked about. */
      imei?: string;
      /** @description Whether the IMEI belongs to a device. */
      isValid?: components['schemas']['Flag'];
      /** @description Manufacturer. */
      make?: string;
      /** @description Model. */
      model?: string;
      /** @description Whether it takes an eSIM. */
      esimAvailable?: components['schemas']['Flag'];
      /** @description Whether it takes a SIM card. */
      psimAvailable?: components['schemas']['Flag'];
      /** @description Whether it can call over LTE. */
      volteCompatible?: components['schemas']['Flag'];
      /** @description Whether it can call over Wi-Fi. */
      wfcCompatible?: components['schemas']['Flag'];
      /** @description Whether it works on 5G. */
      compatibility5G?: components['schemas']['Flag'];
      /** @description The same under its other spelling (Q16). */
      compatibility5g?: components['schemas']['Flag'];
      /** @description Whether it works on 4G. */
      compatibility4G?: components['schemas']['Flag'];
      /** @description The same under its other spelling (Q16). */
      compatibility4g?: components['schemas']['Flag'];
      /** @description Whether it works on LTE. */
      lteCompatible?: components['schemas']['Flag'];
      /** @description Whether the check still runs. */
      inProgress?: components['schemas']['Flag'];
      /** @description Whether it will be compatible later. */
      compatibleFuture?: components['schemas']['Flag'];
      /** @description Meaning not known. */
      preLoadedValid?: components['schemas']['Flag'];
      /** @description Whether it can be traded in. */
      tradeInEnable?: components['schemas']['Flag'];
      /** @description Meaning not known. */
      fiberValid?: components['schemas']['Flag'];
      /** @description Network mode. */
      mode?: string;
      /** @description Calling over Wi-Fi, in words. */
      wifiCalling?: string;
      /** @description Whether it lacks CDMA. */
      cdmaLess?: string;
      /** @description Calling in high quality, in words. */
      hdVoice?: string;
      /** @description Whether it is reported lost. */
      lostOrStolen?: string;
      /** @description Whether it is locked to a carrier. */
      isLocked?: string;
      /** @description Whether the network refuses it. */
      filteredDevice?: string;
      /** @description Why the check failed. */
      errorText?: string;
      /** @description A sentence for people. */
      msg?: string;
      /** @description Numbers of the check at the network. */
      refNumbers?: unknown[];
    };
    /** @description A plan on sale. */
    Plan: {
      /** @description Opaque id of the plan; not the id that an order takes. */
      uniqueIdentifier?: string;
      /** @description Code that an order takes as planId; see Q4. */
      serviceCode?: string;
      /** @description Full name with the tenant and brand in front, parted by @ (Q15). */
      name?: string;
      /** @description Name for customers; may end with the allowance in brackets. */
      displayName?: string;
      /** @description Name for a shop on the web. */
      displayNameWeb?: string;
      /** @description Monthly price of the first line. */
      baseLinePrice?: components['schemas']['Money'];
      /** @description Monthly price of each further line. */
      additionalLinePrice?: components['schemas']['Money'];
      /** @description Most lines on one account. */
      maxLines?: number;
      /** @description Data in one cycle. */
      planData?: number;
      /** @description Unit of planData. */
      dataUnit?: string;
      /** @description Whether data is unlimited. */
      isUnlimited?: components['schemas']['Flag'];
      /** @description Minutes of talk. */
      talktime?: string;
      /** @description Discount in percent. */
      discountPctg?: number;
      /** @description Kind of plan; meaning not known. */
      planType?: string;
      /** @description Way of charging; meaning not known. */
      planCharging?: string;
      /** @description Whether a line may leave this plan. */
      allowPlanChange?: components['schemas']['Flag'];
      /** @description The same under its other spelling (Q16). */
      isAllowPlanChange?: components['schemas']['Flag'];
      /** @description Speed after the allowance. */
      throttleSpeed?: number;
      /** @description Unit of throttleSpeed. */
      throttleSpeedUnit?: string;
      /** @description Whether the line is slowed after the allowance. */
      addThrottle?: components['schemas']['Flag'];
      /** @description Data that may be used beyond the allowance. */
      overageAllowedData?: number;
      /** @description Unit of overageAllowedData. */
      overageAllowedDataUnit?: string;
      /** @description Price of that data. */
      overagePrice?: components['schemas']['Money'];
      /** @description Plans to move up to, by full name (Q15). */
      upGradableTo?: string[];
      /** @description Plans to move down to, by full name (Q15). */
      downGradableTo?: string[];
      /** @description Broadband label that every customer must be shown. */
      fccLabel?: components['schemas']['FccLabel'];
      /** @description Speeds of the label, as a sister service gives them. */
      labelInfo?: components['schemas']['LabelInfo'];
      /** @description Selling points. */
      planFeatures?: components['schemas']['PlanFeature'][];
      /** @description Fee of the first activation. */
      activationFee?: components['schemas']['Money'];
      /** @description Last change; the cause of row 5's permanent failure (Q7). */
      modifiedDate?: components['schemas']['Day'];
    };
    /** @description The label in a shape that is not known; callers pass it on as it is. */
    FccLabel: Record<string, never> | string;
    /** @description Speeds of the label. */
    LabelInfo: {
      /** @description One entry per band. */
      speedInfos?: components['schemas']['SpeedInfo'][];
    };
    /** @description Speeds in one band. */
    SpeedInfo: {
      /** @description Name of the band. */
      band?: string;
      /** @description Download speed. */
      dlSpeed?: unknown;
      /** @description Upload speed. */
      ulSpeed?: unknown;
      /** @description Latency. */
      latency?: unknown;
    };
    /** @description A selling point. */
    PlanFeature: {
      /** @description Its text. */
      label?: string;
      /** @description Its place in the list. */
      priority?: number;
      /** @description Its picture. */
      svgCode?: string;
    };
    /** @description A coupon. */
    Offer: {
      /** @description Name; at most 15 characters. */
      name?: string;
      /** @description Code that a customer types. */
      coupon?: string;
      /** @description Service that it belongs to. */
      serviceCode?: string;
      /** @description Kind; 5 is a discount. */
      type?: number;
      /** @description 1 a percentage, 2 an amount. */
      subType?: number;
      /** @description 0 is usable. */
      status?: number;
      /** @description Whether it has ended. */
      expired?: components['schemas']['Flag'];
      /** @description First day. */
      startDate?: components['schemas']['Day'];
      /** @description Last day. */
      endDate?: components['schemas']['Day'];
      /** @description Discount as an amount. */
      discountInDollar?: components['schemas']['Money'];
      /** @description Most that it takes off. */
      maxDiscountInDollar?: components['schemas']['Money'];
      /** @description Most that it takes off in all. */
      maxBudgetInDollar?: components['schemas']['Money'];
      /** @description Discount in percent on the first line. */
      planDiscount?: number;
      /** @description Discount in percent on further lines. */
      secondaryDiscount?: number;
      /** @description How often it can be used. */
      maxCouponLimit?: number;
      /** @description For how many months it holds. */
      validityInMonths?: number;
    };
    /** @description A way of shipping or a pack of data. */
    Service: {
      /** @description Name. */
      name?: string;
      /** @description Kind of service. */
      serviceType?: string;
      /** @description Code that an order takes. */
      serviceCode?: string;
      /** @description Finer kind. */
      type?: string;
      /** @description Price of shipping. */
      shippingAmount?: components['schemas']['Money'];
      /** @description Days until delivery. */
      deliveryDays?: number;
      /** @description Size of a pack. */
      dataPulse?: number;
      /** @description Most data of a pack. */
      dataLimit?: number;
      /** @description Price of a pack. */
      pulseCost?: components['schemas']['Money'];
    };
    /** @description All that is on sale. */
    Catalog: {
      /** @description Plans. */
      plans?: components['schemas']['Plan'][];
      /** @description Coupons. */
      offers?: components['schemas']['Offer'][];
      /** @description Ways of shipping and packs. */
      services?: components['schemas']['Service'][];
    };
    /** @description The list under its name. */
    KeyedPlanList: {
      /** @description The list. */
      plans: components['schemas']['Plan'][];
    };
    /** @description A bare list, or an object with the list under its name (Q3). */
    PlanList: components['schemas']['Plan'][] | components['schemas']['KeyedPlanList'];
    /** @description The list under its name. */
    KeyedOfferList: {
      /** @description The list. */
      offers: components['schemas']['Offer'][];
    };
    /** @description A bare list, or an object with the list under its name (Q3). */
    OfferList: components['schemas']['Offer'][] | components['schemas']['KeyedOfferList'];
    /** @description The list under its name. */
    KeyedServiceList: {
      /** @description The list. */
      services: components['schemas']['Service'][];
    };
    /** @description A bare list, or an object with the list under its name (Q3). */
    ServiceList: components['schemas']['Service'][] | components['schemas']['KeyedServiceList'];
    /** @description An address of an order. */
    Address: {
      /** @description What it is for; an order carries one of each. */
      type: string;
      /** @description Street and number. */
      address1: string;
      /** @description May be empty. */
      address2?: string;
      /** @description City. */
      city: string;
      /** @description State. */
      state: components['schemas']['State'];
      /** @description ZIP code; the key is zip here (Q6). */
      zip: components['schemas']['Zip'];
      /** @description Country. */
      country: components['schemas']['Country'];
      /** @description Whether somebody lives there; sent as the string "true" (Q18). */
      residential?: components['schemas']['Flag'];
      /** @description The ZIP code under its other name (Q6). */
      zipCode?: string;
    };
    /** @description How the order is paid. */
    OrderPayment: {
      /** @description Way of paying. */
      paymentType?: string;
      /** @description Zero in a quote; in a purchase the quote's oneTimeCharge.totalOneTimeCost. */
      collection?: components['schemas']['Money'];
    };
    /** @description Who orders. */
    AccountInfo: {
      /** @description First name. */
      firstName: string;
      /** @description Last name. */
      lastName: string;
      /** @description Country code of the phone number. */
      billingPhoneCountryCode: components['schemas']['CountryCallingCode'];
      /** @description Phone number without country code. */
      billingPhoneNumber: components['schemas']['PhoneNumber'];
      /**
       * Format: email
       * @description E-mail address; one account each.
       */
      email: string;
      /** @description A billing and a shipping address. */
      addresses: components['schemas']['Addresses'];
      /** @description Service code of the shipping; null when every line takes an eSIM (Q19). */
      shipmentType?: string | null;
      /** @description The brand's own number; the same in quote and purchase. */
      clientAccountId: string;
      /** @description How it is paid. */
      payment?: components['schemas']['OrderPayment'];
    };
    /** @description Digits of a country calling code. */
    CountryCallingCode: string;
    /** @description Both addresses, also when they are the same. */
    Addresses: components['schemas']['Address'][];
    /** @description One line of an order. */
    OrderLine: {
      /** @description First name of the user; different on every line. */
      firstName: string;
      /** @description Last name of the user. */
      lastName: string;
      /** @description The plan: serviceCode by the guide, by trial its display name without the allowance (Q4). */
      planId: string;
      /** @description True on one line. */
      isPrimary: boolean;
      /**
       * @description Kind of SIM; the word differs from row to row (Q5).
       * @enum {string}
       */
      simType?: 'ESIM' | 'PHYSICAL';
      /** @description Code of an offer. */
      coupon?: string;
      /** @description The line to renew, where the account has it already. */
      customerId?: string;
    };
    /** @description Lines of an order. */
    OrderLines: components['schemas']['OrderLine'][];
    /** @description Where the order comes from. */
    OrderMeta: {
      /** @description Sales channel. */
      acquisitionSrc?: string;
      /** @description Agent who sold it. */
      agentUniqueId?: string;
    };
    /** @description The one body of a quote and of the purchase of it. */
    Order: {
      /** @description Who orders. */
      accountInfo: components['schemas']['AccountInfo'];
      /** @description What is ordered. */
      lines: components['schemas']['OrderLines'];
      /** @description Where it comes from. */
      meta?: components['schemas']['OrderMeta'];
      /** @description Where the browser goes after payment, with ?transId= appended. */
      redirectUrl: components['schemas']['RedirectUrl'];
      /** @description The account, when a known customer asks for a price. */
      customerId?: string;
    };
    /** @description What is due today. totalOneTimeCost = amount + tax; the first month is not in it. */
    OneTimeCharge: {
      /** @description All of it. */
      totalOneTimeCost: components['schemas']['Money'];
      /** @description SIM kits; charged for eSIM lines too (Q19). */
      simKitCost?: components['schemas']['Money'];
      /** @description Activation. */
      activationCost?: components['schemas']['Money'];
      /** @description Shipping. */
      shipment?: components['schemas']['Money'];
      /** @description Tax. */
      tax?: components['schemas']['Money'];
      /** @description Sum before tax: simKitCost + activationCost + shipment. */
      amount?: components['schemas']['Money'];
    };
    /** @description What a month will cost. total = planCost - discount + tax. */
    EstimatedMonthlyCost: {
      /** @description All of it. */
      total: components['schemas']['Money'];
      /** @description Plans of all lines. */
      planCost?: components['schemas']['Money'];
      /** @description Taken off. */
      discount?: components['schemas']['Money'];
      /** @description Tax. */
      tax?: components['schemas']['Money'];
    };
    /** @description The price of an order. It has no number of its own. */
    Quote: {
      /** @description Due today. */
      oneTimeCharge: components['schemas']['OneTimeCharge'];
      /** @description Estimated per month. */
      estimatedMonthlyCost: components['schemas']['EstimatedMonthlyCost'];
      /** @description Tax of both. */
      totalTax?: components['schemas']['Money'];
      /** @description Both together. */
      total?: components['schemas']['Money'];
    };
    /** @description The order is taken and goes on by itself. */
    PurchaseReceipt: {
      /** @description Number to ask row 10 with. */
      transactionId: string;
      /** @description The brand's own number, echoed. */
      clientAccountId?: string;
    };
    /** @description A page that the payment processor hosts. */
    Link: {
      /** @description Address of the page; usable whenever present. */
      url?: string;
      /** @description When it stops working. */
      expireDate?: components['schemas']['DateTime'];
      /** @description When it was made. */
      createdDate?: components['schemas']['DateTime'];
      /** @description Kind, in words. */
      typeName?: string;
      /** @description 0 pending, 1 ready; a url was also seen with 0. */
      type?: number;
    };
    /** @description Where an order is. Both vocabularies are in use (Q10). */
    PurchaseStatus: {
      /** @description State of the order. */
      status: string;
      /** @description State of the payment. */
      paymentStatus?: string;
      /** @description Why the payment failed. */
      paymentStatusDesc?: string;
      /** @description Where to pay; absent for the first minute or two. */
      link?: components['schemas']['Link'] | null;
      /** @description The number that was asked about. */
      transactionId?: string;
      /** @description The subscriber; seen long before the order is done (Q11). */
      customerId?: string;
      /** @description The brand's own number. */
      clientAccountId?: string;
      /** @description Page of the agent portal. */
      supportUrl?: string;
      /** @description Where the parcel is. */
      shipmentStatus?: string;
      /** @description Meaning not known. */
      onBoardingStatus?: string;
      /** @description Meaning not known. */
      miaStatus?: string;
      /** @description Amount before tax. */
      amount?: components['schemas']['Money'];
      /** @description Amount with tax. */
      totalAmount?: components['schemas']['Money'];
      /** @description Tax. */
      totalTax?: components['schemas']['Money'];
      /** @description Anything else. */
      meta?: Record<string, never>;
      /** @description Kind of SIM; callers take it from their own order. */
      simType?: string;
    };
    /** @description How it is paid. */
    SubsequentPayment: {
      /** @description Way of paying. */
      paymentType?: string;
      /** @description The quote's oneTimeCharge.totalOneTimeCost. */
      collection?: components['schemas']['Money'];
      /** @description A saved card; without it the customer pays at a link. */
      ccUUID?: string;
    };
    /** @description An order of a known customer. */
    SubmitSubsequentPurchaseRequest: {
      /** @description The account. */
      customerId: string;
      /** @description Lines to add or renew. */
      lines?: components['schemas']['OrderLines'];
      /** @description Service code of the shipping; null without a parcel. */
      shipmentType?: string | null;
      /** @description How it is paid. */
      payment?: components['schemas']['SubsequentPayment'];
      /** @description Where the browser goes after payment. */
      redirectUrl?: components['schemas']['RedirectUrl'];
      /** @description The brand's own number. */
      clientAccountId?: string;
    };
    /** @description Where the customer returns to. */
    GenerateAddCardLinkRequest: {
      /** @description Where the browser goes after the card is stored. */
      redirectUrl: components['schemas']['RedirectUrl'];
    };
    /** @description Where the customer enters a card. */
    CardLink: {
      /** @description The hosted page. */
      link: components['schemas']['Link'];
    };
    /** @description A stored card. Its id has two names (Q12). */
    Card: {
      /** @description Id of the card. */
      ccUUID: string;
      /** @description The same id under its other name. */
      cardId?: string;
      /** @description Brand of the card. */
      cardType?: string;
      /** @description Last four digits. */
      last4?: string;
      /** @description Month of expiry, 1 to 12. */
      expMonth?: number;
      /** @description Year of expiry, four digits. */
      expYear?: number;
      /** @description Whether it pays by default. */
      default?: boolean;
      /** @description Place in the order of trying. */
      priority?: number;
      /** @description Whom it is about. */
      customerId?: string;
    };
    /** @description What to change of a card. */
    UpdateCardRequest: {
      /** @description The card. */
      cardId: string;
      /** @description Month of expiry, 1 to 12. */
      expMonth?: number;
      /** @description Year of expiry, four digits. */
      expYear?: number;
      /** @description Place in the order of trying. */
      priority?: number;
    };
    /** @description A SIM card to look at. */
    ValidateIccidRequest: {
      /** @description Serial of the card. */
      iccId: components['schemas']['Iccid'];
      /** @description Line that it is for. */
      customerId?: string;
    };
    /** @description Whether the card can be activated. */
    IccidVerdict: {
      /** @description The verdict. */
      isValid: boolean;
      /** @description Serial of the card. */
      iccId?: string;
      /** @description Why not. */
      message?: string;
    };
    /** @description A line to bring to life: by iccId for a SIM card, by imei and esim for an eSIM. With numberToPort the number comes from another carrier; its five fields then all belong. */
    ActivateRequest: {
      /** @description The line. */
      customerId: string;
      /** @description Serial of the SIM card. */
      iccId?: components['schemas']['Iccid'];
      /** @description Serial of the device; needed for an eSIM. */
      imei?: components['schemas']['Imei'];
      /** @description True for an eSIM (Q5). */
      esim?: boolean;
      /** @description Where the number should be from. */
      zip?: components['schemas']['Zip'];
      /** @description Number to bring along. */
      numberToPort?: components['schemas']['PhoneNumber'];
      /** @description Name of the losing carrier. */
      oldCarrier?: string;
      /** @description Account number there. */
      oldCarrierAccountNumber?: string;
      /** @description Transfer PIN there. */
      password?: string;
      /** @description Billing ZIP code there; the key is oldZip here (Q6). */
      oldZip?: components['schemas']['Zip'];
    };
    /** @description The activation is taken and goes on by itself. */
    ActivationReceipt: {
      /** @description Number of the work; its status is asked by customerId all the same (Q20). */
      transactionId: string;
    };
    /** @description How far an activation or port-in is. */
    ActivationStatus: {
      /** @description The line. */
      customerId?: string;
      /** @description 0 not submitted, 1 activating, 2 active, 8 failed, 9 porting, 10 port failed, 11 port cancelled; 3 to 7 are not documented. */
      status: number;
      /** @description The status in words. */
      statusDesc?: string;
      /** @description Why it failed. */
      activationMsg?: string;
      /** @description Phone number of the line. */
      mobileNo?: string;
      /** @description Its plan. */
      planName?: string;
      /** @description When it became active. */
      activationDate?: components['schemas']['DateTime'];
      /** @description Serial of its SIM card. */
      iccId?: string;
      /** @description Serial of its device. */
      imei?: string;
      /** @description Whether it has an eSIM. */
      esim?: boolean;
    };
    /** @description What to correct, with the keys of row 19. */
    UpdatePortInRequest: {
      /** @description The line. */
      customerId: string;
      /**
       * @description What to do.
       * @enum {string}
       */
      type:
        | 'UPDATE_PIN'
        | 'UPDATE_ACCOUNT'
        | 'UPDATE_ZIP'
        | 'RESUBMIT_PORT'
        | 'CANCEL_PORT'
        | 'CANCEL_AND_NEW';
      /** @description The right transfer PIN, with UPDATE_PIN. */
      password?: string;
      /** @description The right account number, with UPDATE_ACCOUNT. */
      oldCarrierAccountNumber?: string;
      /** @description The right ZIP code, with UPDATE_ZIP. */
      oldZip?: components['schemas']['Zip'];
    } & (unknown & unknown & unknown);
    /** @description Whether a number can be brought along. */
    PortInVerdict: {
      /** @description The verdict. */
      portable: boolean;
      /** @description The number. */
      mdn?: string;
      /** @description Carrier that has it now. */
      oldCarrier?: string;
      /** @description Why not. */
      message?: string;
    };
    /** @description A ZIP code to look at. */
    ValidateZipCodeRequest: {
      /** @description The ZIP code; the key is zipCode here (Q6). */
      zipCode: components['schemas']['Zip'];
    };
    /** @description What is offered at a ZIP code. Only isValid is safe to expect. */
    ZipCodeVerdict: {
      /** @description Whether the ZIP code is served. */
      isValid: components['schemas']['Flag'];
      /** @description Whether the brand covers it. */
      brandCoverage?: components['schemas']['Flag'];
      /** @description Whether eSIMs work there. */
      esimAvailable?: components['schemas']['Flag'];
      /** @description Whether SIM cards work there. */
      psimAvailable?: components['schemas']['Flag'];
      /** @description Whether there is 5G. */
      compatibility5G?: components['schemas']['Flag'];
      /** @description The same under its other spelling (Q16). */
      compatibility5g?: components['schemas']['Flag'];
      /** @description Whether calls over LTE work there. */
      volteCompatible?: components['schemas']['Flag'];
      /** @description Whether calls over Wi-Fi work there. */
      wfcCompatible?: components['schemas']['Flag'];
    };
    /** @description A text message. */
    SendSmsRequest: {
      /** @description Its text. */
      message: string;
    };
    /** @description An account and its lines. */
    CustomerInfo: {
      /** @description The subscriber. */
      customerId: string;
      /** @description The brand's own number. */
      clientAccountId?: string;
      /** @description Group of the account's lines. */
      groupId?: string;
      /** @description The account's latest purchase; finds a purchase whose answer was lost. */
      transactionId?: string;
      /** @description First name. */
      firstName?: string;
      /** @description Last name. */
      lastName?: string;
      /** @description E-mail address. */
      email?: string;
      /** @description Phone number of the account holder. */
      billingPhoneNumber?: string;
      /** @description State of the line, with the codes of row 20. */
      status?: number;
      /** @description The state in words. */
      statusDesc?: string;
      /** @description Phone number of the line. */
      mobileNo?: string;
      /** @description Serial of its SIM card. */
      iccId?: string;
      /** @description Serial of its device. */
      imei?: string;
      /** @description Kind of its SIM (Q5). */
      simType?: string;
      /** @description Its plan. */
      planId?: string;
      /** @description Name of its plan. */
      planName?: string;
      /** @description When it became active. */
      activationDate?: components['schemas']['DateTime'];
      /** @description Whether it is the account's first line. */
      isPrimary?: boolean;
      /** @description Day of the next bill. */
      billCycleDate?: components['schemas']['Day'];
      /** @description Billing and shipping address. */
      addresses?: components['schemas']['Address'][];
      /** @description All lines of the account; where their ids come from is not public (Q21). */
      lines?: components['schemas']['CustomerLine'][];
    };
    /** @description One line of an account. */
    CustomerLine: {
      /** @description The line's own id. */
      customerId: string;
      /** @description Its phone number. */
      mobileNo?: string;
      /** @description Its state, with the codes of row 20. */
      status?: number;
      /** @description Its plan. */
      planId?: string;
      /** @description Name of its plan. */
      planName?: string;
      /** @description When it became active. */
      activationDate?: components['schemas']['DateTime'];
      /** @description Whether it is the account's first line. */
      isPrimary?: boolean;
      /** @description First name of its user. */
      firstName?: string;
      /** @description Kind of its SIM (Q5). */
      simType?: string;
      /** @description Serial of its SIM card. */
      iccId?: string;
      /** @description Serial of its device. */
      imei?: string;
    };
    /** @description What to change of an account. */
    UpdateAccountFieldsRequest: {
      /** @description First name. */
      firstName?: string;
      /** @description Last name. */
      lastName?: string;
      /**
       * Format: email
       * @description E-mail address.
       */
      email?: string;
      /** @description Addresses to replace. */
      addresses?: components['schemas']['Address'][];
    };
    /** @description A line to bring back. */
    ReconnectCustomerRequest: {
      /** @description The line. */
      customerId: string;
      /** @description A new SIM card. */
      iccId?: components['schemas']['Iccid'];
    };
    /** @description A line to suspend or disconnect. */
    LineChangeRequest: {
      /** @description The line. */
      customerId: string;
      /** @description Why. */
      reason?: string;
    };
    /** @description A line to restore. */
    RestoreCustomerRequest: {
      /** @description The line. */
      customerId: string;
    };
    /** @description A line that wants another number. */
    SwapNumberRequest: {
      /** @description The line. */
      customerId: string;
      /** @description Where the number should be from. */
      zip?: components['schemas']['Zip'];
    };
    /** @description How far the change of number is. */
    NumberSwapStatus: {
      /** @description State of the change. */
      status: string;
      /** @description The new number. */
      mobileNo?: string;
      /** @description Whom it is about. */
      customerId?: string;
      /** @description A sentence for people. */
      message?: string;
      /** @description The state in words. */
      statusDesc?: string;
    };
    /** @description A line that gets another SIM. */
    SwapSimRequest: {
      /** @description The line. */
      customerId: string;
      /** @description Serial of the new SIM. */
      newIccId: components['schemas']['Iccid'];
      /**
       * @description Kind of the new SIM; the word differs from row 8 (Q5).
       * @enum {string}
       */
      simType: 'ESIM' | 'PSIM';
    };
    /** @description Two lines that change places. */
    SwapPrimaryLineRequest: {
      /** @description The line that is primary now. */
      primaryCustomerId: string;
      /** @description The line that becomes primary. */
      secondaryCustomerId: string;
    };
    /** @description A customer who means to leave. */
    RecordDepartureRequest: {
      /** @description The line. */
      customerId: string;
      /** @description How the customer leaves. */
      type: string;
      /** @description Why. */
      reason?: string;
    };
    /** @description The reset is taken and goes on by itself. */
    ResetReceipt: {
      /** @description Number of the work; its status is asked by customerId all the same. */
      transactionId?: string;
    };
    /** @description How far the reset is. */
    ResetStatus: {
      /** @description State of the reset. */
      status: string;
      /** @description Whom it is about. */
      customerId?: string;
      /** @description A sentence for people. */
      message?: string;
      /** @description The state in words. */
      statusDesc?: string;
    };
    /** @description A new voicemail PIN. */
    ResetVoicemailPasswordRequest: {
      /** @description The PIN; without it the platform picks one. */
      password?: string;
    };
    /** @description Use of one kind in one cycle. */
    Usage: {
      /** @description The line. */
      customerId?: string;
      /** @description Its phone number. */
      mobileNo?: string;
      /** @description Kind of use. */
      type?: string;
      /** @description Used so far. */
      used?: number;
      /** @description Allowance; null is without limit. */
      limit?: number | null;
      /** @description Unit of both. */
      unit?: string;
      /** @description First day of the cycle. */
      cycleStart?: components['schemas']['Day'];
      /** @description Last day of the cycle. */
      cycleEnd?: components['schemas']['Day'];
    };
    /** @description A feature to switch. */
    ManageDataCutOffRequest: {
      /** @description The feature. */
      feature: string;
      /** @description True cuts data off, false gives it back. */
      enable: boolean;
    };
    /** @description A bill. */
    Bill: {
      /** @description Number of the bill. */
      billId: string;
      /** @description The account. */
      customerId?: string;
      /** @description Group of the account's lines. */
      groupId?: string;
      /** @description Day of the bill. */
      billDate?: components['schemas']['Day'];
      /** @description Last day to pay. */
      dueDate?: components['schemas']['Day'];
      /** @description First day billed. */
      periodStart?: components['schemas']['Day'];
      /** @description Last day billed. */
      periodEnd?: components['schemas']['Day'];
      /** @description Amount before tax. */
      amount?: components['schemas']['Money'];
      /** @description Tax. */
      tax?: components['schemas']['Money'];
      /** @description Amount with tax. */
      totalAmount?: components['schemas']['Money'];
      /** @description Still to pay. */
      amountDue?: components['schemas']['Money'];
      /** @description State of the bill. */
      status?: string;
    };
    /** @description A bill with its lines. */
    BillDetail: {
      /** @description Number of the bill. */
      billId: string;
      /** @description The account. */
      customerId?: string;
      /** @description Group of the account's lines. */
      groupId?: string;
      /** @description Day of the bill. */
      billDate?: components['schemas']['Day'];
      /** @description Last day to pay. */
      dueDate?: components['schemas']['Day'];
      /** @description First day billed. */
      periodStart?: components['schemas']['Day'];
      /** @description Last day billed. */
      periodEnd?: components['schemas']['Day'];
      /** @description Amount before tax. */
      amount?: components['schemas']['Money'];
      /** @description Tax. */
      tax?: components['schemas']['Money'];
      /** @description Amount with tax. */
      totalAmount?: components['schemas']['Money'];
      /** @description Still to pay. */
      amountDue?: components['schemas']['Money'];
      /** @description State of the bill. */
      status?: string;
      /** @description What each line cost. */
      lines?: components['schemas']['BillLine'][];
    };
    /** @description What one line cost. */
    BillLine: {
      /** @description The line. */
      customerId?: string;
      /** @description Its phone number. */
      mobileNo?: string;
      /** @description Its items. */
      items?: components['schemas']['BillItem'][];
    };
    /** @description One item of a bill. */
    BillItem: {
      /** @description What it is for. */
      description?: string;
      /** @description Amount before tax. */
      amount?: components['schemas']['Money'];
      /** @description Tax. */
      tax?: components['schemas']['Money'];
    };
    /** @description A bill to pay. */
    PayBillRequest: {
      /** @description The account. */
      customerId: string;
      /** @description The bill. */
      billId: string;
      /** @description How much. */
      amount: components['schemas']['Money'];
      /** @description A saved card; without it the default one pays. */
      ccUUID?: string;
    };
    /** @description The payment of a bill. */
    BillPayment: {
      /** @description Number of the payment. */
      transactionId?: string;
      /** @description State of the payment. */
      paymentStatus?: string;
      /** @description Why it failed. */
      paymentStatusDesc?: string;
      /** @description Another place of the payment status. */
      status?: string;
      /** @description The state in words. */
      statusDesc?: string;
      /** @description A sentence for people. */
      message?: string;
    };
    /** @description An invoice. */
    Invoice: {
      /** @description Number of the invoice. */
      invoiceId?: string;
      /** @description Its bill. */
      billId?: string;
      /** @description Its day. */
      invoiceDate?: components['schemas']['Day'];
      /** @description Its amount. */
      amount?: components['schemas']['Money'];
      /** @description Its state. */
      status?: string;
      /** @description Whom it is about. */
      customerId?: string;
    };
    /** @description Where to read an invoice. */
    InvoiceLink: {
      /** @description Address of the PDF file. */
      url: string;
      /** @description When the address stops working. */
      expireDate?: components['schemas']['DateTime'];
      /** @description The bill. */
      billId?: string;
    };
    /** @description An invoice to send. */
    EmailInvoiceRequest: {
      /** @description The account. */
      customerId: string;
      /** @description The bill. */
      billId: string;
      /**
       * Format: email
       * @description Where to; without it to the account's address.
       */
      email?: string;
    };
    /** @description A pack to price. */
    QuoteTopUpRequest: {
      /** @description The line. */
      customerId: string;
      /** @description The pack. */
      serviceCode: string;
      /** @description How many. */
      quantity?: number;
    };
    /** @description A pack to buy. */
    PurchaseTopUpRequest: {
      /** @description The line. */
      customerId: string;
      /** @description The pack. */
      serviceCode: string;
      /** @description How many. */
      quantity?: number;
      /** @description A saved card; without it the default one pays. */
      ccUUID?: string;
    };
    /** @description A price. */
    SimpleQuote: {
      /** @description Amount before tax. */
      amount?: components['schemas']['Money'];
      /** @description Tax. */
      tax?: components['schemas']['Money'];
      /** @description Amount with tax. */
      total: components['schemas']['Money'];
    };
    /** @description A bought pack. */
    TopUpReceipt: {
      /** @description Number of the purchase. */
      transactionId?: string;
      /** @description State of the purchase. */
      status?: string;
      /** @description What it cost. */
      total?: components['schemas']['Money'];
      /** @description What became of the payment, in words. */
      paymentStatusDesc?: string;
      /** @description The state in words. */
      statusDesc?: string;
      /** @description A sentence for people. */
      message?: string;
    };
    /** @description A change of plan to price. */
    EstimatePlanChangeRequest: {
      /** @description The line. */
      customerId: string;
      /** @description The plan to move to, one of upGradableTo or downGradableTo. */
      planId: string;
      /** @description When. */
      effective?: string;
    };
    /** @description A change of plan to make. */
    PurchasePlanChangeRequest: {
      /** @description The line. */
      customerId: string;
      /** @description The plan to move to, one of upGradableTo or downGradableTo. */
      planId: string;
      /** @description When. */
      effective?: string;
      /** @description A saved card; without it the default one pays. */
      ccUUID?: string;
    };
    /** @description What a change of plan costs. */
    PlanChangeEstimate: {
      /** @description Direction. */
      changeType?: string;
      /** @description When it takes effect. */
      effectiveDate?: components['schemas']['Day'];
      /** @description Charge for the rest of the cycle. */
      proratedCharge?: components['schemas']['Money'];
      /** @description Tax. */
      tax?: components['schemas']['Money'];
      /** @description Due now. */
      totalDue?: components['schemas']['Money'];
      /** @description Per month from then on. */
      newMonthlyCost?: components['schemas']['Money'];
    };
    /** @description The change is taken and goes on by itself. */
    PlanChangeReceipt: {
      /** @description Number to ask row 51 with; spelled so there (Q12). */
      txnId: string;
      /** @description The same under its other name (Q12). */
      transactionId?: string;
    };
    /** @description How far the change of plan is. */
    PlanChangeStatus: {
      /** @description State of the change. */
      status: string;
      /** @description The number that was asked about. */
      txnId?: string;
      /** @description The plan to move to. */
      planId?: string;
      /** @description When it takes effect. */
      effectiveDate?: components['schemas']['Day'];
      /** @description A sentence for people. */
      message?: string;
      /** @description The state in words. */
      statusDesc?: string;
      /** @description The same as txnId under its other name (Q12). */
      transactionId?: string;
    };
    /** @description Credit for calls abroad. */
    CallingCredit: {
      /** @description Group of the account's lines. */
      groupId?: string;
      /** @description What is left. */
      balance: components['schemas']['Money'];
      /** @description When it ends. */
      expiryDate?: components['schemas']['Day'];
    };
    /** @description Use in one destination. */
    CallingUsage: {
      /** @description Where to. */
      destination?: string;
      /** @description Minutes called. */
      minutes?: number;
      /** @description Messages sent. */
      sms?: number;
      /** @description What it cost. */
      amount?: components['schemas']['Money'];
      /** @description The group. */
      groupId?: string;
    };
    /** @description A purchase of credit. */
    CallingPurchase: {
      /** @description Number of the purchase. */
      transactionId?: string;
      /** @description When. */
      date?: components['schemas']['Day'];
      /** @description How much. */
      amount?: components['schemas']['Money'];
      /** @description State of the purchase. */
      status?: string;
      /** @description Whom it is about. */
      customerId?: string;
    };
    /** @description Credit to price. */
    QuoteCallingCreditRequest: {
      /** @description The line. */
      customerId: string;
      /** @description Group of the account's lines. */
      groupId: string;
      /** @description Credit to buy. */
      amount: components['schemas']['Money'];
    };
    /** @description Credit to buy. */
    PurchaseCallingCreditRequest: {
      /** @description The line. */
      customerId: string;
      /** @description Group of the account's lines. */
      groupId: string;
      /** @description Credit to buy. */
      amount: components['schemas']['Money'];
      /** @description A saved card; without it the default one pays. */
      ccUUID?: string;
    };
    /** @description Bought credit. */
    CallingCreditReceipt: {
      /** @description Number of the purchase. */
      transactionId?: string;
      /** @description State of the purchase. */
      status?: string;
      /** @description Credit afterwards. */
      balance?: components['schemas']['Money'];
      /** @description What was charged. */
      total?: components['schemas']['Money'];
      /** @description What became of the payment, in words. */
      paymentStatusDesc?: string;
      /** @description The state in words. */
      statusDesc?: string;
      /** @description A sentence for people. */
      message?: string;
    };
    /** @description The parcel of an order. */
    Shipment: {
      /** @description Number of the parcel's order. */
      orderId?: string;
      /** @description The purchase whose SIM cards it holds; without it nobody can tell. */
      transactionId?: string;
      /** @description Where the parcel is. */
      shipmentStatus?: string;
      /** @description Who carries it. */
      carrier?: string;
      /** @description Number to track it with. */
      trackingNumber?: string;
      /** @description When it left. */
      shippedDate?: components['schemas']['DateTime'];
      /** @description Service code of the shipping. */
      shipmentType?: string;
      /** @description Whom it is about. */
      customerId?: string;
    };
    /** @description A country with roaming. */
    RoamingCountry: {
      /** @description Code of the country. */
      countryCode?: string;
      /** @description Its name. */
      countryName?: string;
    };
    /** @description Where somebody travels. */
    RoamingOfferingsRequest: {
      /** @description Countries of the journey. */
      countries: components['schemas']['CountryCodes'];
      /** @description The line. */
      customerId?: string;
      /** @description The network. */
      mvne?: string;
    };
    /** @description Codes of countries. */
    CountryCodes: string[];
    /** @description A pack for roaming. */
    RoamingPack: {
      /** @description Id of the pack. */
      packId: string;
      /** @description Name. */
      name?: string;
      /** @description Price. */
      price?: components['schemas']['Money'];
      /** @description Days that it lasts. */
      validityDays?: number;
      /** @description Data in it. */
      data?: number;
      /** @description Unit of data. */
      dataUnit?: string;
      /** @description Minutes in it. */
      voiceMinutes?: number;
      /** @description Messages in it. */
      sms?: number;
      /** @description Where it works. */
      countries?: string[];
    };
    /** @description A pack to price. */
    QuoteRoamingPackRequest: {
      /** @description The pack. */
      packId: string;
      /** @description First day. */
      startDate?: components['schemas']['Day'];
    };
    /** @description A pack to buy. */
    PurchaseRoamingPackRequest: {
      /** @description The pack. */
      packId: string;
      /** @description First day. */
      startDate?: components['schemas']['Day'];
      /** @description A saved card; without it the default one pays. */
      ccUUID?: string;
    };
    /** @description A bought pack. */
    RoamingPackReceipt: {
      /** @description Number of the purchase. */
      transactionId?: string;
      /** @description The pack. */
      packId?: string;
      /** @description State of the purchase. */
      status?: string;
      /** @description What was charged. */
      total?: components['schemas']['Money'];
      /** @description What became of the payment, in words. */
      paymentStatusDesc?: string;
      /** @description The state in words. */
      statusDesc?: string;
      /** @description A sentence for people. */
      message?: string;
    };
    /** @description A pack that a line has. */
    OwnedRoamingPack: {
      /** @description The pack. */
      packId: string;
      /** @description The line. */
      customerId?: string;
      /** @description State of the pack. */
      status?: string;
      /** @description First day. */
      startDate?: components['schemas']['Day'];
      /** @description Last day. */
      endDate?: components['schemas']['Day'];
      /** @description Whether it renews itself. */
      autoRenew?: boolean;
      /** @description The group. */
      groupId?: string;
    };
    /** @description Whether a pack renews itself. */
    SetRoamingPackAutoRenewRequest: {
      /** @description True renews. */
      autoRenew: boolean;
      /** @description The line. */
      customerId: string;
    };
    /** @description What is left of a pack. */
    RoamingPackUsage: {
      /** @description The pack. */
      packId?: string;
      /** @description Used so far. */
      used?: number;
      /** @description What is left. */
      remaining?: number;
      /** @description Unit of both. */
      unit?: string;
      /** @description Last day. */
      endDate?: components['schemas']['Day'];
      /** @description Whom it is about. */
      customerId?: string;
    };
    /** @description A line whose SIM is to change. */
    GenerateSimSwapOtpRequest: {
      /** @description The line. */
      customerId: string;
    };
    /** @description A one-time code is on its way to the customer. */
    SimSwapOtp: {
      /** @description Number to ask row 68 with. */
      id: string;
      /** @description When the code ends. */
      expiresAt?: components['schemas']['DateTime'];
      /** @description The same, misspelled as in row 0 (Q1). */
      exipiresAt?: components['schemas']['DateTime'];
    };
    /** @description The code and the new SIM. */
    PerformSimSwapRequest: {
      /** @description Number from row 66. */
      id: string;
      /** @description The code that the customer got. */
      otp: string;
      /** @description The line. */
      customerId: string;
      /** @description Serial of the new SIM; the key is row 33's. */
      newIccId: components['schemas']['Iccid'];
      /**
       * @description Kind of the new SIM (Q5).
       * @enum {string}
       */
      simType: 'ESIM' | 'PSIM';
    };
    /** @description The swap is taken and goes on by itself. */
    SimSwapReceipt: {
      /** @description Number to ask row 68 with. */
      id: string;
    };
    /** @description How far the swap is. */
    SimSwapStatus: {
      /** @description The number that was asked about. */
      id?: string;
      /** @description State of the swap. */
      status: string;
      /** @description Serial of the new SIM. */
      iccId?: string;
      /** @description Why it failed. */
      message?: string;
      /** @description The new SIM card under its name of row 67. */
      newIccId?: string;
      /** @description The state in words. */
      statusDesc?: string;
    };
    /** @description A line reached a share of its allowance. */
    UsageNotification: {
      /**
       * @description Name of the event. Its key is not described; receivers also accept eventType, callbackType and notificationType.
       * @constant
       */
      type: 'USAGE_NOTIFICATION';
      /** @description The line. */
      customerId: string;
      /** @description Its phone number. */
      mobileNo?: string;
      /** @description Kind of use. */
      usageType?: string;
      /** @description Share reached, in percent. */
      thresholdPct?: number;
      /** @description Used so far. */
      used?: number;
      /** @description Allowance. */
      limit?: number;
      /** @description Unit of both. */
      unit?: string;
      /** @description When. */
      eventTime?: components['schemas']['DateTime'];
    };
    /** @description A line is used in another device. */
    DeviceChangeNotification: {
      /**
       * @description Name of the event. Its key is not described; receivers also accept eventType, callbackType and notificationType.
       * @constant
       */
      type: 'RDN_IMEI_CHANGE';
      /** @description The line. */
      customerId: string;
      /** @description Its phone number. */
      mobileNo?: string;
      /** @description Device before. */
      oldImei?: string;
      /** @description Device now. */
      newImei?: string;
      /** @description When. */
      eventTime?: components['schemas']['DateTime'];
    };
    /** @description A customer began to take the number elsewhere. */
    PortOutNotification: {
      /**
       * @description Name of the event. Its key is not described; receivers also accept eventType, callbackType and notificationType.
       * @constant
       */
      type: 'PORT_OUT';
      /** @description The line. */
      customerId: string;
      /** @description Its phone number. */
      mobileNo?: string;
      /** @description Where to. */
      newCarrier?: string;
      /** @description When. */
      eventTime?: components['schemas']['DateTime'];
    };
    /** @description The number is gone to another carrier. */
    PortOutConfirmedNotification: {
      /**
       * @description Name of the event. Its key is not described; receivers also accept eventType, callbackType and notificationType.
       * @constant
       */
      type: 'PORT_OUT_CONFIRMED';
      /** @description The line. */
      customerId: string;
      /** @description Its phone number. */
      mobileNo?: string;
      /** @description When. */
      eventTime?: components['schemas']['DateTime'];
    };
    /** @description An activation or port-in ended. */
    ActivationCallback: {
      /**
       * @description Name of the event. Its key is not described; receivers also accept eventType, callbackType and notificationType.
       * @constant
       */
      type: 'ACTIVATION';
      /** @description The line. */
      customerId: string;
      /** @description How it ended; presumably a code of row 20. */
      status: number | string;
      /** @description Phone number of the line. */
      mobileNo?: string;
      /** @description Number of row 19's answer; not among the named fields (Q20). */
      transactionId?: string;
      /** @description Why it failed. */
      activationMsg?: string;
    };
    /** @description The purchase of a new customer ended. */
    PurchaseCallback: {
      /**
       * @description Name of the event. Its key is not described; receivers also accept eventType, callbackType and notificationType.
       * @constant
       */
      type: 'PRODUCT_PURCHASE';
      /** @description The account. */
      customerId?: string;
      /** @description Number of the order. */
      transactionId: string;
      /** @description How it ended, in either vocabulary (Q10). */
      status: string;
      /** @description The brand's own number. */
      clientAccountId?: string;
    };
    /** @description The purchase of a known customer ended. */
    SubsequentPurchaseCallback: {
      /**
       * @description Name of the event. Its key is not described; receivers also accept eventType, callbackType and notificationType.
       * @constant
       */
      type: 'PURCHASE_SUBSEQUENT';
      /** @description The account. */
      customerId?: string;
      /** @description Number of the order. */
      transactionId: string;
      /** @description How it ended, in either vocabulary (Q10). */
      status: string;
      /** @description The brand's own number. */
      clientAccountId?: string;
    };
    /** @description What the brand answers; nothing is asked of it but the HTTP status. */
    CallbackReply: {
      /** @description Result word. */
      status?: string;
    };
    ExchangeAccessKeyAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Token'];
    };
    GenerateAccessKeyAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['AccessKey'];
    };
    CheckCoverageAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Coverage'];
    };
    CheckDeviceAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Device'];
    };
    FetchCatalogAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Catalog'];
    };
    FetchPlansAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PlanList'];
    };
    FetchOffersAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['OfferList'];
    };
    FetchServicesAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['ServiceList'];
    };
    QuotePurchaseAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Quote'];
    };
    SubmitPurchaseAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PurchaseReceipt'];
    };
    PurchaseStatusAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PurchaseStatus'];
    };
    SubmitSubsequentPurchaseAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PurchaseReceipt'];
    };
    GenerateAddCardLinkAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['CardLink'];
    };
    ListCardsAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Card'][];
    };
    ReadCardAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Card'];
    };
    UpdateCardAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Card'] | components['schemas']['Ack'];
    };
    DeleteCardAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    ValidateIccidAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['IccidVerdict'];
    };
    ActivateAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['ActivationReceipt'];
    };
    ActivationStatusAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['ActivationStatus'];
    };
    UpdatePortInAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    ValidatePortInNumberAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PortInVerdict'];
    };
    ValidateZipCodeAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['ZipCodeVerdict'];
    };
    SendSmsAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    CustomerInfoAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['CustomerInfo'];
    };
    UpdateAccountFieldsAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    ReconnectCustomerAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    DisconnectCustomerAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    SuspendCustomerAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    RestoreCustomerAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    SwapNumberAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    NumberSwapStatusAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['NumberSwapStatus'];
    };
    SwapSimAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    SwapPrimaryLineAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    RecordDepartureAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    ResetCustomerAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['ResetReceipt'];
    };
    CustomerResetStatusAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['ResetStatus'];
    };
    ResetVoicemailPasswordAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    UsageSummaryAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Usage'][];
    };
    ManageDataCutOffAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    ListBillsAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Bill'][];
    };
    ReadBillAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['BillDetail'];
    };
    PayBillAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['BillPayment'];
    };
    InvoiceHistoryAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Invoice'][];
    };
    GenerateInvoiceLinkAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['InvoiceLink'];
    };
    EmailInvoiceAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    QuoteTopUpAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['SimpleQuote'];
    };
    PurchaseTopUpAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['TopUpReceipt'];
    };
    EstimatePlanChangeAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PlanChangeEstimate'];
    };
    PurchasePlanChangeAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PlanChangeReceipt'];
    };
    PlanChangeStatusAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['PlanChangeStatus'];
    };
    CallingCreditAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['CallingCredit'];
    };
    CallingUsageAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['CallingUsage'][];
    };
    CallingPurchaseHistoryAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['CallingPurchase'][];
    };
    QuoteCallingCreditAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['SimpleQuote'];
    };
    PurchaseCallingCreditAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['CallingCreditReceipt'];
    };
    ShipmentOrderAnswer: components['schemas']['Envelope'] & {
      /** @description The latest parcel, or all of them. */
      data?: components['schemas']['Shipment'] | components['schemas']['Shipment'][];
    };
    CancelShipmentAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    RoamingCountriesAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['RoamingCountry'][];
    };
    RoamingOfferingsAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['RoamingPack'][];
    };
    QuoteRoamingPackAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['SimpleQuote'];
    };
    PurchaseRoamingPackAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['RoamingPackReceipt'];
    };
    RoamingPacksOfGroupAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['OwnedRoamingPack'][];
    };
    SetRoamingPackAutoRenewAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['Ack'];
    };
    RoamingPackUsageAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['RoamingPackUsage'][];
    };
    GenerateSimSwapOtpAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['SimSwapOtp'];
    };
    PerformSimSwapAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['SimSwapReceipt'];
    };
    SimSwapStatusAnswer: components['schemas']['Envelope'] & {
      data?: components['schemas']['SimSwapStatus'];
    };
  };
  responses: {
    /** @description The request is not valid; meta tells the fields. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['RequestError'];
      };
    };
    /** @description The credentials are wrong or have ended. */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['AnyError'];
      };
    };
    /** @description The credentials may not do this, or the call comes from an address that is not listed (Q8). */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['AnyError'];
      };
    };
    /** @description The customer, bill or transaction is not known. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['RequestError'];
      };
    };
    /** @description Done already, or not possible in this state: look before anything else. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['RequestError'];
      };
    };
    /** @description The call budget of the key is spent. */
    TooManyRequests: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['AnyError'];
      };
    };
    /** @description The platform failed. Bodies other than JSON happen. */
    InternalServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['AnyError'];
        'text/html': string;
        'text/plain': string;
      };
    };
    /** @description The platform is down. */
    ServiceUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['AnyError'];
        'text/html': string;
        'text/plain': string;
      };
    };
    /** @description No answer from behind the gateway; the work may have happened all the same. */
    GatewayTimeout: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['AnyError'];
        'text/html': string;
        'text/plain': string;
      };
    };
  };
  parameters: {
    /** @description The account or line. */
    CustomerIdInPath: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  exchangeAccessKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExchangeAccessKeyRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExchangeAccessKeyAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  generateAccessKey: {
    parameters: {
      query?: never;
      header: {
        /** @description Sent here and nowhere else. */
        'bypass-token': 'true';
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['GenerateAccessKeyRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GenerateAccessKeyAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  checkCoverage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CheckCoverageRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckCoverageAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  checkDevice: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The device. */
        imei: components['schemas']['Imei'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckDeviceAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  fetchCatalog: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FetchCatalogAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  fetchPlans: {
    parameters: {
      query?: {
        /** @description Only this one. */
        serviceCode?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FetchPlansAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  fetchOffers: {
    parameters: {
      query?: {
        /** @description Only this one. */
        serviceCode?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FetchOffersAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  fetchServices: {
    parameters: {
      query?: {
        /** @description Only this one. */
        serviceCode?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FetchServicesAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  quotePurchase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Order'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuotePurchaseAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  submitPurchase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Order'];
      };
    };
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubmitPurchaseAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubmitPurchaseAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  purchaseStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The order. */
        transactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurchaseStatusAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  submitSubsequentPurchase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubmitSubsequentPurchaseRequest'];
      };
    };
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubmitSubsequentPurchaseAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubmitSubsequentPurchaseAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  generateAddCardLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GenerateAddCardLinkRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GenerateAddCardLinkAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listCards: {
    parameters: {
      query: {
        /** @description The account. */
        customerId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListCardsAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  updateCard: {
    parameters: {
      query?: {
        /** @description Row 15: the card; the key is cardId in rows 14 and 17 (Q12). */
        id?: string;
        /** @description Row 15: always true. */
        default?: 'true';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['UpdateCardRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpdateCardAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  deleteCard: {
    parameters: {
      query: {
        /** @description The card. */
        cardId: string;
        /** @description The account. */
        customerId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeleteCardAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  readCard: {
    parameters: {
      query: {
        /** @description The card; the key is id in row 15 (Q12). */
        cardId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadCardAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  validateIccid: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ValidateIccidRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ValidateIccidAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  activate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActivateRequest'];
      };
    };
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivateAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivateAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  activationStatus: {
    parameters: {
      query: {
        /** @description The line. */
        customerId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivationStatusAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  updatePortIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdatePortInRequest'];
      };
    };
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpdatePortInAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpdatePortInAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  validatePortInNumber: {
    parameters: {
      query: {
        /** @description The number. */
        mdn: components['schemas']['PhoneNumber'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ValidatePortInNumberAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  validateZipCode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ValidateZipCodeRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ValidateZipCodeAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  sendSms: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SendSmsRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SendSmsAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  customerInfo: {
    parameters: {
      query?: {
        /** @description The account or one of its lines. */
        customerId?: string;
        /** @description The brand's own number, in place of customerId. */
        clientAccountId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerInfoAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  updateAccountFields: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateAccountFieldsRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpdateAccountFieldsAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  reconnectCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReconnectCustomerRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReconnectCustomerAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  disconnectCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LineChangeRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DisconnectCustomerAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  suspendCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LineChangeRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuspendCustomerAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  restoreCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RestoreCustomerRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RestoreCustomerAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  swapNumber: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SwapNumberRequest'];
      };
    };
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SwapNumberAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SwapNumberAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  numberSwapStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NumberSwapStatusAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  swapSim: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SwapSimRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SwapSimAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  swapPrimaryLine: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SwapPrimaryLineRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SwapPrimaryLineAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  recordDeparture: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordDepartureRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordDepartureAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  resetCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetCustomerAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetCustomerAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  customerResetStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerResetStatusAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  resetVoicemailPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ResetVoicemailPasswordRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetVoicemailPasswordAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  usageSummary: {
    parameters: {
      query: {
        /** @description Kind of use; the three words are assumed. */
        usageData: string;
        /** @description The line. */
        customerId: string;
        /** @description Group of the account. */
        groupId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsageSummaryAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  manageDataCutOff: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ManageDataCutOffRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManageDataCutOffAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listBills: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListBillsAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  readBill: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The bill. */
        billId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadBillAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  payBill: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PayBillRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayBillAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  invoiceHistory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoiceHistoryAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  generateInvoiceLink: {
    parameters: {
      query: {
        /** @description The account. */
        customerId: string;
        /** @description The bill. */
        billId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GenerateInvoiceLinkAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  emailInvoice: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EmailInvoiceRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EmailInvoiceAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  quoteTopUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuoteTopUpRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuoteTopUpAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  purchaseTopUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchaseTopUpRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurchaseTopUpAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  estimatePlanChange: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EstimatePlanChangeRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EstimatePlanChangeAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  purchasePlanChange: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchasePlanChangeRequest'];
      };
    };
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurchasePlanChangeAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurchasePlanChangeAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  planChangeStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The change; the name is transactionId elsewhere (Q12). */
        txnId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanChangeStatusAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  callingCredit: {
    parameters: {
      query: {
        /** @description Group of the account's lines. */
        groupId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallingCreditAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  callingUsage: {
    parameters: {
      query: {
        /** @description Group of the account's lines. */
        groupId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallingUsageAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  callingPurchaseHistory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallingPurchaseHistoryAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  quoteCallingCredit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuoteCallingCreditRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuoteCallingCreditAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  purchaseCallingCredit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchaseCallingCreditRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurchaseCallingCreditAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  shipmentOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShipmentOrderAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  cancelShipment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CancelShipmentAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  roamingCountries: {
    parameters: {
      query: {
        /** @description The network. */
        mvne: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoamingCountriesAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  roamingOfferings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RoamingOfferingsRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoamingOfferingsAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  quoteRoamingPack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuoteRoamingPackRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuoteRoamingPackAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  purchaseRoamingPack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account or line. */
        customerId: components['parameters']['CustomerIdInPath'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchaseRoamingPackRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurchaseRoamingPackAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  roamingPacksOfGroup: {
    parameters: {
      query: {
        /** @description Group of the account's lines. */
        groupId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoamingPacksOfGroupAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  setRoamingPackAutoRenew: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The pack. */
        packId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetRoamingPackAutoRenewRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SetRoamingPackAutoRenewAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  roamingPackUsage: {
    parameters: {
      query: {
        /** @description The line. */
        customerId: string;
        /** @description Only this pack. */
        packId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoamingPackUsageAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  generateSimSwapOtp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GenerateSimSwapOtpRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GenerateSimSwapOtpAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  performSimSwap: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PerformSimSwapRequest'];
      };
    };
    responses: {
      /** @description Taken; it goes on by itself. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PerformSimSwapAnswer'];
        };
      };
      /** @description Taken; it goes on by itself. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PerformSimSwapAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  simSwapStatus: {
    parameters: {
      query: {
        /** @description The number of the swap. */
        id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimSwapStatusAnswer'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  usageReached: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UsageNotification'];
      };
    };
    responses: {
      /** @description Kept. Anything else, or silence for 10 seconds, brings up to three more deliveries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackReply'];
        };
      };
    };
  };
  deviceChanged: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeviceChangeNotification'];
      };
    };
    responses: {
      /** @description Kept. Anything else, or silence for 10 seconds, brings up to three more deliveries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackReply'];
        };
      };
    };
  };
  portOutBegan: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PortOutNotification'];
      };
    };
    responses: {
      /** @description Kept. Anything else, or silence for 10 seconds, brings up to three more deliveries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackReply'];
        };
      };
    };
  };
  portOutConfirmed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PortOutConfirmedNotification'];
      };
    };
    responses: {
      /** @description Kept. Anything else, or silence for 10 seconds, brings up to three more deliveries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackReply'];
        };
      };
    };
  };
  activationEnded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActivationCallback'];
      };
    };
    responses: {
      /** @description Kept. Anything else, or silence for 10 seconds, brings up to three more deliveries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackReply'];
        };
      };
    };
  };
  purchaseEnded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchaseCallback'];
      };
    };
    responses: {
      /** @description Kept. Anything else, or silence for 10 seconds, brings up to three more deliveries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackReply'];
        };
      };
    };
  };
  subsequentPurchaseEnded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubsequentPurchaseCallback'];
      };
    };
    responses: {
      /** @description Kept. Anything else, or silence for 10 seconds, brings up to three more deliveries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackReply'];
        };
      };
    };
  };
}
