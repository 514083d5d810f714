/*
 * Data key watch: when the key file is looked at again, and when what older keys sealed is sealed anew.
 *
 * Gives  a rotation force within seconds, without a restart.
 * Never  stops serving for a file that cannot be used: the keys before stay in force, and operators are told once.
 */
import { stat } from 'node:fs/promises';
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';
import type { StoreMetrics } from '../metrics/store.ts';
import { CannotOpenStore } from './cannot-open-store.ts';
import { keysIn, syncFolder } from './data-key-file.ts';
import { textOf } from './data-key.ts';
import { missingSentence } from './key-book.ts';
import type { StoreKeys } from './keys.ts';

const EVERY_MS = seconds(15);

interface WatchDependencies {
  /** Null where the keys stand in no file. */
  readonly file: string | null;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly told: StoreMetrics;
}

export class DataKeyWatch {
  readonly #parts: WatchDependencies;
  #seen = '';
  #callOff = (): void => undefined;
  #stopped = false;

  constructor(parts: WatchDependencies) {
    this.#parts = parts;
  }

  /** The file is as it was read by the start. */
  async start(): Promise<void> {
    const { file } = this.#parts;
    if (file === null) return;
    this.#seen = await stateOf(file);
    this.#wait();
  }

  stop(): void {
    this.#stopped = true;
    this.#callOff();
  }

  #wait(): void {
    if (this.#stopped) return;
    const { clock, activity } = this.#parts;
    this.#callOff = clock.at(clock.now() + EVERY_MS, () => {
      void activity.run(async () => {
        await this.#look();
        this.#wait();
      });
    });
  }

  async #look(): Promise<void> {
    const { keys, told, file } = this.#parts;
    try {
      if (file !== null) await this.#takeUp(file);
      const resealed = await keys.reseal();
      if (resealed) told.resealed(resealed);
    } catch (error) {
      told.keysFailed(error);
    }
  }

  async #takeUp(file: string): Promise<void> {
    const state = await stateOf(file);
    if (state === this.#seen) return;
    this.#seen = state; // a mistake is told once
    const { keys, told } = this.#parts;
    try {
      const dataKeys = keysIn(file, await textOf(file));
      await syncFolder(file); // the name is on the disk before anything is sealed with what it names
      const { missing } = await keys.take(dataKeys);
      if (missing.length > 0) told.keysRefused({ why: missingSentence(missing) });
      else told.keysTaken({ keys: dataKeys.length });
    } catch (error) {
      if (!(error instanceof CannotOpenStore)) throw error;
      told.keysRefused({ why: error.message });
    }
  }
}

/** Changes when the file does, and when it is not there. */
async function stateOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  return found ? `${found.mtimeMs} ${found.ino} ${found.size}` : 'none';
}
