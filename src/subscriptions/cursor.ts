/*
 * Cursors: positions in the event log, as clients store them.
 *
 * Owns   the spelling of a cursor, which binds a position to the person who received it.
 * Gives  the position back, or `not-yours` for what is damaged, made up, or another caller's.
 * Never  reveals which of the three it was.
 */
import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { After } from './following.ts';

const POSITION_BYTES = 8;
const SEAL_BYTES = 16;
/** Of one position. A person with several streams gets the same cursor on each. */
const MAX_KNOWN = 1_000;

export class Cursors {
  /** Imported once. */
  readonly #secret: KeyObject;
  /** Those of the last position, by person. */
  readonly #known = new Map<string, string>();
  #position = -1;

  constructor(secret: Uint8Array) {
    this.#secret = createSecretKey(secret);
  }

  write(position: number, subject: string): string {
    if (position !== this.#position || this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#position = position;
    const known = this.#known.get(subject) ?? this.#make(position, subject);
    this.#known.set(subject, known);
    return known;
  }

  #make(position: number, subject: string): string {
    const bytes = Buffer.alloc(POSITION_BYTES);
    bytes.writeBigUInt64BE(BigInt(position));
    return Buffer.concat([bytes, this.#seal(bytes, subject)]).toString('base64url');
  }

  read(cursor: string, subject: string): { position: number } | 'not-yours' {
    const bytes = Buffer.from(cursor, 'base64url');
    const whole =
      bytes.length === POSITION_BYTES + SEAL_BYTES && bytes.toString('base64url') === cursor;
    if (!whole) return 'not-yours';
    const position = bytes.subarray(0, POSITION_BYTES);
    const sealed = timingSafeEqual(bytes.subarray(POSITION_BYTES), this.#seal(position, subject));
    return sealed ? { position: Number(position.readBigUInt64BE()) } : 'not-yours';
  }

  /** The later one of several: null where none is given, `not-yours` where none can be read. */
  newest(given: readonly (string | null | undefined)[], subject: string): After {
    const read = given.flatMap((cursor) => (cursor == null ? [] : [this.read(cursor, subject)]));
    const positions = read.flatMap((one) => (one === 'not-yours' ? [] : [one.position]));
    if (positions.length > 0) return { position: Math.max(...positions) };
    return read.length > 0 ? 'not-yours' : null;
  }

  #seal(position: Uint8Array, subject: string): Buffer {
    const hmac = createHmac('sha256', this.#secret)
      .update('cursor\n')
      .update(position)
      .update(subject);
    return hmac.digest().subarray(0, SEAL_BYTES);
  }
}
