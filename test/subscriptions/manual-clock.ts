/*
 * Manual clock: a `Clock` that moves when a test says so.
 *
 * Gives  wakes in the order of their time; what a wake schedules within the same step is woken too.
 */
import { setImmediate as afterEverything } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

interface Timer {
  readonly time: number;
  readonly wake: () => void;
}

export class ManualClock implements Clock {
  #now = Date.UTC(2026, 2, 1);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now;
  }

  at(time: number, wake: () => void): () => void {
    const timer = { time, wake };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  get waiting(): number {
    return this.#timers.size;
  }

  async advance(ms: number): Promise<void> {
    await settled();
    const end = this.#now + ms;
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.time);
      timer.wake();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  #next(end: number): Timer | undefined {
    const due = [...this.#timers].filter(({ time }) => time <= end);
    return due.toSorted((a, b) => a.time - b.time)[0];
  }
}

/** Lets everything run that is ready to run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await afterEverything();
}
