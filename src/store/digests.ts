/*
 * Digests: names that can be looked up and not read.
 *
 * Owns   the keyed hash (HMAC-SHA-256) under which people, keys, lanes and refs stand in index columns.
 * Gives  equal digests for equal names of one sort; the same name of another sort has another digest.
 *
 * The hash is keyed, because a transaction id or a phone number is short enough to be found by trying all of them.
 */
import { createHmac, hkdfSync } from 'node:crypto';

declare const digest: unique symbol;
export type Digest = string & { readonly [digest]: true };
type NameSort = 'subject' | 'key' | 'lane' | 'exclusive' | 'ref' | 'content' | 'scope';

export class Digests {
  readonly #key: Uint8Array;

  constructor(dataKey: Uint8Array) {
    this.#key = new Uint8Array(hkdfSync('sha256', dataKey, '', 'reach-gateway digests', 32));
  }

  of(sort: NameSort, name: string): Digest {
    return createHmac('sha256', this.#key).update(`${sort}\n${name}`).digest('base64url') as Digest;
  }

  ofEach(sort: NameSort, names: readonly string[]): Digest[] {
    return names.map((name) => this.of(sort, name));
  }
}
