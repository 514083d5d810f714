/*
 * SQLite: the open file, and the only code that knows `node:sqlite`.
 *
 * Owns   how a database file is opened, how a transaction begins and ends, and how values are bound; a statement is prepared once and kept
 *        by its text for as long as the file is open.
 * Gives  one connection whose statements run at once: nothing of this process comes between two of them that are not awaited.
 * Never  lets an error of the database out as it is: everything is `STORE_UNAVAILABLE` with the cause inside.
 *
 * In WAL mode with synchronous=NORMAL a commit is written to the log and not yet on the disk, and a checkpoint waits for the disk by itself.
 * `flush` makes durable what was committed before it, beside the process, which an fsync within the commit (FULL) would hold up for as
 * long as the disk takes. An exclusive lock on the file is held for as long as it is open, so that two gateways never share one file, and
 * it leaves with the process, however that ends. Without it, several connections take turns: who wants to write waits without holding up
 * this process.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { GatewayError } from '../errors.ts';
import { CannotOpenStore, StoreInUse } from './cannot-open-store.ts';
import { IN_MEMORY } from './store-url.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

/** How long a start waits for the process before it to let go of the file. Blocks, so that it is short. */
const OPEN_WAIT_MS = 2_000;
/** How long a statement waits for another connection. Blocks, too. */
const STEP_WAIT_MS = 5;
/** How long a transaction waits in all for others to end. Blocks nobody. */
const TURN_WAIT_MS = 5_000;
/** More texts than the store has; a bound in case one is ever made of values. */
const MAX_STATEMENTS = 500;
const SQLITE_BUSY = 5;
/** Of pages in memory: what a busy store of a hundred thousand operations touches again and again. */
const CACHE_KB = 16_384;
/** After so many pages the log is brought into the file, which waits for the disk. A page that was written many times meanwhile is brought once. */
const CHECKPOINT_PAGES = 4_000;

/**
 * What an earlier process has written is on the disk before anything is added: had its disk failed, what stands in the log may be in memory
 * alone, and all that followed it would be lost with it. A connection that shares a file is shown nothing that may be lost.
 */
const settings = (exclusive: boolean): string => `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma wal_checkpoint(truncate);
  pragma synchronous = ${exclusive ? 'normal' : 'full'};
  pragma secure_delete = on;
  pragma cache_size = -${CACHE_KB};
  pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
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
    sqlite.exec(settings(exclusive));
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

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
}

export class Sqlite {
  readonly #sqlite: DatabaseSync;
  readonly #prepared = new LRUCache<string, Prepared>({ max: MAX_STATEMENTS });

  /** Grows when something was undone that was written, or read after it. */
  #undone = 0;
  /** Null where there is no disk. */
  readonly #log: WriteAheadLog | null;

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
    const path = sqlite.location();
    this.#log = path === null ? null : new WriteAheadLog(path);
  }

  get isTransaction(): boolean {
    return this.#sqlite.isTransaction;
  }

  rows(sql: string, values: readonly unknown[]): unknown[] {
    return orUnavailable(() => this.#prepare(sql).statement.all(...values.map(bindable)));
  }

  /** How many rows it changed, or gave. */
  run(sql: string, values: readonly unknown[]): number {
    return orUnavailable(() => {
      const { statement, givesRows } = this.#prepare(sql);
      const bound = values.map(bindable);
      if (givesRows) return statement.all(...bound).length;
      return Number(statement.run(...bound).changes);
    });
  }

  givesRows(sql: string): boolean {
    return orUnavailable(() => this.#prepare(sql).givesRows);
  }

  /** Takes the right to write at once: a transaction that only reads at first can never fail for having come second. */
  async begin(): Promise<void> {
    const until = performance.now() + TURN_WAIT_MS;
    while (!this.#begins(until)) await wait(1 + Math.random() * STEP_WAIT_MS);
  }

  /** Visible when it returns, and durable after the next `flush`. */
  commit(): void {
    orUnavailable(() => this.#sqlite.exec('commit'));
  }

  /** A full disk makes SQLite roll back by itself. */
  rollback(): void {
    this.#undone += 1;
    if (this.#sqlite.isTransaction) orUnavailable(() => this.#sqlite.exec('rollback'));
  }

  /** From here on what is written can be undone by itself. */
  mark(): void {
    this.run('savepoint part', []);
  }

  keepPart(): void {
    this.run('release part', []);
  }

  undoPart(): void {
    this.#undone += 1;
    this.run('rollback to part', []);
    this.run('release part', []);
  }

  get undone(): number {
    return this.#undone;
  }

  /** Changes when another connection has written to the file. */
  writtenByOthers(): number {
    const [row] = orUnavailable(() => this.#prepare('pragma data_version').statement.all());
    return Number(row?.['data_version']);
  }

  /** Everything that was committed before is on the disk when it resolves. */
  async flush(): Promise<void> {
    await this.#log?.flush();
  }

  close(): void {
    this.#log?.close();
    this.#sqlite.close();
  }

  /** False when another connection writes and there is time to wait for it. */
  #begins(until: number): boolean {
    return orUnavailable(() => {
      try {
        this.#prepare('begin immediate').statement.run();
        return true;
      } catch (cause) {
        if (!isBusy(cause) || performance.now() >= until) throw cause;
        return false;
      }
    });
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
