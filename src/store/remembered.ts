/*
 * Remembered: answers of the store, kept in memory for as long as they are true.
 *
 * Owns   what makes an answer false. A transaction of this process says so by `forget`, before it ends; when another process has written to
 *        the file, every answer is forgotten at the next question.
 * Gives  what is asked at each request without asking the database, and without a promise: mostly that there is nothing.
 * Never  remembers what a transaction has read, which may still be undone, nor more than a bounded number of answers: the oldest give way.
 *
 * A reading that a `forget` overtakes is given and not remembered. Reads and transactions exclude one another (`commits.ts`), so that an
 * answer is either older than the transaction, and then forgotten by it, or shows what it wrote.
 */
import { LRUCache } from 'lru-cache';
import { failed, type Given } from '../datasources/wire/given.ts';
import type { Database, Queries } from './database.ts';

interface Answer<T> {
  readonly value: T;
}

/** Some 200 bytes each. */
const MAX_ANSWERS = 10_000;

export class Remembered<T> {
  readonly #database: Database;
  readonly #isWorth: (value: T) => boolean;
  readonly #answers = new LRUCache<string, Answer<T>>({ max: MAX_ANSWERS });
  #forgotten = 0;
  #writtenByOthers = 0;

  /** Remembers what `isWorth` says yes to. */
  constructor(database: Database, isWorth: (value: T) => boolean = () => true) {
    this.#database = database;
    this.#isWorth = isWorth;
  }

  /** What `read` finds. It must depend on nothing but the store and the name. It never throws at once: what fails, rejects. */
  of(name: string, read: (queries: Queries) => Promise<T>): Given<T> {
    try {
      this.#forgetWhenWrittenByOthers();
    } catch (error) {
      return failed(error);
    }
    const known = this.#answers.peek(name);
    return known ? known.value : this.#asked(name, read);
  }

  async #asked(name: string, read: (queries: Queries) => Promise<T>): Promise<T> {
    const forgotten = this.#forgotten;
    const value = await this.#database.read(read);
    if (forgotten === this.#forgotten && this.#isWorth(value)) this.#answers.set(name, { value });
    return value;
  }

  /** Said within the transaction that writes what is read under this name. */
  forget(name: string): void {
    this.#forgotten += 1;
    this.#answers.delete(name);
  }

  #forgetWhenWrittenByOthers(): void {
    const now = this.#database.writtenByOthers();
    if (now === this.#writtenByOthers) return;
    this.#writtenByOthers = now;
    this.#forgotten += 1;
    this.#answers.clear();
  }
}
