/*
 * Body: from the bytes of a callback to the objects in it.
 *
 * Owns   everything that may stand around them: byte order marks, character sets, compression, forms, texts within texts, lists, wrappers.
 * Gives  the text under which the bytes are stored without loss, and the objects that can be read from it; none when it makes no sense.
 * Never  throws, and never unpacks more than a callback can hold.
 */
import { brotliDecompressSync, gunzipSync, inflateSync, inflateRawSync } from 'node:zlib';
import { jsonWith } from '../datasources/wire/json.ts';
import { isRecord } from '../is-record.ts';

export type WireObject = Readonly<Record<string, unknown>>;

interface Headers {
  readonly 'content-type'?: string | undefined;
  readonly 'content-encoding'?: string | undefined;
}

/** Plain text stands as it is; other bytes as a data URL that names how they were sent. */
export function storedBody(bytes: Buffer, headers: Headers = {}): string {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  const text = bytes.toString('utf8');
  const isPlain = encoding === '' && !text.startsWith(STORED) && Buffer.from(text).equals(bytes);
  if (isPlain) return text;
  const charset = /charset\s*=\s*"?([\w-]{1,40})/i.exec(headers['content-type'] ?? '')?.[1] ?? '';
  return `${STORED}${charset};${encoding.slice(0, 80)};base64,${bytes.toString('base64')}`;
}

/** The objects of a stored body, in their order. */
export function objectsIn(stored: string): readonly WireObject[] {
  const text = textOf(stored);
  return text === null ? [] : found(valueOf(text)).slice(0, MAX_OBJECTS);
}

const STORED = 'data:;';
const MAX_OBJECTS = 50;
const MAX_BYTES = 512 * 1_024;

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gunzipSync(bytes, LIMIT),
  deflate: (bytes) => inflated(bytes),
  br: (bytes) => brotliDecompressSync(bytes, LIMIT),
  identity: (bytes) => bytes,
};
const LIMIT = { maxOutputLength: MAX_BYTES };

/** Some senders leave out the header of zlib. */
function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, LIMIT);
  } catch {
    return inflateRawSync(bytes, LIMIT);
  }
}

function textOf(stored: string): string | null {
  if (!stored.startsWith(STORED)) return stored;
  const [charset = '', encoding = '', rest = ''] = stored.slice(STORED.length).split(';');
  try {
    const bytes = Buffer.from(rest.replace('base64,', ''), 'base64');
    return decoded(isPacked(bytes, encoding) ? unpacked(bytes, encoding) : bytes, charset);
  } catch {
    return null;
  }
}

/** Some senders say that they pack, and do not. */
const isPacked = (bytes: Buffer, encoding: string): boolean =>
  bytes[0] === 0x1f ||
  (encoding !== '' && !/^[\s\uFEFF]*[[{"]/.test(bytes.subarray(0, 16).toString('utf8')));

/** The last coding was applied last. What is packed without saying so is recognized. */
function unpacked(bytes: Buffer, encoding: string): Buffer {
  const codings = encoding.split(',').map((one) => one.trim().replace(/^x-/, ''));
  const named = codings.filter((one) => one !== '').toReversed();
  if (named.length > 2) throw new Error('too many codings');
  let plain = bytes;
  for (const coding of named) {
    const unpack = Object.hasOwn(UNPACK, coding) ? UNPACK[coding] : undefined;
    if (!unpack) throw new Error('unknown coding');
    plain = unpack(plain);
  }
  return plain[0] === 0x1f && plain[1] === 0x8b ? gunzipSync(plain, LIMIT) : plain;
}

/** By its byte order mark, else as UTF-8, else as it says, else byte by byte. */
function decoded(bytes: Buffer, charset: string): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const wide = /^utf-?16/i.test(charset) ? utf16(charset) : null;
  const first = marked ?? big ?? wide ?? 'utf-8';
  return decodedAs(bytes, first) ?? decodedAs(bytes, charset) ?? bytes.toString('latin1');
}

const utf16 = (charset: string): string => (/be$/i.test(charset) ? 'utf-16be' : 'utf-16le');

function decodedAs(bytes: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Any number of byte order marks, blanks and zero bytes around it. */
const trimmed = (text: string): string => text.replace(/^[\s\uFEFF\0]+|[\s\uFEFF\0]+$/g, '');

/** JSON, or a form; undefined when it is neither. */
function valueOf(text: string): unknown {
  const plain = trimmed(text);
  return jsonOf(plain) ?? formOf(plain);
}

/** A number of more digits than a double holds is an id: it stays text. */
const jsonOf = (text: string): unknown =>
  jsonWith(text, (source, value) => (/^-?\d+$/.test(source) ? source : value));

const FORM = /^[\w.%+[\]-]{1,60}=/;
const MAX_FIELDS = 50;

function formOf(text: string): WireObject | undefined {
  if (!FORM.test(text)) return undefined;
  return Object.fromEntries([...new URLSearchParams(text)].slice(0, MAX_FIELDS));
}

/** Names under which senders put the whole of it. */
const WRAPPERS = ['data', 'payload', 'body', 'json', 'message', 'event', 'notification', 'records'];
const MAX_DEPTH = 4;

/**
 * The objects of a value. What stands in a wrapper is joined by the fields around it, since a type may stand outside.
 */
function found(value: unknown, depth = 0): readonly WireObject[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') return found(jsonOf(trimmed(value)), depth + 1);
  if (Array.isArray(value))
    return value.slice(0, MAX_OBJECTS).flatMap((one) => found(one, depth + 1));
  if (!isRecord(value)) return [];
  const wrapper = WRAPPERS.find((name) => isWrapped(value[name]));
  if (wrapper === undefined) return [value];
  const { [wrapper]: inner, ...around } = value;
  return found(inner, depth + 1).map((one) => ({ ...around, ...withoutNulls(one) }));
}

/** A field of a wrapper that says nothing does not hide the one around it. */
const withoutNulls = (one: WireObject): WireObject =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null));

function isWrapped(value: unknown): boolean {
  if (typeof value === 'string') return /^[\s\uFEFF]*[[{]/.test(value);
  return typeof value === 'object' && value !== null;
}
