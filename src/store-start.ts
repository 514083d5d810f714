/*
 * Store start: the store as the gateway opens it.
 *
 * Owns   the order: the keys are read, the files are narrowed, then the store is opened with them.
 * Gives  the open store, and the watch over the file of its keys.
 */
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { dataKeyFileOf, readDataKeys } from './store/data-key.ts';
import { DataKeyWatch } from './store/data-key-watch.ts';
import { narrowFiles } from './store/file-modes.ts';
import { openStore, type Store } from './store/store.ts';
import { sqlitePathOf } from './store/store-url.ts';
import type { Telemetry } from './telemetry.ts';

interface Opening {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  readonly onAppending: (names: readonly string[]) => void;
  readonly newStore?: boolean;
  readonly sharedStore?: boolean;
}

/** The open store, whose files nobody else can read from then on. */
export async function startStore(
  { store }: Pick<Config, 'store'>,
  opening: Opening,
): Promise<Store> {
  const {
    clock,
    activity,
    telemetry,
    onAppending,
    newStore = false,
    sharedStore = false,
  } = opening;
  const { url, dataKeyFile: file } = store;
  const dataKeys = await readDataKeys({ file, url, newStore });
  const keyFile = dataKeyFileOf({ file, url });
  telemetry.store.filesNarrowed(await narrowFiles(sqlitePathOf(url), keyFile));
  return openStore({
    ...{ url, clock, activity, dataKeys, onAppending, exclusive: !sharedStore },
    onBroken: (cause) => telemetry.store.broken(cause),
    onCheckpoint: (checkpoint) => telemetry.store.checkpointReached(checkpoint),
  });
}

interface Watching {
  readonly store: Store;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
}

/** Takes up the keys of the file when it changes. */
export function keyWatchOf(
  { store: { url, dataKeyFile: file } }: Pick<Config, 'store'>,
  { store, telemetry, ...shared }: Watching,
): DataKeyWatch {
  const watched = { file: dataKeyFileOf({ file, url }), keys: store.keys, told: telemetry.store };
  return new DataKeyWatch({ ...shared, ...watched });
}
