/*
 * Settings: the few facts that the store keeps about itself.
 *
 * Owns   the probe that tells a wrong data key at the start, and the secret under which cursors are signed.
 * Never  changes one that is there but the time of the last write that was tried: each is made by the first start.
 */
import { randomBytes } from 'node:crypto';
import { CannotOpenStore } from './cannot-open-store.ts';
import type { Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Sealing } from './sealing.ts';

const PROBE = 'key-probe';
const CURSOR_SECRET = 'cursor-secret';
const CURSOR_SECRET_BYTES = 32;
const LAST_WRITTEN = 'last-written';

/** Whether something can be written. A full disk can still be read, so that only a write tells. Never rejects. */
export async function canWrite({ database, sealing, clock }: Parts): Promise<boolean> {
  const value = sealing.seal(`setting:${LAST_WRITTEN}`, clock.now());
  try {
    await database.write((writes) =>
      writes
        .insertInto('settings')
        .values({ name: LAST_WRITTEN, value })
        .onConflict((same) => same.column('name').doUpdateSet({ value }))
        .execute(),
    );
    return true;
  } catch {
    return false;
  }
}

/** Makes sure that the data key is the one of this store, and resolves to the cursor secret. */
export function readSettings({ database, sealing }: Parts): Promise<Uint8Array> {
  return database.write(async (writes) => {
    await probe(writes, sealing);
    const secret = await setting(writes, sealing, {
      name: CURSOR_SECRET,
      first: () => randomBytes(CURSOR_SECRET_BYTES).toString('base64'),
    });
    return Buffer.from(secret, 'base64');
  });
}

async function probe(writes: Writes, sealing: Sealing): Promise<void> {
  try {
    await setting(writes, sealing, { name: PROBE, first: () => PROBE });
  } catch (cause) {
    throw new CannotOpenStore('The data key is not the one that this store was sealed with.', {
      cause,
    });
  }
}

async function setting(
  writes: Writes,
  sealing: Sealing,
  { name, first }: { name: string; first: () => string },
): Promise<string> {
  const place = `setting:${name}`;
  const kept = await writes
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  if (kept) return sealing.open<string>(place, kept.value);
  const value = first();
  await writes
    .insertInto('settings')
    .values({ name, value: sealing.seal(place, value) })
    .execute();
  return value;
}
