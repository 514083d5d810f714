/*
 * Screens: the reads that are compared, as an app sends them.
 */
const MONEY = '{ amount currencyCode }';

const ADDRESS = '{ address1 address2 city state zip country }';

const SCREEN = `query CustomerScreen {
  viewer {
    customers {
      id firstName lastName email
      billingAddress ${ADDRESS}
      shippingAddress ${ADDRESS}
      lines {
        id isPrimary firstName status phoneNumber simType imei planName activatedAt
        plan { id name price ${MONEY} data { unlimited megabytes } }
        usage(kind: DATA) { used limit unit cycleStart cycleEnd }
      }
      bills(first: 6) {
        edges { node { id status billedOn dueOn amount ${MONEY} tax ${MONEY} total ${MONEY} amountDue ${MONEY} } }
      }
      shipment { id status carrier trackingNumber shippedAt }
    }
  }
}`;

const CATALOG = `query Catalog {
  catalog {
    plans { id name price ${MONEY} additionalLinePrice ${MONEY} maxLines data { unlimited megabytes } features }
    offers { id name code startsOn }
    services { id name kind price ${MONEY} deliveryDays }
  }
}`;

const bodyOf = (operationName: string, query: string): string =>
  JSON.stringify({ operationName, query, variables: {} });

/** The same facts in the words of the platform, for a server that is made of the contract alone: four calls, too.
 * The contract has a list of parcels where the platform answers with one, so that nothing of it can be asked for. */
const PLATFORM_SCREEN = `query CustomerScreen($id: String!, $group: String!) {
  customerInfo(customerId: $id) { ... on CustomerInfoAnswer { data {
    customerId firstName lastName email
    addresses { type address1 address2 city state zip country }
    lines { customerId isPrimary firstName status mobileNo simType imei planName activationDate }
  } } }
  usageSummary(usageData: "DATA", customerId: $id, groupId: $group) {
    ... on UsageSummaryAnswer { data { customerId used limit unit cycleStart cycleEnd } }
  }
  listBills(customerId: $id) { ... on ListBillsAnswer { data {
    billId status billDate dueDate amount tax totalAmount amountDue
  } } }
  shipmentOrder(customerId: $id) { ... on ShipmentOrderAnswer { status message } }
}`;

export const platformScreen = (customerId: string): string =>
  JSON.stringify({
    query: PLATFORM_SCREEN,
    variables: { id: customerId, group: `g-${customerId}` },
  });

export const BODIES = {
  CustomerScreen: bodyOf('CustomerScreen', SCREEN),
  Catalog: bodyOf('Catalog', CATALOG),
  Nothing: bodyOf('Nothing', 'query Nothing { __typename }'),
} as const;
