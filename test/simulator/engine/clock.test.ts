import { setTimeout as realWait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../simulator/engine/clock.ts';

describe('a virtual clock', () => {
  it('stands still until it is advanced', async () => {
    const clock = new VirtualClock({ start: 1_000 });
    await realWait(30);
    expect(clock.now()).toBe(1_000);
    await clock.advance(500);
    expect(clock.now()).toBe(1_500);
  });

  it('wakes what was set during an advance, if its time comes within it', async () => {
    const clock = new VirtualClock({ start: 0 });
    const woken: number[] = [];
    const again = (): void => {
      woken.push(clock.now());
      clock.at(clock.now() + 10, again);
    };
    clock.at(10, again);
    await clock.advance(35);
    expect(woken).toEqual([10, 20, 30]);
  });

  it('whose time of day is set lets nobody wait longer or shorter, and no time pass', async () => {
    const clock = new VirtualClock({ start: 1_000 });
    const woken: number[] = [];
    clock.at(1_010, () => woken.push(clock.now()));
    const start = clock.elapsed();
    clock.jump(-500);
    expect([clock.now(), clock.elapsed()]).toEqual([500, start]);
    await clock.advance(9);
    clock.jump(40_000);
    expect(woken).toEqual([]);
    await clock.advance(1);
    expect(woken).toEqual([40_510]);
    expect(clock.elapsed() - start).toBe(10);
  });

  it('runs two advances one after the other', async () => {
    const clock = new VirtualClock({ start: 0 });
    let busy: Promise<unknown> = Promise.resolve();
    const seen: string[] = [];
    clock.whenQuiet(async () => void (await busy));
    clock.at(5, () => {
      busy = realWait(20).then(() => seen.push(`first work over at ${clock.now()}`));
    });
    clock.at(15, () => seen.push(`second wake at ${clock.now()}`));
    await Promise.all([clock.advance(10), clock.advance(10)]);
    expect(seen).toEqual(['first work over at 5', 'second wake at 15']);
    expect(clock.now()).toBe(20);
  });

  it('waits until everybody is quiet, also for work that the end of other work begins', async () => {
    const clock = new VirtualClock({ start: 0 });
    let chain: Promise<unknown> = Promise.resolve();
    let other: Promise<unknown> = Promise.resolve();
    const seen: string[] = [];
    clock.whenQuiet(async () => void (await other));
    clock.whenQuiet(async () => void (await chain));
    clock.at(10, () => {
      chain = realWait(5).then(() => {
        other = realWait(5).then(() => {
          chain = realWait(5).then(() => seen.push(`third work over at ${clock.now()}`));
        });
      });
    });
    clock.at(11, () => seen.push(`next wake at ${clock.now()}`));
    await clock.advance(20);
    expect(seen).toEqual(['third work over at 10', 'next wake at 11']);
  });

  it('runs by itself at its speed, each wake at its own time', async () => {
    const clock = new VirtualClock({ start: 0, speed: 100 });
    const woken: number[] = [];
    clock.at(400, () => woken.push(clock.now()));
    clock.at(300, () => woken.push(clock.now()));
    for (let turns = 0; turns < 100 && woken.length < 2; turns += 1) await realWait(10);
    clock.stop();
    expect(woken).toEqual([300, 400]);
  });

  it('does not run by itself while it is advanced', async () => {
    const clock = new VirtualClock({ start: 0, speed: 1_000 });
    const times: number[] = [];
    let busy: Promise<unknown> = Promise.resolve();
    clock.whenQuiet(async () => void (await busy));
    clock.at(10, () => {
      busy = realWait(80).then(() => times.push(clock.now()));
    });
    await clock.advance(20);
    clock.stop();
    expect(times).toEqual([10]);
  });
});
