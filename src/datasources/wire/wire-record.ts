/*
 * Wire record: tolerant reading of what the platform sends.
 *
 * Owns   what counts as text, flag, number, money and time on the wire, whatever its spelling.
 * Gives  a typed value, or null; each miss is counted under row and field, never with the value.
 * Never  guesses. What an answer cannot do without is asked for with `needed...` and makes the answer unreadable.
 *
 * Several names are several spellings of one field (Q12, Q16); the first that is there counts.
 */
import { fromDollars, type Money } from '../../money.ts';
import { isRecord } from './envelope.ts';
import { timeOf } from './time.ts';

/** The answer lacks what it is good for. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** Called with the name of every field that differs from the contract. */
export type OnDrift = (field: string) => void;

type Names = readonly [string, ...string[]];

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', '0'].map((word) => [word, false] as const),
]);

const PLAIN = { useGrouping: false, maximumFractionDigits: 20 } as const;

/** As decimal text, never with an exponent. */
export const decimalText = (number: number): string => number.toLocaleString('en-US', PLAIN);

/** What can be made a text without harm: a record may bring a `toString` of its own, and a list may be nested without end. */
const isPlain = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** GraphQL's `Int` has 32 bits. */
const isInt = (number: number): boolean => Number.isInteger(number) && Math.abs(number) < 2 ** 31;

/** Spellings of "not known" (Q18). */
const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && /^\s*(n\/?a|null)?\s*$/i.test(value));

export class WireRecord {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #onDrift: OnDrift;

  constructor(fields: Readonly<Record<string, unknown>>, onDrift: OnDrift) {
    this.#fields = fields;
    this.#onDrift = onDrift;
  }

  text(...names: Names): string | null {
    return this.#read(names, (value) =>
      typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : null,
    );
  }

  flag(...names: Names): boolean | null {
    return this.#read(names, (value) => {
      if (typeof value === 'boolean') return value;
      return isPlain(value) ? (FLAGS.get(String(value).trim().toLowerCase()) ?? null) : null;
    });
  }

  decimal(...names: Names): number | null {
    return this.#read(names, (value) => {
      const number = typeof value === 'string' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : null;
    });
  }

  /** A whole number that the graph has room for. */
  whole(...names: Names): number | null {
    return this.#read(names, (value) => {
      const number = typeof value === 'string' ? Number(value) : value;
      return typeof number === 'number' && isInt(number) ? number : null;
    });
  }

  /** A number as decimal text, never with an exponent. */
  quantity(...names: Names): string | null {
    const number = this.decimal(...names);
    return number === null ? null : decimalText(number);
  }

  money(...names: Names): Money | null {
    return this.#read(names, (value) => (typeof value === 'number' ? fromDollars(value) : null));
  }

  time(...names: Names): number | null {
    return this.#read(names, timeOf);
  }

  /** A US number as E.164; the wire has it as ten digits. */
  phone(...names: Names): string | null {
    return this.#read(names, (value) => {
      if (!isPlain(value)) return null;
      const digits = String(value).replace(/\D/g, '');
      const ten = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
      return ten.length === 10 ? `+1${ten}` : null;
    });
  }

  /** What a word means; one that nobody knows is counted. Null when there is none. */
  word<T extends string>(
    meanings: Readonly<Record<string, T>>,
    ...names: Names
  ): T | 'UNRECOGNIZED' | null {
    const word = this.text(...names);
    if (word === null) return null;
    const key = word.toUpperCase().replace(/[ -]/g, '_');
    const known = Object.hasOwn(meanings, key) ? meanings[key] : undefined;
    if (known === undefined) this.drifted(this.#nameOf(names));
    return known ?? 'UNRECOGNIZED';
  }

  record(...names: Names): WireRecord | null {
    const name = this.#nameOf(names);
    return this.#read(names, (value) =>
      isRecord(value) ? new WireRecord(value, (field) => this.#onDrift(`${name}.${field}`)) : null,
    );
  }

  /** A list of records; entries of another kind are left out and counted. */
  records(...names: Names): WireRecord[] | null {
    const name = this.#nameOf(names);
    return this.#read(names, (value) =>
      Array.isArray(value) ? recordsOf(value, (field) => this.#onDrift(`${name}.${field}`)) : null,
    );
  }

  /** A list of texts; entries of another kind are left out and counted. */
  texts(...names: Names): string[] | null {
    const name = this.#nameOf(names);
    return this.#read(names, (value) =>
      Array.isArray(value) ? textsOf(value, () => this.#onDrift(`${name}.[]`)) : null,
    );
  }

  /** As it came: for text that is passed through, such as a label. */
  raw(name: string): unknown {
    return this.#fields[name];
  }

  /** The records among the values, whatever their keys. */
  nested(): WireRecord[] {
    return recordsOf(Object.values(this.#fields).filter(isRecord), this.#onDrift);
  }

  /** The value, or a count of drift and null: for what the contract promises but nothing depends on. */
  expected<T>(value: T | null, field: string): T | null {
    if (value === null) this.#onDrift(field);
    return value;
  }

  /** The value, or the whole answer is unreadable. */
  needed<T>(value: T | null, field: string): T {
    if (value !== null) return value;
    this.#onDrift(field);
    throw new UnreadableAnswer(field);
  }

  /** False, and counted, when it names another than asked for; one that names nobody is believed. */
  isAbout(id: string, ...names: Names): boolean {
    const named = this.text(...names);
    if (named === null || named === id) return true;
    this.drifted(this.#nameOf(names));
    return false;
  }

  /** Itself, or the whole answer is unreadable: it is about another than asked for. */
  about(id: string, ...names: Names): this {
    if (this.isAbout(id, ...names)) return this;
    throw new UnreadableAnswer(names[0]);
  }

  drifted(field: string): void {
    this.#onDrift(field);
  }

  #nameOf(names: Names): string {
    return names.find((name) => !isBlank(this.#fields[name])) ?? names[0];
  }

  #read<T>(names: Names, as: (value: unknown) => T | null): T | null {
    const name = this.#nameOf(names);
    const value = this.#fields[name];
    if (isBlank(value)) return null;
    const read = as(value);
    if (read === null) this.#onDrift(name);
    return read;
  }
}

/** The payload of an answer: a record, or a list that stands bare or under a key (Q3). */
export class WireData {
  readonly #data: unknown;
  readonly #onDrift: OnDrift;

  constructor(data: unknown, onDrift: OnDrift) {
    this.#data = data;
    this.#onDrift = onDrift;
  }

  record(): WireRecord {
    const found: unknown = Array.isArray(this.#data) ? this.#data[0] : this.#data;
    if (isRecord(found)) return new WireRecord(found, this.#onDrift);
    this.#onDrift('data');
    throw new UnreadableAnswer('data');
  }

  records(key: string): WireRecord[] {
    const data = this.#data;
    const list = isRecord(data) ? data[key] : data;
    if (Array.isArray(list)) return recordsOf(list, (field) => this.#onDrift(`${key}.${field}`));
    this.#onDrift(key);
    throw new UnreadableAnswer(key);
  }

  /** As `records`, but a list that is missing is empty and counted. */
  list(key: string): WireRecord[] {
    const data = this.#data;
    if (!isRecord(data) || !lacks(data, key)) return this.records(key);
    this.#onDrift(key);
    return [];
  }
}

/** Whether nothing stands in the place of a list. What else it may hold is then all of no use, but for a message. */
const lacks = (data: Readonly<Record<string, unknown>>, key: string): boolean =>
  data[key] === null ||
  Object.entries(data).every(([name, value]) => name === 'message' || value === null);

function recordsOf(values: readonly unknown[], onDrift: OnDrift): WireRecord[] {
  const records = values.filter(isRecord);
  if (records.length < values.length) onDrift('[]');
  return records.map((fields) => new WireRecord(fields, onDrift));
}

function textsOf(values: readonly unknown[], onOdd: () => void): string[] {
  const texts = values.filter((one) => typeof one === 'string');
  if (texts.length < values.length) onOdd();
  return texts;
}
