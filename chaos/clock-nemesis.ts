/*
 * Clock nemesis: sets the gateway's clock an hour ahead, an hour back, or forty days ahead for half a minute.
 */
import type { Place } from './place.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far, and for how long. */
const JUMPS = [
  { ms: HOUR_MS, forMs: 4 * 60_000 },
  { ms: -HOUR_MS, forMs: 4 * 60_000 },
  { ms: 40 * DAY_MS, forMs: 30_000 },
  { ms: 90_000, forMs: 10 * 60_000 },
] as const;

export class ClockNemesis {
  readonly #place: Place;
  readonly #random: Random;
  #ended = false;

  constructor(place: Place, random: Random) {
    this.#place = place;
    this.#random = random;
  }

  /** Resolves when it was ended; the clock is right then. */
  async rage(): Promise<void> {
    while (!this.#ended) {
      await this.#place.wait(this.#random.between(20_000, 120_000));
      const { ms, forMs } = this.#random.pick(JUMPS);
      await this.#jump(ms);
      await this.#place.wait(forMs);
      await this.#jump(0);
    }
  }

  end(): void {
    this.#ended = true;
  }

  async #jump(ms: number): Promise<void> {
    await this.#place.jump(ms).catch(() => undefined);
  }
}
