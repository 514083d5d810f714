import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { EVENTS, SUBMIT } from '../support/documents.ts';
import { Killable } from '../support/killable.ts';
import { newKey, operation, quote, viewer } from '../support/shopper.ts';
import { folder } from '../support/world.ts';

interface Story {
  readonly place: Killable;
  readonly sam: Client;
  readonly input: { quoteId: string; idempotencyKey: string };
}

type Moment = (story: Story) => Promise<void>;

const send = ({ sam, input }: Story): Promise<unknown> =>
  sam.ask(SUBMIT, { input }).catch(() => null);

const latest = async ({ sam }: Story): Promise<any> => {
  const { operations } = await sam.data('{ operations(first: 1) { edges { node { id } } } }');
  const id = operations.edges[0]?.node.id;
  return id ? operation(sam, id) : null;
};

/** Where the process is killed; each comes back with whatever it had kept. */
const MOMENTS: readonly (readonly [string, Moment])[] = [
  ['before the purchase was asked for', async ({ place }) => place.kill()],
  [
    'while the order is on its way to the platform',
    async (story) => {
      story.place.reach.platform.faults.add({ row: 9, fault: 'slow', delayMs: 600 });
      void send(story);
      await story.place.until(async () => story.place.attempts(9) === 1);
      await story.place.kill();
    },
  ],
  [
    'after the platform took the order, before its answer is kept',
    async (story) => {
      story.place.reach.platform.faults.add({ row: 9, fault: 'cut-after-effect' });
      void send(story);
      await story.place.until(async () => story.place.effects('purchase') === 1);
      await story.place.kill();
    },
  ],
  [
    'when the answer was kept, before the link is there',
    async (story) => {
      await send(story);
      await story.place.kill();
    },
  ],
  [
    'while the customer pays',
    async (story) => {
      await send(story);
      await story.place.until(async () => (await latest(story))?.customerTask);
      await story.place.kill();
    },
  ],
  [
    'when the payment is through, and the callback finds nobody',
    async (story) => {
      await send(story);
      await story.place.until(async () => (await latest(story))?.customerTask);
      await story.place.kill();
      payNow(story);
      await story.place.until(async () => story.place.effects('payment') === 1);
    },
  ],
];

function payNow({ place }: Story): void {
  const { platform } = place.reach;
  const order = platform.world.orders.at(-1);
  if (order?.status === 'PAYMENT_PENDING') {
    void fetch(`${place.reach.url}/_simulator/pay/${order.transactionId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"action":"pay"}',
    });
  }
}

describe('a gateway that is killed', () => {
  it.each(MOMENTS)(
    '%s buys exactly once, and tells every revision once',
    async (_when, moment) => {
      await using path = await folder();
      await using place = await Killable.start(path.path);
      const sam = await place.as({ sub: 'sam' });
      const { quote: quoted } = await quote(sam);
      const story: Story = { place, sam, input: { quoteId: quoted.id, idempotencyKey: newKey() } };
      const told: string[] = [];
      let cursor: string | null = null;
      const keep = (items: readonly any[]): void => {
        for (const item of items) {
          cursor = item.cursor;
          if (item.operation) told.push(`${item.operation.id} ${item.operation.revision}`);
        }
      };
      const before = sam.watch(EVENTS);
      await place.until(async () => before.items.length >= 0);

      await moment(story);
      keep(before.items);
      await before.stop();
      await place.up();
      await send(story); // the app does what apps do: it sends the same again
      const after = sam.watch(EVENTS, { after: cursor });
      await place.until(async () => {
        payNow(story);
        return (await latest(story))?.status === 'SUCCEEDED';
      });
      const end = await latest(story);
      await after.until(({ items }) =>
        items.some((item) => item.operation?.status === 'SUCCEEDED'),
      );
      keep(after.items);
      await after.stop();

      expect(place.effects('purchase')).toBe(1);
      expect(place.effects('payment')).toBe(1);
      expect(place.attempts(9)).toBe(1);
      expect(new Set(told).size).toBe(told.length);
      const revisions = told
        .filter((one) => one.startsWith(`${end.id} `))
        .map((one) => Number(one.split(' ')[1]));
      const first = revisions[0] ?? 0;
      expect(revisions).toEqual(
        Array.from({ length: end.revision - first + 1 }, (_, n) => first + n),
      );
      expect((await viewer(sam)).customers).toHaveLength(1);
    },
    40_000,
  );
});
