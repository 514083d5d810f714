/*
 * In flight: what has begun and is not over yet.
 *
 * Gives  `settled`, for virtual time, which waits for it, and for a test that wants to look when nothing moves.
 */
export class InFlight {
  readonly #works = new Set<Promise<unknown>>();

  /** Counts the work until it is over, however it ends. */
  run<T>(work: Promise<T>): Promise<T> {
    const over: Promise<unknown> = work.then(
      () => this.#works.delete(over),
      () => this.#works.delete(over),
    );
    this.#works.add(over);
    return work;
  }

  /** Resolves when nothing is in flight, and nothing was begun by what just ended. */
  async settled(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works);
  }
}
