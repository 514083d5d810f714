/*
 * Loader: one question of one request is asked once.
 *
 * Gives  a DataLoader over an endpoint that takes one key at a time.
 * Never  outlives a request, so that no request reads the answers of another.
 *
 * The wire takes one key at a time: the loader only merges repeats and bounds the fan-out.
 */
import DataLoader from 'dataloader';
import type { CustomerReadings } from '../customer-memory.ts';

const AT_ONCE = 8;

/** A loader whose answers other requests may have brought already. Without a memory it asks by itself. */
export const rememberingLoader = <K extends string, V>(
  { memory, what, freshMs }: Remembered,
  load: (key: K) => Promise<V>,
): DataLoader<K, V> =>
  loaderOf((key) =>
    memory ? memory.read({ of: key, what, freshMs }, () => load(key)) : load(key),
  );

interface Remembered {
  readonly memory: CustomerReadings | null;
  /** Names what is read, for example `bills`. */
  readonly what: string;
  readonly freshMs: number;
}

export const loaderOf = <K extends string, V>(load: (key: K) => Promise<V>): DataLoader<K, V> =>
  new DataLoader<K, V>((keys) => settleEach(keys, load));

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
