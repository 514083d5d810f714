/*
 * Documents: what a first screen needs, ready to send.
 *
 * Gives  the subscription of one operation with the two queries that stand in for it where no stream gets through.
 *
 * Where the gateway takes registered documents only, register those that the app uses (`ACKNOWLEDGE_OPERATION` with `acknowledge`).
 */
const STATE = `
  fragment State on Operation {
    __typename id revision status certainty startedAt settledAt
    steps { code at }
    customerTask {
      __typename
      ... on PayAtLink { url expiresAt }
      ... on RenewPaymentLink { expiredAt }
      ... on CorrectPortDetails { details platformMessage }
      ... on ContactSupport { problem { code message remedy } }
    }
    failure { code message field remedy retryAt platformMessage }
  }`;

/** Variables: `id`. */
export const WATCH_OPERATION = `subscription WatchOperation($id: ID!, $after: Cursor) {
  operationEvents(ids: [$id], after: $after) {
    __typename
    ... on StreamItem { cursor }
    ... on OperationSnapshot { operation { ...State } }
    ... on OperationAdvanced { operation { ...State } }
    ... on StreamReset { reason }
  }
}${STATE}`;

/** The present state of one operation. Variables: `id`. */
export const OPERATION = `query Operation($id: ID!) {
  operation(id: $id) { ...State }
}${STATE}`;

/** What changed since a cursor. Variables: `after`. */
export const OPERATION_CHANGES = `query OperationChanges($after: Cursor) {
  changes(after: $after) {
    endCursor hasMore reset
    changes {
      __typename
      ... on StreamItem { cursor }
      ... on OperationAdvanced { operation { ...State } }
    }
  }
}${STATE}`;

/** Stands in for `WATCH_OPERATION`. */
export const OPERATION_POLLING = { changes: OPERATION_CHANGES, present: OPERATION };

/** What `acknowledge` of the live client sends. */
export const ACKNOWLEDGE_OPERATION = `mutation AcknowledgeOperation($input: AcknowledgeOperationInput!) {
  acknowledgeOperation(input: $input) {
    outcome
  }
}`;
