/*
 * Token expiry: when the tokens of sockets expire, by one timer for all of them, which is set to the next one.
 *
 * Gives  each socket word in the moment in which its token expires. That is real time.
 */
import type { Caller } from '../access/caller.ts';
import { systemClock } from '../clock.ts';
import { outsideRequests } from '../request-id.ts';

interface Expiring {
  readonly caller: Caller;
  expire(): void;
}

export class TokenExpiry {
  readonly #open: ReadonlySet<Expiring>;
  #next = Infinity;
  #callOff = (): void => undefined;

  /** Of whatever is open. */
  constructor(open: ReadonlySet<Expiring>) {
    this.#open = open;
  }

  /** One of them has a token until then (epoch milliseconds). */
  signedIn(expiresAt: number): void {
    if (expiresAt < this.#next) this.#wakeAt(expiresAt);
  }

  /** One of them was closed. */
  closed(): void {
    if (this.#open.size === 0) this.#wakeAt(Infinity);
  }

  #wakeAt(time: number): void {
    this.#callOff();
    this.#next = time;
    this.#callOff =
      time === Infinity
        ? (): void => undefined
        : outsideRequests(() => systemClock.at(time, () => this.#look()));
  }

  #look(): void {
    const now = Date.now();
    let next = Infinity;
    for (const one of this.#open) {
      const { expiresAt } = one.caller;
      if (expiresAt === null) continue;
      if (expiresAt <= now) one.expire();
      else next = Math.min(next, expiresAt);
    }
    this.#wakeAt(next);
  }
}
