/*
 * Documents: what the rig asks, as an app would have it in its own files.
 */
export const OPERATION = `
  fragment Op on Operation {
    __typename id revision status certainty settledAt
    failure { code }
    steps { code source }
    customerTask {
      __typename
      ... on PayAtLink { url expiresAt }
      ... on CorrectPortDetails { details }
    }
  }`;

/** What each operation is of, so that the checker finds its intent whoever's answer was lost. */
export const IDENTITY = `
  fragment Identity on Operation {
    ... on PurchaseOperation { quote { id } }
    ... on TopUpOperation { quote { id } }
    ... on PlanChangeOperation { quote { id } }
    ... on CallingCreditOperation { quote { id } }
    ... on RoamingPackOperation { quote { id } }
    ... on PaymentOperation { bill { id } }
    ... on ActivationOperation { line { id } }
    ... on PortInOperation { number line { id } }
  }`;

const PROBLEMS = 'outcome problems { code field }';

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** A mutation that begins or changes an operation. */
export const operationMutation = (field: string): string => `${OPERATION}
  mutation Act($input: ${capital(field)}Input!) {
    ${field}(input: $input) { ${PROBLEMS} alreadyStarted operation { ...Op } }
  }`;

/** A mutation that answers with its result. */
export const directMutation = (field: string, fields = ''): string =>
  `mutation Direct($input: ${capital(field)}Input!) { ${field}(input: $input) { ${PROBLEMS} ${fields} } }`;

export const quoteMutation = (field: string): string =>
  directMutation(
    field,
    field === 'quotePurchase'
      ? 'quote { id dueToday { total { amount } } }'
      : 'quote { id total { amount } }',
  );

export const OPERATION_BY_ID = `${OPERATION} query One($id: ID!) { operation(id: $id) { ...Op } }`;

export const OPERATIONS = `${OPERATION} ${IDENTITY} query Mine($after: Cursor) {
  operations(first: 50, after: $after) {
    edges { node { ...Op ...Identity } } pageInfo { hasNextPage endCursor } } }`;

export const ATTENTION = `query Attention($after: Cursor) {
  operationsNeedingAttention(first: 100, after: $after) {
    edges { node { id status } } pageInfo { hasNextPage endCursor } } }`;

export const HOME = `{ viewer { customers { id
  lines { id firstName status plan { id } }
  bills(first: 10) { edges { node { id amountDue { amount } status } } } } } }`;

export const LINES = '{ viewer { customers { id lines { id firstName status } } } }';

export const CATALOG = '{ catalog { plans { id name } services { id kind } } }';

export const PACKS = '{ roamingPacks(countries: ["FR", "MX", "CA"]) { id name } }';

export const TIMELINE =
  'query Why($id: ID!) { operationTimeline(id: $id) { callbacks { deliveries } } }';

export const EVENTS = `${OPERATION} subscription Events($after: Cursor) {
  operationEvents(after: $after) {
    __typename
    ... on StreamItem { cursor }
    ... on OperationSnapshot { operation { ...Op } }
    ... on OperationAdvanced { operation { ...Op } }
  } }`;
