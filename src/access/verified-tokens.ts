/*
 * Verified tokens: whom a token was found to name, so that it is not verified again with every request.
 *
 * Owns   how long that counts: until the token expires, and while the keys that it was checked with are in force. When the clock was set
 *        back since, it counts no more.
 * Gives  the caller of a token that was verified, or null: then it is verified as one that nobody has seen.
 * Never  keeps a token, whose SHA-256 stands for it; nor anything of one that was refused, so that strangers push nobody out.
 *
 * What else may end a sign-in, or make it too old for something, is not known here: it is asked with each request.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Caller } from './caller.ts';

interface Entry {
  readonly caller: Caller;
  readonly keys: object;
  /** Epoch milliseconds of real time. */
  readonly verifiedAt: number;
}

/** Some 16,000 tokens as issuers make them. */
const MAX_BYTES = 16 * 1_024 * 1_024;
/** What an entry takes beside its claims, which are never longer than the token. */
const ENTRY_BYTES = 400;

export class VerifiedTokens {
  readonly #entries = new LRUCache<string, Entry>({ maxSize: MAX_BYTES });

  /** `keys` stands for those in force: the same object as long as they are the same. */
  callerOf(token: string, keys: object, now: number = Date.now()): Caller | null {
    const name = nameOf(token);
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const isOver = now >= (entry.caller.expiresAt ?? 0) || now < entry.verifiedAt;
    if (!isOver && entry.keys === keys) return entry.caller;
    this.#entries.delete(name);
    return null;
  }

  /** `keys` were in force before the token was verified. */
  keep(token: string, { caller, keys }: Pick<Entry, 'caller' | 'keys'>): void {
    const entry = { caller, keys, verifiedAt: Date.now() };
    this.#entries.set(nameOf(token), entry, { size: ENTRY_BYTES + token.length });
  }
}

const nameOf = (token: string): string => hash('sha256', token, 'base64url');
