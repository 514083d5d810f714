import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { EVENTS, SUBMIT } from '../support/documents.ts';
import { LENA } from '../support/people.ts';
import { buy, newKey, operation } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const begun = async (world: World): Promise<{ sam: Client; id: string }> => {
  const sam = await world.as({ sub: 'sam' });
  const { operation: bought } = await buy(sam);
  return { sam, id: bought.id };
};

/** How many subscriptions the gateway holds. */
async function openStreams(world: World): Promise<string | undefined> {
  const metrics = await (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
  return /^reach_streams (\d+)/m.exec(metrics)?.[1];
}

describe.each(['guide', 'observed'] as const)(
  'story A over SSE in the words of the platform as %s',
  (vocabulary) => {
    it('shows each change of the purchase once and in order', async () => {
      await using world = await World.start({ vocabulary });
      const { sam, id } = await begun(world);
      const watch = sam.watchSse(EVENTS, { ids: [id] });
      await watch.until(({ items }) => items.length === 1);

      await world.passUntil(async () => (await operation(sam, id)).customerTask !== null);
      await world.pay();
      await world.passUntil(async () => (await operation(sam, id)).status === 'SUCCEEDED');

      const seen = await watch.until(({ items }) => items.at(-1).operation.status === 'SUCCEEDED');
      expect(
        seen.items.map((item) => [item.__typename, item.operation.revision, item.operation.status]),
      ).toEqual([
        ['OperationSnapshot', 2, 'IN_PROGRESS'],
        ['OperationAdvanced', 3, 'IN_PROGRESS'],
        ['OperationAdvanced', 4, 'WAITING_FOR_CUSTOMER'],
        ['OperationAdvanced', 5, 'IN_PROGRESS'],
        ['OperationAdvanced', 6, 'SUCCEEDED'],
      ]);
      await watch.stop();
    });
  },
);

describe('a stream over SSE', () => {
  it('of somebody else’s operation, or of none, is refused alike', async () => {
    await using world = await World.start();
    const { id } = await begun(world);
    const lena = await world.as(LENA);
    const refusals = [];
    for (const ids of [[id], ['T3BlcmF0aW9uCm5vbmU']]) {
      const watch = lena.watchSse(EVENTS, { ids });
      await watch.until(({ closed }) => closed !== null);
      refusals.push([watch.closed, watch.items, watch.errors]);
      await watch.stop();
    }
    expect(refusals[0]).toMatchObject([
      'complete',
      [],
      [{ extensions: { code: 'FORBIDDEN' }, path: ['operationEvents'] }],
    ]);
    expect(refusals[1]).toEqual(refusals[0]);
  });

  it('changes nothing', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const input = { quoteId: 'x', idempotencyKey: newKey() };
    const watch = sam.watchSse(SUBMIT, { input });
    await watch.until(({ closed }) => closed !== null);
    expect(watch.errors).toMatchObject([{ extensions: { code: 'MUTATION_NOT_HERE' } }]);
    await watch.stop();
  });

  it('goes on after its cursor, also over a restart of the gateway and from a socket', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/g.db` });
    const { sam, id } = await begun(world);
    const first = sam.watch(EVENTS, { ids: [id] });
    await first.until(({ items }) => items.length === 1);
    const { cursor, operation: seen } = first.items[0];
    await first.stop();
    await world.passUntil(async () => (await operation(sam, id)).customerTask !== null);
    await world.gateway.stop();
    await world.startGateway();
    const again = await world.as({ sub: 'sam' });
    const rest = again.watchSse(EVENTS, { ids: [id], after: cursor });
    await rest.until(({ items }) => items.some((item) => item.operation?.customerTask));
    const revisions = rest.items.map((item) => item.operation.revision);
    expect(revisions).toEqual(revisions.map((_, n) => seen.revision + 1 + n));
    expect(rest.items.map((item) => item.__typename)).not.toContain('OperationSnapshot');
    await rest.stop();
  });

  it('with a cursor of somebody else starts over, and says so', async () => {
    await using world = await World.start();
    const { sam, id } = await begun(world);
    const mine = sam.watchSse(EVENTS, { ids: [id] });
    await mine.until(({ items }) => items.length === 1);
    const lena = await world.as(LENA);
    const stolen = lena.watchSse(EVENTS, { after: mine.items[0].cursor });
    await stolen.until(({ items }) => items.length === 1);
    expect(stolen.items).toMatchObject([{ __typename: 'StreamReset', reason: 'CURSOR_NOT_YOURS' }]);
    await mine.stop();
    await stolen.stop();
  });

  it('is gone from the gateway when its client is', async () => {
    await using world = await World.start();
    const { sam, id } = await begun(world);
    const watches = Array.from({ length: 20 }, () => sam.watchSse(EVENTS, { ids: [id] }));
    await Promise.all(watches.map((watch) => watch.until(({ items }) => items.length === 1)));
    expect(await openStreams(world)).toBe('20');
    await Promise.all(watches.map((watch) => watch.stop()));
    await expect.poll(() => openStreams(world)).toBe('0');
  });

  it('breaks off when the gateway stops, so that its client comes again', async () => {
    const world = await World.start();
    const { sam, id } = await begun(world);
    const watch = sam.watchSse(EVENTS, { ids: [id] });
    await watch.until(({ items }) => items.length === 1);
    await world[Symbol.asyncDispose]();
    await watch.until(({ closed }) => closed !== null);
    expect(String(watch.closed)).toContain('Connection closed while having active streams');
    await watch.stop();
  });
});
