/*
 * Database: the open database, and the only ways into it.
 *
 * Gives  `read` for queries and `write` for a transaction; what `write` resolved is durable.
 * Never  runs two transactions into one another, however many are asked for at once (`commits.ts`).
 *
 * Inside `write` only the transaction that was handed in may be used: any other way in waits for it to end. A transaction that was
 * overtaken is undone and runs again.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import { GatewayError } from '../errors.ts';
import { Commits } from './commits.ts';
import { Queries, Writes } from './queries.ts';
import { Sqlite } from './sqlite.ts';

export type { Queries, Writes } from './queries.ts';

/** How often a transaction runs again after it was overtaken. */
const MAX_TRIES = 20;

/** Thrown within a transaction that finds what it has read changed by another one. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

interface DatabaseOptions {
  /** Whether other connections may write to the file as well. */
  readonly isShared?: boolean;
  /** Counts each transaction until it is durable. */
  readonly activity?: Pick<Activity, 'run'> | undefined;
  /** Told why nothing can be read or written any more until the file is opened again. */
  readonly onBroken?: ((cause: unknown) => void) | undefined;
}

const UNCOUNTED: Pick<Activity, 'run'> = { run: (work) => work() };
const ignore = (): void => undefined;

export class Database {
  readonly #sqlite: Sqlite;
  readonly #commits: Commits;
  readonly #queries: Queries;
  readonly #writes: Writes;
  readonly #isShared: boolean;
  readonly #activity: Pick<Activity, 'run'>;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(
    sqlite: DatabaseSync,
    { isShared = false, activity = UNCOUNTED, onBroken = ignore }: DatabaseOptions = {},
  ) {
    this.#sqlite = new Sqlite(sqlite);
    this.#commits = new Commits(this.#sqlite, onBroken);
    this.#queries = new Queries(this.#sqlite, { isShared });
    this.#writes = new Writes(this.#sqlite, { isShared });
    this.#isShared = isShared;
    this.#activity = activity;
  }

  /** Whether only another opening of the file helps. */
  get isBroken(): boolean {
    return this.#commits.isBroken;
  }

  read<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#run(() => this.#commits.read(() => work(this.#queries)));
  }

  /** What `work` throws undoes everything that it wrote. It may run more than once. */
  write<T>(work: (writes: Writes) => Promise<T>): Promise<T> {
    return this.#run(() => this.#activity.run(() => this.#tryToWrite(work, MAX_TRIES)));
  }

  /** Changes when somebody else has written to the file: what was read before may not be so any more. */
  writtenByOthers(): number {
    if (this.#closed) throw new GatewayError('STORE_UNAVAILABLE');
    return this.#isShared ? this.#sqlite.writtenByOthers() : 0;
  }

  /** Waits for what is under way, then lets go of the file. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#running);
    this.#sqlite.close();
  }

  async #tryToWrite<T>(work: (writes: Writes) => Promise<T>, tries: number): Promise<T> {
    try {
      return await this.#commits.write(() => work(this.#writes));
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
