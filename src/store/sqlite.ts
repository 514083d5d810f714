/*
 * SQLite: the dialect, and the only file that knows `node:sqlite`.
 *
 * Owns   how a database file is opened, how a transaction begins, and how values are bound.
 * Gives  kysely a dialect over one connection; kysely hands that connection to one transaction or query at a time.
 * Never  lets an error of the database out as it is: everything is `STORE_UNAVAILABLE` with the cause inside.
 *
 * The lock on the file is exclusive for as long as it is open, so that two gateways never share one file, and it leaves with the
 * process, however that ends. WAL with synchronous=FULL means one fsync per transaction before its promise resolves.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
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
import { GatewayError } from '../errors.ts';
import { CannotOpenStore } from './cannot-open-store.ts';
import { IN_MEMORY } from './store-url.ts';

/** How long a start waits for the process before it to let go of the file. Blocks, so that it is short. */
const LOCK_WAIT_MS = 2_000;
const SQLITE_BUSY = 5;

const SETTINGS = `
  pragma locking_mode = exclusive;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma secure_delete = on;
  begin immediate;
  commit;
`;

/** Opens and locks the file, and makes it (and its folder) where it does not exist. */
export function openSqlite(path: string): DatabaseSync {
  if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let sqlite: DatabaseSync | null = null;
  try {
    sqlite = new DatabaseSync(path, { timeout: LOCK_WAIT_MS });
    sqlite.exec(SETTINGS);
    return sqlite;
  } catch (cause) {
    sqlite?.close();
    const busy = cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;
    const why = busy ? 'is held by another process' : 'cannot be opened as a SQLite database';
    throw new CannotOpenStore(`The store ${path} ${why}.`, { cause });
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
    orUnavailable(() => this.#sqlite.exec('begin immediate'));
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
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #sqlite: DatabaseSync;

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return orUnavailable(() => {
      const statement = this.#sqlite.prepare(sql);
      const values = parameters.map(bindable);
      if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    });
  }

  /** All at once: the rows of one page are in memory anyway. */
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}

/** Holding to few types keeps the statements portable. Every number is a count or a time in whole milliseconds. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return Math.ceil(value);
  throw new TypeError(`a ${typeof value} cannot be bound`);
}

function orUnavailable<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new GatewayError('STORE_UNAVAILABLE', { cause });
  }
}
