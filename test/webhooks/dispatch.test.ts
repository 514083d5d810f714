import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import { GatewayError } from '../../src/errors.ts';
import type { OperationId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { Dispatch } from '../../src/webhooks/dispatch.ts';
import { anOperation } from '../subscriptions/an-operation.ts';
import { ManualClock, settled } from '../subscriptions/manual-clock.ts';
import { MemoryInbox } from './memory-inbox.ts';

class World {
  readonly clock = new ManualClock();
  readonly activity = new Activity();
  readonly inbox = new MemoryInbox();
  operations: Operation[] = [];
  /** What was done, in order: `wake <operation> <transaction>` or `suspect <transaction>`. */
  readonly log: string[] = [];
  wake: (id: OperationId) => Promise<void> = () => Promise.resolve();
  byRef: (ref: string) => Promise<readonly Operation[]> = async (ref) =>
    this.operations.filter(({ refs }) => refs.includes(ref));
  dispatch = this.restart();

  restart(): Dispatch {
    this.dispatch = new Dispatch({
      inbox: this.inbox.port,
      journal: {
        byRef: (ref) => this.byRef(ref),
        beginByPlatform: () => Promise.resolve(null),
        change: () => Promise.resolve(null),
        appendCustomerEvent: () => Promise.resolve(true),
      },
      usage: async () => null,
      customer: async (id) => {
        this.log.push(`read ${id}`);
        return null;
      },
      clock: this.clock,
      activity: this.activity,
      telemetry: new Telemetry('silent'),
      wake: (id, hint) => {
        this.log.push(`wake ${id} ${hint.transactionId}`);
        return this.wake(id);
      },
      suspects: async (transactionId) => void this.log.push(`suspect ${transactionId}`),
    });
    return this.dispatch;
  }

  async arrives(...bodies: readonly unknown[]): Promise<void> {
    for (const body of bodies) void this.dispatch.kept(this.inbox.keep(body).id);
    await settled();
  }
}

const purchase = (transactionId: string) => ({
  type: 'PRODUCT_PURCHASE',
  transactionId,
  status: 'FAILED',
});
const boughtAs = (transactionId: string, change: Partial<Operation> = {}) =>
  anOperation('op-1', { refs: [`transaction:${transactionId}`], ...change });

describe('dispatch', () => {
  it('wakes the open operation that a callback names, whatever status it claims', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1'), anOperation('op-2', { refs: ['transaction:t-2'] })];
    await world.arrives(purchase('t-1'));
    expect(world.log).toEqual(['wake op-1 t-1']);
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
    expect(world.log).toEqual(['read c-1']);
    expect(world.inbox.verdicts()).toEqual(['malformed', 'unmatched']);
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
    expect(world.log).toEqual(['wake op-1 t-1', 'wake op-1 t-1']);
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

    world.operations = [anOperation('op-1', { refs: ['line:c-9'] })];
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
    expect(world.log).toEqual(['suspect t-1', 'wake op-1 t-1']);
    expect(world.inbox.verdicts()).toEqual(['applied']);
  });

  it('lets purchases without an answer look at a transaction that nobody knows', async () => {
    const world = new World();
    await world.arrives(purchase('t-7'), {
      type: 'ACTIVATION',
      transactionId: 't-8',
      customerId: 'c-1',
    });
    expect(world.log).toEqual(['suspect t-7']);
    expect(world.inbox.verdicts()).toEqual(['unmatched', 'unmatched']);
  });

  it('takes the same content as a new reason to look', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1')];
    await world.arrives(purchase('t-1'));
    await world.clock.advance(1_000);
    await world.arrives(purchase('t-1'));
    expect(world.log).toEqual(['wake op-1 t-1', 'wake op-1 t-1']);
  });

  it('judges the other rows when one fails, and that one five seconds later', async () => {
    const world = new World();
    world.operations = [boughtAs('t-1'), anOperation('op-2', { refs: ['transaction:t-2'] })];
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
    world.operations = [anOperation('op-1', { refs: ['reference:ref-1'] })];
    await world.arrives(...flood(50, () => ({})));
    expect(world.log).toHaveLength(1);
    await world.clock.advance(999);
    expect(world.log).toHaveLength(1);
    await world.clock.advance(10_000);
    expect(world.log).toHaveLength(2);
    expect(new Set(world.inbox.verdicts())).toEqual(new Set(['applied']));
    expect(world.clock.waiting).toBe(0);
  });

  it('wakes it once a second for each transaction that is named, and loses none', async () => {
    const world = new World();
    world.operations = [anOperation('op-1', { refs: ['reference:ref-1'] })];
    await world.arrives(...flood(200, (index) => ({ transactionId: `t-${index % 20}` })));
    await world.clock.advance(10_000);
    expect(world.log).toHaveLength(11);
    await world.clock.advance(120_000);
    expect(new Set(world.log).size).toBe(20);
    expect(new Set(world.inbox.verdicts())).toEqual(new Set(['applied']));
    expect(world.inbox.judged).toHaveLength(200);
  });

  it('never wakes an operation while it is still being woken', async () => {
    const world = new World();
    world.operations = [anOperation('op-1', { refs: ['reference:ref-1'] })];
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
    world.operations = [anOperation('op-1', { refs: ['reference:ref-1'] })];
    const slow = Promise.withResolvers<void>();
    world.wake = () => slow.promise;
    const inHand = flood(64, () => ({}));
    for (const body of inHand) world.inbox.keep(body);
    world.inbox.keep('left by an earlier process');
    await world.arrives(...inHand);
    world.dispatch.start();
    await settled();
    expect(world.inbox.judged).toEqual([]);

    slow.resolve();
    await settled();
    await world.clock.advance(5_000);
    expect(world.inbox.judged).toHaveLength(65);
  });

  it('does not count as work while it waits for the clock', async () => {
    const world = new World();
    world.operations = [anOperation('op-1', { refs: ['reference:ref-1'] })];
    await world.arrives(...flood(3, () => ({})));
    expect(world.inbox.verdicts()).toEqual(['applied', null, null]);
    await world.activity.quiet();
    expect(world.clock.waiting).toBe(1);
  });

  it('leaves what waits to the next start when the gateway stops', async () => {
    const world = new World();
    world.operations = [anOperation('op-1', { refs: ['reference:ref-1'] })];
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
