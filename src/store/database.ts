/*
 * Database: the open database, and the only ways into it.
 *
 * Owns   the order of transactions: one after the other, each seeing all of the one before.
 * Gives  `read` for queries and `write` for a transaction; what `write` resolved is durable.
 * Never  runs two transactions into one another, however many are asked for at once.
 *
 * Inside `write` only the transaction that was handed in may be used: any other way in waits for it to end. A transaction that was
 * overtaken is undone and runs again.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, type Transaction } from 'kysely';
import { GatewayError } from '../errors.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** Runs queries: the database, or a transaction of it. */
export type Queries = Kysely<Tables>;
/** Runs queries of one transaction. Whoever writes asks for this, so that nothing is ever written outside of one. */
export type Writes = Transaction<Tables>;

/** How often a transaction runs again after it was overtaken. */
const MAX_TRIES = 20;

/** Thrown within a transaction that finds what it has read changed by another one. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

export class Database {
  readonly #kysely: Kysely<Tables>;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(sqlite: DatabaseSync) {
    this.#kysely = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
  }

  read<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#run(() => work(this.#kysely));
  }

  /** What `work` throws undoes everything that it wrote. It may run more than once. */
  write<T>(work: (writes: Writes) => Promise<T>): Promise<T> {
    return this.#run(() => this.#tryToWrite(work, MAX_TRIES));
  }

  /** Waits for what is under way, then lets go of the file. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#running);
    await this.#kysely.destroy();
  }

  async #tryToWrite<T>(work: (writes: Writes) => Promise<T>, tries: number): Promise<T> {
    try {
      return await this.#kysely.transaction().execute(work);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      if (tries <= 1) throw new GatewayError('STORE_UNAVAILABLE', { cause: error });
      return this.#tryToWrite(work, tries - 1);
    }
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new GatewayError('STORE_UNAVAILABLE');
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}
