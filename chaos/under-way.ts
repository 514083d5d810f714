/*
 * Under way: what has begun and is not over, so that time can wait for it.
 */
export class UnderWay {
  readonly #works = new Set<Promise<unknown>>();
  /** How much was begun since the start. */
  counted = 0;

  count<T>(work: Promise<T>): Promise<T> {
    this.counted += 1;
    const over: Promise<unknown> = work.then(
      () => this.#works.delete(over),
      () => this.#works.delete(over),
    );
    this.#works.add(over);
    return work;
  }

  /** Resolves when nothing is under way, and nothing was begun by what just ended. */
  async over(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works);
  }
}
