/*
 * Turns: many small pieces of work, some at a time, so that whatever else comes in meanwhile is not kept waiting for all of them.
 *
 * Gives  each piece its turn in the order in which it was given.
 */
import { outsideRequests } from '../request-id.ts';

/** An object rather than a function: there is one for every stream. */
export interface Turn {
  run(): void;
}

export class Turns {
  readonly #atATime: number;
  #waiting: Turn[] = [];
  /** Those before have had theirs. */
  #next = 0;
  #scheduled = false;

  constructor(atATime: number) {
    this.#atATime = atATime;
  }

  take(turn: Turn): void {
    this.#waiting.push(turn);
    this.#schedule();
  }

  /** The same for work whose result a caller waits for. */
  async taken<T>(work: () => T | Promise<T>): Promise<T> {
    await new Promise<void>((run) => this.take({ run }));
    return work();
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    outsideRequests(() => setImmediate(() => this.#run()));
  }

  #run(): void {
    const now = this.#waiting.slice(this.#next, this.#next + this.#atATime);
    this.#next += now.length;
    if (this.#next >= this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
    this.#scheduled = false;
    this.#schedule();
    for (const turn of now) turn.run();
  }
}
