/*
 * Documents: what the tests ask, as a frontend would have it in its own files.
 */
export const OPERATION = `
  fragment Op on Operation {
    __typename id revision status certainty startedAt settledAt nextCheckAt
    steps { code at source }
    customerTask {
      __typename
      ... on PayAtLink { url expiresAt }
      ... on RenewPaymentLink { expiredAt }
      ... on CorrectPortDetails { details platformMessage }
      ... on ContactSupport { problem { code } }
    }
    failure { code message remedy platformMessage }
    ... on PurchaseOperation { transaction { paymentStatus platformMessage } }
    ... on ActivationOperation { phoneNumber planName activatedAt }
    ... on PortInOperation { number portedNumber: phoneNumber ported }
    ... on LineActionOperation { change }
    ... on NumberSwapOperation { previousNumber newNumber: phoneNumber }
    ... on SimSwapOperation { simType }
    ... on PlanChangeOperation { scheduled effectiveOn }
    ... on PaymentOperation { amount { amount } }
    ... on PortOutOperation { leavingNumber: number line { status } }
  }`;

export const PROBLEMS =
  'outcome problems { code reason field message remedy retryAt platformMessage operation { id } }';

export const QUOTE = `mutation Quote($input: QuotePurchaseInput!) {
  quotePurchase(input: $input) {
    ${PROBLEMS}
    quote { id kind expiresAt dueToday { total { amount currencyCode } simKit { amount } shipping { amount } tax { amount } }
      estimatedMonthly { total { amount } plan { amount } discount { amount } tax { amount } }
      lines { firstName simType plan { name } } }
  }
}`;

const mutation = (name: string, input: string): string => `${OPERATION}
mutation Act($input: ${input}!) { ${name}(input: $input) { ${PROBLEMS} alreadyStarted operation { ...Op } } }`;

export const SUBMIT = mutation('submitPurchase', 'SubmitPurchaseInput');
export const RENEW = mutation('renewPaymentLink', 'RenewPaymentLinkInput');
export const ACTIVATE = mutation('activateLine', 'ActivateLineInput');
export const PORT_IN = mutation('startPortIn', 'StartPortInInput');
export const CORRECT = mutation('correctPortIn', 'CorrectPortInInput');
export const RESUBMIT = mutation('resubmitPortIn', 'ResubmitPortInInput');
export const CANCEL = mutation('cancelPortIn', 'CancelPortInInput');

export const OPERATION_BY_ID = `${OPERATION} query Op($id: ID!) { operation(id: $id) { ...Op } }`;

export const EVENTS = `${OPERATION}
subscription Events($ids: [ID!], $after: Cursor) {
  operationEvents(ids: $ids, after: $after) {
    __typename
    ... on StreamItem { cursor }
    ... on OperationSnapshot { operation { ...Op } }
    ... on OperationAdvanced { operation { ...Op } }
    ... on StreamReset { reason }
  }
}`;

const NOTICE = `
  fragment Notice on CustomerNotice {
    __typename at certainty customerId lineId line { firstName }
    ... on UsageAlert { kind thresholdPercent used limit unit }
    ... on DeviceChanged { expected }
    ... on PortOutRequested { portOut { id status } }
    ... on PortOutConfirmed { portOut { id status } }
    ... on AttemptsLocked { purpose retryAt }
    ... on BillChanged { billId }
    ... on SecurityNotice { warnsOf: kind }
  }`;

export const CUSTOMER_EVENTS = `${NOTICE}
subscription CustomerEvents($customerId: ID!, $after: Cursor) {
  customerEvents(customerId: $customerId, after: $after) {
    __typename
    ... on StreamItem { cursor }
    ... on StreamReset { reason }
    ...Notice
  }
}`;

export const CHANGES = `${NOTICE}
query Changes($after: Cursor, $first: Int) {
  changes(after: $after, first: $first) {
    endCursor hasMore reset
    changes { __typename ... on StreamItem { cursor } ... on OperationAdvanced { operation { id revision status } } ...Notice }
  }
}`;

export const PLANS = `{ catalog { asOf stale plans { id name price { amount } fccLabel { statements { name value } } data { unlimited megabytes }
  upgradesTo { name } downgradesTo { name } } offers { code } services { id name kind } } }`;

export const VIEWER = `{ viewer { subject role customers { id firstName email accountReference
  lines { id status phoneNumber simType isPrimary firstName planName plan { name } openOperations { id status } }
  cards { id last4 isDefault } shipment { status } } } }`;
