/*
 * Held: requests that have arrived and are not looked at until the operator lets them go on.
 *
 * Gives  tests an answer that is late without any waiting: the caller gives up, and the request is processed all the same.
 */
export class Held {
  #waiting: (() => Promise<void>)[] = [];

  get count(): number {
    return this.#waiting.length;
  }

  /** Does the work when it is let go on. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => work().then(resolve, reject));
    });
  }

  /** Lets all go on, in the order in which they came; resolves to how many when they are processed. */
  async release(): Promise<number> {
    const released = this.#waiting;
    this.#waiting = [];
    for (const work of released) await work();
    return released.length;
  }

  /** They are never processed. */
  forget(): void {
    this.#waiting = [];
  }
}
