import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import { Pace } from '../../src/webhooks/pace.ts';
import { ManualClock, settled } from '../subscriptions/manual-clock.ts';

function start(act: (key: string, value: number) => Promise<void> = () => Promise.resolve()) {
  const clock = new ManualClock();
  const acts: string[] = [];
  const pace = new Pace<string, number>({
    clock,
    activity: new Activity(),
    act: (key, value) => {
      acts.push(`${key}${value} at ${clock.now() - began}`);
      return act(key, value);
    },
  });
  const began = clock.now();
  return { acts, clock, pace };
}

describe('a pace', () => {
  it('does the first at once and the others a second apart, each key by itself', async () => {
    const { acts, clock, pace } = start();
    const asked = [pace.ask('a', 1), pace.ask('a', 2), pace.ask('b', 1), pace.ask('a', 3)];
    await clock.advance(5_000);
    expect(acts).toEqual(['a1 at 0', 'b1 at 0', 'a2 at 1000', 'a3 at 2000']);
    expect(await Promise.all(asked)).toEqual([true, true, true, true]);
  });

  it('tells nobody that it was done before it was', async () => {
    const { clock, pace } = start();
    let told = false;
    void pace.ask('a', 1);
    void pace.ask('a', 2).then(() => (told = true));
    await clock.advance(999);
    expect(told).toBe(false);
    await clock.advance(1);
    expect(told).toBe(true);
  });

  it('does what is asked for often only once, for all that wait', async () => {
    const { acts, clock, pace } = start();
    const asked = [1, 2, 3, 2, 3, 2].map((value) => pace.ask('a', value));
    await clock.advance(5_000);
    expect(acts).toEqual(['a1 at 0', 'a2 at 1000', 'a3 at 2000']);
    expect(await Promise.all(asked)).toEqual(asked.map(() => true));
  });

  it('tells those who waited for it that it failed, and goes on', async () => {
    const { clock, pace } = start((_key, value) =>
      value === 1 ? Promise.reject(new Error('no')) : Promise.resolve(),
    );
    const asked = Promise.allSettled([pace.ask('a', 1), pace.ask('a', 2)]);
    await clock.advance(1_000);
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('keeps at most 64 waiting for one key and sends the others away', async () => {
    const { acts, clock, pace } = start();
    const asked = Array.from({ length: 100 }, (_value, index) => pace.ask('a', index));
    await clock.advance(100_000);
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(65);
    expect(acts).toHaveLength(65);
  });

  it('sends everybody away when it stops, and does nothing any more', async () => {
    const { acts, clock, pace } = start();
    const asked = [pace.ask('a', 1), pace.ask('a', 2)];
    await settled();
    pace.stop();
    await clock.advance(5_000);
    expect(await Promise.all([...asked, pace.ask('a', 3)])).toEqual([true, false, false]);
    expect(acts).toEqual(['a1 at 0']);
  });

  it('forgets a key that nobody asks for', async () => {
    const { clock, pace } = start();
    await pace.ask('a', 1);
    expect(clock.waiting).toBe(1);
    await clock.advance(1_000);
    expect(clock.waiting).toBe(0);
  });
});
