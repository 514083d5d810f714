/*
 * Older store: what everyday life left on the last version before customers stood in columns as digests.
 *
 * `make-older-store.ts` has made the file beside it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';

export interface OlderStore {
  /** Ids of a purchase that had ended, and of a port-in that went on. */
  readonly over: string;
  readonly open: string;
  readonly secrets: readonly string[];
  readonly key: string;
  readonly store: string;
}

/** Puts the store and its key where they are looked for. */
export async function olderStoreAt(path: string): Promise<OlderStore> {
  const file = new URL('older-store.json', import.meta.url);
  const older = JSON.parse(await readFile(file, 'utf8')) as OlderStore;
  await writeFile(path, brotliDecompressSync(Buffer.from(older.store, 'base64')));
  await writeFile(`${path}.key`, `${older.key}\n`);
  return older;
}
