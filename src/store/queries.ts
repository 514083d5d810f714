/*
 * Queries: what runs statements on the open database, or within a transaction of it.
 *
 * Owns   the query builder over the one connection; tables are made with it, and statements whose columns are named at run time.
 * Gives  `Statement` a way of its own: text and values to rows, at once, past the builder.
 * Never  begins or ends a transaction: `database.ts` does.
 */
import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Sqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** Runs queries: the database, or a transaction of it. */
export class Queries extends Kysely<Tables> {
  readonly #sqlite: Sqlite;
  readonly #isShared: boolean;

  /** `isShared`: whether other connections may write to the file as well. */
  constructor(sqlite: Sqlite, { isShared }: { readonly isShared: boolean }) {
    super({ dialect: dialectOver(sqlite) });
    this.#sqlite = sqlite;
    this.#isShared = isShared;
  }

  /** As long as it is the same, nothing but what this process has written since can differ from what was read. */
  get state(): string {
    const byOthers = this.#isShared ? this.#sqlite.writtenByOthers() : 0;
    return `${this.#sqlite.undone}/${byOthers}`;
  }

  rows(sql: string, values: readonly unknown[]): unknown[] {
    return this.#sqlite.rows(sql, values);
  }

  /** How many rows it changed, or gave. */
  run(sql: string, values: readonly unknown[]): number {
    return this.#sqlite.run(sql, values);
  }
}

/** Runs queries of one transaction. Whoever writes asks for this, so that nothing is ever written outside of one. */
export class Writes extends Queries {
  override get isTransaction(): true {
    return true;
  }
}

const dialectOver = (sqlite: Sqlite): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new OpenDriver(sqlite),
  createIntrospector: (queries) => new SqliteIntrospector(queries),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** Lends the connection that is open anyway. */
class OpenDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(sqlite: Sqlite) {
    this.#connection = new OpenConnection(sqlite);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  beginTransaction = noTransaction;
  commitTransaction = noTransaction;
  rollbackTransaction = noTransaction;

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

async function noTransaction(): Promise<never> {
  throw new Error('only the database itself begins a transaction');
}

class OpenConnection implements DatabaseConnection {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#sqlite.givesRows(sql)) return { rows: this.#sqlite.rows(sql, parameters) as R[] };
    return { rows: [], numAffectedRows: BigInt(this.#sqlite.run(sql, parameters)) };
  }

  /** All at once: the rows of one page are in memory anyway. */
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
