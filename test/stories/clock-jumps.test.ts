import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../src/clock.ts';
import { LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const JUMPS: readonly (readonly [string, readonly number[]])[] = [
  ['goes back by an hour', [-hours(1)]],
  ['goes ahead by 40 days', [days(40)]],
  ['goes ahead by 40 days and is set right', [days(40), -days(40)]],
];

const CATALOG = '{ catalog { stale plans { id } } }';
const COUNTRIES = '{ roamingCountries { code } }';
const NAMES = '{ viewer { customers { lines { firstName } } } }';

describe.each(JUMPS)('when the time of day %s', (_what, jumps) => {
  it('a platform that was busy is asked again after the wait that it asked for', async () => {
    await using world = await World.start();
    const nobody = await world.as(null);
    await world.fault({ row: 59, fault: 'status-429' });
    for (const ms of jumps.slice(0, -1)) world.clock.jump(ms);
    const busy = await nobody.ask(COUNTRIES);
    expect(busy.errors[0]?.extensions.code).toBe('PLATFORM_BUSY');
    for (const ms of jumps.slice(-1)) world.clock.jump(ms);
    await world.pass(busy.errors[0]?.extensions.retryAfterMs ?? 0);
    expect((await nobody.ask(COUNTRIES)).errors).toEqual([]);
  });

  it('a reading of a customer counts for ten seconds, and no longer', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    for (const ms of jumps.slice(0, -1)) world.clock.jump(ms);
    await lena.data(NAMES);
    const asked = world.attempts(25).length;
    for (const ms of jumps.slice(-1)) world.clock.jump(ms);
    await world.pass(9_000);
    await lena.data(NAMES);
    expect(world.attempts(25)).toHaveLength(asked);
    await world.pass(1_000);
    await lena.data(NAMES);
    expect(world.attempts(25).length).toBeGreaterThan(asked);
  });
});

describe('a catalog that was read while the clock was 40 days ahead', () => {
  it('counts as long as any other one, and no longer', async () => {
    await using world = await World.start();
    const nobody = await world.as(null);
    world.clock.jump(days(40));
    await nobody.data(CATALOG);
    world.clock.jump(-days(40));
    await nobody.data(CATALOG);
    expect(world.attempts(4)).toHaveLength(1);
    await world.pass(days(1) + minutes(1));
    await nobody.data(CATALOG);
    await world.pass(1_000);
    expect(world.attempts(4).length).toBeGreaterThan(1);
  });
});
