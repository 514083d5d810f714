/*
 * Call trace: which calls to the platform a piece of work has made, and what each came to.
 *
 * Gives  the timeline of an operation its endpoints and HTTP statuses, without anybody passing them through parsers and kinds.
 * Never  holds a path, a body or an id: a row and a result are all, and the last few of them.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface TracedCall {
  readonly row: number;
  /** The HTTP status, or `timeout`, `refused`, `cut`, `circuit-open`. */
  readonly result: string;
}

const MAX_CALLS = 16;

const current = new AsyncLocalStorage<CallTrace>();

export class CallTrace {
  readonly #calls: TracedCall[] = [];

  /** Notes the calls of `work`, however many steps it takes. */
  during<T>(work: () => Promise<T>): Promise<T> {
    return current.run(this, work);
  }

  /** The latest call that fits, or null. */
  last(fits: (call: TracedCall) => boolean = () => true): TracedCall | null {
    return this.#calls.findLast(fits) ?? null;
  }

  note(call: TracedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > MAX_CALLS) this.#calls.shift();
  }
}

/** Outside of a trace nothing is noted. */
export const noteCall = (call: TracedCall): void => current.getStore()?.note(call);
