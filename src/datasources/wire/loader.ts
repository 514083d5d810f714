/*
 * Loader: one question of one request is asked once.
 *
 * Gives  the answer of an endpoint that takes one key at a time: as it is once it is there, a promise while it is on its way.
 * Never  outlives a request, so that no request reads the answers of another.
 *
 * The wire takes one key at a time, so that nothing is gained by collecting keys: repeats are merged, and the fan-out is bounded.
 */
import type { CustomerReadings } from '../customer-memory.ts';
import type { Given } from './given.ts';

const AT_ONCE = 8;

interface Remembered {
  readonly memory: CustomerReadings | null;
  /** Names what is read, for example `bills`. */
  readonly what: string;
  readonly freshMs: number;
}

/** A loader whose answers other requests may have brought already. Without a memory it asks by itself. */
export const rememberingLoader = <K extends string, V>(
  { memory, what, freshMs }: Remembered,
  load: (key: K) => Promise<V>,
): Loader<K, V> =>
  new Loader((key) =>
    memory ? memory.read({ of: key, what, freshMs }, () => load(key)) : load(key),
  );

export class Loader<K extends string, V> {
  readonly #read: (key: K) => Given<V>;
  readonly #known = new Map<K, { given: Given<V> }>();
  /** Who waits until less is under way. */
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  constructor(read: (key: K) => Given<V>) {
    this.#read = read;
  }

  load(key: K): Given<V> {
    const known = this.#known.get(key);
    if (known) return known.given;
    const given = this.#begun(key);
    const entry = { given };
    this.#known.set(key, entry);
    if (given instanceof Promise)
      given.then(
        (value) => (entry.given = value),
        () => undefined, // whoever asked is told
      );
    return given;
  }

  /** The next one who asks is given a new reading. */
  clear(key: K): void {
    this.#known.delete(key);
  }

  clearAll(): void {
    this.#known.clear();
  }

  #begun(key: K): Given<V> {
    if (this.#underWay >= AT_ONCE) return this.#inTurn(key);
    const given = this.#read(key);
    if (given instanceof Promise) return this.#counted(given);
    this.#waiting.shift()?.();
    return given;
  }

  async #counted(reading: Promise<V>): Promise<V> {
    this.#underWay += 1;
    try {
      return await reading;
    } finally {
      this.#underWay -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #inTurn(key: K): Promise<V> {
    await new Promise<void>((turn) => void this.#waiting.push(turn));
    return this.#begun(key);
  }
}
