/*
 * Until aborted: an iterator that ends the moment a signal is aborted.
 *
 * Owns   the end of a stream: by its signal, by `return()`, by an error, or because nothing is left.
 * Gives  `{ done: true }` to every `next()` that is pending at the end.
 * Never  waits behind a pending `next()`, which is what `return()` of an async generator does, and how streams are leaked.
 */
const DONE = { done: true, value: undefined } as const;

export class UntilAborted<T> implements AsyncIterableIterator<T, void> {
  readonly #source: AsyncGenerator<T, void>;
  readonly #pending = new Set<(result: IteratorResult<T, void>) => void>();
  readonly #ended = new AbortController();
  readonly #signal: AbortSignal;
  readonly #end = (): void => this.#close();

  /** `begin` gets a signal of its own, which fires once, however the stream ends. */
  constructor(signal: AbortSignal, begin: (ended: AbortSignal) => AsyncGenerator<T, void>) {
    this.#signal = signal;
    this.#source = begin(this.#ended.signal);
    signal.addEventListener('abort', this.#end, { once: true });
    if (signal.aborted) this.#close();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, void>> {
    if (this.#ended.signal.aborted) return Promise.resolve(DONE);
    return new Promise((resolve, reject) => {
      this.#pending.add(resolve);
      this.#source.next().then(
        (result) => {
          this.#pending.delete(resolve);
          if (result.done) this.#close();
          resolve(result);
        },
        (error: unknown) => {
          this.#pending.delete(resolve);
          this.#close();
          reject(error);
        },
      );
    });
  }

  return(): Promise<IteratorResult<T, void>> {
    this.#close();
    return Promise.resolve(DONE);
  }

  #close(): void {
    if (this.#ended.signal.aborted) return;
    this.#signal.removeEventListener('abort', this.#end);
    this.#ended.abort();
    for (const resolve of this.#pending) resolve(DONE);
    this.#pending.clear();
    this.#source.return().catch(() => undefined); // it ends behind its own pending step, which nobody waits for
  }
}
