/*
 * Budget: how much of something each payer may use (a token bucket each).
 *
 * Gives  a RATE_LIMITED error with the time to wait to whoever has nothing left.
 * Never  knows the price beforehand: what is under way may overdraw, and the next one waits until that is paid off.
 */
import { LRUCache } from 'lru-cache';
import { GatewayError } from './errors.ts';

interface Rate {
  readonly perSecond: number;
  /** What somebody has who asked for nothing lately. */
  readonly burst: number;
}

interface Level {
  readonly left: number;
  /** Of `now`. */
  readonly at: number;
}

/** Where one payer, or one purpose, has other terms. */
interface Terms {
  readonly burst?: number;
  /** How far the payer may go into debt. */
  readonly owed?: number;
}

/** Whoever was not seen for the longest time is forgotten first. */
const MAX_PAYERS = 20_000;
/** A shorter wait would only bring a client back in vain. */
const MIN_WAIT_MS = 1_000;

export class Budget {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #levels = new LRUCache<string, Level>({ max: MAX_PAYERS });

  /** `now` counts milliseconds and never goes back. */
  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Throws when nothing is left. */
  check(payer: string, { owed = 0, ...terms }: Terms = {}): void {
    const left = this.#left(payer, terms) + owed;
    if (left > 0) return;
    const waitMs = Math.floor((-left / this.#rate.perSecond) * 1_000) + 1;
    throw new GatewayError('RATE_LIMITED', { retryAfterMs: Math.max(MIN_WAIT_MS, waitMs) });
  }

  charge(payer: string, cost: number, terms: Terms = {}): void {
    this.#levels.set(payer, { left: this.#left(payer, terms) - cost, at: this.#now() });
  }

  #left(payer: string, { burst = this.#rate.burst }: Terms): number {
    const level = this.#levels.get(payer);
    if (!level) return burst;
    const gained = ((this.#now() - level.at) / 1_000) * this.#rate.perSecond;
    return Math.min(burst, level.left + gained);
  }
}
