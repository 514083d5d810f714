/*
 * Seen: rows that this process has read or written last, kept in memory.
 *
 * Owns   what makes such a row untrue: something was undone, or another process has written to the file; then all are forgotten.
 * Gives  a row where a statement would have found it, within the same reading or transaction: nothing is seen earlier than it is written,
 *        and nothing outside of a transaction before it is durable (`commits.ts`).
 * Never  holds more than a bounded number; the oldest give way. Code that changes a row past it must say so by `forget`.
 *
 * What a transaction compares and sets is compared by the database all the same.
 */
import { LRUCache } from 'lru-cache';
import type { Queries } from './database.ts';

/** Some kilobytes each at most. */
const MAX_ROWS = 4_000;

interface Row<T> {
  readonly value: T;
}

export class Seen<T> {
  readonly #rows: LRUCache<string, Row<T>>;
  #state = '';

  constructor(max = MAX_ROWS) {
    this.#rows = new LRUCache({ max });
  }

  /** Undefined when it is not known. */
  row(queries: Queries, name: string): Row<T> | undefined {
    this.#forgetWhatWasUndone(queries);
    return this.#rows.get(name);
  }

  /** What `find` finds, unless it is known. */
  async of(queries: Queries, name: string, find: () => Promise<T>): Promise<T> {
    const known = this.row(queries, name);
    if (known) return known.value;
    const value = await find();
    this.#rows.set(name, { value });
    return value;
  }

  /** That is how it stands now. */
  note(queries: Queries, name: string, row: Row<T>): void {
    this.#forgetWhatWasUndone(queries);
    this.#rows.set(name, row);
  }

  forget(name: string): void {
    this.#rows.delete(name);
  }

  forgetAll(): void {
    this.#rows.clear();
  }

  #forgetWhatWasUndone({ state }: Queries): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#rows.clear();
  }
}

/** A row that was written as this text, as it is read: it is taken from its text when it is first asked for. */
export function writtenAs<T>(json: string, read: (value: unknown) => T): Row<T> {
  let row: Row<T> | null = null;
  return {
    get value() {
      row ??= { value: read(JSON.parse(json)) };
      return row.value;
    },
  };
}
