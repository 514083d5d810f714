/*
 * Turns: many small pieces of work, some at a time, so that whatever else comes in meanwhile is not kept waiting for all of them.
 *
 * Gives  each piece its turn in the order in which it was given.
 */
export class Turns {
  readonly #atATime: number;
  readonly #waiting: (() => void)[] = [];
  #scheduled = false;

  constructor(atATime: number) {
    this.#atATime = atATime;
  }

  take(work: () => void): void {
    this.#waiting.push(work);
    this.#schedule();
  }

  /** The same for work whose result somebody waits for. */
  async taken<T>(work: () => T | Promise<T>): Promise<T> {
    await new Promise<void>((begin) => this.take(begin));
    return work();
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    const now = this.#waiting.splice(0, this.#atATime);
    this.#scheduled = false;
    this.#schedule();
    for (const work of now) work();
  }
}
