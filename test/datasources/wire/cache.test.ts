import Keyv from 'keyv';
import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../src/clock.ts';
import { SharedCache } from '../../../src/datasources/wire/cache.ts';
import { StandingClock } from './stub-reach.ts';

interface Price {
  readonly cents: number;
}

function start(second?: ConstructorParameters<typeof SharedCache<Price>>[2]) {
  const clock = new StandingClock();
  const cache = new SharedCache<Price>(clock, { freshMs: hours(1), goodMs: hours(24) }, second);
  let loads = 0;
  let down = false;
  const load = (): Promise<Price> => {
    loads += 1;
    return down
      ? Promise.reject(new Error('the platform is down'))
      : Promise.resolve({ cents: loads });
  };
  return {
    clock,
    read: () => cache.read('price', load),
    loads: () => loads,
    goesDown: () => void (down = true),
    comesBack: () => void (down = false),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('shared cache', () => {
  it('asks once for a thousand readers of a cold cache', async () => {
    const { read, loads } = start();
    const answers = await Promise.all(Array.from({ length: 1_000 }, read));
    expect(loads()).toBe(1);
    expect(new Set(answers.map(({ value }) => value.cents))).toEqual(new Set([1]));
  });

  it('gives a fresh value without asking, with the time when it was said', async () => {
    const { read, loads, clock } = start();
    const asOf = clock.now();
    await read();
    clock.time += hours(1) - 1;
    expect(await read()).toEqual({ value: { cents: 1 }, asOf, stale: false });
    expect(loads()).toBe(1);
  });

  it('gives an older value at once and renews it behind the reader', async () => {
    const { read, loads, clock } = start();
    await read();
    clock.time += hours(2);
    expect(await read()).toMatchObject({ value: { cents: 1 }, stale: false });
    await settled();
    expect(loads()).toBe(2);
    expect(await read()).toMatchObject({ value: { cents: 2 }, stale: false });
  });

  it('labels an older value once the platform could not be asked, until it could', async () => {
    const { read, clock, goesDown, comesBack } = start();
    await read();
    clock.time += hours(2);
    goesDown();
    await read();
    await settled();
    expect(await read()).toMatchObject({ value: { cents: 1 }, stale: true });
    comesBack();
    await settled();
    await read();
    await settled();
    expect(await read()).toMatchObject({ stale: false });
  });

  it('waits for a new value after 24 hours, and gives the old one labelled when there is none', async () => {
    const { read, clock, goesDown } = start();
    await read();
    clock.time += hours(24);
    expect(await read()).toMatchObject({ value: { cents: 2 }, stale: false });
    clock.time += hours(48);
    goesDown();
    expect(await read()).toMatchObject({ value: { cents: 2 }, stale: true });
  });

  it('takes a value from the future for one of unknown age, which is only good when there is no other', async () => {
    const { read, clock, loads, goesDown } = start();
    clock.jump(days(40));
    await read();
    clock.jump(-days(40));
    expect(await read()).toMatchObject({ value: { cents: 2 }, stale: false });
    clock.jump(-minutes(2));
    expect(await read()).toMatchObject({ value: { cents: 2 }, stale: false });
    expect(loads()).toBe(2);
    clock.jump(-1);
    goesDown();
    expect(await read()).toMatchObject({ value: { cents: 2 }, stale: true });
    expect(loads()).toBe(3);
  });

  it('fails when the platform is down and nothing is known', async () => {
    const { read, goesDown } = start();
    goesDown();
    await expect(read()).rejects.toThrow('down');
  });

  it('finds what another instance has kept in the second level', async () => {
    const second = new Keyv();
    const one = start(second);
    const other = start(second);
    await one.read();
    expect(await other.read()).toMatchObject({ value: { cents: 1 } });
    expect(other.loads()).toBe(0);
  });

  it('works without the second level', async () => {
    const broken = {
      opts: {},
      get: () => Promise.reject(new Error('gone')),
      set: () => Promise.reject(new Error('gone')),
      delete: () => Promise.resolve(false),
      clear: () => Promise.resolve(),
      on: () => undefined,
    };
    const { read } = start(new Keyv({ store: broken }));
    expect(await read()).toMatchObject({ value: { cents: 1 } });
  });
});
