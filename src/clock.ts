/*
 * Clock: what time it is, how much of it has passed, and waking up later.
 *
 * Owns   the rule that durations are monotonic: the time of day may jump, back as well, and no wait may grow by that.
 * Gives  polls, back-off, expiry and freshness one common time. A clock is handed in where the gateway is composed.
 * Never  governs HTTP deadlines, sockets or token expiry: those stay in real time.
 *
 * The sandbox hands in the simulator's clock, so that one click moves both programs.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Whole milliseconds since any start. Never goes back and never jumps: for durations within one process. */
  elapsed(): number;
  /** Calls `wake` once when the clock has reached `time` (epoch milliseconds). Returns how to call it off. */
  at(time: number, wake: () => void): () => void;
}

/** Longer timers of Node fire at once, so that a long wait is made of shorter ones. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => Math.floor(performance.now()),
  at(time, wake) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const leftMs = time - Date.now();
      timer = setTimeout(
        () => (leftMs > MAX_TIMER_MS ? wait() : wake()),
        Math.max(0, Math.min(leftMs, MAX_TIMER_MS)),
      );
    };
    wait();
    return () => clearTimeout(timer);
  },
};

/** Clocks of two machines, or of one before and after it was set, may differ by this much. */
const SKEW_MS = 2 * 60_000;

/** How old something is. What lies further ahead than clocks may differ was noted by a wrong clock, and is as old as can be. */
export function ageMs(at: number, now: number): number {
  const age = now - at;
  return age < -SKEW_MS ? Infinity : Math.max(age, 0);
}

export const seconds = (n: number): number => n * 1_000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

/** When a day such as `2026-01-28` begins in UTC, epoch milliseconds. For comparisons: elsewhere it begins up to 14 hours earlier or later. */
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);
