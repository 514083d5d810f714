import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../simulator/engine/world.ts';
import type { Client, Watch } from '../../support/client.ts';
import { ACTIVATE, EVENTS, PORT_IN } from '../../support/documents.ts';
import { ERIN, FARAH, PETRA } from '../../support/people.ts';
import { buy, newKey, operation, viewer } from '../../support/shopper.ts';
import type { Person } from '../../support/tokens.ts';
import { World } from '../../support/world.ts';

const ESIM = { imei: '356938035643809' };
const PORT = {
  ...{ number: '2125550142', carrier: 'Other Mobile', accountNumber: '77001' },
  ...{ transferPin: '0142', billingZip: '10001' },
};

interface Disturbance {
  readonly callbacks: readonly string[];
  readonly delayMs: number;
  /** Whether the answer to the write is lost after the platform took it. */
  readonly unanswered: boolean;
  /** How far time moves, from one look of a person to the next. */
  readonly stepsMs: readonly number[];
}

const disturbance: fc.Arbitrary<Disturbance> = fc.record({
  callbacks: fc.uniqueArray(fc.constantFrom('doubled', 'early', 'late', 'lost'), { maxLength: 3 }),
  delayMs: fc.integer({ min: 1, max: 90_000 }),
  unanswered: fc.boolean(),
  stepsMs: fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 30 }),
});

const line = async (client: Client): Promise<any> => (await viewer(client)).customers[0].lines[0];

async function activate(client: Client): Promise<any> {
  const { id } = await line(client);
  const input = { lineId: id, sim: ESIM, idempotencyKey: newKey() };
  return (await client.data(ACTIVATE, { input })).activateLine;
}

async function portIn(client: Client): Promise<any> {
  const { id } = await line(client);
  const input = { lineId: id, sim: ESIM, ...PORT, idempotencyKey: newKey() };
  return (await client.data(PORT_IN, { input })).startPortIn;
}

interface Work {
  readonly person: Person;
  readonly row: number;
  readonly effect: string;
  readonly begin: (client: Client) => Promise<any>;
}

const WORK: Readonly<Record<string, Work>> = {
  'a purchase': {
    person: { sub: 'sam' },
    row: 9,
    effect: 'purchase',
    begin: (client) => buy(client),
  },
  'an activation': { person: ERIN, row: 19, effect: 'activation', begin: activate },
  'a port-in': { person: PETRA, row: 19, effect: 'port-in', begin: portIn },
};

/** Moves time by these steps, then by minutes, until the operation is settled; pays as soon as that is asked for. */
async function untilSettled(
  world: World,
  client: Client,
  id: string,
  stepsMs: readonly number[],
): Promise<any> {
  let paid = false;
  for (let turn = 0; turn < 500; turn += 1) {
    const now = await operation(client, id);
    if (now.settledAt !== null) return now;
    if (!paid && now.customerTask?.__typename === 'PayAtLink') {
      await world.pay();
      paid = true;
    }
    await world.pass(stepsMs[turn] ?? 60_000);
  }
  throw new Error('it never settled');
}

function expectWhole(watch: Watch, id: string): void {
  const revisions = watch.items
    .filter((item) => item.operation.id === id)
    .map((item) => item.operation.revision);
  expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
}

describe.each(Object.keys(WORK))('%s through the door', (name) => {
  it('ends alike and is told whole, in 10 random orders of answers, callbacks and polls', async () => {
    const { person, row, effect, begin } = WORK[name] as Work;
    await fc.assert(
      fc.asyncProperty(disturbance, async ({ callbacks, delayMs, unanswered, stepsMs }) => {
        await using world = await World.start();
        await world.fault({ callbacks, delayMs });
        if (unanswered) await world.fault({ row, fault: 'cut-after-effect', times: 1 });
        const client = await world.as(person);
        const watch = client.watch(EVENTS);
        const begun = await begin(client);
        const { id } = begun.operation;
        const done = await untilSettled(world, client, id, stepsMs);
        expect(done).toMatchObject({ status: 'SUCCEEDED', certainty: 'CONFIRMED', failure: null });
        await watch.until(({ items }) =>
          items.some((item) => item.operation.id === id && item.operation.settledAt !== null),
        );
        await world.pass(120_000);
        expect((await operation(client, id)).revision).toBe(done.revision);
        expectWhole(watch, id);
        expect(watch.items.at(-1).operation).toMatchObject({ id, revision: done.revision });
        expect(world.effects(effect)).toHaveLength(1);
        await watch.stop();
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});

describe('three lines of one family', () => {
  it('activate together and never exchange numbers, with callbacks doubled and early', async () => {
    await using world = await World.start();
    await world.fault({ callbacks: ['doubled', 'early'] });
    const family = world.reach.platform.world.accounts.find(
      ({ customerId }) => customerId === FARAH.customers?.[0],
    );
    const fresh = (family?.lines ?? []).slice(1, 4);
    for (const one of fresh)
      Object.assign(one, { status: 0, mobileNo: null, activationDate: null, simType: 'ESIM' });
    expect(fresh).toHaveLength(3);

    const agent = await world.as({ sub: 'agent-1', role: 'agent' });
    const farah = await world.as(FARAH);
    const { lines } = (await viewer(farah)).customers[0];
    const waiting = lines.filter((one: any) => one.status === 'NOT_ACTIVATED');
    expect(waiting).toHaveLength(3);
    const begun = await Promise.all(
      waiting.map(async ({ id }: any) => {
        const input = { lineId: id, sim: ESIM, idempotencyKey: newKey() };
        return (await farah.data(ACTIVATE, { input })).activateLine.operation.id;
      }),
    );
    const done = [];
    for (const id of begun) done.push(await untilSettled(world, farah, id, [3_000]));

    const after = (await viewer(farah)).customers[0].lines;
    for (const [index, one] of waiting.entries()) {
      const { line: own } = await agent.data(
        `query Line($id: ID!) { line(id: $id) { reachCustomerId phoneNumber } }`,
        { id: one.id },
      );
      const real = lineOf(world.reach.platform.world, own.reachCustomerId)?.mobileNo;
      expect(real).toMatch(/^\d{10}$/);
      expect(done[index]).toMatchObject({ status: 'SUCCEEDED', phoneNumber: `+1${real}` });
      expect(own.phoneNumber).toBe(`+1${real}`);
    }
    const numbers = after.map(({ phoneNumber }: any) => phoneNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(world.effects('activation')).toHaveLength(3);
  });
});
