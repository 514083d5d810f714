/*
 * Heartbeats: when each socket is to be pinged, by one timer for all of them.
 *
 * Owns   the interval. Sockets that are opened within one step share a beat, so that pings do not all go out at once.
 * Never  keeps a timer while there is no socket.
 */
import { outsideRequests } from '../request-id.ts';

/** A peer that does not answer a ping until the next one is due is cut off. */
const INTERVAL_MS = 12_000;
const STEPS = 60;

export interface Beating {
  beat(): void;
}

export class Heartbeats {
  readonly #steps = Array.from({ length: STEPS }, () => new Set<Beating>());
  #step = 0;
  #count = 0;
  #timer: NodeJS.Timeout | null = null;

  /** First after one interval. Returns what `remove` is to be told. */
  add(one: Beating): number {
    this.#timer ??= outsideRequests(() => setInterval(() => this.#next(), INTERVAL_MS / STEPS));
    this.#count += 1;
    this.#steps[this.#step]?.add(one);
    return this.#step;
  }

  remove(one: Beating, step: number): void {
    if (this.#steps[step]?.delete(one) !== true) return;
    this.#count -= 1;
    if (this.#count > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  #next(): void {
    this.#step = (this.#step + 1) % STEPS;
    for (const one of this.#steps[this.#step] ?? []) one.beat();
  }
}
