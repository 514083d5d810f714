/*
 * Message rate: how many messages one peer may still send on its socket.
 */
import { MESSAGE_BURST, MESSAGES_PER_MINUTE } from './peer-limits.ts';

const REFILL_PER_MS = MESSAGES_PER_MINUTE / 60_000;

export class MessageRate {
  #left = MESSAGE_BURST;
  #at = performance.now();

  /** False when it has sent too many. `count` is at least one. */
  takes(count: number): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#left + (now - this.#at) * REFILL_PER_MS, MESSAGE_BURST);
    this.#at = now;
    if (this.#left < count) return false;
    this.#left -= count;
    return true;
  }
}
