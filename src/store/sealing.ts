/*
 * Sealing: what is written to the disk can be read with the data key only.
 *
 * Owns   the one codec of stored JSON: version byte, random IV, tag, AES-256-GCM.
 * Gives  `seal` and `open`. The place of a row is sealed in, so that a row copied to another place does not open there.
 * Never  opens what was changed, or sealed with another key: that is `STORE_UNAVAILABLE`.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { GatewayError } from '../errors.ts';

declare const sealed: unique symbol;
/** Bytes that only `Sealing` makes and opens. */
export type Sealed = Uint8Array & { readonly [sealed]: true };

export const KEY_BYTES = 32;
const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + IV_BYTES + TAG_BYTES;

export class Sealing {
  readonly #key: Uint8Array;

  constructor(dataKey: Uint8Array) {
    if (dataKey.byteLength !== KEY_BYTES) throw new RangeError('a data key has 32 bytes');
    this.#key = dataKey;
  }

  /** `place` names the row, for example `quote:<id>`. Undefined members of `value` are dropped, as JSON does. */
  seal(place: string, value: unknown): Sealed {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, iv).setAAD(Buffer.from(place));
    const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([
      Buffer.of(VERSION),
      iv,
      cipher.getAuthTag(),
      text,
    ]) as Uint8Array as Sealed;
  }

  /** What was sealed at this place. The caller names the type, since nobody but this gateway can have sealed it. */
  open<T>(place: string, box: Sealed): T {
    try {
      if (box[0] !== VERSION) throw new Error('unknown version of sealing');
      const decipher = createDecipheriv(ALGORITHM, this.#key, box.subarray(1, 1 + IV_BYTES))
        .setAAD(Buffer.from(place))
        .setAuthTag(box.subarray(1 + IV_BYTES, HEADER_BYTES));
      const text = Buffer.concat([decipher.update(box.subarray(HEADER_BYTES)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as T;
    } catch (cause) {
      throw new GatewayError('STORE_UNAVAILABLE', { cause });
    }
  }
}
