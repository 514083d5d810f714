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

describe('a catalog that was read by a clock 40 days ahead', () => {
  it('is read anew when the clock is right, and is shown as stale when it cannot be', async () => {
    await using world = await World.start();
    const nobody = await world.as(null);
    world.clock.jump(days(40));
    await nobody.data(CATALOG);
    world.clock.jump(-days(40));
    await nobody.data(CATALOG);
    expect(world.attempts(4)).toHaveLength(2);

    world.clock.jump(-minutes(3));
    await world.fault(...[4, 5, 6, 7].map((row) => ({ row, fault: 'status-503', times: 0 })));
    expect((await nobody.data(CATALOG)).catalog.stale).toBe(true);
  });
});
