import { describe, expect, it } from 'vitest';
import { act, direct, firstCustomer, settled } from '../support/actions.ts';
import type { Client, Watch } from '../support/client.ts';
import { EVENTS } from '../support/documents.ts';
import { ERIN, LENA, PAUL, PETRA } from '../support/people.ts';
import { line, planIdOf, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const NEW_SIM = { iccid: '8901260000000000025', simType: 'ESIM' };
const ESIM = { imei: '356938035643809' };
const PORT = {
  ...{ sim: ESIM, number: '2125550142', carrier: 'Other Mobile', accountNumber: '77001' },
  ...{ transferPin: '0142', billingZip: '10001' },
};

/** What of one operation a stream told, in the order in which it came. */
const toldOf = (watch: Watch, id: string): readonly unknown[] =>
  watch.items
    .map(({ operation }) => operation)
    .filter((operation) => operation?.id === id)
    .map(({ revision, status, steps }) => [revision, status, steps.length]);

const isSettled = (watch: Watch, id: string): boolean =>
  watch.items.some(({ operation }) => operation?.id === id && operation.settledAt !== null);

/** Begins something while a socket and a stream listen, lets time pass, and gives what both were told. */
async function told(
  world: World,
  client: Client,
  begin: () => Promise<any>,
): Promise<{ status: string; socket: readonly unknown[]; stream: readonly unknown[] }> {
  const socket = client.watch(EVENTS);
  const stream = client.watchSse(EVENTS);
  await world.passUntil(async () => (await openStreams(world)) === 2, { stepMs: 0 });
  const { operation, problems } = await begin();
  expect(problems).toEqual([]);
  await settled(world, client, operation.id);
  await stream.until((watch) => isSettled(watch, operation.id));
  await socket.until((watch) => isSettled(watch, operation.id));
  const last = socket.items.findLast((item) => item.operation?.id === operation.id);
  const seen = { socket: toldOf(socket, operation.id), stream: toldOf(stream, operation.id) };
  await Promise.all([socket.stop(), stream.stop()]);
  return { status: last.operation.status, ...seen };
}

async function openStreams(world: World): Promise<number> {
  const metrics = await (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
  return Number(/^reach_streams (\d+)/m.exec(metrics)?.[1] ?? 0);
}

async function quoteId(client: Client, name: string, input: object): Promise<string> {
  const { quote: quoted } = await direct(client, name, { ...input }, 'quote { id }');
  return quoted.id;
}

type Story = (client: Client, customer: any) => Promise<any>;

/** One operation of each kind that a person can begin and that ends by itself. */
const STORIES: readonly (readonly [string, typeof LENA, Story])[] = [
  [
    'B a purchase with a saved card',
    LENA,
    async (lena, { id, cards }) => {
      const lines = [line(await planIdOf(lena, 'Plus'), { firstName: 'Leo' })];
      const { quote: quoted } = await quote(lena, { account: null, customerId: id, lines });
      return submit(lena, quoted.id, { cardId: cards[0].id });
    },
  ],
  [
    'C an activation of a SIM card',
    PAUL,
    (paul, { lines }) =>
      act(paul, 'activateLine', { lineId: lines[0].id, sim: { iccid: '8901260000000000017' } }),
  ],
  [
    'D an activation of an eSIM',
    ERIN,
    (erin, { lines }) => act(erin, 'activateLine', { lineId: lines[0].id, sim: ESIM }),
  ],
  [
    'E a port-in',
    PETRA,
    (petra, { lines }) => act(petra, 'startPortIn', { lineId: lines[0].id, ...PORT }),
  ],
  [
    'F a plan change',
    LENA,
    async (lena, { lines }) => {
      const planId = await planIdOf(lena, 'Unlimited');
      const asked = { lineId: lines[0].id, planId, effective: 'NOW' };
      return act(lena, 'changePlan', { quoteId: await quoteId(lena, 'quotePlanChange', asked) });
    },
  ],
  [
    'H a payment',
    LENA,
    async (lena) => {
      const { viewer } = await lena.data(
        '{ viewer { customers { bills(first: 1) { edges { node { id amountDue { amount } } } } } } }',
      );
      const { node } = viewer.customers[0].bills.edges[0];
      return act(lena, 'payBill', { billId: node.id, amount: node.amountDue.amount });
    },
  ],
  ['I a suspension', LENA, (lena, { lines }) => act(lena, 'suspendLine', { lineId: lines[0].id })],
  [
    'J a roaming pack',
    LENA,
    async (lena, { lines }) => {
      const { roamingPacks } = await lena.data('{ roamingPacks(countries: ["FR"]) { id } }');
      const asked = { lineId: lines[0].id, packId: roamingPacks[0].id };
      return act(lena, 'purchaseRoamingPack', {
        quoteId: await quoteId(lena, 'quoteRoamingPack', asked),
      });
    },
  ],
  [
    'L a swap of the number',
    LENA,
    (lena, { lines }) => act(lena, 'swapNumber', { lineId: lines[0].id }),
  ],
  [
    'L a swap of the SIM with a code',
    LENA,
    async (lena, { lines }) => {
      const lineId = lines[0].id;
      const { codeRequestId } = await direct(
        ...[lena, 'requestSimSwapCode', { lineId }, 'codeRequestId'],
      );
      return act(lena, 'confirmSimSwap', { lineId, codeRequestId, code: '246810', ...NEW_SIM });
    },
  ],
  [
    'M calling credit',
    LENA,
    async (lena, { id }) => {
      const asked = { customerId: id, amount: '10.00' };
      return act(lena, 'purchaseCallingCredit', {
        quoteId: await quoteId(lena, 'quoteCallingCredit', asked),
      });
    },
  ],
  [
    'N a top-up',
    LENA,
    async (lena, { lines }) => {
      const { catalog } = await lena.data('{ catalog { services { id kind } } }');
      const service = catalog.services.find(({ kind }: { kind: string }) => kind === 'TOP_UP');
      const asked = { lineId: lines[0].id, serviceId: service.id };
      return act(lena, 'purchaseTopUp', { quoteId: await quoteId(lena, 'quoteTopUp', asked) });
    },
  ],
];

describe.each(['guide', 'observed'] as const)(
  'in the words of the platform as %s',
  (vocabulary) => {
    it.each(STORIES)(
      '%s is told over a socket and over a stream alike, each revision once and in order',
      async (_name, person, story) => {
        await using world = await World.start({ vocabulary });
        const client = await world.as(person);
        const customer = await firstCustomer(client);
        const { status, socket, stream } = await told(world, client, () => story(client, customer));
        expect(status).toBe('SUCCEEDED');
        expect(stream).toEqual(socket);
        const revisions = socket.map((item) => (item as number[])[0]);
        expect(revisions).toEqual(revisions.map((_one, index) => index + 1));
      },
    );
  },
);
