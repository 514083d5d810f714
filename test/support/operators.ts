/*
 * Operators: what the brand's own people ask, and operations that need them.
 */
import { expect } from 'vitest';
import type { Client } from './client.ts';
import { buy, newKey, operation } from './shopper.ts';
import type { World } from './world.ts';

export const ADMIN = { sub: 'admin-1', role: 'admin' };
export const REASON = 'Reach support says that order 4815162342 of sam@example.com was never made.';

const FIELDS = `operation { id status nextCheckAt steps { code source } } explanation doubtEndsAt
  requests { at asked note refusal { code } } writes { name sentAt outcome outcomeAt refusedFor }
  readings { at source status } callbacks { callbackId receivedAt type verdict deliveries }`;
export const TIMELINE = `query Why($id: ID!) { operationTimeline(id: $id) { ${FIELDS} } }`;
export const WHOLE = `query Why($id: ID!) { operationTimeline(id: $id) { ${FIELDS} subject
  whoAsked: requests { subject } claims: callbacks { claimedStatus } trail { at action actor note } } }`;
export const ATTENTION = `query Attention($first: Int!, $after: Cursor) {
  operationsNeedingAttention(first: $first, after: $after) {
    edges { cursor node { id status } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
export const CALL_OFF = `mutation CallOff($input: CallOffOperationInput!) {
  callOffOperation(input: $input) { outcome problems { code } operation { id status steps { code } } } }`;
const act = (name: string, input: string): string => `mutation Act($input: ${input}!) {
  ${name}(input: $input) { outcome alreadyStarted problems { code field remedy retryAt }
    operation { id status certainty settledAt failure { code } steps { code source } } } }`;
export const REFRESH = act('refreshOperation', 'RefreshOperationInput');
export const REPLAY = act('replayCallback', 'ReplayCallbackInput');
export const SETTLE = act('settleOperation', 'SettleOperationInput');

export const timeline = async (client: Client, id: string, query = TIMELINE): Promise<any> =>
  (await client.data(query, { id })).operationTimeline;

export async function ask(client: Client, document: string, input: object): Promise<any> {
  const data = await client.data(document, { input: { idempotencyKey: newKey(), ...input } });
  return Object.values(data)[0];
}

export const settle = (client: Client, operationId: string, more: object = {}): Promise<any> =>
  ask(client, SETTLE, { operationId, verdict: 'FAILED', reason: REASON, ...more });

/** A purchase whose answer is lost; the platform has it or not, and cannot be asked for it. */
export async function inDoubt(world: World, { taken = false, sub = 'sam' } = {}): Promise<string> {
  await world.fault(
    { row: 9, fault: taken ? '504-after-effect' : 'status-504' },
    { row: 25, fault: 'status-404', times: 0 },
  );
  const bought = await buy(await world.as({ sub }));
  expect(bought.outcome).toBe('UNDETERMINED');
  return bought.operation.id;
}

export async function needingAttention(
  world: World,
  options: { readonly taken?: boolean; readonly sub?: string } = {},
): Promise<string> {
  const id = await inDoubt(world, options);
  const person = await world.as({ sub: options.sub ?? 'sam' });
  await world.passUntil(async () => (await operation(person, id)).status === 'NEEDS_ATTENTION', {
    stepMs: 60_000,
  });
  return id;
}

/** A purchase that was paid, with its callbacks. */
export async function done(world: World): Promise<string> {
  const sam = await world.as({ sub: 'sam' });
  const { operation: begun } = await buy(sam);
  await world.passUntil(async () => (await operation(sam, begun.id)).customerTask !== null);
  await world.pay();
  await world.passUntil(async () => (await operation(sam, begun.id)).settledAt !== null);
  return begun.id;
}
