/*
 * Ticks: sources of events that can be counted.
 *
 * Gives  iterators that stay open until they are returned, as a careless source does: they know of no signal.
 */
export class Ticks {
  /** How many iterators were not returned yet. */
  live = 0;
  opened = 0;
  readonly #listeners = new Map<string, Set<(tick: number) => void>>();
  #waiting: (() => void)[] = [];

  open(name: string): AsyncIterableIterator<number> {
    const queue: number[] = [];
    let wake: ((result: IteratorResult<number>) => void) | null = null;
    let done = false;
    const hear = (tick: number): void => {
      if (wake) wake({ done: false, value: tick });
      else queue.push(tick);
      wake = null;
    };
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(hear));
    this.#count(1);
    const iterator: AsyncIterableIterator<number> = {
      [Symbol.asyncIterator]: () => iterator,
      next: () => {
        const value = queue.shift();
        if (value !== undefined) return Promise.resolve({ done: false, value });
        return new Promise((resolve) => {
          wake = resolve;
        });
      },
      return: () => {
        if (!done) this.#count(-1);
        done = true;
        listeners.delete(hear);
        wake?.({ done: true, value: undefined });
        return Promise.resolve({ done: true, value: undefined });
      },
    };
    return iterator;
  }

  send(name: string, tick: number): void {
    for (const hear of this.#listeners.get(name) ?? []) hear(tick);
  }

  /** Resolves when so many iterators are open. */
  async until(live: number): Promise<void> {
    while (this.live !== live) await this.#change();
  }

  /** Resolves when somebody listens to this name. */
  async untilHeard(name: string): Promise<void> {
    while (!this.#listeners.get(name)?.size) await this.#change();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #count(change: 1 | -1): void {
    this.live += change;
    if (change === 1) this.opened += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
  }
}
