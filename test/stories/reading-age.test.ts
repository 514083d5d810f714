import { setImmediate as soon } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { act, direct } from '../support/actions.ts';
import type { Client, Watch } from '../support/client.ts';
import { release } from '../support/lines.ts';
import { FARAH, LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const CUSTOMER = globalId('Customer', IDS.farah);
const LINE = globalId('Line', IDS.farah, IDS.farah);
const OF_CUSTOMER = (fields: string): string =>
  `query R($id: ID!) { customer(id: $id) { ${fields} } }`;

/** Everything that streams, with the row that tells it and how it is asked for by itself. */
const READINGS: readonly (readonly [string, number, string, string])[] = [
  ['a line', 25, 'query R($id: ID!) { line(id: $id) { revision status } }', LINE],
  [
    'a line as a node',
    25,
    'query R($id: ID!) { node(id: $id) { ... on Line { revision } } }',
    LINE,
  ],
  ['a customer', 25, OF_CUSTOMER('revision lines { revision }'), CUSTOMER],
  [
    'a customer as a node',
    25,
    'query R($id: ID!) { node(id: $id) { ... on Customer { revision } } }',
    CUSTOMER,
  ],
  ['a bill', 41, OF_CUSTOMER('bills(first: 2) { edges { node { revision } } }'), CUSTOMER],
  ['an invoice', 44, OF_CUSTOMER('invoices(first: 2) { edges { node { revision } } }'), CUSTOMER],
  ['a card', 13, OF_CUSTOMER('cards { revision }'), CUSTOMER],
  ['a roaming pack', 63, OF_CUSTOMER('ownedRoamingPacks { revision }'), CUSTOMER],
];

let world: World;
let farah: Client;
let events: Watch;

beforeAll(async () => {
  world = await World.start({ readTimeoutMs: 7_000 });
  farah = await world.as(FARAH);
  const query = `subscription E($id: ID!) { customerEvents(customerId: $id) { ... on LineChanged { revision cursor } } }`;
  events = farah.watch(query, { id: CUSTOMER });
  await farah.data('{ now }');
});
afterAll(async () => {
  await events.stop();
  await world[Symbol.asyncDispose]();
});

let paused = false;

/** Something happens to the customer; resolves to the position of the event, when a subscriber has it. */
async function happens(): Promise<number> {
  const before = events.items.length;
  await act(farah, paused ? 'restoreLine' : 'suspendLine', { lineId: LINE });
  paused = !paused;
  await events.until(({ items }) => items.length > before);
  return events.items.at(-1).revision;
}

/** All ages in an answer. */
function agesIn(value: unknown): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'revision' ? [Number(inner)] : agesIn(inner),
  );
}

async function asked(query: string, id: string): Promise<readonly number[]> {
  const ages = agesIn(await farah.data(query, { id }));
  expect(ages.length).toBeGreaterThan(0);
  return ages;
}

describe('the revision of what is read', () => {
  it.each(READINGS)(
    'tells %s that was asked for before an event and came after it from one of after the event',
    async (_what, row, query, id) => {
      await happens();
      await world.fault({ row, fault: 'held', times: 1 });
      const late = asked(query, id);
      while (world.reach.platform.held.count === 0) await soon();
      const position = await happens();
      await release(world);
      expect(Math.max(...(await late))).toBeLessThan(position);
      expect(Math.min(...(await asked(query, id)))).toBeGreaterThanOrEqual(position);
    },
  );

  it.each(READINGS)(
    'of %s is the same for all who are given one reading',
    async (_what, row, query, id) => {
      await happens();
      const first = await asked(query, id);
      const calls = world.attempts(row).length;
      const second = await asked(query, id);
      if (world.attempts(row).length === calls) expect(second).toEqual(first);
      expect(Math.min(...second)).toBeGreaterThanOrEqual(Math.max(...first));
    },
  );

  it('grows with every event of anybody, and never falls', async () => {
    const lena = await world.as(LENA);
    const query = '{ viewer { customers { revision lines { revision } } } }';
    const seen: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      seen.push(...agesIn(await lena.data(query)));
      await happens();
      await world.pass(11_000);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(3);
  });

  it('is the one of the card itself in a payload, and not older than the change', async () => {
    const { viewer } = await farah.data('{ viewer { customers { cards { id revision } } } }');
    const [, card] = viewer.customers[0].cards;
    const position = await happens();
    const input = { customerId: CUSTOMER, cardId: card.id };
    const fields = 'card { revision } customer { revision cards { revision } }';
    const payload = await direct(farah, 'setDefaultCard', input, fields);
    expect(Math.min(...agesIn(payload))).toBeGreaterThanOrEqual(position);
    expect(card.revision).toBeLessThan(position);
  });
});

describe('the revision of an event', () => {
  it('is the same in a page of changes as in a stream', async () => {
    const { changes: start } = await farah.data('{ changes { endCursor } }');
    const position = await happens();
    const query = `query C($after: Cursor) { changes(after: $after) { changes { ... on CustomerNotice { revision cursor } } } }`;
    const { changes } = await farah.data(query, { after: start.endCursor });
    const [told] = changes.changes.filter(
      (one: { revision?: number }) => one.revision !== undefined,
    );
    expect(told).toEqual(events.items.at(-1));
    expect(told.revision).toBe(position);
  });
});
