/*
 * Activity: how much work is in progress.
 *
 * Owns   one count over upstream calls, runner steps, callback dispatch and transactions.
 * Gives  `quiet()`, for a graceful stop and for virtual time, which moves on only when nothing is under way.
 * Never  counts waiting for the clock: what waits is scheduled, not running.
 */
export class Activity {
  #running = 0;
  #waiting: (() => void)[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0 && this.#waiting.length > 0) setImmediate(() => this.#release());
    }
  }

  /** Resolves when nothing is in progress, and nothing was begun by what just ended. */
  async quiet(): Promise<void> {
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #release(): void {
    if (this.#running > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
