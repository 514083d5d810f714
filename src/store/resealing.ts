/*
 * Resealing: everything that an older data key sealed is sealed with the one that seals now.
 *
 * Owns   the size of one step: it looks at the heads of some rows, and seals a few of them anew in a transaction of their own, with a
 *        pause after it, so that nobody waits for more than one step.
 * Gives  a pass through the whole store, and how much of it each key has sealed.
 * Never  touches a box that cannot be opened: it is counted, and stays as it is.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts';
import { HEAD_BYTES, keyIdOf, type Sealed } from './sealing.ts';

/** Rows whose heads are read at once, and rows that are sealed in one transaction. */
const LOOK = 500;
const STEP = 50;
const PAUSE_MS = 10;

/** Of one key. */
export interface SealedCount {
  readonly rows: number;
  /** Those that were tried and cannot be opened. */
  readonly broken: number;
}

export type SealedCounts = ReadonlyMap<string, SealedCount>;

interface Head {
  readonly at: number;
  readonly head: Uint8Array | null;
}

interface SealedHead extends Head {
  readonly head: Uint8Array;
}

const isSealed = (one: Head): one is SealedHead => one.head !== null;

class Counting {
  readonly counts = new Map<string, { rows: number; broken: number }>();

  add(keyId: string, rows: number, broken = 0): void {
    const known = this.counts.get(keyId) ?? { rows: 0, broken: 0 };
    this.counts.set(keyId, { rows: known.rows + rows, broken: known.broken + broken });
  }
}

/** Rows by the id of the key that sealed them. */
export async function sealedCounts(database: Database): Promise<SealedCounts> {
  const counting = new Counting();
  for (const column of SEALED_COLUMNS)
    for await (const heads of windows(database, column))
      for (const { head } of heads.filter(isSealed)) counting.add(keyIdOf(head), 1);
  return counting.counts;
}

export class Resealing {
  readonly #parts: Pick<Parts, 'database' | 'sealing'>;
  #stopped = false;

  constructor(parts: Pick<Parts, 'database' | 'sealing'>) {
    this.#parts = parts;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Resolves to what older keys had sealed, or to null after `stop`. */
  async pass(): Promise<SealedCounts | null> {
    const counting = new Counting();
    for (const column of SEALED_COLUMNS)
      for await (const heads of windows(this.#parts.database, column))
        await this.#resealOld(column, heads.filter(isSealed), counting);
    return this.#stopped ? null : counting.counts;
  }

  /** Does nothing more after `stop`. */
  async #resealOld(
    column: SealedColumn,
    heads: readonly SealedHead[],
    counting: Counting,
  ): Promise<void> {
    const { sealing } = this.#parts;
    const old = heads.filter(({ head }) => keyIdOf(head) !== sealing.keyId);
    for (let from = 0; from < old.length && !this.#stopped; from += STEP) {
      await this.#reseal(column, old.slice(from, from + STEP), counting);
      await wait(PAUSE_MS);
    }
  }

  async #reseal(column: SealedColumn, old: readonly Head[], counting: Counting): Promise<void> {
    const done = await this.#parts.database.write(async (writes) => {
      const rows = await boxesAt(writes, column, old);
      return Promise.all(rows.map((row) => this.#resealOne(writes, column, row)));
    });
    for (const { keyId, broken } of done.flatMap((one) => one ?? []))
      counting.add(keyId, 1, broken ? 1 : 0);
  }

  /** Null when somebody else has written the row meanwhile. */
  async #resealOne(writes: Writes, { table, column, placeOf }: SealedColumn, row: BoxRow) {
    const keyId = keyIdOf(row.box);
    try {
      const box = this.#parts.sealing.resealed(placeOf(row), row.box);
      if (box === null) return null;
      await sql`update ${sql.ref(table)} set ${sql.ref(column)} = ${box} where rowid = ${row.at}`.execute(
        writes,
      );
      return { keyId, broken: false };
    } catch (error) {
      if (isOfStore(error)) throw error;
      return { keyId, broken: true };
    }
  }
}

interface BoxRow {
  readonly at: number;
  readonly box: Sealed;
}

/** A box that cannot be opened is no reason to end; a store that cannot be written is. */
const isOfStore = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'STORE_UNAVAILABLE';

async function boxesAt(
  queries: Queries,
  { table, column, names }: SealedColumn,
  heads: readonly Head[],
): Promise<readonly BoxRow[]> {
  const named = names.map((name) => sql`, ${sql.ref(name)}`);
  const { rows } = await sql<BoxRow>`
    select rowid as at, ${sql.ref(column)} as box ${sql.join(named, sql` `)} from ${sql.ref(table)}
    where rowid in (${sql.join(heads.map(({ at }) => at))})`.execute(queries);
  return rows;
}

/** All rows of a table, some at a time, each time after a turn of others. */
async function* windows(
  database: Database,
  { table, column }: SealedColumn,
): AsyncGenerator<readonly Head[], void> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const from = after;
    const { rows } = await database.read((queries) =>
      sql<Head>`select rowid as at, substr(${sql.ref(column)}, 1, ${HEAD_BYTES}) as head
        from ${sql.ref(table)} where rowid > ${from} order by rowid limit ${LOOK}`.execute(queries),
    );
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < LOOK) return;
    after = last.at;
    await wait(1);
  }
}
