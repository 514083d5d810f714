/*
 * SQLite: the dialect, and the only file that knows `node:sqlite`.
 *
 * Owns   how a database file is opened, how a transaction begins, and how values are bound; prepared statements are kept by their text.
 * Gives  kysely a dialect over one connection; kysely hands that connection to one transaction or query at a time.
 * Never  lets an error of the database out as it is: everything is `STORE_UNAVAILABLE` with the cause inside.
 *
 * WAL with synchronous=FULL means one fsync per transaction before its promise resolves. An exclusive lock on the file is held for as
 * long as it is open, so that two gateways never share one file, and it leaves with the process, however that ends. Without it,
 * several connections take turns: who wants to write waits without holding up this process.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { LRUCache } from 'lru-cache';
import { GatewayError } from '../errors.ts';
import { CannotOpenStore, StoreInUse } from './cannot-open-store.ts';
import { IN_MEMORY } from './store-url.ts';

/** How long a start waits for the process before it to let go of the file. Blocks, so that it is short. */
const OPEN_WAIT_MS = 2_000;
/** How long a statement waits for another connection. Blocks, too. */
const STEP_WAIT_MS = 5;
/** How long a transaction waits in all for others to end. Blocks nobody. */
const TURN_WAIT_MS = 5_000;
/** More texts than the store has; a bound in case one is ever made of values. */
const MAX_STATEMENTS = 500;
const SQLITE_BUSY = 5;

const SETTINGS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma secure_delete = on;
  begin immediate;
  commit;
  pragma busy_timeout = ${STEP_WAIT_MS};
`;

interface OpenOptions {
  /** Whether nobody else may open the file as long as it is open here. */
  readonly exclusive?: boolean;
  /** How long to wait for a process that holds it. Blocks. */
  readonly waitMs?: number;
}

/** Opens the file, and makes it (and its folder) for its owner alone where it does not exist. */
export function openSqlite(
  path: string,
  { exclusive = true, waitMs = OPEN_WAIT_MS }: OpenOptions = {},
): DatabaseSync {
  let sqlite: DatabaseSync | null = null;
  try {
    if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (path !== IN_MEMORY) closeSync(openSync(path, 'a', 0o600));
    sqlite = new DatabaseSync(path, { timeout: waitMs });
    if (exclusive) sqlite.exec('pragma locking_mode = exclusive');
    sqlite.exec(SETTINGS);
    return sqlite;
  } catch (cause) {
    sqlite?.close();
    if (isBusy(cause))
      throw new StoreInUse(`The store ${path} is held by another process.`, { cause });
    throw new CannotOpenStore(`The store ${path} cannot be opened as a SQLite database.`, {
      cause,
    });
  }
}

export const sqliteDialect = (sqlite: DatabaseSync): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new NodeSqliteDriver(sqlite),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

class NodeSqliteDriver implements Driver {
  readonly #sqlite: DatabaseSync;
  readonly #connection: DatabaseConnection;

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
    this.#connection = new NodeSqliteConnection(sqlite);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  /** Takes the right to write at once: a transaction that only reads at first can never fail for having come second. */
  async beginTransaction(): Promise<void> {
    const until = performance.now() + TURN_WAIT_MS;
    while (!this.#begins(until)) await wait(1 + Math.random() * STEP_WAIT_MS);
  }

  async commitTransaction(): Promise<void> {
    orUnavailable(() => this.#sqlite.exec('commit'));
  }

  /** A full disk makes SQLite roll back by itself. */
  async rollbackTransaction(): Promise<void> {
    orUnavailable(() => this.#sqlite.isTransaction && this.#sqlite.exec('rollback'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#sqlite.close();
  }

  /** False when another connection writes and there is time to wait for it. */
  #begins(until: number): boolean {
    return orUnavailable(() => {
      try {
        this.#sqlite.exec('begin immediate');
        return true;
      } catch (cause) {
        if (!isBusy(cause) || performance.now() >= until) throw cause;
        return false;
      }
    });
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #sqlite: DatabaseSync;
  readonly #prepared = new LRUCache<string, Prepared>({ max: MAX_STATEMENTS });

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return orUnavailable(() => {
      const { statement, givesRows } = this.#prepare(sql);
      const values = parameters.map(bindable);
      if (givesRows) return { rows: statement.all(...values) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    });
  }

  /** All at once: the rows of one page are in memory anyway. */
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#sqlite.prepare(sql);
    const prepared = { statement, givesRows: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

/** Holding to few types keeps the statements portable. Every number is a count or a time in whole milliseconds. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return Math.ceil(value);
  throw new TypeError(`a ${typeof value} cannot be bound`);
}

const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;

function orUnavailable<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new GatewayError('STORE_UNAVAILABLE', { cause });
  }
}
