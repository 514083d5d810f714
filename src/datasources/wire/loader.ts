/*
 * Loader: one question of one request is asked once.
 *
 * Gives  the answer of an endpoint that takes one key at a time: as it is once it is there, a promise while it is on its way.
 * Never  outlives a request, so that no request reads the answers of another.
 *
 * The wire takes one key at a time, so that nothing is gained by collecting keys: DataLoader gathers what is asked for at once, and the
 * fan-out of that is bounded. What is there already never reaches it.
 */
import DataLoader from 'dataloader';
import type { CustomerReadings } from '../customer-memory.ts';
import type { Given } from './given.ts';

const AT_ONCE = 8;

interface Remembered {
  readonly memory: CustomerReadings | null;
  /** Names what is read, for example `bills`. */
  readonly what: string;
  readonly freshMs: number;
}

/** A value that is there. */
interface Held<V> {
  readonly value: V;
}

/** A loader whose answers other requests may have brought already. Without a memory it asks by itself. */
export function rememberingLoader<K extends string, V>(
  { memory, what, freshMs }: Remembered,
  load: (key: K) => Promise<V>,
): Loader<K, V> {
  if (!memory) return new Loader(load);
  return new Loader(
    async (key) => memory.read({ of: key, what, freshMs }, () => load(key)),
    (key) => memory.held({ of: key, what, freshMs }),
  );
}

export class Loader<K extends string, V> {
  readonly #load: (key: K) => Promise<V>;
  readonly #held: (key: K) => Held<V> | null;
  readonly #known = new Map<K, { given: Given<V> }>();
  /** For what must be asked. Made when something must. */
  #asking: DataLoader<K, V> | null = null;

  constructor(load: (key: K) => Promise<V>, held: (key: K) => Held<V> | null = () => null) {
    this.#load = load;
    this.#held = held;
  }

  load(key: K): Given<V> {
    const known = this.#known.get(key);
    if (known) return known.given;
    const held = this.#held(key);
    const entry = { given: held ? held.value : this.#ask(key) };
    this.#known.set(key, entry);
    if (entry.given instanceof Promise)
      entry.given.then(
        (value) => (entry.given = value),
        () => undefined, // whoever asked is told
      );
    return entry.given;
  }

  /** The next one who asks is given a new reading. */
  clear(key: K): void {
    this.#known.delete(key);
  }

  clearAll(): void {
    this.#known.clear();
  }

  #ask(key: K): Promise<V> {
    this.#asking ??= new DataLoader((keys) => settleEach(keys, this.#load), { cache: false });
    return this.#asking.load(key);
  }
}

async function settleEach<K, V>(
  keys: readonly K[],
  load: (key: K) => Promise<V>,
): Promise<(V | Error)[]> {
  const [only] = keys;
  if (only !== undefined && keys.length === 1) return [await load(only).catch(asError)];
  const settled = new Array<V | Error>(keys.length);
  const queue = [...keys.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, key] = next;
      settled[index] = await load(key).catch(asError);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, keys.length) }, work));
  return settled;
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('not an error', { cause: error });
