import { describe, expect, it } from 'vitest';
import { make, named, READABLE, UNREADABLE } from '../support/direct-changes.ts';
import { timeline } from '../support/operators.ts';
import { AGENT } from '../support/people.ts';
import { newKey, operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const ATTENTION = '{ operationsNeedingAttention { edges { node { id } } } }';

const IN_DOUBT = {
  outcome: 'UNDETERMINED',
  problems: [],
  operation: { __typename: 'DirectChangeOperation', status: 'UNDETERMINED', certainty: 'UNKNOWN' },
};

/** Nothing more is found out, and nobody is called for it. */
async function closed(world: World, id: string): Promise<void> {
  const agent = await world.as(AGENT);
  expect(await operation(agent, id)).toMatchObject({ status: 'UNDETERMINED', nextCheckAt: null });
  const { operationsNeedingAttention } = await agent.data(ATTENTION);
  expect(operationsNeedingAttention.edges).toEqual([]);
  const before = world.reach.platform.ledger.attempts.length;
  await world.pass(24 * HOUR);
  expect(world.reach.platform.ledger.attempts).toHaveLength(before);
  expect(await operation(agent, id)).toMatchObject({ status: 'UNDETERMINED' });
}

describe.each(READABLE.map((one) => [named(one), one] as const))('%s', (_name, one) => {
  it('whose answer is lost is told as done when a reading shows it at once', async () => {
    await using world = await World.start();
    const client = await world.as(one.as);
    const input = await one.input(client, world);
    await world.fault({ row: one.row, fault: '504-after-effect' });
    expect(await make(client, one, input)).toMatchObject({
      ...{ outcome: 'ACCEPTED', problems: [], operation: null },
    });
    expect(world.attempts(one.row)).toHaveLength(1);
    expect(world.effects(one.effect)).toHaveLength(1);
  });

  it('that could not be read back while anybody looked is told by its key when it can', async () => {
    await using world = await World.start();
    const client = await world.as(one.as);
    const input = { ...(await one.input(client, world)), idempotencyKey: newKey() };
    const away = { row: one.shownBy, fault: 'status-503', times: 0 };
    await world.fault(
      { row: one.row, fault: '504-after-effect' },
      { ...away, skip: readsBefore(one.row) },
    );
    const lost = await make(client, one, input);
    expect(lost).toMatchObject(IN_DOUBT);
    await world.pass(2 * HOUR);
    const after = { status: 'UNDETERMINED', nextCheckAt: null };
    expect(await operation(client, lost.operation.id)).toMatchObject(after);
    await world.control('DELETE', 'faults');
    await world.pass(2 * MINUTE);
    expect(await operation(client, lost.operation.id)).toMatchObject(after);
    expect(await make(client, one, input)).toMatchObject({ outcome: 'ACCEPTED', operation: null });
    expect(await operation(client, lost.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.attempts(one.row)).toHaveLength(1);
    expect(world.effects(one.effect)).toHaveLength(1);
  });

  it('that happens a moment after nobody waits for it any more is found without being asked for', async () => {
    await using world = await World.start();
    const client = await world.as(one.as);
    const input = { ...(await one.input(client, world)), idempotencyKey: newKey() };
    await world.fault({ row: one.row, fault: 'held' });
    const lost = await make(client, one, input);
    expect(lost).toMatchObject(IN_DOUBT);
    await world.control('POST', 'faults/release');
    await world.pass(60_000);
    expect(await operation(client, lost.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await make(client, one, input)).toMatchObject({ outcome: 'ACCEPTED', operation: null });
    expect(world.attempts(one.row)).toHaveLength(1);
  });

  it('that never arrived is looked for during an hour, and never sent again or called attention to', async () => {
    await using world = await World.start();
    const client = await world.as(one.as);
    const input = { ...(await one.input(client, world)), idempotencyKey: newKey() };
    await world.fault({ row: one.row, fault: 'cut-before' });
    const lost = await make(client, one, input);
    expect(lost).toMatchObject(IN_DOUBT);
    await world.pass(HOUR / 2);
    expect((await operation(client, lost.operation.id)).nextCheckAt).not.toBeNull();
    await world.pass(HOUR);
    await closed(world, lost.operation.id);
    expect(await make(client, one, input)).toMatchObject(IN_DOUBT);
    expect(world.attempts(one.row)).toHaveLength(1);
    expect(world.effects(one.effect)).toEqual([]);
  });
});

describe.each(UNREADABLE.map((one) => [named(one), one] as const))('%s', (_name, one) => {
  it.each(['504-after-effect', 'cut-before'])(
    'whose answer is lost by %s stays unknown, at once and for good',
    async (fault) => {
      await using world = await World.start();
      const client = await world.as(one.as);
      const input = { ...(await one.input(client, world)), idempotencyKey: newKey() };
      await world.fault({ row: one.row, fault });
      const lost = await make(client, one, input);
      expect(lost).toMatchObject(IN_DOUBT);
      await world.pass(1_000);
      await closed(world, lost.operation.id);
      expect(await make(client, one, input)).toMatchObject({
        ...IN_DOUBT,
        operation: { id: lost.operation.id },
      });
      expect(world.attempts(one.row)).toHaveLength(1);
      const happened = fault === '504-after-effect' ? 1 : 0;
      if (one.effect !== null) expect(world.effects(one.effect)).toHaveLength(happened);
    },
  );
});

describe('a change that is answered by its result', () => {
  it.each([...READABLE, ...UNREADABLE].map((one) => [named(one), one] as const))(
    '%s is refused when the platform was busy, and not sent again by itself',
    async (_name, one) => {
      await using world = await World.start();
      const client = await world.as(one.as);
      const input = { ...(await one.input(client, world)), idempotencyKey: newKey() };
      await world.fault({ row: one.row, fault: 'status-429' });
      const busy = await make(client, one, input);
      expect(busy).toMatchObject({
        ...{ outcome: 'REFUSED', operation: null },
        problems: [{ code: 'PLATFORM_BUSY', retryAt: expect.any(String) }],
      });
      await world.pass(HOUR);
      expect(await make(client, one, input)).toEqual(busy);
      expect(world.attempts(one.row)).toHaveLength(1);
      expect(await make(client, one, { ...input, idempotencyKey: newKey() })).toMatchObject({
        outcome: 'ACCEPTED',
      });
      expect(world.attempts(one.row)).toHaveLength(2);
    },
  );

  it('is in no list, also while its outcome is unknown, and its timeline says that it stays so', async () => {
    await using world = await World.start();
    const [sms] = UNREADABLE.filter(({ row }) => row === 24);
    if (!sms) throw new Error('there is no such change');
    const agent = await world.as(AGENT);
    await world.fault({ row: 24, fault: 'cut-before' });
    const lost = await make(agent, sms, await sms.input(agent, world));
    const { operations } = await agent.data('{ operations { edges { node { id } } } }');
    expect(operations.edges).toEqual([]);
    await world.pass(1_000);
    const why = await timeline(agent, lost.operation.id);
    expect(why.writes).toMatchObject([{ name: 'submit', outcome: 'NO_RESPONSE' }]);
    expect(why.operation.nextCheckAt).toBeNull();
  });
});

/** How often the row that shows it is read before the change leaves. */
const readsBefore = (row: number): number => ({ 26: 1, 58: 1, 64: 1 })[row] ?? 0;
