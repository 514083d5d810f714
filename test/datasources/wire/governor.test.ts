import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Permit, Priority } from '../../../src/datasources/wire/call-budget.ts';
import { Deadline } from '../../../src/datasources/wire/deadline.ts';
import { Governor } from '../../../src/datasources/wire/governor.ts';

const NEVER = new Deadline(Infinity);

interface Left {
  readonly priority: Priority;
  readonly at: number;
}

/** A governor, and what left when. Every call takes `tookMs`, and leaves `lateMs` after its turn. */
function start(perSecond: number, inFlight = 1_000, tookMs = 0, lateMs = (): number => 0) {
  const governor = new Governor({ perSecond, inFlight });
  const left: Left[] = [];
  const refused: { priority: Priority; retryAfterMs: number }[] = [];
  const ask = async (priority: Priority, patienceMs = 4_000, until = NEVER): Promise<Permit> => {
    const permit = await governor.permit({ priority, patienceMs, until });
    if (!permit.permitted) refused.push({ priority, retryAfterMs: permit.retryAfterMs });
    else {
      const leave = (): void => {
        left.push({ priority, at: performance.now() });
        permit.left();
        if (tookMs === 0) permit.done();
        else setTimeout(permit.done, tookMs);
      };
      const late = lateMs();
      if (late === 0) leave();
      else setTimeout(leave, late);
    }
    return permit;
  };
  const many = (priority: Priority, times: number, patienceMs = 4_000): void => {
    for (let time = 0; time < times; time += 1) void ask(priority, patienceMs);
  };
  const count = (priority: Priority): number =>
    left.filter((one) => one.priority === priority).length;
  return { governor, left, refused, ask, many, count };
}

/** The most that left within any second. */
const worstSecond = (left: readonly Left[]): number =>
  Math.max(
    0,
    ...left.map(({ at }) => left.filter((one) => one.at >= at && one.at < at + 1_000).length),
  );

describe('the governor', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }),
  );
  afterEach(() => void vi.useRealTimers());

  it('lets no more leave in any second than the platform allows, whatever is asked for when', async () => {
    const arrival = fc.record({
      afterMs: fc.integer({ min: 0, max: 700 }),
      priority: fc.constantFrom<Priority>('money', 'read', 'poll', 'refresh'),
      times: fc.integer({ min: 1, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(arrival, { maxLength: 12 }),
        fc.integer({ min: 0, max: 900 }),
        async (perSecond, arrivals, mostLateMs) => {
          let turns = 0;
          const lateMs = (): number => (++turns * 337) % (mostLateMs + 1);
          const { left, many } = start(perSecond, 1_000, 0, lateMs);
          for (const { afterMs, priority, times } of arrivals) {
            await vi.advanceTimersByTimeAsync(afterMs);
            many(priority, times);
          }
          await vi.advanceTimersByTimeAsync(6_000);
          expect(worstSecond(left)).toBeLessThanOrEqual(perSecond);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('uses what is allowed: nobody waits while a call could leave', async () => {
    const { many, left } = start(10);
    many('money', 100, 60_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(left).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(9 * 1_050);
    expect(left).toHaveLength(100);
  });

  it('lets money go first, and keeps places for it that reads cannot take', async () => {
    const { many, ask, count, left } = start(10);
    many('read', 30);
    await vi.advanceTimersByTimeAsync(0);
    expect(count('read')).toBe(8);
    many('money', 2);
    await vi.advanceTimersByTimeAsync(0);
    expect(count('money')).toBe(2);
    const asked = performance.now();
    void ask('money');
    await vi.advanceTimersByTimeAsync(1_050);
    const last = left.findLast(({ priority }) => priority === 'money');
    expect((last?.at ?? Infinity) - asked).toBeLessThanOrEqual(1_050);
  });

  it('leaves three quarters of all to others than refreshes, which end in their own time', async () => {
    const { many, ask, count } = start(10);
    many('refresh', 20, 60_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(count('refresh')).toBe(2);
    for (let more = 0; more < 6; more += 1)
      expect(await ask('read')).toMatchObject({ permitted: true, queuedMs: 0 });
    await vi.advanceTimersByTimeAsync(10 * 1_060);
    expect(count('refresh')).toBe(20);
  });

  it('lets reads that have to wait leave evenly, so that money that needs half of all waits a moment only', async () => {
    const { many, ask, count } = start(10);
    const waits: Promise<number>[] = [];
    for (let step = 0; step < 100; step += 1) {
      many('read', 5);
      if (step >= 10 && step % 2 === 0)
        waits.push(ask('money').then((permit) => (permit.permitted ? permit.queuedMs : Infinity)));
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(2_000);
    const waited = (await Promise.all(waits)).toSorted((a, b) => a - b);
    expect(waited).toHaveLength(45);
    expect(waited.at(-3)).toBeLessThan(300);
    expect(waited.at(-1)).toBeLessThan(1_050);
    expect(count('read') + count('money')).toBeGreaterThan(85);
  });

  it('lets all of a screen leave at once while nobody has to wait', async () => {
    const { many, count } = start(10);
    for (let screen = 1; screen <= 5; screen += 1) {
      many('read', 8);
      await vi.advanceTimersByTimeAsync(0);
      expect(count('read')).toBe(8 * screen);
      await vi.advanceTimersByTimeAsync(1_050);
    }
  });

  it('has the place of a call that never left for the next one', async () => {
    const governor = new Governor({ perSecond: 1, inFlight: 10 });
    const ask = (): Promise<Permit> =>
      governor.permit({ priority: 'money', patienceMs: 100, until: NEVER });
    const one = await ask();
    const next = ask();
    if (!one.permitted) throw new Error('not permitted');
    one.done();
    one.left();
    expect(await next).toMatchObject({ permitted: true, queuedMs: 0 });
  });

  it('shares out what money leaves by weight, so that no priority starves', async () => {
    const { many, count } = start(10);
    for (let second = 0; second < 22; second += 1) {
      many('read', 50);
      many('poll', 10);
      many('refresh', 5);
      await vi.advanceTimersByTimeAsync(1_050);
    }
    expect(count('read')).toBeGreaterThanOrEqual(80);
    expect(count('poll')).toBeGreaterThanOrEqual(40);
    expect(count('refresh')).toBeGreaterThanOrEqual(10);
    expect(count('read') + count('poll') + count('refresh')).toBeGreaterThanOrEqual(150);
  });

  it('refuses at once what would wait longer than it can, and says when to come again', async () => {
    const { many, refused, ask } = start(10);
    many('read', 60);
    await vi.advanceTimersByTimeAsync(0);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused.every(({ retryAfterMs }) => retryAfterMs > 0)).toBe(true);
    const permit = await ask('read', 50);
    expect(permit).toMatchObject({ permitted: false });
  });

  it('lets nothing leave for whom nobody waits any more', async () => {
    const { many, ask, left } = start(2);
    many('money', 2);
    await vi.advanceTimersByTimeAsync(0);
    const gone = Deadline.in(10);
    const waiting = ask('money', 4_000, gone);
    await vi.advanceTimersByTimeAsync(10);
    expect(await waiting).toMatchObject({ permitted: false });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(left).toHaveLength(2);
    expect(await ask('money', 4_000, gone)).toMatchObject({ permitted: false });
  });

  it('bounds what is under way, and reads hold no place of money', async () => {
    const { governor, many, count } = start(1_000, 10, 5_000);
    many('read', 50);
    await vi.advanceTimersByTimeAsync(10);
    expect(governor.load().underWay).toBe(8);
    many('money', 5, 10_000);
    await vi.advanceTimersByTimeAsync(10);
    expect([governor.load().underWay, count('money')]).toEqual([10, 2]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(count('money')).toBe(5);
  });

  it('takes the end of a call once, however often it is told', async () => {
    const { governor } = start(100, 2);
    const one = await governor.permit({ priority: 'money', patienceMs: 100, until: NEVER });
    if (!one.permitted) throw new Error('not permitted');
    one.done();
    one.done();
    expect(governor.load().underWay).toBe(0);
  });
});
