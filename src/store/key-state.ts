/*
 * Key state: the data keys of a store that nobody holds.
 *
 * Gives  the same as a running gateway tells of its own.
 * Never  changes the store, and needs no key to open it: which key has sealed a row stands in the row.
 */
import type { DataKeyState } from '../operations/engine/data-key-book.ts';
import { CannotOpenStore } from './cannot-open-store.ts';
import { Database } from './database.ts';
import { keysInBook } from './key-book.ts';
import { sealedCounts, type SealedCounts } from './resealing.ts';
import { idOfKey, NO_KEY_ID } from './sealing.ts';
import { openSqlite } from './sqlite.ts';

/** Rejects with `StoreInUse`, or another `CannotOpenStore`. */
export async function storedKeyState(
  path: string,
  dataKeys: readonly Uint8Array[],
): Promise<readonly DataKeyState[]> {
  const database = new Database(openSqlite(path, { waitMs: 0 }));
  try {
    const book = await database.read(keysInBook).catch((cause: unknown) => {
      throw new CannotOpenStore('The store is of an older version: start the gateway once.', {
        cause,
      });
    });
    return keyStates(dataKeys.map(idOfKey), book, await sealedCounts(database));
  } finally {
    await database.close();
  }
}

/** Of every key that is given, needed or used; the first that is given seals. */
export function keyStates(
  given: readonly string[],
  book: readonly string[],
  counts: SealedCounts,
): readonly DataKeyState[] {
  const ids = new Set([...given, ...book, ...counts.keys()]);
  return [...ids].map((name) => ({
    ...{ name, seals: name === given[0], rows: counts.get(name)?.rows ?? 0 },
    needed: name !== NO_KEY_ID && book.includes(name),
  }));
}
