/*
 * Settings: the few facts that the store keeps about itself, each sealed.
 *
 * Owns   the probe that tells a wrong data key at the start.
 * Gives  one value by its name, read and written within a transaction.
 */
import { CannotOpenStore } from './cannot-open-store.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Sealing } from './sealing.ts';

/** Sealed by the first start; whoever can open it has the data key. */
export const KEY_PROBE = 'key-probe';
const LAST_WRITTEN = 'last-written';

export const placeOfSetting = (name: string): string => `setting:${name}`;

interface Setting {
  readonly name: string;
  readonly value: unknown;
}

/** Null when it is not there. The caller names the type. */
export async function settingOf<T>(
  queries: Queries,
  sealing: Sealing,
  name: string,
): Promise<T | null> {
  const row = await queries
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? sealing.open<T>(placeOfSetting(name), row.value) : null;
}

export async function setSetting(
  writes: Writes,
  sealing: Sealing,
  { name, value }: Setting,
): Promise<void> {
  const box = sealing.seal(placeOfSetting(name), value);
  await writes
    .insertInto('settings')
    .values({ name, value: box })
    .onConflict((same) => same.column('name').doUpdateSet({ value: box }))
    .execute();
}

/** Whether something can be written. A full disk can still be read, so that only a write tells. Never rejects. */
export async function canWrite({ database, sealing, clock }: Parts): Promise<boolean> {
  const value = clock.now();
  try {
    await database.write((writes) => setSetting(writes, sealing, { name: LAST_WRITTEN, value }));
    return true;
  } catch {
    return false;
  }
}

/** Makes sure that the data key is the one of this store. Rejects with `CannotOpenStore`. */
export async function probe(writes: Writes, sealing: Sealing): Promise<void> {
  try {
    const known = await settingOf<string>(writes, sealing, KEY_PROBE);
    if (known === null) await setSetting(writes, sealing, { name: KEY_PROBE, value: KEY_PROBE });
  } catch (cause) {
    throw new CannotOpenStore('The data key is not the one that this store was sealed with.', {
      cause,
    });
  }
}
