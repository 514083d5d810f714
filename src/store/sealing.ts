/*
 * Sealing: what is written to the disk can be read with the data key only.
 *
 * Owns   the one codec of stored JSON: version byte, id of the key, random IV, tag, AES-256-GCM.
 * Gives  `seal` and `open`. The place of a row is sealed in, so that a row copied to another place does not open there.
 * Never  opens what was changed, or sealed with a key that it was not given: that is `STORE_UNAVAILABLE`.
 *
 * The first key seals, each of them opens. Keys can be exchanged while it is in use. A box of version 1 names no key.
 */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { GatewayError } from '../errors.ts';

declare const sealed: unique symbol;
/** Bytes that only `Sealing` makes and opens. */
export type Sealed = Uint8Array & { readonly [sealed]: true };

export const KEY_BYTES = 32;
const ALGORITHM = 'aes-256-gcm';
const VERSION = 2;
const VERSION_WITHOUT_KEY_ID = 1;
const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
/** How many are made at once: to make one takes as long as to make many. */
const IVS = 256;
const TAG_BYTES = 16;
const VERSION_BYTE = Buffer.of(VERSION);
/** Of a box, besides what is in it. */
const BOX_BYTES = 1 + KEY_ID_BYTES + IV_BYTES + TAG_BYTES;

/** What a box is counted under that names no key. */
export const NO_KEY_ID = 'none';
/** How many bytes of a box tell its version and its key. */
export const HEAD_BYTES = 1 + KEY_ID_BYTES;

interface SealingKey {
  readonly key: KeyObject;
  readonly id: Buffer;
}

interface Opened {
  readonly key: SealingKey;
  readonly text: string;
}

export class Sealing {
  readonly #ivs = Buffer.alloc(IV_BYTES * IVS);
  #nextIv = IVS;
  #keys: readonly SealingKey[] = [];
  #first: SealingKey;

  constructor(dataKeys: readonly Uint8Array[]) {
    this.#first = this.#taken(dataKeys);
  }

  /** From now on the first of these seals, and each of them opens. */
  use(dataKeys: readonly Uint8Array[]): void {
    this.#first = this.#taken(dataKeys);
  }

  /** The id of the key that seals. */
  get keyId(): string {
    return this.#first.id.toString('hex');
  }

  /** The data key with which this box was sealed. Throws when it cannot be opened. */
  keyOf(place: string, box: Sealed): Uint8Array {
    return this.#opened(place, box).key.key.export();
  }

  /** A box as it would be sealed now, or null when it is. Throws when it cannot be opened. */
  resealed(place: string, box: Sealed): Sealed | null {
    if (keyIdOf(box) === this.keyId) return null;
    return this.#boxOf(place, this.#textOf(place, box));
  }

  /** `place` names the row, for example `quote:<id>`. Undefined members of `value` are dropped, as JSON does. */
  seal(place: string, value: unknown): Sealed {
    return this.#boxOf(place, JSON.stringify(value));
  }

  /** The same for a value that is JSON already. */
  sealJson(place: string, json: string): Sealed {
    return this.#boxOf(place, json);
  }

  /** What was sealed at this place. The caller names the type, since nobody but this gateway can have sealed it. */
  open<T>(place: string, box: Sealed): T {
    try {
      return JSON.parse(this.#textOf(place, box)) as T;
    } catch (cause) {
      throw new GatewayError('STORE_UNAVAILABLE', { cause });
    }
  }

  #taken(dataKeys: readonly Uint8Array[]): SealingKey {
    const keys = dataKeys.map(sealingKey);
    const [first] = keys;
    if (!first) throw new RangeError('sealing needs a data key');
    this.#keys = keys;
    return first;
  }

  #boxOf(place: string, json: string): Sealed {
    const iv = this.#iv();
    const { key, id } = this.#first;
    const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place));
    const text = cipher.update(json, 'utf8');
    cipher.final(); // a stream of bytes leaves nothing over
    const parts = [VERSION_BYTE, id, iv, cipher.getAuthTag(), text];
    return Buffer.concat(parts, BOX_BYTES + text.byteLength) as Uint8Array as Sealed;
  }

  /** Each is used once. */
  #iv(): Buffer {
    if (this.#nextIv === IVS) {
      randomFillSync(this.#ivs);
      this.#nextIv = 0;
    }
    const from = this.#nextIv * IV_BYTES;
    this.#nextIv += 1;
    return this.#ivs.subarray(from, from + IV_BYTES);
  }

  #textOf(place: string, box: Sealed): string {
    return this.#opened(place, box).text;
  }

  #opened(place: string, box: Sealed): Opened {
    if (box[0] === VERSION_WITHOUT_KEY_ID) return this.#tryEach(place, box.subarray(1));
    if (box[0] !== VERSION) throw new Error('unknown version of sealing');
    const id = box.subarray(1, HEAD_BYTES);
    const key = this.#keys.find((one) => one.id.equals(id));
    if (!key) throw new Error('sealed with an unknown key');
    return { key, text: decipher(key, place, box.subarray(HEAD_BYTES)) };
  }

  #tryEach(place: string, body: Uint8Array): Opened {
    const failures: unknown[] = [];
    for (const key of this.#keys) {
      try {
        return { key, text: decipher(key, place, body) };
      } catch (failure) {
        failures.push(failure);
      }
    }
    throw new AggregateError(failures, 'no key opens it');
  }
}

/** Tells keys apart and says nothing about them. Hex. */
export const idOfKey = (dataKey: Uint8Array): string => sealingKey(dataKey).id.toString('hex');

/** Which key a box, or the head of one, was sealed with. */
export function keyIdOf(box: Uint8Array): string {
  const id = Buffer.from(box.subarray(1, HEAD_BYTES));
  return box[0] === VERSION ? id.toString('hex') : NO_KEY_ID;
}

function sealingKey(dataKey: Uint8Array): SealingKey {
  if (dataKey.byteLength !== KEY_BYTES) throw new RangeError('a data key has 32 bytes');
  const id = Buffer.from(hkdfSync('sha256', dataKey, '', 'reach-gateway key id', KEY_ID_BYTES));
  return { key: createSecretKey(dataKey), id };
}

function decipher({ key }: SealingKey, place: string, body: Uint8Array): string {
  const text = body.subarray(IV_BYTES + TAG_BYTES);
  const iv = body.subarray(0, IV_BYTES);
  const deciphering = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(body.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const opened = deciphering.update(text);
  deciphering.final(); // throws when anything was changed
  return opened.toString('utf8');
}
