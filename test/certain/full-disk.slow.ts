import { describe, expect, it } from 'vitest';
import { act, firstLine } from '../support/actions.ts';
import { make, named, READABLE, UNREADABLE, type DirectCase } from '../support/direct-changes.ts';
import { FailingDisk } from '../support/failing-disk.ts';
import { FullDisk } from '../support/full-disk.ts';
import { LENA } from '../support/people.ts';
import { newKey, operation } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const HOUR = 3_600_000;

/** A change of which the platform's answer is lost with the record of it. */
async function unrecorded(world: World, one: DirectCase) {
  const client = await world.as(one.as);
  const input = { ...(await one.input(client, world)), idempotencyKey: newKey() };
  const disk = new FullDisk(() => world.attempts(one.row).some(({ status }) => status === 200));
  const told = await make(client, one, input);
  expect(disk.lost).toBeGreaterThan(0);
  return { disk, told, again: async () => make(await world.as(one.as), one, input) };
}

const UNKNOWN = { outcome: 'UNDETERMINED', problems: [] };

describe('a store whose disk is full between the answer of the platform and its record', () => {
  it.each(READABLE.map((one) => [named(one), one] as const))(
    'leaves %s unknown until there is room again, and it is read back then',
    async (_name, one) => {
      await using world = await World.start();
      const { disk, told, again } = await unrecorded(world, one);
      using _disk = disk;
      expect(told).toMatchObject(UNKNOWN);
      expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
      disk.freed();
      await world.pass(30_000);
      expect(await again()).toMatchObject({ outcome: 'ACCEPTED', operation: null });
      expect(world.attempts(one.row)).toHaveLength(1);
      expect(world.effects(one.effect)).toHaveLength(1);
    },
  );

  it.each(UNREADABLE.map((one) => [named(one), one] as const))(
    'leaves %s unknown for good, and sends nothing again',
    async (_name, one) => {
      await using world = await World.start();
      const { disk, told, again } = await unrecorded(world, one);
      using _disk = disk;
      expect(told).toMatchObject(UNKNOWN);
      disk.freed();
      await world.pass(2 * HOUR);
      const after = await again();
      expect(after).toMatchObject({ ...UNKNOWN, operation: { status: 'UNDETERMINED' } });
      expect(after.operation.nextCheckAt).toBeNull();
      expect(world.attempts(one.row)).toHaveLength(1);
    },
  );

  it('leaves work that goes on as sent, and its end is found', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    using disk = new FullDisk(() => world.attempts(29).some(({ status }) => status === 200));
    const begun = await act(lena, 'suspendLine', { lineId });
    expect(begun).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'SENT' } });
    disk.freed();
    await world.pass(60_000);
    expect(await operation(lena, begun.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.attempts(29)).toHaveLength(1);
  });
});

describe('a store whose disk is full before anything has left', () => {
  it('is told, begins nothing, and takes the same key once there is room', async () => {
    await using world = await World.start();
    const [one] = UNREADABLE.filter(({ row }) => row === 24);
    if (!one) throw new Error('there is no such change');
    const agent = await world.as(one.as);
    const input = { ...(await one.input(agent, world)), idempotencyKey: newKey() };
    using disk = new FullDisk(() => true);
    await expect(make(agent, one, input)).rejects.toThrow('STORE_UNAVAILABLE');
    disk.freed();
    await world.pass(HOUR);
    expect(world.attempts(24)).toEqual([]);
    expect(await make(agent, one, input)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(world.effects('sms-sent')).toHaveLength(1);
  });

  it('leaves open what was kept and could not be marked as sent; it leaves when there is room', async () => {
    await using world = await World.start();
    const [one] = UNREADABLE.filter(({ row }) => row === 24);
    if (!one) throw new Error('there is no such change');
    const agent = await world.as(one.as);
    const input = { ...(await one.input(agent, world)), idempotencyKey: newKey() };
    const read = world.attempts(25).length;
    using disk = new FullDisk(() => world.attempts(25).length > read);
    expect(await make(agent, one, input)).toMatchObject(UNKNOWN);
    expect(world.attempts(24)).toEqual([]);
    disk.freed();
    await world.pass(60_000);
    expect(await make(agent, one, input)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(world.attempts(24)).toHaveLength(1);
  });
});

describe('a disk that does not say what it holds', () => {
  const [one] = READABLE;
  if (!one) throw new Error('there is no such change');
  const asked = async (world: World) => {
    const client = await world.as(one.as);
    return { ...(await one.input(client, world)), idempotencyKey: newKey() };
  };

  it.each([
    ['what is begun', 1, 0],
    ['that it leaves', 2, 0],
    ['what came of it', 3, 1],
  ])(
    'leaves it open whether it is there: %s; nothing is sent on the strength of it, and the key tells after a restart',
    async (_what, nth, sent) => {
      await using place = await folder();
      await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
      const input = await asked(world);
      using _disk = new FailingDisk(nth);
      const told = await make(await world.as(one.as), one, input).catch(String);
      if (typeof told === 'string') expect(told).toContain('STORE_IN_DOUBT');
      else expect(told).toMatchObject(UNKNOWN);
      await world.pass(HOUR);
      expect(world.attempts(one.row)).toHaveLength(sent);
      await world.gateway.stop();
      await world.startGateway();
      await world.pass(HOUR);
      const again = await make(await world.as(one.as), one, input);
      const accepted = again.outcome === 'ACCEPTED';
      expect(world.attempts(one.row)).toHaveLength(accepted ? 1 : 0);
      expect(world.effects(one.effect)).toHaveLength(accepted ? 1 : 0);
    },
  );
});

describe('a process that ends between the effect and its record', () => {
  it.each([
    ...READABLE.map((one) => [named(one), 'to be read back', one] as const),
    ...UNREADABLE.map((one) => [named(one), 'unknown', one] as const),
  ])('leaves %s %s after the next start, and sends nothing again', async (_name, left, one) => {
    await using place = await folder();
    const databaseUrl = `sqlite:${place.path}/gateway.db`;
    await using world = await World.start({ databaseUrl });
    const { disk, again } = await unrecorded(world, one);
    using _disk = disk;
    await world.gateway.stop();
    disk.freed();
    await world.startGateway();
    const found = left === 'unknown' ? UNKNOWN : { outcome: 'ACCEPTED', operation: null };
    expect(await again()).toMatchObject(found);
    await world.pass(2 * HOUR);
    expect(await again()).toMatchObject(found);
    expect(world.attempts(one.row)).toHaveLength(1);
    if (one.effect !== null) expect(world.effects(one.effect)).toHaveLength(1);
  });
});
