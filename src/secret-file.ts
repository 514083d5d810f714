/*
 * Secret files: secrets that can be exchanged while the gateway runs.
 *
 * Owns   the reading of one file, again when it changes.
 * Gives  the newest secret that was ever readable: a file that is missing while it is replaced does not stop the gateway.
 * Never  says what a file holds.
 */
import { readFileSync, statSync } from 'node:fs';

/** Gives the secret as it is now. A function, so that it is not printed along with an object. */
export type Secret = () => string;

const LARGEST_BYTES = 16_384;

/** Values that stand in examples. */
const PLACEHOLDER =
  /^(change[-_ ]?me|secret|password|placeholder|example|todo|none|null|undefined|x{3,}|\.{3,}|<.*>|your[-_ ].*)$/i;

export const isPlaceholder = (value: string): boolean => PLACEHOLDER.test(value);

/** The secret in a file, and what is wrong with it at first, or null. */
export function secretFile(path: string): { secret: Secret; problem: string | null } {
  let seen = '';
  let value = '';
  const look = (): void => {
    const { mtimeMs, ino, size } = statSync(path);
    const state = `${mtimeMs} ${ino} ${size}`;
    if (state === seen || size > LARGEST_BYTES) return;
    const read = readFileSync(path, 'utf8').trim();
    seen = state;
    if (read !== '') value = read;
  };
  const secret = (): string => {
    attempt(look);
    return value;
  };
  return { problem: attempt(look) ? problemOf(value) : UNREADABLE, secret };
}

const UNREADABLE = 'names a file that cannot be read';

function problemOf(value: string): string | null {
  if (value === '') return 'names a file that is empty or too large';
  return isPlaceholder(value) ? 'names a file that holds a placeholder' : null;
}

/** Whether it could be done. */
function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
