/*
 * Deadline: until when somebody waits for a call, in real time.
 *
 * Gives  a timer to who asks to be told, and none to a call that is over before anybody asks: most are.
 * Never  keeps the process alive.
 */
export class Deadline {
  /** By `performance.now()`. */
  readonly #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  static in(ms: number): Deadline {
    return new Deadline(performance.now() + ms);
  }

  get passed(): boolean {
    return performance.now() >= this.#at;
  }

  /** Tells once when it has passed. Returns how to call that off. */
  whenPassed(tell: () => void): () => void {
    if (this.#at === Infinity) return () => undefined;
    const timer = setTimeout(tell, Math.max(this.#at - performance.now(), 0));
    timer.unref();
    return () => clearTimeout(timer);
  }

  /** What the work comes to, or null when it is too late by then. The work goes on for whoever else waits for it. */
  async unlessPassed<T>(work: Promise<T>): Promise<T | null> {
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const callOff = this.whenPassed(() => resolve(null));
    try {
      return await Promise.race([late, work]);
    } finally {
      callOff();
    }
  }
}
