import { setImmediate as soon } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lineOf } from '../../simulator/engine/world.ts';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { act } from '../support/actions.ts';
import type { Client, Watch } from '../support/client.ts';
import { release } from '../support/lines.ts';
import { ask, REFRESH } from '../support/operators.ts';
import { AGENT, LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const LINE = globalId('Line', IDS.lena, IDS.lena);

/** Fields that a platform which is slow in telling of bills holds up. */
const SLOW = 'customer { bills(first: 1) { edges { cursor } } }';
const OP = `id revision status ... on NumberSwapOperation { phoneNumber line { id ${SLOW} } }`;
const WATCH = `subscription W($ids: [ID!]) { operationEvents(ids: $ids) {
  ... on OperationSnapshot { operation { revision status } }
  ... on OperationAdvanced { operation { revision status } } } }`;

let world: World;
let lena: Client;

beforeAll(async () => {
  world = await World.start({ readTimeoutMs: 7_000 });
  lena = await world.as(LENA);
});
afterAll(() => world[Symbol.asyncDispose]());

/** The platform has given the line its number; the gateway does not know yet. */
function swapEnds(): void {
  const line = lineOf(world.reach.platform.world, IDS.lena);
  if (!line) throw new Error('Lena has no line');
  line.numberSwap = 'COMPLETED';
  line.mobileNo = String(Number(line.mobileNo) + 1);
}

/** Resolves when the platform holds a request. */
async function held(): Promise<void> {
  while (world.reach.platform.held.count === 0) await soon();
}

const swap = async (): Promise<string> =>
  (await act(lena, 'swapNumber', { lineId: LINE })).operation.id;

/** Lets the operation end, and a subscriber see it, while the platform holds up what was asked. Gives the answer and the emitted state. */
async function endingMeanwhile<T>(
  id: string,
  asked: () => Promise<T>,
  row = 41,
): Promise<{ answer: T; emitted: { revision: number; status: string } }> {
  const watch = lena.watch(WATCH, { ids: [id] });
  await watch.until(({ items }) => items.length > 0);
  await world.fault({ row, fault: 'held', times: 1 });
  const answer = asked();
  await held();
  const emitted = await ends(id, watch);
  await release(world);
  await watch.stop();
  return { answer: await answer, emitted };
}

async function ends(id: string, watch: Watch): Promise<{ revision: number; status: string }> {
  swapEnds();
  await ask(await world.as(AGENT), REFRESH, { operationId: id });
  const isOver = (item: any): boolean => item?.operation.status === 'SUCCEEDED';
  await watch.until(({ items }) => isOver(items.at(-1)));
  return watch.items.at(-1).operation;
}

/** All operations of an answer, however deep they stand. */
function operationsIn(value: any): readonly { id: string; revision: number; status: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(operationsIn);
  return 'status' in value && 'revision' in value && 'id' in value ? [value, ...inner] : inner;
}

describe('an operation that ends while its answer waits for the platform', () => {
  let id: string;
  beforeEach(async () => {
    id = await swap();
  });

  it('is answered as subscribers were told, where its line is slow', async () => {
    const query =
      'query O($id: ID!) { operation(id: $id) { revision status ... on NumberSwapOperation { line { id } } } }';
    const { answer, emitted } = await endingMeanwhile(id, () => lena.data(query, { id }), 25);
    expect(answer.operation).toEqual({ ...emitted, line: { id: LINE } });
  });

  it.each([
    ['operation', `query Q($id: ID!) { operation(id: $id) { ${OP} } }`],
    ['node', `query Q($id: ID!) { node(id: $id) { ... on Operation { ${OP} } } }`],
    ['operations', `query Q { operations(first: 2) { edges { node { ${OP} } } } }`],
    ['the viewer', `query Q { viewer { operations(first: 2) { edges { node { ${OP} } } } } }`],
    [
      'the customer',
      `query Q { viewer { customers { operations(first: 2) { edges { node { ${OP} } } } } } }`,
    ],
  ])('is answered as subscribers were told, when it is reached through %s', async (_by, query) => {
    const variables = query.includes('$id') ? { id } : {};
    const { answer, emitted } = await endingMeanwhile(id, () => lena.data(query, variables));
    const shown = operationsIn(answer).filter((one) => one.id === id);
    expect(shown).toEqual([expect.objectContaining(emitted)]);
    expect(shown[0]).toHaveProperty('phoneNumber', expect.stringMatching(/^\+1\d{10}$/));
  });

  it('is no longer among the open ones of its line, nor in the way of an action', async () => {
    const query = `query Q($id: ID!) { line(id: $id) { ${SLOW} openOperations { id revision status }
      actions { possible operation { id revision status } } } }`;
    const { answer } = await endingMeanwhile(id, () => lena.data(query, { id: LINE }));
    expect(operationsIn(answer)).toEqual([]);
  });

  it('is shown with its last revision in a page of changes that ends now', async () => {
    const { changes: start } = await lena.data('{ changes { endCursor } }');
    const query = `query C($after: Cursor) { changes(after: $after) { endCursor changes {
      ... on OperationAdvanced { operation { ${OP} } } } } }`;
    await ask(await world.as(AGENT), REFRESH, { operationId: id });
    const next = await swapEndsAndAnother(id);
    const asked = (): Promise<any> => lena.data(query, { after: start.endCursor });
    const { answer, emitted } = await endingMeanwhile(next, asked);
    const shown = operationsIn(answer).filter((one) => one.id === next);
    expect(shown.at(-1)).toMatchObject(emitted);
    expect(shown.map(({ revision }) => revision)).toEqual(shown.map((_one, index) => index + 1));
  });

  it.each(['socket', 'sse'] as const)('is answered alike over %s', async (channel) => {
    const query = `query Q($id: ID!) { operation(id: $id) { ${OP} } }`;
    const asked = async (): Promise<any> => {
      const watch = channel === 'socket' ? lena.watch(query, { id }) : lena.watchSse(query, { id });
      await watch.until(({ items }) => items.length === 1);
      await watch.stop();
      return watch.items[0];
    };
    const { answer, emitted } = await endingMeanwhile(id, asked);
    expect(answer).toMatchObject(emitted);
  });
});

/** Ends one swap, and begins another. */
async function swapEndsAndAnother(id: string): Promise<string> {
  swapEnds();
  await ask(await world.as(AGENT), REFRESH, { operationId: id });
  return swap();
}

describe('the payload of a mutation', () => {
  it('shows the operation as subscribers were told, and the mutation is made once', async () => {
    const all = lena.watch(WATCH);
    await world.fault({ row: 41, fault: 'held', times: 1 });
    const before = world.effects('number-swap').length;
    const document = `mutation M($input: SwapNumberInput!) { swapNumber(input: $input) { outcome operation { ${OP} } } }`;
    const input = { lineId: LINE, idempotencyKey: 'one-swap-of-one-number' };
    const asked = lena.data(document, { input });
    await held();
    await all.until(({ items }) => items.at(-1)?.operation?.status === 'IN_PROGRESS');
    const { viewer } = await lena.data(
      '{ viewer { operations(first: 1) { edges { node { id } } } } }',
    );
    const emitted = await ends(viewer.operations.edges[0].node.id, all);
    await release(world);
    const { swapNumber } = await asked;
    await all.stop();
    expect(swapNumber).toMatchObject({ outcome: 'ACCEPTED', operation: emitted });
    expect(world.effects('number-swap')).toHaveLength(before + 1);
  });
});

describe('an item of a stream', () => {
  it('shows what hangs on it as subscribers were told', async () => {
    const former = await swap();
    const id = await swapEndsAndAnother(former);
    const query = `subscription S($ids: [ID!]) { operationEvents(ids: $ids) { ... on OperationSnapshot {
      operation { revision ... on NumberSwapOperation { line { ${SLOW} openOperations { id revision status } } } } } } }`;
    const { answer } = await endingMeanwhile(id, () =>
      firstOf(lena.watch(query, { ids: [former] })),
    );
    expect(answer.operation).toHaveProperty('line.customer.bills');
    expect(operationsIn(answer)).toEqual([]);
  });

  it('comes with every revision, in order, though the first of them waits for the platform', async () => {
    const id = await swap();
    const query = `subscription S($ids: [ID!]) { operationEvents(ids: $ids) { __typename
      ... on OperationSnapshot { operation { ${OP} } } ... on OperationAdvanced { operation { ${OP} } } } }`;
    const { answer, emitted } = await endingMeanwhile(id, async () => {
      const watch = lena.watch(query, { ids: [id] });
      await watch.until(({ items }) => items.at(-1)?.operation.status === 'SUCCEEDED');
      await watch.stop();
      return watch.items.map(({ operation }) => operation);
    });
    const revisions = answer.map(({ revision }) => revision);
    expect(revisions).toEqual(revisions.map((_one, index) => revisions[0] + index));
    expect(answer[0].status).toBe('IN_PROGRESS');
    expect(revisions.at(-1)).toBe(emitted.revision);
  });
});

async function firstOf(watch: Watch): Promise<any> {
  await watch.until(({ items }) => items.length > 0);
  await watch.stop();
  return watch.items[0];
}
