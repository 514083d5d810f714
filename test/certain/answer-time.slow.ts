import { describe, expect, it } from 'vitest';
import { act, direct, firstLine } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { operation, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

/** Each row that a purchase of data reads answers only after so long. */
const SLOW = { fault: 'slow', times: 0, delayMs: 3_900 };

async function topUpQuote(world: World): Promise<{ client: any; quoteId: string }> {
  const client = await world.as(LENA);
  const { id: lineId } = await firstLine(client);
  const { catalog } = await client.data('{ catalog { services { id kind } } }');
  const serviceId = catalog.services.find(({ kind }: any) => kind === 'TOP_UP').id;
  const input = { lineId, serviceId, quantity: 1 };
  return { client, quoteId: (await direct(client, 'quoteTopUp', input, 'quote { id }')).quote.id };
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; tookMs: number }> {
  const from = performance.now();
  const result = await work();
  return { result, tookMs: performance.now() - from };
}

// Beside one another: each has a world of its own, and nearly all of its time is waiting.
describe.concurrent('a mutation, while every reading of the platform takes long', () => {
  it('answers within eight seconds, and the sale goes on without the person', async () => {
    await using world = await World.start({ readTimeoutMs: 4_000 });
    const { client, quoteId } = await topUpQuote(world);
    await world.fault(...[13, 25, 47, 39].map((row) => ({ ...SLOW, row })));
    const { result, tookMs } = await timed(() => act(client, 'purchaseTopUp', { quoteId }));
    expect(tookMs).toBeLessThan(8_000);
    expect(result).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'RECEIVED' } });
    await world.control('DELETE', 'faults');
    await world.passUntil(
      async () => (await operation(client, result.operation.id)).settledAt !== null,
    );
    expect(await operation(client, result.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.effects('top-up')).toHaveLength(1);
  });

  it('answers within eight seconds when nothing answers at all, and says that nothing was sent', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    await world.fault({ row: '*', fault: 'slow', times: 0, delayMs: 30_000 });
    const { result, tookMs } = await timed(() => submit(sam, quoted.id));
    expect(tookMs).toBeLessThan(8_000);
    expect(result.outcome).toMatch(/REFUSED|ACCEPTED/);
    expect(world.attempts(9)).toEqual([]);
  });

  it('that only asks a price answers within eight seconds, too', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    await quote(sam);
    await world.fault({ row: '*', fault: 'slow', times: 0, delayMs: 30_000 });
    const { result, tookMs } = await timed(() => quote(sam).catch((error: unknown) => error));
    expect(tookMs).toBeLessThan(9_000);
    expect(result).not.toHaveProperty('outcome', 'ACCEPTED');
  });
});
