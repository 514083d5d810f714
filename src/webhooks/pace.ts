/*
 * Pace: the same thing is done at most once a second, however often it is asked for.
 *
 * Owns   one lane for each key: what is under way, when the next may begin, and who waits for it.
 * Gives  everybody their turn: equal values that wait are served together, others one after the other.
 * Never  begins a turn before the last one of that key has ended, and never drops one that it took.
 *
 * Whoever asks waits for the clock outside of `Activity`, so that virtual time can move on; only the act itself counts as work.
 */
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';

const APART_MS = seconds(1);
/** More than this many that wait for one key are sent away; they are kept in the inbox and ask again. */
const MOST_WAITING = 64;

/** What the act gave, or null for whoever was sent away. */
type Served<R> = { readonly result: R } | null;

interface Waiting<V, R> {
  readonly value: V;
  readonly served: (served: Served<R>) => void;
  readonly failed: (error: unknown) => void;
}

interface Lane<V, R> {
  waiting: readonly Waiting<V, R>[];
  cancel: () => void;
}

interface PacePorts<K, V, R> {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly act: (key: K, value: V) => Promise<R>;
}

export class Pace<K, V, R = void> {
  readonly #ports: PacePorts<K, V, R>;
  readonly #lanes = new Map<K, Lane<V, R>>();
  #stopped = false;

  constructor(ports: PacePorts<K, V, R>) {
    this.#ports = ports;
  }

  /** Resolves to true when it was done, to false when it was sent away; rejects with the error of the act. */
  async ask(key: K, value: V): Promise<boolean> {
    return (await this.answer(key, value)) !== null;
  }

  /** The same, with what the act gave. */
  answer(key: K, value: V): Promise<Served<R>> {
    const known = this.#lanes.get(key);
    const lane = known ?? { waiting: [], cancel: () => undefined };
    if (this.#stopped || lane.waiting.length >= MOST_WAITING) return Promise.resolve(null);
    return new Promise((served, failed) => {
      lane.waiting = [...lane.waiting, { value, served, failed }];
      if (known) return;
      this.#lanes.set(key, lane);
      void this.#next(key, lane);
    });
  }

  /** Sends everybody away who waits. What is under way ends by itself. */
  stop(): void {
    this.#stopped = true;
    for (const { waiting, cancel } of this.#lanes.values()) {
      cancel();
      for (const { served } of waiting) served(null);
    }
    this.#lanes.clear();
  }

  /** A lane without anybody is forgotten, at the earliest a second after its last turn began. */
  async #next(key: K, lane: Lane<V, R>): Promise<void> {
    const { clock, activity, act } = this.#ports;
    const [first] = lane.waiting;
    if (!first) return void this.#lanes.delete(key);
    const freeAt = clock.now() + APART_MS;
    const together = lane.waiting.filter(({ value }) => value === first.value);
    lane.waiting = lane.waiting.filter(({ value }) => value !== first.value);
    try {
      const result = await activity.run(() => act(key, first.value));
      for (const { served } of together) served({ result });
    } catch (error) {
      for (const { failed } of together) failed(error);
    }
    if (this.#stopped) return;
    lane.cancel = clock.at(Math.max(freeAt, clock.now()), () => void this.#next(key, lane));
  }
}
