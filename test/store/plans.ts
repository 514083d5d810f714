/*
 * Plans: how the database finds the rows of every statement that a test runs.
 *
 * Gives  a record of all that is prepared from `record()` on, and an error that names each statement that reads a table from end to end.
 *
 * Without statistics a plan depends on the tables and the text alone, so that an empty store shows the plan of a full one.
 */
import { DatabaseSync } from 'node:sqlite';

/** Tables of a few rows, whatever happens. */
const SMALL = new Set(['settings', 'migrations', 'removed', 'data_keys']);

const recorders = new Set<string[]>();
const { prepare } = DatabaseSync.prototype;
DatabaseSync.prototype.prepare = function (sql, ...options) {
  for (const recorder of recorders) recorder.push(sql);
  return prepare.call(this, sql, ...options);
};

export class Plans {
  readonly #recorded: string[] = [];

  record(): void {
    recorders.add(this.#recorded);
  }

  /** Ends the record, and gives every text as often as it was prepared. */
  end(): readonly string[] {
    recorders.delete(this.#recorded);
    return this.#recorded.filter(isOurs);
  }

  /** Ends the record, and reads the plans on a database that nobody holds. */
  refuseScans(path: string): void {
    const texts = [...new Set(this.end())];
    const sqlite = new DatabaseSync(path);
    try {
      const scans = texts.flatMap((sql) => scansOf(sqlite, sql));
      if (scans.length > 0)
        throw new Error(`tables are read from end to end:\n${scans.join('\n')}`);
    } finally {
      sqlite.close();
    }
  }
}

/** The rows that one statement inserts. */
const VALUES = /^SCAN \d+-ROW VALUES CLAUSE$/;

/** What the store says itself; tests look at tables in their own words. */
const isOurs = (sql: string): boolean => /^(select|insert|update|delete) .*"/.test(sql);

/** One line for each table that it looks into. */
export const planOf = (sqlite: DatabaseSync, sql: string): string[] =>
  prepare
    .call(sqlite, `explain query plan ${sql}`)
    .all()
    .map(({ detail }) => String(detail));

export const scansOf = (sqlite: DatabaseSync, sql: string): string[] =>
  planOf(sqlite, sql).flatMap((detail) => {
    if (VALUES.test(detail)) return [];
    const [, scan, table = ''] = /^(SCAN) (\w+)/.exec(detail) ?? [];
    return scan && !SMALL.has(table) ? [`${detail}: ${sql}`] : [];
  });
