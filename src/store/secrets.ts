/*
 * Secrets: the keys that the store made for itself and keeps, sealed with the data key.
 *
 * Owns   what each is for, and how a store that was made before they were kept comes to the ones that it has worked with.
 * Gives  the same secrets for as long as the store lives: another data key seals them anew and changes none of them, so that no
 *        idempotency key, limit or cursor is forgotten.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Writes } from './database.ts';
import type { Sealing } from './sealing.ts';
import { KEY_PROBE, placeOfSetting, settingOf, setSetting } from './settings.ts';

export interface StoreSecrets {
  /** Under which cursors are signed. */
  readonly cursors: Uint8Array;
  /** Under which people, keys, scopes and names become digests. */
  readonly digests: Uint8Array;
  /** Under which requests become digests, so that a key with another request is told from a repeat. */
  readonly requests: Uint8Array;
}

const SECRET_BYTES = 32;
const NAMES = {
  cursors: 'cursor-secret',
  digests: 'digest-key',
  requests: 'request-key',
} as const satisfies Record<keyof StoreSecrets, string>;

/** Which keys an older store had worked with: they were derived from its data key. */
const DERIVED: Readonly<Partial<Record<keyof StoreSecrets, (dataKey: Uint8Array) => Uint8Array>>> =
  {
    digests: derivedDigestKey,
    requests: (dataKey) => createHmac('sha256', dataKey).update('fingerprints').digest(),
  };

export function derivedDigestKey(dataKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', dataKey, '', 'reach-gateway digests', SECRET_BYTES));
}

/** Each is made by the first transaction that asks for it. */
export async function secretsIn(writes: Writes, sealing: Sealing): Promise<StoreSecrets> {
  return {
    cursors: await secret(writes, sealing, 'cursors'),
    digests: await secret(writes, sealing, 'digests'),
    requests: await secret(writes, sealing, 'requests'),
  };
}

async function secret(
  writes: Writes,
  sealing: Sealing,
  use: keyof StoreSecrets,
): Promise<Uint8Array> {
  const name = NAMES[use];
  const known = await settingOf<string>(writes, sealing, name);
  if (known !== null) return Buffer.from(known, 'base64');
  const made = (await olderSecret(writes, sealing, use)) ?? randomBytes(SECRET_BYTES);
  await setSetting(writes, sealing, { name, value: Buffer.from(made).toString('base64') });
  return made;
}

/** Null for a new store, whose probe is not there yet. */
async function olderSecret(
  writes: Writes,
  sealing: Sealing,
  use: keyof StoreSecrets,
): Promise<Uint8Array | null> {
  const derived = DERIVED[use];
  if (!derived) return null;
  const probe = await writes
    .selectFrom('settings')
    .select('value')
    .where('name', '=', KEY_PROBE)
    .executeTakeFirst();
  return probe ? derived(sealing.keyOf(placeOfSetting(KEY_PROBE), probe.value)) : null;
}
