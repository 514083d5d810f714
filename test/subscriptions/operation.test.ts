import { beforeEach, describe, expect, it } from 'vitest';
import { customerId, globalId } from '../../src/ids.ts';
import { operationSubscriptions } from '../../src/subscriptions/operation.ts';
import { ADA, BOB, StreamWorld } from './a-gateway.ts';
import { settled } from './manual-clock.ts';

let world: StreamWorld;
beforeEach(async () => {
  world = new StreamWorld();
  await world.tail.start();
});

describe('operationEvents', () => {
  it('begins with a snapshot of each operation and goes on with every newer revision', async () => {
    world.log.append('op-1');
    world.log.append('op-2');
    world.log.append('op-1');
    const watch = await world.watch(ADA);
    expect(await watch.take(2)).toEqual(['snapshot op-2/1', 'snapshot op-1/2']);
    world.log.append('op-2');
    world.log.append('op-1');
    expect(await watch.take(2)).toEqual(['advanced op-2/2', 'advanced op-1/3']);
  });

  it('brings operations that were begun later, and none of anybody else', async () => {
    const watch = await world.watch(ADA);
    const first = watch.next();
    await settled();
    world.log.append('op-bob', { subject: 'bob' });
    world.log.append('op-later');
    expect(await first).toBe('advanced op-later/1');
  });

  it('brings only what was asked for when ids are given', async () => {
    world.log.append('op-1');
    world.log.append('op-2');
    const watch = await world.watch(ADA, { ids: ['op-2', 'op-2'] });
    expect(await watch.next()).toBe('snapshot op-2/1');
    world.log.append('op-1');
    world.log.append('op-2');
    expect(await watch.next()).toBe('advanced op-2/2');
  });

  it('shows each event in the state of its own revision, however late it is read', async () => {
    world.log.append('op-1');
    const watch = await world.watch(ADA);
    await watch.next();
    world.log.append('op-1', { status: 'WAITING_FOR_CUSTOMER' });
    world.log.append('op-1', { status: 'SUCCEEDED' });
    const statuses = [await watch.items.next(), await watch.items.next()].map(
      ({ value }) => value && 'operation' in value && value.operation.status,
    );
    expect(statuses).toEqual(['WAITING_FOR_CUSTOMER', 'SUCCEEDED']);
  });

  it('shows in a snapshot when the platform is asked next, which no event tells', async () => {
    const { id } = world.log.append('op-1');
    const logged = world.log.present.get(id);
    if (logged) world.log.present.set(id, { ...logged, nextCheckAt: 99 });
    const { value } = await (await world.watch(ADA)).items.next();
    expect(value).toMatchObject({
      __typename: 'OperationSnapshot',
      operation: { nextCheckAt: 99 },
    });
  });

  it('loses nothing that happens between the snapshot and the first event', async () => {
    world.log.append('op-1');
    world.log.append('op-2');
    world.log.afterPicking = () => {
      if (world.log.events.length === 6) return;
      world.log.append('op-1');
      world.log.append('op-1');
    };
    const watch = await world.watch(ADA);
    expect(await watch.take(6)).toEqual([
      'snapshot op-1/1',
      'snapshot op-2/1',
      'advanced op-1/2',
      'advanced op-1/3',
      'advanced op-1/4',
      'advanced op-1/5',
    ]);
  });

  it('takes in a customer that the person gains by a purchase, without a gap', async () => {
    world.log.append('op-1');
    const watch = await world.watch(ADA);
    expect(await watch.next()).toBe('snapshot op-1/1');
    const customer = customerId('c-1');
    world.links.set('ada', new Set([customer]));
    world.log.append('op-1', { customerId: customer, status: 'SUCCEEDED' });
    world.log.append('op-agent', { subject: 'agent', customerId: customer });
    expect(await watch.take(2)).toEqual(['advanced op-1/2', 'advanced op-agent/1']);
  });

  it('stops showing an operation the moment it may not be seen any more', async () => {
    world.log.append('op-1');
    world.log.append('op-2');
    const watch = await world.watch(ADA, { ids: ['op-1', 'op-2'] });
    expect(await watch.take(2)).toEqual(['snapshot op-1/1', 'snapshot op-2/1']);
    world.withdrawn.add('op-1');
    world.log.append('op-1');
    world.log.append('op-2');
    expect(await watch.next()).toBe('advanced op-2/2');
  });

  it('refuses unknown and foreign operations alike, before the first item', async () => {
    world.log.append('op-bob', { subject: 'bob' });
    world.log.append('op-1');
    const asked = [['op-bob'], ['op-1', 'op-bob'], ['op-none']].map((ids) =>
      world.watch(ADA, { ids }),
    );
    const errors = await Promise.all(asked.map((watch) => watch.catch((error: unknown) => error)));
    expect(errors[0]).toMatchObject({ code: 'FORBIDDEN' });
    expect(errors[1]).toEqual(errors[0]);
    expect(errors[2]).toEqual(errors[0]);
    const { signal } = new AbortController();
    const odd = world.streams.operationEvents(ADA, { ids: [globalId('Customer', 'op-1')] }, signal);
    await expect(odd).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.openStreams()).toBe(0);
  });

  it.each([0, 101])('refuses a list of %i ids', async (count) => {
    const ids = Array.from({ length: count }, (_value, index) => `op-${index}`);
    await expect(world.watch(ADA, { ids })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is what the resolver subscribes to, with nothing changed on the way', async () => {
    world.log.append('op-1');
    const { subscribe, resolve } = operationSubscriptions.Subscription.operationEvents;
    const { signal } = new AbortController();
    const context = { streams: world.streams, caller: ADA, signal, resumeAfter: null };
    const items = await subscribe(undefined, { ids: null, after: null }, context);
    const { value } = await items.next();
    expect(value && resolve(value)).toBe(value);
    expect(value).toMatchObject({ __typename: 'OperationSnapshot', operation: { id: 'op-1' } });
  });
});

describe('operationEvents with a cursor', () => {
  it('replays what came after it, on another instance, without snapshots', async () => {
    world.log.append('op-1');
    const watch = await world.watch(ADA);
    await watch.next();
    watch.abort.abort();
    world.log.append('op-1');
    world.log.append('op-2');

    const other = new StreamWorld(world.log);
    await other.tail.start();
    const resumed = await other.watch(ADA, { after: watch.cursor });
    expect(await resumed.take(2)).toEqual(['advanced op-1/2', 'advanced op-2/1']);
    world.log.append('op-1');
    expect(await resumed.next()).toBe('advanced op-1/3');
  });

  it('brings the missing operations when the stream broke off between two snapshots', async () => {
    world.log.append('op-1');
    world.log.append('op-2');
    world.log.append('op-3');
    const watch = await world.watch(ADA);
    expect(await watch.next()).toBe('snapshot op-1/1');
    const resumed = await world.watch(ADA, { after: watch.cursor });
    expect(await resumed.take(2)).toEqual(['advanced op-2/1', 'advanced op-3/1']);
  });

  it.each(['somebody else', 'nobody'])('of %s starts over, and says so', async (whose) => {
    world.log.append('op-1');
    world.log.append('op-bob', { subject: 'bob' });
    const bobs = await world.watch(BOB);
    await bobs.next();
    const after = whose === 'nobody' ? 'made-up' : bobs.cursor;
    const watch = await world.watch(ADA, { after });
    expect(await watch.take(2)).toEqual(['reset CURSOR_NOT_YOURS', 'snapshot op-1/1']);
  });

  it('that is older than the log starts over, and misses no operation that was asked for', async () => {
    world.log.append('op-old', { status: 'SUCCEEDED' });
    const watch = await world.watch(ADA);
    await watch.next();
    for (let revision = 0; revision < 4; revision += 1) world.log.append('op-1');
    world.log.dropBefore(4);
    const resumed = await world.watch(ADA, { after: watch.cursor, ids: ['op-1', 'op-old'] });
    expect(await resumed.take(3)).toEqual([
      'reset CURSOR_TOO_OLD',
      'snapshot op-old/1',
      'snapshot op-1/4',
    ]);
  });

  it('from just before the oldest kept event goes on', async () => {
    world.log.append('op-1');
    const watch = await world.watch(ADA);
    await watch.next();
    world.log.append('op-1');
    world.log.dropBefore(2);
    expect(await (await world.watch(ADA, { after: watch.cursor })).next()).toBe('advanced op-1/2');
  });

  it('ahead of the log, as after a restored backup, starts over instead of falling silent', async () => {
    world.log.append('op-1');
    world.log.append('op-1');
    const watch = await world.watch(ADA);
    await watch.next();
    const restored = new StreamWorld();
    await restored.tail.start();
    restored.log.append('op-1');
    const resumed = await restored.watch(ADA, { after: watch.cursor });
    expect(await resumed.take(2)).toEqual(['reset CURSOR_NOT_YOURS', 'snapshot op-1/1']);
  });
});

describe('the end of a stream', () => {
  it('comes at once with its signal, also to a next() that is pending', async () => {
    const watch = await world.watch(ADA);
    const pending = watch.next();
    await settled();
    watch.abort.abort();
    expect(await pending).toBe('end');
    expect(await watch.next()).toBe('end');
    expect(await world.openStreams()).toBe(0);
  });

  it('does not wait for a store that hangs', async () => {
    world.log.afterPicking = () => new Promise(() => undefined);
    const watch = await world.watch(ADA);
    const pending = watch.next();
    await settled();
    watch.abort.abort();
    expect(await pending).toBe('end');
  });

  it('comes with return(), while next() is pending', async () => {
    const watch = await world.watch(ADA);
    const pending = watch.next();
    await settled();
    expect(await watch.items.return?.()).toEqual({ done: true, value: undefined });
    expect(await pending).toBe('end');
    expect(await world.openStreams()).toBe(0);
  });

  it('comes before the beginning when the signal has fired already', async () => {
    const aborted = AbortSignal.abort();
    const items = await world.streams.operationEvents(ADA, {}, aborted);
    expect((await items.next()).done).toBe(true);
    expect(await world.openStreams()).toBe(0);
  });

  it('leaves nothing behind in the tail', async () => {
    world.log.append('op-1');
    for (let round = 0; round < 50; round += 1) {
      const watch = await world.watch(ADA);
      await watch.next();
      void watch.next();
      await settled();
      watch.abort.abort();
    }
    await settled();
    expect(await world.openStreams()).toBe(0);
    expect(world.tail.openFeeds).toBe(0);
  });

  it('comes with an error when the log cannot be read, and the cursor leads on from there', async () => {
    world.log.append('op-1');
    const watch = await world.watch(ADA);
    await watch.next();
    world.log.away = true;
    await expect(watch.next()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await watch.next()).toBe('end');
    world.log.away = false;
    world.log.append('op-1');
    expect(await (await world.watch(ADA, { after: watch.cursor })).next()).toBe('advanced op-1/2');
  });

  it('comes to every stream when the tail stops', async () => {
    const watch = await world.watch(ADA);
    const pending = watch.next();
    await settled();
    world.tail.stop();
    expect(await pending).toBe('end');
    expect(await (await world.watch(ADA)).next()).toBe('end');
  });
});
