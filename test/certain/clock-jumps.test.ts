import { describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../src/clock.ts';
import { act, firstLine } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { buy, operation } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

/** Readings of a purchase within so much time. */
async function looks(world: World, ms: number): Promise<number> {
  const before = world.attempts(10).length;
  await world.pass(ms);
  return world.attempts(10).length - before;
}

describe('a clock that somebody sets', () => {
  it.each([
    ['back by an hour', -hours(1)],
    ['back by half an hour', -minutes(30)],
    ['ahead by 40 days', days(40)],
  ])('%s changes nothing of how often an operation is looked at', async (_how, ms) => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { operation: begun } = await buy(sam);
    await world.pass(seconds(10));
    const usual = await looks(world, seconds(30));
    world.clock.jump(ms);
    const during = await looks(world, seconds(30));
    world.clock.jump(-ms);
    const after = await looks(world, seconds(30));
    expect(usual).toBeGreaterThanOrEqual(5);
    expect(Math.abs(during - usual)).toBeLessThanOrEqual(1);
    expect(Math.abs(after - usual)).toBeLessThanOrEqual(1);
    expect((await operation(sam, begun.id)).status).toMatch(/IN_PROGRESS|WAITING_FOR_CUSTOMER/);
  });

  it('back by an hour makes no rest longer', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    await world.fault({ row: 29, fault: 'status-429' });
    const { operation: begun } = await act(lena, 'suspendLine', { lineId });
    world.clock.jump(-hours(1));
    await world.pass(seconds(10));
    expect(await operation(lena, begun.id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('back by an hour while the gateway is away holds nothing up when it comes back', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
    const sam = await world.as({ sub: 'sam' });
    await buy(sam);
    await world.pass(seconds(10));
    await world.gateway.stop();
    world.clock.jump(-hours(1) - minutes(1));
    await world.startGateway();
    await world.pass(seconds(10));
    expect(await looks(world, seconds(30))).toBeGreaterThanOrEqual(5);
  });

  it('ahead by 40 days for half a minute lets nothing run out', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { operation: begun } = await buy(sam);
    await world.passUntil(async () => (await operation(sam, begun.id)).customerTask !== null);
    world.clock.jump(days(40));
    await world.pass(seconds(30));
    world.clock.jump(-days(40));
    await world.pass(seconds(30));
    const { status, customerTask } = await operation(sam, begun.id);
    expect([status, customerTask?.__typename]).toEqual(['WAITING_FOR_CUSTOMER', 'PayAtLink']);
    await world.pay();
    await world.passUntil(async () => (await operation(sam, begun.id)).settledAt !== null);
    expect(await operation(sam, begun.id)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
