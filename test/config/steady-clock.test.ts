import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulator/engine/clock.ts';
import { ageMs, days, hours, minutes, seconds } from '../../src/clock.ts';
import { steadyClock } from '../../src/steady-clock.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

/** A clock that is looked at once a second, as a gateway at work does. */
async function passed(clock: VirtualClock, look: () => number, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= seconds(1)) {
    await clock.advance(Math.min(left, seconds(1)));
    look();
  }
}

describe('a steady clock', () => {
  it('shows the time of day as long as nobody sets it', async () => {
    const clock = new VirtualClock({ start: START });
    const steady = steadyClock(clock);
    await passed(clock, () => steady.now(), minutes(5));
    expect(steady.now()).toBe(clock.now());
  });

  it.each([
    ['back by an hour', -hours(1)],
    ['ahead by 40 days', days(40)],
    ['ahead by half an hour', minutes(30)],
  ])('goes on when the clock is set %s', async (_how, ms) => {
    const clock = new VirtualClock({ start: START });
    const steady = steadyClock(clock);
    clock.jump(ms);
    await passed(clock, () => steady.now(), seconds(30));
    const driftMs = Math.abs(steady.now() - (START + seconds(30)));
    expect(driftMs).toBeLessThanOrEqual(seconds(3));
    clock.jump(-ms);
    await passed(clock, () => steady.now(), seconds(60));
    expect(Math.abs(steady.now() - clock.now())).toBe(0);
  });

  it('wakes after the time that was to pass, whatever the clock shows by then', async () => {
    const clock = new VirtualClock({ start: START });
    const steady = steadyClock(clock);
    clock.jump(days(40));
    const woken: number[] = [];
    steady.at(steady.now() + seconds(5), () => void woken.push(clock.elapsed()));
    const before = clock.elapsed();
    await clock.advance(seconds(4));
    expect(woken).toEqual([]);
    await clock.advance(seconds(1));
    expect(woken).toEqual([before + seconds(5)]);
  });

  it('catches up slowly with a clock that was set back for good, so that nothing waits much longer', async () => {
    const clock = new VirtualClock({ start: START });
    const steady = steadyClock(clock);
    clock.jump(-minutes(30));
    const before = steady.now();
    await passed(clock, () => steady.now(), minutes(10));
    expect(steady.now() - before).toBeGreaterThanOrEqual(minutes(9));
    await passed(clock, () => steady.now(), hours(5));
    expect(steady.now()).toBe(clock.now());
  });

  it('believes a large difference that lasts: the clock was wrong when the process started', async () => {
    const clock = new VirtualClock({ start: START });
    const steady = steadyClock(clock);
    clock.jump(-days(40));
    await passed(clock, () => steady.now(), minutes(9));
    expect(steady.now() - clock.now()).toBe(days(40));
    await passed(clock, () => steady.now(), minutes(2));
    expect(steady.now()).toBe(clock.now());
  });
});

describe('the age of something', () => {
  it.each([
    ['before', START - minutes(1), minutes(1)],
    ['now', START, 0],
    ['ahead by as much as two clocks may differ', START + minutes(2), 0],
    ['further ahead, by a clock that was wrong', START + minutes(2) + 1, Infinity],
  ])('that was noted %s is known', (_when, at, age) => {
    expect(ageMs(at, START)).toBe(age);
  });
});
