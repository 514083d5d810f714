/*
 * History: the state of the world as it was, for rows that are told to lag behind.
 *
 * Owns   one copy of the world for each change of it, as long as some row lags; nothing otherwise.
 */
import type { World } from './world.ts';

interface Moment {
  readonly at: number;
  readonly text: string;
}

export class History {
  /** Oldest first. */
  #moments: Moment[] = [];

  /** Notes what the world is now, if that is new. Copies that nobody can ask for any more are dropped. */
  note(world: World, now: number, longestLagMs: number): void {
    if (longestLagMs === 0) {
      this.#moments = [];
      return;
    }
    const text = JSON.stringify(world);
    if (this.#moments.at(-1)?.text !== text) this.#moments.push({ at: now, text });
    const needed = this.#moments.findLastIndex(({ at }) => at <= now - longestLagMs);
    if (needed > 0) this.#moments = this.#moments.slice(needed);
  }

  /** The world at that time; the oldest that is known when that is not so long ago. */
  at(time: number): World | null {
    const moment = this.#moments.findLast(({ at }) => at <= time) ?? this.#moments[0];
    return moment ? (JSON.parse(moment.text) as World) : null;
  }
}
