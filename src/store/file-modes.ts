/*
 * File modes: the files of the store are for their owner alone.
 *
 * Owns   which files these are: the database, whatever stands beside it under its name (log, index, key, copies), and the key file.
 * Gives  the names of those that others could read, and that were narrowed or could not be.
 * Never  touches the folder: others may have files of their own in it.
 *
 * SQLite gives its log and index the mode of the database, and `sqlite.ts` makes that one narrow.
 */
import { chmod, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { IN_MEMORY } from './store-url.ts';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

export interface Narrowed {
  readonly narrowed: readonly string[];
  /** Files that belong to somebody else, or on a disk that cannot be changed. */
  readonly wide: readonly string[];
}

/** `keyFile` is null where the keys stand in no file. */
export async function narrowFiles(path: string, keyFile: string | null): Promise<Narrowed> {
  const narrowed: string[] = [];
  const wide: string[] = [];
  for (const file of await filesOf(path, keyFile)) {
    const was = await stat(file).catch(() => null);
    if (!was?.isFile() || (was.mode & OTHERS) === 0) continue;
    const done = await chmod(file, OWNER_ONLY).then(
      () => true,
      () => false,
    );
    (done ? narrowed : wide).push(basename(file));
  }
  return { narrowed, wide };
}

async function filesOf(path: string, keyFile: string | null): Promise<readonly string[]> {
  const keys = keyFile === null ? [] : [keyFile];
  if (path === IN_MEMORY) return keys;
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const own = names.filter((name) => name.startsWith(basename(path)));
  return [...new Set([...own.map((name) => join(folder, name)), ...keys])];
}
