/*
 * Trusted time: whether the clock may end anything by time alone.
 *
 * Never  trusts it within an hour of a start, or of a jump: then the clock of the machine may be wrong.
 */
import { hours, minutes, type Clock } from '../../clock.ts';

const STEADY_MS = hours(1);
/** A clock that is put right moves by less between two looks. */
const JUMP_MS = minutes(10);

export class TrustedTime {
  readonly #clock: Clock;
  /** By `Clock.elapsed`. */
  #since: number;
  /** What the clock shows less what has passed. */
  #offset: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.elapsed();
    this.#offset = clock.now() - this.#since;
  }

  /** Whether the clock has been steady for long enough. */
  get is(): boolean {
    const elapsed = this.#clock.elapsed();
    const offset = this.#clock.now() - elapsed;
    if (Math.abs(offset - this.#offset) > JUMP_MS) this.#since = elapsed;
    this.#offset = offset;
    return elapsed - this.#since >= STEADY_MS;
  }
}
