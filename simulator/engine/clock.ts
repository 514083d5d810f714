/*
 * Virtual clock: time that runs at any speed, stands still, or is pushed.
 *
 * Owns   the order of what happens: wakes run one by one, each at its own time.
 * Gives  the sandbox one time for both programs, and tests an hour in a millisecond.
 *
 * `advance` waits after each wake until all who registered with `whenQuiet` are quiet, so that what a wake begins over HTTP
 * is over before time moves on. Two advances run one after the other, and time does not run by itself meanwhile.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `wake` once when the clock has reached `time`. Returns how to call it off. */
  at(time: number, wake: () => void): () => void;
}

interface Alarm {
  time: number;
  readonly order: number;
  readonly wake: () => void;
}

const TICK_MS = 20;

/** Milliseconds of the machine, from any start: for the few things that virtual time does not govern. */
export const realTime = (): number => performance.now();

export class VirtualClock implements Clock {
  #now: number;
  /** How far the time of day has moved without any time passing. */
  #jumped = 0;
  #speed: number;
  #alarms: Alarm[] = [];
  #count = 0;
  #quiet: (() => Promise<void>)[] = [];
  #ticker: NodeJS.Timeout | null = null;
  #tickedAt = realTime();
  #advances = 0;
  #lastAdvance: Promise<void> = Promise.resolve();

  /** `speed`: virtual milliseconds per real one; 0 stands still until advanced. */
  constructor({ start = Date.now(), speed = 0 }: { start?: number; speed?: number } = {}) {
    this.#now = start;
    this.#speed = speed;
    this.setSpeed(speed);
  }

  get speed(): number {
    return this.#speed;
  }

  now(): number {
    return this.#now;
  }

  /** Virtual milliseconds that have passed since any start, whatever the time of day does. */
  elapsed(): number {
    return this.#now - this.#jumped;
  }

  /** Sets the time of day ahead or back. No time passes, so whoever waits waits as long as before. */
  jump(ms: number): void {
    this.#now += ms;
    this.#jumped += ms;
    for (const alarm of this.#alarms) alarm.time += ms;
  }

  at(time: number, wake: () => void): () => void {
    const alarm: Alarm = { time, order: this.#count++, wake };
    this.#alarms.push(alarm);
    this.#alarms.sort((a, b) => a.time - b.time || a.order - b.order);
    if (this.#speed > 0 && time <= this.#now) setImmediate(() => this.#runOverdue());
    return () => {
      this.#alarms = this.#alarms.filter((one) => one !== alarm);
    };
  }

  /** Registers who must be quiet before time moves on. */
  whenQuiet(hook: () => Promise<void>): void {
    this.#quiet.push(hook);
  }

  /** Moves time, stopping at every wake on the way. */
  advance(ms: number): Promise<void> {
    this.#advances += 1;
    const mine = this.#lastAdvance
      .then(() => this.#advance(ms))
      .finally(() => {
        this.#advances -= 1;
        this.#tickedAt = realTime();
      });
    this.#lastAdvance = mine.catch(() => undefined);
    return mine;
  }

  async #advance(ms: number): Promise<void> {
    const target = this.#now + ms;
    await this.#settle();
    for (let next = this.#alarms[0]; next && next.time <= target; next = this.#alarms[0]) {
      this.#run(next);
      await this.#settle();
    }
    this.#now = Math.max(this.#now, target);
    await this.#settle();
  }

  /** Runs what is due without moving time, until everybody is quiet. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    this.#tickedAt = realTime();
    if (this.#ticker) clearInterval(this.#ticker);
    this.#ticker = speed > 0 ? setInterval(() => this.#tick(), TICK_MS) : null;
    this.#ticker?.unref();
  }

  /** Sets the time of a saved state. Nothing is woken. */
  restore(now: number): void {
    this.#jumped += now - this.#now;
    this.#now = now;
  }

  stop(): void {
    this.setSpeed(0);
    this.#alarms = [];
  }

  #tick(): void {
    if (this.#advances > 0) return;
    const at = realTime();
    const target = this.#now + (at - this.#tickedAt) * this.#speed;
    this.#tickedAt = at;
    this.#runDue(target);
    this.#now = Math.max(this.#now, Math.round(target));
  }

  /** Time that runs by itself does not wait for its next tick; an advance sees to it in its own order. */
  #runOverdue(): void {
    if (this.#advances === 0) this.#runDue(this.#now);
  }

  #runDue(target: number): void {
    for (let next = this.#alarms[0]; next && next.time <= target; next = this.#alarms[0])
      this.#run(next);
  }

  #run(alarm: Alarm): void {
    this.#alarms = this.#alarms.filter((one) => one !== alarm);
    this.#now = Math.max(this.#now, alarm.time);
    alarm.wake();
  }

  /** Until a whole round finds everybody quiet at once: what one waited for may have set another to work. */
  async #settle(): Promise<void> {
    for (let waited = true; waited;) {
      waited = false;
      for (const quiet of this.#quiet) waited = (await hadToWait(quiet())) || waited;
    }
  }
}

/** Whether it took longer than what is under way already needs to begin. */
async function hadToWait(work: Promise<void>): Promise<boolean> {
  const soon = new Promise<'soon'>((resolve) => setImmediate(resolve, 'soon'));
  const first = await Promise.race([work, soon]);
  await work;
  return first === 'soon';
}
