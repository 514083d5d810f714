/*
 * Cache: answers that many people share, cached while they are fresh enough.
 *
 * Owns   freshness: fresh at once, older ones refreshed behind the reader's back, too old ones only when nothing else is to be had.
 * Gives  the value with its age, and whether it is older than it should be because the platform cannot be asked. What is fresh in memory
 *        is the same object for everybody, and is given without a promise.
 * Never  holds anything that belongs to one person, nor two refreshes of one key at once.
 *
 * Parsed objects stand in a bounded memory in front; behind it a second level may be given, which several instances share.
 * The gateway's clock judges age, so Keyv's own expiry is not used.
 */
import type Keyv from 'keyv';
import { LRUCache } from 'lru-cache';
import { ageMs, type Clock } from '../../clock.ts';
import { whenGiven, type Given } from './given.ts';
import type { Meter } from './meter.ts';

export interface Freshness {
  /** Younger answers are given without asking anybody. */
  readonly freshMs: number;
  /** Older answers are given only when the platform cannot be asked. */
  readonly goodMs: number;
  /** How many are kept; a hundred when absent. */
  readonly most?: number;
}

export interface Cached<T> {
  readonly value: T;
  /** When the platform said so, epoch milliseconds. */
  readonly asOf: number;
  readonly stale: boolean;
}

/** As instances share it. */
type Entry<T> = Omit<Cached<T>, 'stale'>;

/** Where instances may share what they know. */
export type SecondLevel<T> = Keyv<Entry<T>>;

/** Whether a reader waits for it, or has something that is good enough. */
export type How = 'awaited' | 'behind';
export type Load<T> = (how: How) => Promise<T>;

export interface CacheReads<T> {
  read(key: string, load: Load<T>): Given<Cached<T>>;
}

const MOST = 100;

export class SharedCache<T extends object> {
  readonly #clock: Clock;
  readonly #freshness: Freshness;
  readonly #second: SecondLevel<T> | null;
  readonly #first: LRUCache<string, Cached<T>>;
  readonly #refreshes = new Map<string, Promise<Cached<T>>>();
  readonly #failing: LRUCache<string, true>;

  constructor(clock: Clock, freshness: Freshness, second: SecondLevel<T> | null = null) {
    this.#clock = clock;
    this.#freshness = freshness;
    const { most: max = MOST } = freshness;
    this.#first = new LRUCache({ max });
    this.#failing = new LRUCache({ max });
    this.#second = second;
    second?.on('error', () => undefined); // a lost second level costs speed, nothing else
  }

  /** The same cache, for a request whose meter counts what it holds. */
  metered(meter: Meter | null): CacheReads<T> {
    return {
      read: (key, load) => {
        let asked = false;
        const joined = this.#refreshes.has(key);
        const cached = this.read(key, (how) => {
          asked = how === 'awaited';
          return load(how);
        });
        return whenGiven(cached, (one) => {
          if (joined) meter?.shared();
          else if (!asked) meter?.cached();
          return one;
        });
      },
    };
  }

  read(key: string, load: Load<T>): Given<Cached<T>> {
    const near = this.#first.get(key);
    if (near || !this.#second) return this.#judged(key, near ?? null, load);
    return this.#far(key, this.#second).then((far) => this.#judged(key, far, load));
  }

  #judged(key: string, known: Cached<T> | null, load: Load<T>): Given<Cached<T>> {
    if (!known) return this.#refresh(key, () => load('awaited'));
    const age = ageMs(known.asOf, this.#clock.now());
    if (age < this.#freshness.freshMs) return known;
    const isGood = age < this.#freshness.goodMs;
    const refresh = this.#refresh(key, () => load(isGood ? 'behind' : 'awaited'));
    if (isGood) {
      refresh.catch(() => undefined); // the next reader sees it by `stale`
      return { ...known, stale: this.#failing.has(key) };
    }
    return refresh.catch(() => ({ ...known, stale: true }));
  }

  async #far(key: string, second: SecondLevel<T>): Promise<Cached<T> | null> {
    const far = await second.get(key).catch(() => undefined);
    if (!far) return null;
    const known = { ...far, stale: false };
    this.#first.set(key, known);
    return known;
  }

  #refresh(key: string, load: () => Promise<T>): Promise<Cached<T>> {
    const running = this.#refreshes.get(key);
    if (running) return running;
    const refresh = this.#loaded(key, load).finally(() => this.#refreshes.delete(key));
    this.#refreshes.set(key, refresh);
    return refresh;
  }

  async #loaded(key: string, load: () => Promise<T>): Promise<Cached<T>> {
    try {
      const value = await load();
      const entry = { value, asOf: this.#clock.now() };
      const known = { ...entry, stale: false };
      this.#first.set(key, known);
      this.#failing.delete(key);
      await this.#second?.set(key, entry).catch(() => false);
      return known;
    } catch (error) {
      this.#failing.set(key, true);
      throw error;
    }
  }
}
