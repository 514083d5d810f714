/*
 * Process clock: the gateway's time in the rig's process. It stands still until the rig pushes it.
 *
 * Owns   what `now` says, and the wakes. Wakes count monotonic time, as the timers of a machine do: a jump of the clock moves what
 *        `now` says, and no wake that was asked for before.
 */
interface Wake {
  /** In monotonic milliseconds. */
  readonly due: number;
  readonly order: number;
  readonly call: () => void;
}

export class ProcessClock {
  #at: number;
  #jumped = 0;
  #count = 0;
  #wakes: Wake[] = [];

  constructor(at: number) {
    this.#at = at;
  }

  /** What the clock on the wall says. */
  readonly now = (): number => this.#at + this.#jumped;

  /** What no jump changes. */
  readonly elapsed = (): number => this.#at;

  readonly at = (time: number, call: () => void): (() => void) => {
    const wake: Wake = { due: time - this.#jumped, order: this.#count++, call };
    this.#wakes.push(wake);
    this.#wakes.sort((a, b) => a.due - b.due || a.order - b.order);
    return () => {
      this.#wakes = this.#wakes.filter((one) => one !== wake);
    };
  };

  /** Sets the clock on the wall ahead or back of what it would be without any jump. */
  jump(ms: number): void {
    this.#jumped = ms;
  }

  /** Moves time, stopping at every wake on the way, and gives the moment of the next one. */
  async push(to: number, quiet: () => Promise<void>): Promise<number | null> {
    await quiet();
    for (let next = this.#wakes[0]; next && next.due <= to; next = this.#wakes[0]) {
      this.#wakes = this.#wakes.slice(1);
      this.#at = Math.max(this.#at, next.due);
      next.call();
      await quiet();
    }
    this.#at = Math.max(this.#at, to);
    await quiet();
    return this.#wakes[0]?.due ?? null;
  }
}
