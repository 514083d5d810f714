/*
 * Filled: a store that holds many purchases, made of one that holds a few.
 *
 * Owns   which columns name something: in each copy of a row that is another name, of the same length and as random. All else is copied as
 *        it is, sealed; nobody opens a copy.
 * Gives  a file whose tables and indexes are as large as if all had been bought, which would take a quarter of an hour.
 */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** What belongs to the store and to no purchase. */
const OF_THE_STORE = ['settings', 'migrations', 'data_keys', 'removed', 'audit_segments'];
const NAMES = ['id', 'operation_id', 'callback_id', 'event_id', 'key', 'ref', 'name', 'content'];
/** Counts by itself. */
const POSITION = 'position';

/** No crash has to leave anything of it, and nobody else has it open. */
const SETTINGS = `
  pragma locking_mode = exclusive;
  pragma journal_mode = off;
  pragma synchronous = off;
  pragma cache_size = -1000000;
`;

/** Until it holds so many. The file must be closed. */
export function fill(path: string, purchases: number): void {
  const sqlite = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  sqlite.exec(SETTINGS);
  const [{ many = 0 } = {}] = sqlite.prepare('select count(*) as many from operations').all();
  let copy = 0;
  sqlite.function('another', (name) => (typeof name === 'string' ? another(name, copy) : name));
  const copies = tablesOf(sqlite).map((table) => sqlite.prepare(copying(sqlite, table)));
  sqlite.exec('begin');
  for (copy = 1; copy * Number(many) < purchases; copy += 1) for (const one of copies) one.run();
  sqlite.exec('commit');
  sqlite.close();
}

const another = (name: string, copy: number): string =>
  createHash('sha256').update(`${copy}\n${name}`).digest('base64url').slice(0, name.length);

function tablesOf(sqlite: DatabaseSync): readonly string[] {
  const found = sqlite.prepare(`select name from sqlite_master where type = 'table'`).all();
  return found
    .map(({ name }) => String(name))
    .filter((name) => !name.startsWith('sqlite_') && !OF_THE_STORE.includes(name));
}

/** The rows that are there now, once more. */
function copying(sqlite: DatabaseSync, table: string): string {
  const columns = sqlite.prepare(`pragma table_info(${table})`).all();
  const names = columns.map(({ name }) => String(name)).filter((name) => name !== POSITION);
  const values = names.map((name) => (NAMES.includes(name) ? `another("${name}")` : `"${name}"`));
  const [{ last = 0 } = {}] = sqlite.prepare(`select max(rowid) as last from ${table}`).all();
  return `insert into ${table} (${names.map((name) => `"${name}"`).join()})
    select ${values.join()} from ${table} where rowid <= ${Number(last ?? 0)}`;
}
