/*
 * Reaper: kills the gateway, at random and at fail-points, and starts it again.
 *
 * Gives  how long each start took. Between a kill and the start some time passes, in which nobody is there.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Place } from './place.ts';
import { POINTS } from './points.ts';
import type { Random } from './random.ts';

/** Virtual time between two looks whether it is time for the next kill. */
const LOOK_MS = 1_500;
const DOWN_MS = [0, 0, 2_000, 20_000, 90_000] as const;
/** A fail-point that nobody passes for so long is given up. */
const POINT_LOOKS = 40;

export class Reaper {
  readonly #place: Place;
  readonly #random: Random;
  /** Real milliseconds of each start. */
  readonly starts: number[] = [];
  kills = 0;
  /** How many of them at a fail-point. */
  atPoints = 0;
  #ended = false;

  constructor(place: Place, random: Random) {
    this.#place = place;
    this.#random = random;
  }

  end(): void {
    this.#ended = true;
  }

  /** Kills whenever it is time to; resolves when it was ended. The gateway is up then. */
  async reap(isTime: (kills: number) => boolean): Promise<void> {
    while (!this.#ended) {
      await this.#place.wait(LOOK_MS * (0.2 + this.#random.next()));
      if (this.#ended || !isTime(this.kills)) continue;
      this.kills += 1;
      if (this.#random.chance(0.5)) await this.#atPoint();
      if (this.#place.gateway.alive) await this.#atRandom();
      await this.#place.wait(this.#random.pick(DOWN_MS));
      this.starts.push(await this.#place.up());
    }
  }

  /** Arms a point and waits some time for somebody to pass it. */
  async #atPoint(): Promise<void> {
    const { gateway } = this.#place;
    const point = { name: this.#random.pick(POINTS), where: '', skip: this.#random.between(0, 12) };
    await this.#place.arm(point).catch(() => undefined);
    for (let looks = 0; looks < POINT_LOOKS && gateway.alive && !this.#ended; looks += 1)
      await this.#place.wait(LOOK_MS);
    if (gateway.alive) return;
    await gateway.ended();
    this.atPoints += 1;
    this.#place.log.note({
      is: 'deed',
      deed: 'kill',
      what: `at ${gateway.reached ?? '?'}`,
      ms: null,
    });
  }

  /** In the middle of some request to the platform, or some milliseconds after one. */
  async #atRandom(): Promise<void> {
    if (this.#random.chance(0.7)) await this.#place.reach.nextAttempt(this.#random.between(1, 6));
    if (this.#random.chance(0.5)) await delay(this.#random.between(0, 15));
    await this.#place.kill();
  }
}
