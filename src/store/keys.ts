/*
 * Keys: the data keys of an open store, and their exchange while it is in use.
 *
 * Owns   the order of an exchange: the new key is in the book, then it seals, then what older keys sealed is sealed anew, and an older
 *        key is struck off when a pass found nothing of it that began well after the last moment at which it may have sealed.
 * Never  takes up keys without one that something is sealed with.
 */
import { minutes } from '../clock.ts';
import type { DataKeyBook, DataKeyState } from '../operations/engine/data-key-book.ts';
import type { DataKeys } from './data-key-file.ts';
import { enterKey, keysInBook, keysMissing, strikeKey } from './key-book.ts';
import type { Parts } from './parts.ts';
import { Resealing, sealedCounts, type SealedCount } from './resealing.ts';
import { keyStates } from './key-state.ts';
import { idOfKey } from './sealing.ts';

/** What was sealed before an exchange may be written after it; a transaction takes less than this. */
const SETTLING_MS = minutes(1);

export interface Resealed {
  /** What older keys had sealed. */
  readonly rows: number;
  readonly broken: number;
  /** Keys that can leave the key file from now on. */
  readonly struck: readonly string[];
}

export class StoreKeys implements DataKeyBook {
  readonly #parts: Parts;
  readonly #resealing: Resealing;
  #ids: readonly string[];
  #exchangedAt = -Infinity;
  #passedAt = -Infinity;
  /** Whether nothing is sealed with an older key. */
  #isDone = false;

  constructor(parts: Parts, dataKeys: DataKeys) {
    this.#parts = parts;
    this.#resealing = new Resealing(parts);
    this.#ids = dataKeys.map(idOfKey);
  }

  /** To be called before anything else is written. */
  async enter(): Promise<void> {
    const { database, sealing, clock } = this.#parts;
    await database.write((writes) => enterKey(writes, sealing.keyId, clock.now()));
  }

  /** Keys that are missing; then nothing has changed. */
  async take(dataKeys: DataKeys): Promise<{ readonly missing: readonly string[] }> {
    const { database, sealing, clock } = this.#parts;
    const missing = await database.write(async (writes) => {
      const lost = await keysMissing(writes, dataKeys);
      if (lost.length === 0) await enterKey(writes, idOfKey(dataKeys[0]), clock.now());
      return lost;
    });
    if (missing.length > 0) return { missing };
    if (sealing.keyId !== idOfKey(dataKeys[0])) {
      this.#exchangedAt = clock.elapsed();
      this.#passedAt = -Infinity;
    }
    sealing.use(dataKeys);
    this.#isDone = false;
    this.#ids = dataKeys.map(idOfKey);
    return { missing };
  }

  /** Seals anew what is due; null when nothing is. */
  async reseal(): Promise<Resealed | null> {
    const { database, sealing, clock } = this.#parts;
    const beganAt = clock.elapsed();
    if (this.#isDone || beganAt - this.#passedAt < SETTLING_MS) return null;
    const older = (await database.read(keysInBook)).filter((id) => id !== sealing.keyId);
    this.#isDone = older.length === 0;
    if (this.#isDone) return null;
    const found = await this.#resealing.pass();
    if (!found) return null;
    this.#passedAt = beganAt;
    const whole = [...found.values()];
    const rows = whole.reduce((sum, one) => sum + one.rows, 0);
    const broken = whole.reduce((sum, one) => sum + one.broken, 0);
    const isSettled = beganAt - this.#exchangedAt >= SETTLING_MS;
    const struck = isSettled ? older.filter((id) => isDone(found.get(id))) : [];
    await database.write(async (writes) => {
      for (const id of struck) await strikeKey(writes, id);
    });
    return { rows, broken, struck };
  }

  /** Of every key that is given or needed, the one that seals first. */
  async state(): Promise<readonly DataKeyState[]> {
    const { database } = this.#parts;
    const counts = await sealedCounts(database);
    const book = await database.read(keysInBook);
    return keyStates(this.#ids, book, counts);
  }

  stop(): void {
    this.#resealing.stop();
  }
}

/** A pass that found something is followed by one that finds nothing; what cannot be opened is not helped by a key. */
const isDone = (found: SealedCount | undefined): boolean =>
  found === undefined || found.rows === found.broken;
