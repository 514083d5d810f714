/*
 * Rate limiter: the same thing is done at most once a second, however often it is asked for, and all together at most so often.
 *
 * Owns   a queue for each key, and the budget that all keys share.
 * Gives  every key its turn in the order in which they came, or the newest first; equal values that wait for one key are served together.
 * Never  begins a turn before the last one of that key has ended, and never drops one that it accepted.
 *
 * Whoever waits for the clock waits outside of `Activity`, so that virtual time can move on; only the act itself counts as work.
 * No wait is longer than the interval, whatever the clock does meanwhile.
 */
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';

const INTERVAL_MS = seconds(1);
/** More than these are turned away; they are kept in the inbox and come again. */
const MAX_WAITING_PER_KEY = 64;
const MAX_WAITING = 1_024;

/** What the act gave, or null for whoever was turned away. */
type Served<R> = { readonly result: R } | null;

interface Waiting<V, R> {
  readonly value: V;
  readonly served: (served: Served<R>) => void;
  readonly failed: (error: unknown) => void;
}

interface RateLimiterPorts<K, V, R> {
  readonly clock: Clock;
  readonly activity: Activity;
  /** How many turns of all keys together may begin within a second. */
  readonly maxPerSecond: number;
  readonly act: (key: K, value: V) => Promise<R>;
  /** Whether the newest key comes first, and the oldest makes room: for what strangers may flood. */
  readonly newestFirst?: boolean;
}

export class RateLimiter<K, V, R = void> {
  readonly #ports: RateLimiterPorts<K, V, R>;
  /** Every key that is ready, under way or resting, with whoever waits for it. */
  readonly #queues = new Map<K, readonly Waiting<V, R>[]>();
  readonly #timers = new Set<() => void>();
  #ready: readonly K[] = [];
  /** When the turns of the last second began. */
  #starts: readonly number[] = [];
  #waiting = 0;
  #budgetAwaited = false;
  #stopped = false;

  constructor(ports: RateLimiterPorts<K, V, R>) {
    this.#ports = ports;
  }

  /** Resolves to true when it was done, to false when it was turned away; rejects with the error of the act. */
  async ask(key: K, value: V): Promise<boolean> {
    return (await this.answer(key, value)) !== null;
  }

  /** The same, with what the act gave. */
  answer(key: K, value: V): Promise<Served<R>> {
    if (this.#ports.newestFirst && this.#waiting >= MAX_WAITING) this.#turnAwayOldest();
    const queue = this.#queues.get(key);
    const isFull = this.#waiting >= MAX_WAITING || (queue?.length ?? 0) >= MAX_WAITING_PER_KEY;
    if (this.#stopped || isFull) return Promise.resolve(null);
    return new Promise((served, failed) => {
      this.#queues.set(key, [...(queue ?? []), { value, served, failed }]);
      this.#waiting += 1;
      if (!queue) this.#makeReady(key);
    });
  }

  /** Turns everybody away who waits. What is under way ends by itself. */
  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#timers) cancel();
    for (const { served } of [...this.#queues.values()].flat()) served(null);
    this.#queues.clear();
    this.#ready = [];
  }

  #makeReady(key: K): void {
    this.#ready = [...this.#ready, key];
    this.#begin();
  }

  /** Begins what the shared budget allows. */
  #begin(): void {
    const now = this.#ports.clock.now();
    this.#starts = this.#starts.filter((at) => at <= now && now - at < INTERVAL_MS);
    const free = Math.max(this.#ports.maxPerSecond - this.#starts.length, 0);
    const begun = this.#taken(free);
    this.#starts = [...this.#starts, ...begun.map(() => now)];
    for (const key of begun) void this.#take(key, now);
    const [oldest] = this.#starts;
    if (this.#ready.length === 0 || oldest === undefined || this.#budgetAwaited) return;
    this.#budgetAwaited = true;
    this.#later(oldest, () => {
      this.#budgetAwaited = false;
      this.#begin();
    });
  }

  #taken(many: number): readonly K[] {
    if (many === 0) return [];
    const cut = this.#ports.newestFirst ? Math.max(this.#ready.length - many, 0) : many;
    const [first, second] = [this.#ready.slice(0, cut), this.#ready.slice(cut)];
    this.#ready = this.#ports.newestFirst ? first : second;
    return this.#ports.newestFirst ? second.toReversed() : first;
  }

  #turnAwayOldest(): void {
    const [oldest] = this.#ready;
    if (oldest === undefined) return;
    this.#ready = this.#ready.slice(1);
    const queue = this.#queues.get(oldest) ?? [];
    this.#queues.delete(oldest);
    this.#waiting -= queue.length;
    for (const { served } of queue) served(null);
  }

  async #take(key: K, begunAt: number): Promise<void> {
    const queue = this.#queues.get(key) ?? [];
    const [first] = queue;
    if (!first) return;
    const together = queue.filter(({ value }) => value === first.value);
    this.#waiting -= together.length;
    this.#queues.set(
      key,
      queue.filter(({ value }) => value !== first.value),
    );
    try {
      const result = await this.#ports.activity.run(() => this.#ports.act(key, first.value));
      for (const { served } of together) served({ result });
    } catch (error) {
      for (const { failed } of together) failed(error);
    }
    if (!this.#stopped) this.#later(begunAt, () => this.#rested(key));
  }

  /** A key that nobody waits for is forgotten, at the earliest an interval after its last turn began. */
  #rested(key: K): void {
    if ((this.#queues.get(key) ?? []).length === 0) this.#queues.delete(key);
    else this.#makeReady(key);
  }

  /** Runs it an interval after `begunAt`. */
  #later(begunAt: number, run: () => void): void {
    const { clock } = this.#ports;
    const now = clock.now();
    const waitMs = Math.min(Math.max(begunAt + INTERVAL_MS - now, 0), INTERVAL_MS);
    const cancel = clock.at(now + waitMs, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }
}
