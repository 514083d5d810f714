/*
 * Digests: names that can be looked up and not read.
 *
 * Owns   the keyed hash (HMAC-SHA-256) under which people, keys, scopes, records and refs stand in index columns.
 * Gives  equal digests for equal names of one sort; the same name of another sort has another digest. Those that were made last are kept.
 *
 * The hash is keyed, because a transaction id or a phone number is short enough to be found by trying all of them. Its key is the
 * store's own and stays the same for good: another data key changes no digest.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';

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

/** Of contents, which seldom come again. */
const ONCE: ReadonlySet<NameSort> = new Set<NameSort>(['content', 'audit', 'checkpoint']);
/** What is longer is made anew each time. */
const LONGEST_NAME = 200;
const MAX_KNOWN = 2_000;

export class Digests {
  readonly #key: KeyObject;
  readonly #known = new LRUCache<string, Digest>({ max: MAX_KNOWN });

  /** `secret`: 32 bytes that the store keeps, sealed. */
  constructor(secret: Uint8Array) {
    this.#key = createSecretKey(secret);
  }

  of(sort: NameSort, name: string): Digest {
    const salted = `${SALTS[sort]}\n${name}`;
    if (ONCE.has(sort) || name.length > LONGEST_NAME) return this.#made(salted);
    const known = this.#known.get(salted);
    if (known) return known;
    const made = this.#made(salted);
    this.#known.set(salted, made);
    return made;
  }

  #made(salted: string): Digest {
    return createHmac('sha256', this.#key).update(salted).digest('base64url') as Digest;
  }

  ofEach(sort: NameSort, names: readonly string[]): Digest[] {
    return names.map((name) => this.of(sort, name));
  }
}
