/*
 * Settling: what a link does with an answer that is older than what is known.
 *
 * Owns   which requests may be sent again: queries, and mutations that carry an idempotency key.
 * Gives  the answer to show, or null when the request is to be sent once more first.
 */
import type { Newest } from './newest.ts';
import type { Selection, Variables } from './selection.ts';

/** A query is asked again so often at most: an operation may move faster than its answers. */
const MAX_REPEATS = 3;

interface Request {
  readonly kind: unknown;
  readonly variables: Variables;
  readonly selections: readonly Selection[];
}

/** One request on its way, over all its repeats. */
export class Settling {
  readonly #newest: Newest;
  readonly #request: Request;
  readonly #mayRepeat: number;
  #repeats = 0;
  /** A mutation is answered with its first answer: a repeat says that it was begun already. */
  #first: unknown = undefined;

  constructor(newest: Newest, request: Request) {
    this.#newest = newest;
    this.#request = request;
    const keyed = Object.values(request.variables).some((value) => isKeyed(value));
    this.#mayRepeat =
      request.kind === 'query' ? MAX_REPEATS : Number(request.kind === 'mutation' && keyed);
  }

  /** `againAfterMs`: nothing is shown yet, and the request is to be sent once more. */
  take(data: unknown): { readonly data: unknown } | { readonly againAfterMs: number } {
    const { kind, selections } = this.#request;
    const settled = this.#newest.settle(data, selections);
    if (settled.stale && this.#repeats < this.#mayRepeat) {
      this.#first ??= data;
      this.#repeats += 1;
      return { againAfterMs: 100 * (this.#repeats - 1) };
    }
    return (kind === 'mutation' && this.giveUp()) || settled;
  }

  /** What can be shown when a repeat failed; null when there was none. */
  giveUp(): { readonly data: unknown } | null {
    if (this.#first === undefined) return null;
    return this.#newest.settle(this.#first, this.#request.selections);
  }
}

const isKeyed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'idempotencyKey' in value;
