/*
 * Digests: names that can be looked up and not read.
 *
 * Owns   the keyed hash (HMAC-SHA-256) under which people, keys, scopes, records and refs stand in index columns.
 * Gives  equal digests for equal names of one sort; the same name of another sort has another digest.
 *
 * The hash is keyed, because a transaction id or a phone number is short enough to be found by trying all of them. Its key is the
 * store's own and stays the same for good: another data key changes no digest.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

declare const digest: unique symbol;
export type Digest = string & { readonly [digest]: true };

/** What is hashed before the name. Stores hold these digests, so that a word stays, whatever its sort is called in the code. */
const SALTS = {
  subject: 'subject',
  key: 'key',
  scope: 'exclusive',
  record: 'record',
  limit: 'scope',
  guess: 'guess',
  ref: 'ref',
  content: 'content',
  customer: 'customer',
  audit: 'audit',
  checkpoint: 'checkpoint',
} as const;
type NameSort = keyof typeof SALTS;

export class Digests {
  readonly #key: KeyObject;

  /** `secret`: 32 bytes that the store keeps, sealed. */
  constructor(secret: Uint8Array) {
    this.#key = createSecretKey(secret);
  }

  of(sort: NameSort, name: string): Digest {
    return createHmac('sha256', this.#key)
      .update(`${SALTS[sort]}\n${name}`)
      .digest('base64url') as Digest;
  }

  ofEach(sort: NameSort, names: readonly string[]): Digest[] {
    return names.map((name) => this.of(sort, name));
  }
}
