/*
 * Operator documents: what `npm run operations` and `npm run data-key` ask of a gateway.
 *
 * Owns   their text, letter by letter: each is registered in every gateway, so that operators are served whatever `DOCUMENTS` says.
 * Never  builds a document from what somebody typed.
 */
const SUMMARY = '__typename id status startedAt nextCheckAt';
const PAGE = `{ edges { node { ${SUMMARY} } } pageInfo { hasNextPage } }`;
const CALL = '{ endpoint row httpStatus result }';
const TIMELINE = `{ explanation operation { ${SUMMARY} steps { at code source } }
  reachCustomerId transactions { reachTransactionId } requests { at asked note request refusal { code } }
  writes { name sentAt outcome outcomeAt refusedFor call ${CALL} } readings { at source status }
  failedReads { at lastAt times code call ${CALL} } callbacks { callbackId receivedAt type verdict deliveries } }`;
const FAULT = '{ kind segment position }';
const TRAIL = `{ operation { ${SUMMARY} } trail { at action actor note } }`;

/** A mutation with its input in `$input`. */
const acting = (name: string, type: string): string =>
  `mutation Act($input: ${type}!) { ${name}(input: $input) {
      outcome problems { code message retryAt } operation { ${SUMMARY} } } }`;

export const OPERATOR_QUERIES = {
  list: `{ found: operations(first: 100) ${PAGE} }`,
  attention: `{ found: operationsNeedingAttention(first: 100) ${PAGE} }`,
  search: `query Search($criteria: OperationCriteria!, $after: Cursor) {
      found: operationsMatching(criteria: $criteria, first: 100, after: $after) ${PAGE} }`,
  show: `query Show($id: ID!) { found: operationTimeline(id: $id) ${TIMELINE} }`,
  audit: `query Audit($id: ID!) { found: operationTimeline(id: $id) ${TRAIL} }`,
  auditSegments: `query AuditSegments($after: Cursor) { found: auditSegments(first: 20, after: $after) {
      edges { node { number day instance entries lastAt closed checkpoint faults ${FAULT} } }
      pageInfo { hasNextPage endCursor } faults ${FAULT} } }`,
  auditEntries: `query AuditEntries($customerId: ID, $after: Cursor) {
      found: auditEntries(customerId: $customerId, first: 50, after: $after) { edges { node {
      at action actor note customerId lineId person operationId document reason } } pageInfo { hasNextPage endCursor } } }`,
  dataKeys: '{ found: dataKeys { name seals rows needed } }',
  aside: '{ found: operationsSetAside { operationId kind startedAt } }',
} as const;

export const OPERATOR_MUTATIONS = {
  refreshOperation: acting('refreshOperation', 'RefreshOperationInput'),
  settleOperation: acting('settleOperation', 'SettleOperationInput'),
  callOffOperation: acting('callOffOperation', 'CallOffOperationInput'),
  replayCallback: acting('replayCallback', 'ReplayCallbackInput'),
  revokeSessions: `mutation Revoke($input: RevokeSessionsInput!) { revokeSessions(input: $input) {
      outcome problems { code message retryAt } } }`,
} as const;

export const OPERATOR_DOCUMENTS: readonly string[] = [
  ...Object.values(OPERATOR_QUERIES),
  ...Object.values(OPERATOR_MUTATIONS),
];
