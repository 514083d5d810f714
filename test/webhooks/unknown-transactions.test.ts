import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { customerId } from '../../src/ids.ts';
import { aStatus, DispatchWorld, inDoubtOf, named, purchase } from './dispatch-world.ts';

const MINUTE = 60_000;
const subsequent = (transactionId: string, customer = 'c-1') => ({
  ...{ type: 'PURCHASE_SUBSEQUENT', transactionId, customerId: customer, status: 'COMPLETED' },
});

describe('a transaction that no operation carries', () => {
  it('is read once and offered to the operation whose reference it carries', async () => {
    const world = new DispatchWorld();
    world.operations = [inDoubtOf('op-1', 'c-1'), inDoubtOf('op-2', 'c-1')];
    world.transaction = async () => aStatus({ clientAccountId: 'ref-op-2' });
    await world.arrives(purchase('t-9'));
    await world.clock.advance(10 * MINUTE);
    expect(world.log).toEqual(['transaction t-9', 'wake op-2 transaction:t-9']);
  });

  it('is offered to what is in doubt for the customer that its record names, and to nobody else', async () => {
    const world = new DispatchWorld();
    const settledOne = inDoubtOf('op-3', 'c-1', { status: 'SUCCEEDED', pending: null });
    world.operations = [inDoubtOf('op-1', 'c-1'), settledOne, named('op-4', [])];
    world.transaction = async () => aStatus({ customerId: customerId('c-1') });
    await world.arrives(subsequent('t-9'));
    await world.clock.advance(MINUTE);
    expect(world.log).toEqual(['transaction t-9', 'wake op-1 transaction:t-9']);
  });

  it('of a foreign reference is offered to nobody, whatever customer its record names', async () => {
    const world = new DispatchWorld();
    world.operations = [inDoubtOf('op-1', 'c-1')];
    world.transaction = async () =>
      aStatus({ clientAccountId: 'of somebody else', customerId: customerId('c-1') });
    await world.arrives(subsequent('t-9'));
    await world.clock.advance(MINUTE);
    expect(world.log).toEqual(['transaction t-9']);
  });

  it('costs one reading when forty callbacks name it, also after a restart', async () => {
    const world = new DispatchWorld();
    world.operations = [inDoubtOf('op-1', 'c-1')];
    world.transaction = async () => aStatus({ clientAccountId: 'ref-op-1' });
    await world.arrives(
      ...Array.from({ length: 20 }, (_value, nonce) => purchase('t-9', { nonce })),
    );
    await world.clock.advance(MINUTE);
    world.dispatch.stop();
    world.restart().start();
    await world.arrives(
      ...Array.from({ length: 20 }, (_value, nonce) =>
        purchase('t-9', { nonce: `again ${nonce}` }),
      ),
    );
    await world.clock.advance(MINUTE);
    expect(world.reads).toBe(1);
    expect(world.inbox.verdicts().slice(-20)).toEqual(Array(20).fill('applied'));
  });

  it('is read five times, ever more seldom, when the platform does not know it, and then never again', async () => {
    const world = new DispatchWorld();
    await world.arrives(purchase('t-9'));
    await world.clock.advance(59_000);
    expect(world.reads).toBe(1);
    await world.clock.advance(24 * 60 * MINUTE);
    expect(world.reads).toBe(5);
    await world.arrives(purchase('t-9', { nonce: 1 }));
    await world.clock.advance(24 * 60 * MINUTE);
    expect(world.reads).toBe(5);
    expect(world.inbox.verdicts()).toEqual(['unmatched', 'unmatched']);
  });

  it('is read after a restart when the process ended before it was', async () => {
    const world = new DispatchWorld();
    world.transaction = () => new Promise(() => undefined);
    await world.arrives(purchase('t-9'));
    await world.clock.advance(0);
    world.dispatch.stop();
    world.transaction = async () => aStatus({ clientAccountId: 'ref-op-1' });
    world.operations = [inDoubtOf('op-1', 'c-1')];
    world.restart().start();
    await world.clock.advance(2_000);
    expect(world.log.at(-1)).toBe('wake op-1 transaction:t-9');
  });

  it('that cannot be read holds up none of the others', async () => {
    const world = new DispatchWorld();
    world.operations = [inDoubtOf('op-1', 'c-1')];
    world.transaction = async (id) => {
      if (id === 't-bad') throw new GatewayError('PLATFORM_UNAVAILABLE');
      return aStatus({ clientAccountId: 'ref-op-1' });
    };
    await world.arrives(purchase('t-bad'), purchase('t-good'));
    await world.clock.advance(2_000);
    expect(world.log).toContain('wake op-1 transaction:t-good');
  });

  it('is no id of the platform when it would change a path, and is never read', async () => {
    const world = new DispatchWorld();
    await world.arrives(purchase('..'), purchase('a/b'), purchase('t-1?x'), purchase('.'));
    await world.clock.advance(MINUTE);
    expect(world.log).toEqual([]);
    expect(world.inbox.verdicts()).toEqual(Array(4).fill('malformed'));
  });
});

describe('a flood of forged purchases', () => {
  const forged = Array.from({ length: 40 }, (_value, index) => purchase(`forged-${index}`));

  it('costs each transaction one reading within the first minute, at most two a second', async () => {
    const world = new DispatchWorld();
    world.operations = Array.from({ length: 5 }, (_value, index) =>
      inDoubtOf(`op-${index}`, 'c-1'),
    );
    await world.arrives(...forged);
    await world.clock.advance(5_000);
    expect(world.reads).toBeLessThanOrEqual(12);
    await world.clock.advance(50_000);
    expect(world.reads).toBe(40);
    expect(new Set(world.log).size).toBe(40);
  });

  it('holds up neither a callback that names an operation nor an alarm', async () => {
    const world = new DispatchWorld();
    world.operations = [named('op-1', ['transaction:t-1'])];
    await world.arrives(...forged, purchase('t-1'), { type: 'PORT_OUT', customerId: 'c-1' });
    expect(world.log).toContain('wake op-1 null');
    expect(world.log).toContain('customer c-1');
  });

  it('is read behind the one that came last', async () => {
    const world = new DispatchWorld();
    await world.arrives(...forged);
    await world.clock.advance(2_000);
    await world.arrives(purchase('t-new'));
    await world.clock.advance(1_000);
    expect(world.log.slice(-2)).toContain('transaction t-new');
  });

  it('of usage of one customer holds up neither the alarm of another nor their usage', async () => {
    const world = new DispatchWorld();
    const usage = (customer: string, nonce: number) => ({
      ...{ type: 'USAGE_NOTIFICATION', customerId: customer, usageType: 'DATA', nonce },
    });
    await world.arrives(...Array.from({ length: 50 }, (_value, nonce) => usage('loud', nonce)));
    await world.arrives(usage('quiet', 1), { type: 'RDN_IMEI_CHANGE', customerId: 'c-1' });
    expect(world.log).toEqual(['customer loud', 'customer quiet', 'customer c-1']);
  });
});
