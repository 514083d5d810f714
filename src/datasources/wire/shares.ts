/*
 * Shares: what one payer may take of the calls that everybody's reads share.
 *
 * Owns   the share of a person, or of a network without a sign-in, and how much of it may be used at once.
 * Gives  nothing, or how long that payer has to wait.
 * Never  charges for what was cached, or shared with a call that was under way; nor lets what somebody has looked at stop what they buy:
 *        money may be owed, as much as may be used at once.
 */
import { LRUCache } from 'lru-cache';
import type { Priority } from './call-budget.ts';
import { SHARE_OF_OTHERS } from './governor.ts';

/** Of the rate of reads. */
const SHARE = 0.25;
const MAX_PAYERS = 20_000;

export interface Payer {
  /** The principal, or the address of a peer that has not signed in. */
  readonly key: string;
  /** How many calls it may make at once: what its dearest document costs. */
  readonly burst: number;
}

interface Account {
  readonly calls: number;
  readonly at: number;
}

export class Shares {
  readonly #perMs: number;
  readonly #accounts = new LRUCache<string, Account>({ max: MAX_PAYERS });

  constructor(perSecond: number) {
    this.#perMs = (perSecond * SHARE_OF_OTHERS * SHARE) / 1_000;
  }

  /** Takes one call. 0, or the milliseconds after which there is one again. */
  take({ key, burst }: Payer, priority: Priority): number {
    const now = performance.now();
    const known = this.#accounts.get(key) ?? { calls: burst, at: now };
    const calls = Math.min(burst, known.calls + (now - known.at) * this.#perMs);
    const least = priority === 'money' ? 1 - burst : 1;
    if (calls < least) return Math.ceil((least - calls) / this.#perMs);
    this.#accounts.set(key, { calls: calls - 1, at: now });
    return 0;
  }
}
