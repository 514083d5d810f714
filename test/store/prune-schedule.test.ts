import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import { days, hours, minutes } from '../../src/clock.ts';
import { PruneSchedule } from '../../src/store/prune-schedule.ts';
import { Telemetry } from '../../src/telemetry.ts';

/** A clock and the time that passes, each moved by the test. */
class Times {
  time = Date.parse('2027-03-01T12:00:00Z');
  passed = 500;
  #wakes: { at: number; wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  elapsed(): number {
    return this.passed;
  }

  at(at: number, wake: () => void): () => void {
    const one = { at, wake };
    this.#wakes.push(one);
    return () => (this.#wakes = this.#wakes.filter((other) => other !== one));
  }

  get planned(): number {
    return this.#wakes.length;
  }

  async pass(ms: number, jump = 0): Promise<void> {
    this.passed += ms;
    this.time += ms + jump;
    const due = this.#wakes.filter(({ at }) => at <= this.time);
    this.#wakes = this.#wakes.filter(({ at }) => at > this.time);
    for (const { wake } of due) wake();
    await nextTurn();
  }
}

describe('the schedule of pruning', () => {
  function schedule(prune: (now: number) => Promise<void>) {
    const times = new Times();
    const made = new PruneSchedule({
      ...{ clock: times, activity: new Activity(), telemetry: new Telemetry('silent'), prune },
    });
    made.start();
    return { times, schedule: made };
  }

  it('begins an hour after the start, and goes on every six hours', async () => {
    const pruned: number[] = [];
    const { times } = schedule(async (now) => void pruned.push(now));
    const start = times.time;
    await times.pass(hours(1) - 1);
    expect(pruned).toEqual([]);
    await times.pass(1);
    await times.pass(hours(6) - 1);
    await times.pass(1);
    expect(pruned).toEqual([start + hours(1), start + hours(7)]);
  });

  it.each([days(40), hours(1), minutes(3), -minutes(3), -hours(1)])(
    'waits for a steady hour after a jump of %i ms',
    async (jump) => {
      let pruned = 0;
      const { times } = schedule(async () => void (pruned += 1));
      await times.pass(hours(1));
      expect(pruned).toBe(1);
      await times.pass(hours(6) + Math.max(0, -jump), jump);
      expect(pruned).toBe(1);
      await times.pass(hours(1));
      expect(pruned).toBe(2);
    },
  );

  it('takes a clock that is put right a little for a steady one', async () => {
    let pruned = 0;
    const { times } = schedule(async () => void (pruned += 1));
    for (let count = 0; count < 5; count += 1) await times.pass(hours(6), minutes(1));
    expect(pruned).toBe(5);
  });

  it('tries again after a failure, never twice at once, and not after a stop', async () => {
    let begun = 0;
    let fail = (): void => {};
    const { times, schedule: made } = schedule(() => {
      begun += 1;
      return new Promise((_, reject) => (fail = () => reject(new Error('disk'))));
    });
    await times.pass(hours(1));
    await times.pass(hours(13));
    expect(begun).toBe(1);
    fail();
    await nextTurn();
    await times.pass(hours(1));
    expect(begun).toBe(2);
    made.stop();
    fail();
    await nextTurn();
    expect(times.planned).toBe(0);
  });
});
