import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { settled } from '../subscriptions/manual-clock.ts';
import { DispatchWorld as World, named, purchase } from './dispatch-world.ts';

const boughtAs = (transactionId: string, change: Parameters<typeof named>[2] = {}) =>
  named('op-1', [`transaction:${transactionId}`], change);

describe('dispatch', () => {
  it('wakes the open operation that a callback names, whatever status it claims', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1'), named('op-2', ['transaction:t-2'])];
    await world.arrives(purchase('t-1'));
    expect(world.log).toEqual(['wake op-1 null']);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });

  it('wakes nobody for an operation that is settled', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1', { status: 'SUCCEEDED' })];
    await world.arrives(purchase('t-1'));
    expect(world.log).toEqual([]);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });

  it('keeps what cannot be read and what is about nobody, and does nothing', async () => {
    const world = new World();
    await world.arrives('{"type":', { type: 'PORT_OUT', customerId: 'c-1' });
    expect(world.log).toEqual(['customer c-1']);
    expect(world.inbox.verdicts()).toEqual(['malformed', 'unmatched']);
  });

  it('tells operators when others have left to make room, with one alert', async () => {
    const world = new World();
    await world.arrives('what is this', purchase('t-1'));
    expect(world.faults.filter((line) => line.includes('removed'))).toEqual([]);
    world.inbox.removed = 100;
    await world.arrives('and this', purchase('t-2'), { type: 'PORT_OUT', customerId: 'c-1' });
    const told = world.faults.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.filter(({ msg }) => msg === 'unmatched callbacks removed')).toMatchObject([
      { alert: true, removed: 100 },
      ...Array(2).fill({ alert: false, removed: 100 }),
    ]);
  });

  it('does not mark a row before its operation was woken, so that a crash repeats it', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1')];
    world.wake = () => new Promise(() => undefined);
    await world.arrives(purchase('t-1'));
    expect(world.inbox.verdicts()).toEqual([null]);

    world.wake = () => Promise.resolve();
    world.restart().start();
    await settled();
    expect(world.log).toEqual(['wake op-1 null', 'wake op-1 null']);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });

  it('judges everything that an earlier process left, page by page', async () => {
    const world = new World();
    for (let row = 0; row < 150; row += 1) world.inbox.keep(`not JSON ${row}`);
    world.dispatch.start();
    await settled();
    expect(new Set(world.inbox.verdicts())).toEqual(new Set(['malformed']));
  });

  it('joins a callback that came before its operation had a name', async () => {
    const world = new World();
    await world.arrives({ type: 'ACTIVATION', customerId: 'c-9', status: 2 });
    expect(world.inbox.verdicts()).toEqual(['unmatched']);

    world.operations = [named('op-1', ['line:c-9'])];
    await world.dispatch.rejoin(['line:c-8', 'line:c-9']);
    expect(world.log).toEqual(['wake op-1 null']);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });

  it('joins a callback whose operation gains the name while it is being marked', async () => {
    const world = new World();
    world.inbox.beforeJudging = async () => {
      if (world.operations.length > 0) return;
      world.operations = [boughtAs('t-1')];
      await world.dispatch.rejoin(['transaction:t-1']); // finds nothing: the row is not marked yet
    };
    await world.arrives(purchase('t-1'));
    expect(world.log).toEqual(['wake op-1 null']);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });

  it('takes the same content as a new reason to look', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1')];
    await world.arrives(purchase('t-1'));
    await world.clock.advance(1_000);
    await world.arrives(purchase('t-1'));
    expect(world.log).toEqual(['wake op-1 null', 'wake op-1 null']);
  });

  it('judges the other rows when one fails, and that one five seconds later', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1'), named('op-2', ['transaction:t-2'])];
    world.wake = (id) =>
      id === 'op-1' ? Promise.reject(new GatewayError('STORE_UNAVAILABLE')) : Promise.resolve();
    await world.arrives(purchase('t-1'), purchase('t-2'));
    expect(world.inbox.verdicts()).toEqual([null, 'applied']);

    world.wake = () => Promise.resolve();
    await world.clock.advance(4_999);
    expect(world.inbox.verdicts()).toEqual([null, 'applied']);
    await world.clock.advance(1);
    expect(world.inbox.verdicts()).toEqual(['applied', 'applied']);
  });

  it('tries again to join an unmatched row when waking its operation failed', async () => {
    const world = new World();
    await world.arrives(purchase('t-1'));
    world.operations = [boughtAs('t-1')];
    world.wake = () => Promise.reject(new GatewayError('STORE_UNAVAILABLE'));
    await world.dispatch.rejoin(['transaction:t-1']);
    expect(world.inbox.verdicts()).toEqual(['unmatched']);

    world.wake = () => Promise.resolve();
    await world.clock.advance(5_000);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });

  it('survives a store that is away at the start', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1')];
    world.inbox.keep(purchase('t-1'));
    const { byRef } = world;
    world.byRef = () => Promise.reject(new GatewayError('STORE_UNAVAILABLE'));
    world.dispatch.start();
    await settled();
    expect(world.inbox.verdicts()).toEqual([null]);
    world.byRef = byRef;
    await world.clock.advance(5_000);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });
});

describe('a flood of callbacks', () => {
  /** Callbacks of different content that all name one operation. */
  const flood = (count: number, fields: (index: number) => object) =>
    Array.from({ length: count }, (_value, index) => ({
      type: 'PRODUCT_PURCHASE',
      clientAccountId: 'ref-1',
      nonce: index,
      ...fields(index),
    }));

  it('wakes an operation at once and once more a second later', async () => {
    const world = new World();
    world.operations = [named('op-1', ['reference:ref-1'])];
    await world.arrives(...flood(50, () => ({})));
    expect(world.log).toHaveLength(1);
    await world.clock.advance(999);
    expect(world.log).toHaveLength(1);
    await world.clock.advance(10_000);
    expect(world.log).toHaveLength(2);
    expect(new Set(world.inbox.verdicts())).toEqual(new Set(['applied']));
    expect(world.clock.waiting).toBe(0);
  });

  it('never wakes an operation while it is still being woken', async () => {
    const world = new World();
    world.operations = [named('op-1', ['reference:ref-1'])];
    const slow = Promise.withResolvers<void>();
    world.wake = () => slow.promise;
    await world.arrives(...flood(5, () => ({})));
    await world.clock.advance(30_000);
    expect(world.log).toHaveLength(1);
    slow.resolve();
    await settled();
    await world.clock.advance(0);
    expect(world.log).toHaveLength(2);
  });

  it('does not hide a row behind those that are in hand', async () => {
    const world = new World();
    world.operations = [named('op-1', ['reference:ref-1'])];
    const slow = Promise.withResolvers<void>();
    world.wake = () => slow.promise;
    const inHand = flood(64, () => ({}));
    for (const body of inHand) world.inbox.keep(body);
    world.inbox.keep('left by an earlier process');
    await world.arrives(...inHand);
    world.dispatch.start();
    await settled();
    expect(world.inbox.judged).toEqual(['callback left by an earlier process']);

    slow.resolve();
    await settled();
    await world.clock.advance(5_000);
    expect(world.inbox.judged).toHaveLength(65);
  });

  it('does not count as work while it waits for the clock', async () => {
    const world = new World();
    world.operations = [named('op-1', ['reference:ref-1'])];
    await world.arrives(...flood(3, () => ({})));
    expect(world.inbox.verdicts()).toEqual(['applied', null, null]);
    await world.activity.quiet();
    expect(world.clock.waiting).toBe(1);
  });

  it('leaves what waits to the next start when the gateway stops', async () => {
    const world = new World();
    world.operations = [named('op-1', ['reference:ref-1'])];
    await world.arrives(...flood(3, () => ({})));
    world.dispatch.stop();
    await world.clock.advance(60_000);
    expect(world.log).toHaveLength(1);
    expect(world.inbox.verdicts()).toEqual(['applied', null, null]);

    world.restart().start();
    await settled();
    await world.clock.advance(1_000);
    expect(world.inbox.verdicts()).toEqual(['applied', 'applied', 'applied']);
  });
});
