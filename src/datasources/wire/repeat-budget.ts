/*
 * Repeat budget: how many reads may be sent a second time.
 *
 * Owns   the share: one in ten calls, and a few ahead, so that a platform that cuts every connection is not asked twice as much.
 */
const PER_CALL = 0.1;
const MOST = 10;

export class RepeatBudget {
  #left = MOST;

  /** Notes a call that was made. */
  called(): void {
    this.#left = Math.min(this.#left + PER_CALL, MOST);
  }

  /** Whether one more may be repeated now. */
  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
