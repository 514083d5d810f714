/*
 * Cache: answers that many people share, cached while they are fresh enough.
 *
 * Owns   freshness: fresh at once, older ones refreshed behind the reader's back, too old ones only when nothing else is to be had.
 * Gives  the value with its age, and whether it is older than it should be because the platform cannot be asked.
 * Never  holds anything that belongs to one person, nor two refreshes of one key at once.
 *
 * Parsed objects stand in a bounded memory in front; behind it a second level may be given, which several instances share.
 * The gateway's clock judges age, so Keyv's own expiry is not used.
 */
import type Keyv from 'keyv';
import { LRUCache } from 'lru-cache';
import { ageMs, type Clock } from '../../clock.ts';
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

interface Entry<T> {
  readonly value: T;
  readonly asOf: number;
}

/** Where instances may share what they know. */
export type SecondLevel<T> = Keyv<Entry<T>>;

/** Whether a reader waits for it, or has something that is good enough. */
export type How = 'awaited' | 'behind';
export type Load<T> = (how: How) => Promise<T>;

export interface CacheReads<T> {
  read(key: string, load: Load<T>): Promise<Cached<T>>;
}

const MOST = 100;

export class SharedCache<T extends object> {
  readonly #clock: Clock;
  readonly #freshness: Freshness;
  readonly #second: SecondLevel<T> | null;
  readonly #first: LRUCache<string, Entry<T>>;
  readonly #refreshes = new Map<string, Promise<Entry<T>>>();
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
      read: async (key, load) => {
        let asked = false;
        const joined = this.#refreshes.has(key);
        const cached = await this.read(key, (how) => {
          asked = how === 'awaited';
          return load(how);
        });
        if (joined) meter?.shared();
        else if (!asked) meter?.cached();
        return cached;
      },
    };
  }

  async read(key: string, load: Load<T>): Promise<Cached<T>> {
    const known = await this.#known(key);
    const age = known ? ageMs(known.asOf, this.#clock.now()) : Infinity;
    if (known && age < this.#freshness.freshMs) return { ...known, stale: false };
    const isGood = known !== null && age < this.#freshness.goodMs;
    const refresh = this.#refresh(key, () => load(isGood ? 'behind' : 'awaited'));
    if (!known) return { ...(await refresh), stale: false };
    if (isGood) {
      refresh.catch(() => undefined); // the next reader sees it by `stale`
      return { ...known, stale: this.#failing.has(key) };
    }
    return refresh.then(
      (fresh) => ({ ...fresh, stale: false }),
      () => ({ ...known, stale: true }),
    );
  }

  async #known(key: string): Promise<Entry<T> | null> {
    const near = this.#first.get(key);
    if (near) return near;
    const far = await this.#second?.get(key).catch(() => undefined);
    if (far) this.#first.set(key, far);
    return far ?? null;
  }

  #refresh(key: string, load: () => Promise<T>): Promise<Entry<T>> {
    const running = this.#refreshes.get(key);
    if (running) return running;
    const refresh = this.#loaded(key, load).finally(() => this.#refreshes.delete(key));
    this.#refreshes.set(key, refresh);
    return refresh;
  }

  async #loaded(key: string, load: () => Promise<T>): Promise<Entry<T>> {
    try {
      const entry = { value: await load(), asOf: this.#clock.now() };
      this.#first.set(key, entry);
      this.#failing.delete(key);
      await this.#second?.set(key, entry).catch(() => false);
      return entry;
    } catch (error) {
      this.#failing.set(key, true);
      throw error;
    }
  }
}
