/*
 * Rate limit: the budget of an API key, a bucket that fills at so many calls a second.
 *
 * A second is a real or a virtual one, whichever comes first: an hour that is skipped in a moment holds an hour's polls, and a clock
 * that stands still does not lock anybody out.
 */
import { realTime, type Clock } from './clock.ts';

export class RateLimit {
  readonly #perSecond: number;
  readonly #clock: Clock;
  #tokens: number;
  #filledAt: { readonly real: number; readonly virtual: number };

  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#tokens = perSecond;
    this.#filledAt = this.#now();
  }

  admits(): boolean {
    const now = this.#now();
    const { real, virtual } = this.#filledAt;
    const passedMs = Math.max(now.real - real, now.virtual - virtual, 0);
    this.#filledAt = now;
    this.#tokens = Math.min(this.#tokens + (passedMs / 1_000) * this.#perSecond, this.#perSecond);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #now(): { real: number; virtual: number } {
    return { real: realTime(), virtual: this.#clock.now() };
  }
}
