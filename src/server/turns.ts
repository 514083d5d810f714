/*
 * Turns: many small pieces of work, some at a time, so that whatever else comes in meanwhile is not kept waiting for all of them.
 *
 * Gives  each piece its turn in the order in which it was given.
 */
const AT_A_TIME = 128;

export class Turns {
  #waiting: (() => void)[] = [];
  #scheduled = false;

  take(work: () => void): void {
    this.#waiting.push(work);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    const now = this.#waiting;
    this.#waiting = now.length > AT_A_TIME ? now.slice(AT_A_TIME) : [];
    this.#scheduled = false;
    this.#schedule();
    for (const work of now.slice(0, AT_A_TIME)) work();
  }
}
