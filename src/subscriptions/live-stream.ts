/*
 * Live stream: what a subscription resolver returns. It is iterated, as graphql-js has it, or taken over by who delivers to many.
 *
 * Owns   the end of a stream that nobody has begun yet.
 * Gives  both the same items: whoever iterates addresses each one at once, whoever takes over addresses those that it needs.
 */
import type { Emission, LiveItems } from './live-items.ts';
import { UntilAborted } from './until-aborted.ts';

export class LiveStream<Item, E extends Emission = Emission> implements AsyncIterableIterator<
  Item,
  void
> {
  readonly #items: LiveItems<Item, E>;
  readonly #signal: AbortSignal;
  readonly #end = (): void => this.#items.close();
  #iterated: UntilAborted<Item> | null = null;

  constructor(items: LiveItems<Item, E>, signal: AbortSignal) {
    this.#items = items;
    this.#signal = signal;
    signal.addEventListener('abort', this.#end, { once: true });
    if (signal.aborted) items.close();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Item, void>> {
    this.#iterated ??= new UntilAborted(this.#signal, (ended) => iterated(this.#items, ended));
    return this.#iterated.next();
  }

  async return(): Promise<IteratorResult<Item, void>> {
    this.takeOver().close();
    return this.#iterated?.return() ?? { done: true, value: undefined };
  }

  /** Whoever takes it over ends it; the signal does no more. */
  takeOver(): LiveItems<Item, E> {
    this.#signal.removeEventListener('abort', this.#end);
    return this.#items;
  }
}

async function* iterated<Item, E extends Emission>(
  items: LiveItems<Item, E>,
  ended: AbortSignal,
): AsyncGenerator<Item, void> {
  ended.addEventListener('abort', () => items.close(), { once: true });
  try {
    while (!items.isOver) {
      const emission = await items.take();
      if (emission) yield items.itemOf(emission, items.cursorOf(emission));
      else await items.changed();
    }
  } finally {
    items.close();
  }
}
