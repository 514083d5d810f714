/*
 * Data key file: one key a line, as base64 or hex, the one that seals first.
 *
 * Owns   the form of the file, and how another one takes its place: the new file is on the disk, readable by its owner alone, before it
 *        gets the name of the old one, so that a crash leaves the one or the other and never a half.
 * Never  forgets a key that was there: `withKey` adds, and only a person takes one out.
 */
import { chown, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotOpenStore } from './cannot-open-store.ts';
import { KEY_BYTES } from './sealing.ts';

/** The first seals, each opens. */
export type DataKeys = readonly [Uint8Array, ...Uint8Array[]];

/** A rotation that is not finished leaves at most two; more are a mistake. */
const MAX_KEYS = 16;

export const lineOf = (key: Uint8Array): string => `${Buffer.from(key).toString('base64')}\n`;

/** Empty lines and lines that begin with # are no keys. Throws `CannotOpenStore`. */
export function keysIn(file: string, text: string): DataKeys {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [first, ...others] = lines.map((line) => keyIn(file, line));
  if (!first || others.length >= MAX_KEYS) throw notKeys(file);
  return [first, ...others];
}

function keyIn(file: string, written: string): Uint8Array {
  const key = Buffer.from(written, /^[0-9a-f]{64}$/i.test(written) ? 'hex' : 'base64');
  if (key.byteLength === KEY_BYTES && /^[\w+/=-]+$/.test(written)) return key;
  throw notKeys(file);
}

const notKeys = (file: string): CannotOpenStore =>
  new CannotOpenStore(
    `The data key file ${file} must hold 32 bytes as base64 or hex on each line, and at most ${MAX_KEYS} lines.`,
  );

/** A new first key; the lines that were there stay as they were written. */
export const withKey = (text: string, key: Uint8Array): string => `${lineOf(key)}${text}`;

/** Puts the text in the place of the file, whose owner stays its owner. Rejects with `CannotOpenStore`, and has changed nothing then. */
export async function replaceKeyFile(named: string, text: string): Promise<void> {
  const file = await realpath(named); // a link goes on pointing to it
  const beside = `${file}.new`;
  const { uid, gid } = await stat(file);
  const made = await open(beside, 'wx', 0o600).catch((cause: unknown) => {
    throw cannotWrite(beside, cause);
  });
  try {
    await made.writeFile(text);
    await made.sync();
    await made.close();
    const own = await stat(beside);
    if (own.uid !== uid || own.gid !== gid) await chown(beside, uid, gid);
    await syncFolder(file);
    await rename(beside, file);
  } catch (cause) {
    await made.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw cannotWrite(file, cause);
  }
  await syncFolder(file);
}

function cannotWrite(file: string, cause: unknown): CannotOpenStore {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const why =
    code === 'EEXIST'
      ? `${file} is there already: another rotation is under way, or one was cut off. Remove it when none is.`
      : `${file} cannot be written (${code}).`;
  return new CannotOpenStore(`The key file was not changed. ${why}`, { cause });
}

/** What was renamed or made in the folder of this file is on the disk when it resolves. Not every system can do that. */
export async function syncFolder(file: string): Promise<void> {
  const folder = await open(dirname(file)).catch(() => null);
  try {
    await folder?.sync();
  } catch {
    // some file systems sync no folders
  } finally {
    await folder?.close();
  }
}
