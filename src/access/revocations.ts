/*
 * Revocations: the people whose sign-ins of before a time are refused.
 *
 * Owns   the set of them in this process, and how it follows the store, which other gateways write as well.
 * Gives  yes or no without asking anybody; whoever holds connections is told when there is something new.
 * Never  lets a token through whose age is not known, or lies in the future, once its person is named.
 *
 * The times are real time, as those in tokens are. A token counts whole seconds, so that one which was made in the second of the revocation
 * counts as older: a person who signs in at once may have to do it again a moment later, and no stolen token slips through.
 */
import { LRUCache } from 'lru-cache';
import { days } from '../clock.ts';
import type { CustomerId } from '../ids.ts';
import type { Caller } from './caller.ts';

/** A token for longer than this is a mistake of its issuer, and refused: after this time nobody has one from before a revocation. */
export const LONGEST_LIFE_MS = days(366);

/** Sign-ins of a person that began before this time are over. */
export interface Revocation {
  /** The name of the person as `RevocationBook.nameOf` gives it. */
  readonly name: string;
  /** Epoch milliseconds of real time. */
  readonly before: number;
  /** Grows with every one that is stored. */
  readonly position: number;
}

/** Where they are stored; `store` implements it. */
export interface RevocationBook {
  /** Those that were stored after this position, oldest first. */
  after(position: number): Promise<readonly Revocation[]>;
  /** A name that can be compared and not read. */
  nameOf(subject: string): string;
}

/** What was found, with the customers that tokens of the person named here lately. */
export interface Revoked extends Revocation {
  readonly customers: readonly CustomerId[];
}

interface RevocationsDependencies {
  readonly book: RevocationBook;
  /** What the clock of the sign-in may be ahead of ours. Milliseconds. */
  readonly toleranceMs: number;
}

/** Two seconds are promised; a reading costs some microseconds. Real time. */
const FOLLOW_EVERY_MS = 500;
/** People whose customers are remembered, some 200 bytes each. */
const MAX_REMEMBERED = 10_000;

export class Revocations {
  readonly #dependencies: RevocationsDependencies;
  /** By the name of the person. */
  readonly #before = new Map<string, number>();
  readonly #customers = new LRUCache<string, readonly CustomerId[]>({ max: MAX_REMEMBERED });
  /** A caller is the same object for as long as their token is not verified anew. */
  readonly #names = new WeakMap<Caller, string>();
  readonly #listeners = new Set<(found: readonly Revoked[]) => void>();
  #position = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(dependencies: RevocationsDependencies) {
    this.#dependencies = dependencies;
  }

  /** How many people are named. */
  get size(): number {
    return this.#before.size;
  }

  /** Rejects when the store cannot be read: nobody is let in before it is known who must not be. */
  async start(): Promise<void> {
    await this.look();
    this.#timer = setInterval(() => void this.look().catch(() => undefined), FOLLOW_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#listeners.clear();
  }

  /** Reads what is new. A store that is away is read again soon; what is known stays. */
  async look(): Promise<void> {
    const found = await this.#dependencies.book.after(this.#position);
    for (const { name, before, position } of found) {
      this.#before.set(name, Math.max(before, this.#before.get(name) ?? 0));
      this.#position = Math.max(position, this.#position);
    }
    if (found.length === 0) return;
    const revoked = found.map((one) => ({
      ...one,
      customers: this.#customers.get(one.name) ?? [],
    }));
    for (const listener of this.#listeners) listener(revoked);
  }

  nameOf(subject: string): string {
    return this.#dependencies.book.nameOf(subject);
  }

  /** Of a sign-in that was just checked: whether it is over. Its customers are remembered, so that they can be told when it is. */
  turnsAway(caller: Caller): boolean {
    const { role, customers } = caller;
    if (role === 'CUSTOMER' && customers.length > 0)
      this.#customers.set(this.#nameOf(caller), customers);
    return this.isRevoked(caller);
  }

  isRevoked(caller: Caller, now: number = Date.now()): boolean {
    if (caller.role === 'ANONYMOUS' || this.#before.size === 0) return false;
    const before = this.#before.get(this.#nameOf(caller));
    if (before === undefined) return false;
    const issuedAt = caller.signedIn?.issuedAt ?? null;
    const isCredible = issuedAt !== null && issuedAt <= now + this.#dependencies.toleranceMs;
    return !isCredible || issuedAt < before;
  }

  /** Called after every reading that found something. */
  onRevoked(listener: (found: readonly Revoked[]) => void): void {
    this.#listeners.add(listener);
  }

  #nameOf(caller: Caller): string {
    const name = this.#names.get(caller) ?? this.nameOf(caller.subject);
    this.#names.set(caller, name);
    return name;
  }
}
