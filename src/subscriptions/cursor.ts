/*
 * Cursors: positions in the event log, as clients store them.
 *
 * Owns   the spelling of a cursor, which binds a position to the person who received it.
 * Gives  the position back, or `not-yours` for what is damaged, made up, or another caller's.
 * Never  reveals which of the three it was.
 */
import { timingSafeEqual } from 'node:crypto';
import { KeyedHash } from '../keyed-hash.ts';
import type { After } from './following.ts';

const POSITION_BYTES = 8;
const SEAL_BYTES = 16;
const BYTES = POSITION_BYTES + SEAL_BYTES;
/** Of one position. Whoever has several streams open is given the same cursor on each. */
const MAX_KNOWN = 1_000;
const PURPOSE = Buffer.from('cursor\n');

export class Cursors {
  readonly #hash: KeyedHash;
  /** The purpose and a position. */
  readonly #sealed = Buffer.concat([PURPOSE], PURPOSE.length + POSITION_BYTES);
  readonly #written = Buffer.alloc(BYTES);
  /** Those of the last position, by person. */
  readonly #known = new Map<string, string>();
  #position = -1;

  constructor(secret: Uint8Array) {
    this.#hash = new KeyedHash(secret);
  }

  write(position: number, subject: string): string {
    if (position !== this.#position || this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#position = position;
    const known = this.#known.get(subject) ?? this.#make(position, subject);
    this.#known.set(subject, known);
    return known;
  }

  #make(position: number, subject: string): string {
    const bytes = this.#written;
    bytes.writeUInt32BE(Math.floor(position / 2 ** 32), 0);
    bytes.writeUInt32BE(position % 2 ** 32, 4);
    this.#seal(bytes, subject);
    return bytes.toString('base64url');
  }

  read(cursor: string, subject: string): { position: number } | 'not-yours' {
    const bytes = Buffer.from(cursor, 'base64url');
    const whole = bytes.length === BYTES && bytes.toString('base64url') === cursor;
    if (!whole) return 'not-yours';
    const sealed = Buffer.from(bytes);
    this.#seal(sealed, subject);
    return timingSafeEqual(bytes, sealed)
      ? { position: Number(bytes.readBigUInt64BE()) }
      : 'not-yours';
  }

  /** The later one of several: null where none is given, `not-yours` where none can be read. */
  newest(given: readonly (string | null | undefined)[], subject: string): After {
    const read = given.flatMap((cursor) => (cursor == null ? [] : [this.read(cursor, subject)]));
    const positions = read.flatMap((one) => (one === 'not-yours' ? [] : [one.position]));
    if (positions.length > 0) return { position: Math.max(...positions) };
    return read.length > 0 ? 'not-yours' : null;
  }

  /** Writes the seal behind a position. */
  #seal(bytes: Buffer, subject: string): void {
    bytes.copy(this.#sealed, PURPOSE.length, 0, POSITION_BYTES);
    bytes.write(this.#hash.of(this.#sealed, subject), POSITION_BYTES, SEAL_BYTES, 'hex');
  }
}
