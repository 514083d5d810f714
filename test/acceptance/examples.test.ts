import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESS } from '../../examples/rows/row-example.ts';
import { globalId } from '../../src/ids.ts';
import { PORT } from '../support/lines.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { EVERYBODY, handsOf, isNotForThem, type Hands } from './everybody.ts';
import { documentsIn } from './example-documents.ts';
import { RelayApp } from './relay-app.ts';

type Variables = (hands: Hands) => Readonly<Record<string, unknown>>;

const PLAN = globalId('Plan', 'none');
const { sim: SIM, ...PORT_DETAILS } = PORT;
const input =
  (more: (hands: Hands) => object): Variables =>
  (hands) => ({ input: { idempotencyKey: newKey(), ...more(hands) } });

/** What an app gives each example. */
const VARIABLES: Readonly<Record<string, Variables>> = {
  Account: () => ({}),
  AcknowledgeOperation: ({ operationId }) => ({
    input: { operationId: operationId ?? globalId('Operation', 'none'), revision: 1 },
  }),
  SetDefaultCard: input(({ customerId }) => ({ customerId, cardId: globalId('Card', 'none') })),
  ActivateLine: input(({ lineId }) => ({ lineId, sim: SIM })),
  CorrectPortIn: input(({ operationId }) => ({
    ...{ operationId: operationId ?? globalId('Operation', 'none') },
    correction: { transferPin: '0142' },
  })),
  CoverageAndPlans: () => ({ address: ADDRESS }),
  CustomerOrdersPage: ({ customerId: id }) => ({ id, count: 5 }),
  Home: () => ({ count: 5 }),
  LineStatusAgain: ({ lineId: id }) => ({ id }),
  OrderHistoryPage: () => ({ count: 5 }),
  PortInEligibility: () => ({ number: '2125550142' }),
  QuotePurchase: ({ customerId }) => ({
    input: {
      customerId,
      returnTo: 'shop',
      lines: [{ planId: PLAN, simType: 'ESIM', firstName: 'Leo', lastName: 'L' }],
    },
  }),
  StartPortIn: input(({ lineId }) => ({ lineId, sim: SIM, ...PORT_DETAILS })),
  SubmitPurchase: input(() => ({ quoteId: globalId('PurchaseQuote', 'none') })),
  WatchOperation: ({ operationId: id }) => ({ id }),
  OrderChanges: () => ({}),
};

/** Those that even nobody may run. */
const OPEN_TO_ALL = ['CoverageAndPlans'];

let world: World;
let app: RelayApp;
let examples: ReadonlyMap<string, string>;

beforeAll(async () => {
  world = await World.start();
  app = new RelayApp(new Map([...documentsIn('documents'), ...documentsIn('relay')]));
  expect(app.compile().code).toBe(0);
  examples = app.sent();
});
afterAll(async () => {
  app[Symbol.dispose]();
  await world[Symbol.asyncDispose]();
});

/** The names of the examples that a person may not run; fails when one that they may run has an error. */
async function notForThem(hands: Hands): Promise<readonly string[]> {
  const { client } = hands;
  const closed: string[] = [];
  for (const [name, document] of examples) {
    const variables = VARIABLES[name]?.(hands) ?? {};
    if (document.startsWith('subscription')) {
      if (hands.operationId === null) continue;
      const watch = client.watch(document, variables);
      await watch.until(
        ({ items, errors, closed: end }) => items.length + errors.length > 0 || end !== null,
      );
      expect([name, watch.errors, watch.closed]).toEqual([name, [], null]);
      await watch.stop();
      continue;
    }
    const answer = await client.ask(document, variables);
    if (isNotForThem(answer)) closed.push(name);
    else expect([name, answer.errors]).toEqual([name, []]);
  }
  return closed;
}

describe('every example', () => {
  it('is given what it needs here', () => {
    expect([...examples.keys()].toSorted()).toEqual(Object.keys(VARIABLES).toSorted());
  });

  it.each(Object.entries(EVERYBODY))('runs without an error for %s', async (_who, person) => {
    const closed = await notForThem(await handsOf(world, person));
    const queries = [...examples].filter(([, text]) => !text.startsWith('subscription'));
    const names = queries.map(([name]) => name).filter((name) => !OPEN_TO_ALL.includes(name));
    expect(closed.toSorted()).toEqual(person === null ? names.toSorted() : []);
  });
});
