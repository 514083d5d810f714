/*
 * Body: from the bytes of a callback to the objects in it.
 *
 * Owns   everything that may stand around them: byte order marks, character sets, compression, forms, texts within texts, lists, wrappers.
 * Gives  the text under which the bytes are stored without loss, and the objects that can be read from it; none when it makes no sense.
 * Never  throws, and never unpacks more than a callback can hold.
 */
import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, inflateRawSync, unzipSync, zstdDecompressSync } from 'node:zlib';
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
  const isText = isUtf8(bytes) && !text.includes('\0'); // with zeros it may be UTF-16
  const isPlain = encoding === '' && !text.startsWith(STORED) && isText;
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
  gzip: (bytes) => unzipped(bytes),
  deflate: (bytes) => unzipped(bytes),
  br: (bytes) => (isZipped(bytes) ? unzipped(bytes) : brotliDecompressSync(bytes, LIMIT)),
  zstd: (bytes) => zstdDecompressSync(bytes, LIMIT),
  identity: (bytes) => bytes,
};
const LIMIT = { maxOutputLength: MAX_BYTES };

/** By what it is, whatever it is called. Some senders leave out the header of zlib. */
const unzipped = (bytes: Buffer): Buffer =>
  isZipped(bytes) ? unzipSync(bytes, LIMIT) : inflateRawSync(bytes, LIMIT);

/** Begins as gzip does, or as zlib does: its first two bytes are a multiple of 31. */
function isZipped(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes;
  return (
    (first === 0x1f && second === 0x8b) || (first === 0x78 && ((first << 8) | second) % 31 === 0)
  );
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
  isZipped(bytes) ||
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
  return isZipped(plain) ? unzipped(plain) : plain;
}

/** As UTF-16 where it looks like that, else as UTF-8, else as it says, else byte by byte. */
function decoded(bytes: Buffer, charset: string): string {
  const first = utf16In(bytes) ?? 'utf-8';
  return decodedAs(bytes, first) ?? decodedAs(bytes, charset) ?? bytes.toString('latin1');
}

/** By its byte order mark, or by the zero beside its first letter: JSON and forms begin with ASCII. */
function utf16In([first = 1, second = 1]: Buffer): string | null {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : null;
}

function decodedAs(bytes: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const BLANK = /[\s\uFEFF\0]/;
/** A byte order mark that was encoded twice. */
const MARK = 'ï»¿';

/** Without the byte order marks, blanks and zero bytes around it. By no expression, which would try the end of a long run of blanks from each of them. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  for (let blank = blankAt(text, from); blank > 0; blank = blankAt(text, from)) from += blank;
  while (to > from && BLANK.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** How long the blank is that begins here. */
const blankAt = (text: string, at: number): number =>
  BLANK.test(text.charAt(at)) ? 1 : text.startsWith(MARK, at) ? MARK.length : 0;

/** JSON, a form in either coding, or JSON by the line; undefined when it is none of these. */
function valueOf(text: string): unknown {
  const plain = trimmed(text);
  return jsonOf(plain) ?? formOf(plain) ?? partsOf(plain) ?? linesOf(plain);
}

/** A number of more digits than a double holds is an id: it stays text. */
const jsonOf = (text: string): unknown =>
  jsonWith(text, (source, value) => (/^-?\d+$/.test(source) ? source : value));

const FORM = /^[\w.%+[\]-]{1,60}=/;
const MAX_FIELDS = 50;

function formOf(text: string): WireObject | undefined {
  if (!FORM.test(text)) return undefined;
  const fields = [...new URLSearchParams(text)].slice(0, MAX_FIELDS);
  return Object.fromEntries(fields.map(([name, value]) => [innermost(name), value]));
}

/** `data[customerId]` is a customerId. */
const innermost = (name: string): string => /\[([^[\]]+)\]$/.exec(name)?.[1] ?? name;

/** A form of parts, as files are sent: it begins with what stands between them. */
function partsOf(text: string): WireObject | undefined {
  const [, boundary] = /^(--[^\r\n]{1,70})\r?\n/.exec(text) ?? [];
  if (boundary === undefined) return undefined;
  const parts = text.split(boundary).slice(1, MAX_FIELDS + 1);
  return Object.fromEntries(
    parts.flatMap((part) => {
      const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
      const name = /name="([^"]{1,60})"/i.exec(head)?.[1];
      return name === undefined ? [] : [[innermost(name), trimmed(rest.join('\n\n'))]];
    }),
  );
}

function linesOf(text: string): readonly unknown[] | undefined {
  const lines = text.split(/\r?\n/, MAX_OBJECTS).map(trimmed);
  return lines.length > 1 ? lines.map(jsonOf) : undefined;
}

/** Names under which senders put the whole of it beside a copy of its ids. */
const WRAPPERS = ['data', 'payload', 'body', 'json', 'message', 'event', 'notification', 'records'];
const MAX_DEPTH = 6;

/**
 * The objects of a value. An object that names nobody is a wrapper, whatever it calls what it holds. What stands in a wrapper is joined by the
 * fields around it, since a type may stand outside.
 */
function found(value: unknown, depth = 0): readonly WireObject[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') return found(jsonOf(trimmed(value)), depth + 1);
  if (Array.isArray(value)) return firstOf(value, (one) => found(one, depth + 1));
  if (!isRecord(value)) return [];
  const wrapped = firstOf(wrappedIn(value), (name) => {
    const { [name]: inner, ...around } = value;
    return found(inner, depth + 1).map((one) => ({ ...around, ...withoutNulls(one) }));
  });
  const named = wrapped.filter(namesSomebody);
  return named.length > 0 ? named : [value];
}

/** The first objects of so many: nobody reads more of them, and to join each with what is around it, wrapper by wrapper, would take seconds. */
function firstOf<T>(
  places: readonly T[],
  objectsOf: (place: T) => readonly WireObject[],
): readonly WireObject[] {
  const objects: WireObject[] = [];
  for (const place of places.slice(0, MAX_OBJECTS)) {
    objects.push(...objectsOf(place));
    if (objects.length >= MAX_OBJECTS) break;
  }
  return objects.slice(0, MAX_OBJECTS);
}

/** Nothing of the platform has more names than a form: to join so many costs more than a callback is worth. */
function wrappedIn(value: WireObject): readonly string[] {
  const names = Object.keys(value);
  if (names.length > MAX_FIELDS) return [];
  return (namesSomebody(value) ? WRAPPERS : names).filter((name) => isWrapped(value[name]));
}

const IDS: ReadonlySet<string> = new Set(['customerid', 'transactionid', 'clientaccountid']);

const namesSomebody = (value: WireObject): boolean =>
  Object.entries(value).some(
    ([name, id]) => IDS.has(plainName(name)) && (typeof id === 'number' || isText(id)),
  );

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** `customerId`, `CustomerId` and `customer_id` are one name. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

/** A field of a wrapper that says nothing does not hide the one around it. */
const withoutNulls = (one: WireObject): WireObject =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null));

function isWrapped(value: unknown): boolean {
  if (typeof value === 'string') return /^(?:[\s\uFEFF]|ï»¿)*["[{]/.test(value);
  return typeof value === 'object' && value !== null;
}
