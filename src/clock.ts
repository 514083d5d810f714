/*
 * Clock: what time it is, and waking up later.
 *
 * Owns   nothing; a clock is handed in where the gateway is composed.
 * Gives  polls, back-off, expiry and freshness one common time.
 * Never  governs HTTP deadlines, sockets or token expiry: those stay in real time.
 *
 * The sandbox hands in the simulator's clock, so that one click moves both programs.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `wake` once when the clock has reached `time` (epoch milliseconds). Returns how to call it off. */
  at(time: number, wake: () => void): () => void;
}

/** Longer timers of Node fire at once, so that a long wait is made of shorter ones. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  at(time, wake) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const leftMs = time - Date.now();
      timer = setTimeout(
        () => (leftMs > LONGEST_TIMER_MS ? wait() : wake()),
        Math.max(0, Math.min(leftMs, LONGEST_TIMER_MS)),
      );
    };
    wait();
    return () => clearTimeout(timer);
  },
};

export const seconds = (n: number): number => n * 1_000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;
