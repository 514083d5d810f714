/*
 * Key book: the data keys with which something in the store may be sealed.
 *
 * Owns   one row for each, entered before the key seals anything and struck off when nothing is left of it.
 * Gives  a start that is refused with one sentence when a key is missing, instead of rows that fail one by one later.
 */
import { sql } from 'kysely';
import { CannotOpenStore } from './cannot-open-store.ts';
import type { Queries, Writes } from './database.ts';
import { idOfKey, keyIdOf, NO_KEY_ID, Sealing } from './sealing.ts';
import { KEY_PROBE, placeOfSetting } from './settings.ts';
import { statement } from './statement.ts';

const ALL = statement((queries) => queries.selectFrom('data_keys').select('id').orderBy('since'));
const ENTER = statement((queries, of: { id: string; since: number }) =>
  queries
    .insertInto('data_keys')
    .values(of)
    .onConflict((conflict) => conflict.doNothing()),
);
const STRIKE = statement((queries, of: { id: string }) =>
  queries.deleteFrom('data_keys').where('id', '=', of.id),
);

export async function keysInBook(queries: Queries): Promise<readonly string[]> {
  return (await ALL.rows(queries, {})).map(({ id }) => id);
}

export async function enterKey(writes: Writes, id: string, now: number): Promise<void> {
  await ENTER.run(writes, { id, since: now });
}

export async function strikeKey(writes: Writes, id: string): Promise<void> {
  await STRIKE.run(writes, { id });
}

/** Which keys of the book are not among these. */
export async function keysMissing(
  queries: Queries,
  dataKeys: readonly Uint8Array[],
): Promise<readonly string[]> {
  const given = new Set(dataKeys.map(idOfKey));
  return (await keysInBook(queries)).filter((id) => !given.has(id));
}

/** Before anything else is read, whichever version wrote the store. Rejects with `CannotOpenStore`. */
export async function checkKeys(writes: Writes, dataKeys: readonly Uint8Array[]): Promise<void> {
  const tables = await tablesIn(writes);
  if (tables.has('data_keys')) {
    const missing = await keysMissing(writes, dataKeys);
    const [first] = missing;
    if (first === undefined) return;
    const isWrong = missing.length === (await keysInBook(writes)).length;
    throw new CannotOpenStore(isWrong ? WRONG : missingSentence(missing));
  }
  if (tables.has('settings')) await checkProbe(writes, dataKeys);
}

/** What a store is sealed with that has no book yet. Null when it is new. */
export async function keyOfProbe(writes: Writes, sealing: Sealing): Promise<string | null> {
  const box = await probeIn(writes);
  if (!box) return null;
  const named = keyIdOf(box);
  return named === NO_KEY_ID ? idOfKey(sealing.keyOf(placeOfSetting(KEY_PROBE), box)) : named;
}

async function tablesIn(queries: Queries): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where name in ('data_keys', 'settings')`.execute(queries);
  return new Set(rows.map(({ name }) => name));
}

async function checkProbe(writes: Writes, dataKeys: readonly Uint8Array[]): Promise<void> {
  const box = await probeIn(writes);
  if (!box) return;
  try {
    new Sealing(dataKeys).keyOf(placeOfSetting(KEY_PROBE), box);
  } catch (cause) {
    throw new CannotOpenStore(WRONG, { cause });
  }
}

async function probeIn(writes: Writes) {
  const row = await writes
    .selectFrom('settings')
    .select('value')
    .where('name', '=', KEY_PROBE)
    .executeTakeFirst();
  return row?.value;
}

const WRONG = 'The data key is not the one that this store was sealed with.';

export const missingSentence = (ids: readonly string[]): string =>
  `The store still holds what is sealed with the data key ${ids.join(' and ')}, which is not in the key file. Put it back, on a line below the first one.`;
