/*
 * Data keys: the 32 bytes that seal the store, and those that sealed it before.
 *
 * Owns   where the keys come from: `DATA_KEY_FILE`, or a file beside the SQLite database that the first start makes; and the rule that
 *        a key and its database come together. A key without a database means that the database is lost or somewhere else.
 * Never  prints a key, nor makes a new one for a database that exists: that would only hide that the old one is lost.
 */
import { seeded } from '../seeded-bug.ts';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotOpenStore } from './cannot-open-store.ts';
import { keysIn, lineOf, type DataKeys } from './data-key-file.ts';
import { KEY_BYTES } from './sealing.ts';
import { IN_MEMORY, sqlitePathOf } from './store-url.ts';

interface DataKeyOptions {
  /** What `DATA_KEY_FILE` names, or null. */
  readonly file: string | null;
  readonly url: string;
  /** Whether an operator says that there is no database yet. */
  readonly newStore?: boolean;
}

/** The file of the keys, or null when they end with the process. */
export function dataKeyFileOf({ file, url }: Omit<DataKeyOptions, 'newStore'>): string | null {
  const path = sqlitePathOf(url);
  return file ?? (path === IN_MEMORY ? null : `${path}.key`);
}

/** Rejects with `CannotOpenStore`. */
export async function readDataKeys({
  file,
  url,
  newStore = false,
}: DataKeyOptions): Promise<DataKeys> {
  const path = sqlitePathOf(url);
  if (path === IN_MEMORY) {
    return file === null ? [randomBytes(KEY_BYTES)] : keysIn(file, await textOf(file));
  }
  const isThere = await hasContent(path);
  if (newStore && isThere) {
    throw new CannotOpenStore(`The store ${path} exists already: start without --new-store.`);
  }
  const keyFile = file ?? `${path}.key`;
  const text = file === null ? await textOf(keyFile, null) : await textOf(keyFile);
  if (text === null) return [await makeKey(path, keyFile)];
  const keys = keysIn(keyFile, text);
  if (!isThere && !newStore && !seeded('empty-store-made-anew')) throw lost(path, keyFile);
  return keys;
}

const lost = (path: string, keyFile: string): CannotOpenStore =>
  new CannotOpenStore(
    `There is a data key ${keyFile}, but no store ${path}. Put the store back where it was, or start with --new-store to begin an empty one.`,
  );

async function makeKey(path: string, beside: string): Promise<Uint8Array> {
  if (await hasContent(path)) {
    throw new CannotOpenStore(`The store ${path} exists, but its data key ${beside} does not.`);
  }
  const key = randomBytes(KEY_BYTES);
  try {
    await mkdir(dirname(beside), { recursive: true, mode: 0o700 });
    await writeDurably(beside, lineOf(key));
  } catch (cause) {
    const why = isThere(cause) ? 'is being made by another process' : 'cannot be made';
    throw new CannotOpenStore(`The data key file ${beside} ${why}.`, { cause });
  }
  return key;
}

/** Another start in the same moment. */
const isThere = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';

/** On the disk when it resolves: rows that are sealed with a lost key are lost too. */
async function writeDurably(file: string, text: string): Promise<void> {
  const made = await open(file, 'wx', 0o600);
  try {
    await made.writeFile(text);
    await made.sync();
  } finally {
    await made.close();
  }
}

async function hasContent(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0;
  } catch {
    return false;
  }
}

/** The text of a file; `absent` when there is no such file and that is no mistake. */
export async function textOf<T = string>(file: string, absent?: T): Promise<string | T> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (missing && absent !== undefined) return absent;
    throw new CannotOpenStore(`The data key file ${file} cannot be read.`, { cause });
  }
}
