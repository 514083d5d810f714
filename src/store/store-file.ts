/*
 * Store file: whether the path of the database still names the file that is open.
 *
 * A file that was removed or replaced goes on taking writes that nobody will find again, so that a gateway in this state is not ready.
 */
import { stat } from 'node:fs/promises';
import { IN_MEMORY } from './store-url.ts';

export class StoreFile {
  readonly #path: string;
  readonly #opened: string | null;

  /** To be called when the file has just been opened. */
  static async at(path: string): Promise<StoreFile> {
    return new StoreFile(path, await identityOf(path));
  }

  private constructor(path: string, opened: string | null) {
    this.#path = path;
    this.#opened = opened;
  }

  /** Never rejects. */
  async isThere(): Promise<boolean> {
    if (this.#path === IN_MEMORY) return true;
    return this.#opened !== null && (await identityOf(this.#path)) === this.#opened;
  }
}

/** Device and number of the file, or null when there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
