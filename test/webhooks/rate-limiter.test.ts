import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import { RateLimiter } from '../../src/webhooks/rate-limiter.ts';
import { ManualClock, settled } from '../subscriptions/manual-clock.ts';

function start(
  act: (key: string, value: number) => Promise<void> = () => Promise.resolve(),
  maxPerSecond = 100,
) {
  const clock = new ManualClock();
  const acts: string[] = [];
  const limiter = new RateLimiter<string, number>({
    clock,
    maxPerSecond,
    activity: new Activity(),
    act: (key, value) => {
      acts.push(`${key}${value} at ${clock.now() - began}`);
      return act(key, value);
    },
  });
  const began = clock.now();
  return { acts, clock, limiter };
}

describe('a rate limiter', () => {
  it('does the first at once and the others a second apart, each key by itself', async () => {
    const { acts, clock, limiter } = start();
    const asked = [
      limiter.ask('a', 1),
      limiter.ask('a', 2),
      limiter.ask('b', 1),
      limiter.ask('a', 3),
    ];
    await clock.advance(5_000);
    expect(acts).toEqual(['a1 at 0', 'b1 at 0', 'a2 at 1000', 'a3 at 2000']);
    expect(await Promise.all(asked)).toEqual([true, true, true, true]);
  });

  it('tells nobody that it was done before it was', async () => {
    const { clock, limiter } = start();
    let told = false;
    void limiter.ask('a', 1);
    void limiter.ask('a', 2).then(() => (told = true));
    await clock.advance(999);
    expect(told).toBe(false);
    await clock.advance(1);
    expect(told).toBe(true);
  });

  it('does what is asked for often only once, for all that wait', async () => {
    const { acts, clock, limiter } = start();
    const asked = [1, 2, 3, 2, 3, 2].map((value) => limiter.ask('a', value));
    await clock.advance(5_000);
    expect(acts).toEqual(['a1 at 0', 'a2 at 1000', 'a3 at 2000']);
    expect(await Promise.all(asked)).toEqual(asked.map(() => true));
  });

  it('tells those who waited for it that it failed, and goes on', async () => {
    const { clock, limiter } = start((_key, value) =>
      value === 1 ? Promise.reject(new Error('no')) : Promise.resolve(),
    );
    const asked = Promise.allSettled([limiter.ask('a', 1), limiter.ask('a', 2)]);
    await clock.advance(1_000);
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('keeps at most 64 waiting for one key and sends the others away', async () => {
    const { acts, clock, limiter } = start();
    const asked = Array.from({ length: 100 }, (_value, index) => limiter.ask('a', index));
    await clock.advance(100_000);
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(65);
    expect(acts).toHaveLength(65);
  });

  it('sends everybody away when it stops, and does nothing any more', async () => {
    const { acts, clock, limiter } = start();
    const asked = [limiter.ask('a', 1), limiter.ask('a', 2)];
    await settled();
    limiter.stop();
    await clock.advance(5_000);
    expect(await Promise.all([...asked, limiter.ask('a', 3)])).toEqual([true, false, false]);
    expect(acts).toEqual(['a1 at 0']);
  });

  it('forgets a key that nobody asks for', async () => {
    const { clock, limiter } = start();
    await limiter.ask('a', 1);
    expect(clock.waiting).toBe(1);
    await clock.advance(1_000);
    expect(clock.waiting).toBe(0);
  });

  it('begins no more turns within a second than all keys may together, in the order in which they came', async () => {
    const { acts, clock, limiter } = start(undefined, 2);
    const asked = ['a', 'b', 'c', 'd', 'e'].map((key) => limiter.ask(key, 1));
    await clock.advance(5_000);
    expect(acts).toEqual(['a1 at 0', 'b1 at 0', 'c1 at 1000', 'd1 at 1000', 'e1 at 2000']);
    expect(await Promise.all(asked)).toEqual([true, true, true, true, true]);
  });

  it('lets a key with many that wait hold up no other key', async () => {
    const { acts, clock, limiter } = start(undefined, 2);
    for (let value = 0; value < 20; value += 1) void limiter.ask('flood', value);
    await clock.advance(3_000);
    void limiter.ask('other', 1);
    await clock.advance(0);
    expect(acts).toContain('other1 at 3000');
  });
});
