/*
 * Wire record: tolerant reading of what the platform sends.
 *
 * Owns   what a field is read as: a name or free text, a code, flag, number, amount, day or moment.
 * Gives  a typed value, or null; each miss is counted under row and field, never with the value.
 * Never  guesses. What an answer cannot do without is asked for with `needed...` and makes the answer unreadable.
 *
 * Several names are several spellings of one field (Q12, Q16); the first that is there counts.
 */
import type { Money } from '../../money.ts';
import { isRecord, numberText } from './json.ts';
import { platformMessage } from './platform-text.ts';
import { dayOf, spelledOf, timeOf } from './time.ts';
import { phoneOf } from './wire-form.ts';
import {
  flagOf,
  isAbsent,
  isBlank,
  isInt,
  moneyOf,
  numberOf,
  plainOf,
  quantityOf,
} from './wire-value.ts';

/** The answer lacks what it is good for. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** Called with the name of every field that differs from the contract. */
export type OnDrift = (field: string) => void;

/** When something happened, as far as the platform tells it. */
export interface When {
  /** Epoch milliseconds; null where only the day is known. */
  readonly at: number | null;
  /** As `2026-01-28`, in the calendar of the platform. */
  readonly on: string | null;
}

type Names = readonly [string, ...string[]];

export class WireRecord {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #onDrift: OnDrift;

  constructor(fields: Readonly<Record<string, unknown>>, onDrift: OnDrift) {
    this.#fields = fields;
    this.#onDrift = onDrift;
  }

  /** A name or another text of a person: whatever is written, `None` and `-` too. */
  text(...names: Names): string | null {
    for (const name of names) {
      const value = this.#fields[name];
      if (!isAbsent(value)) return this.#counted(name, this.#textOf(name, value));
    }
    return null;
  }

  /** An id, a code, a word or a link. A number is taken to its last digit, and counted. */
  code(...names: Names): string | null {
    return this.#read(names, (value, name) => this.#textOf(name, value));
  }

  /** A sentence of the platform, made fit for a customer's eyes. */
  message(...names: Names): string | null {
    return platformMessage(this.code(...names));
  }

  flag(...names: Names): boolean | null {
    return this.#read(names, flagOf);
  }

  decimal(...names: Names): number | null {
    return this.#read(names, numberOf);
  }

  /** A whole number that the graph has room for. */
  whole(...names: Names): number | null {
    return this.#read(names, (value) => {
      const number = numberOf(value);
      return number !== null && isInt(number) ? number : null;
    });
  }

  /** A number as decimal text, never with an exponent, and with every digit that was sent. */
  quantity(...names: Names): string | null {
    return this.#read(names, quantityOf);
  }

  /** Exact dollars. An amount in text is understood, and counted. */
  money(...names: Names): Money | null {
    return this.#read(names, (value, name) => {
      const money = moneyOf(value);
      if (money !== null && typeof value === 'string') this.#onDrift(name);
      return money;
    });
  }

  /** A moment. A day is none, and is counted. */
  time(...names: Names): number | null {
    return this.#read(names, (value) => timeOf(plainOf(value)));
  }

  /** A day, as `2026-01-28`; of a moment the day that is written. */
  day(...names: Names): string | null {
    return this.#read(names, (value) => dayOf(plainOf(value)));
  }

  /** When something happened, of which the platform may tell the moment or no more than the day. */
  when(...names: Names): When {
    const spelled = this.#read(names, (value) => spelledOf(plainOf(value)));
    return { at: spelled?.at ?? null, on: spelled?.day ?? null };
  }

  /** A US number as E.164. */
  phone(...names: Names): string | null {
    return this.formed(phoneOf, ...names);
  }

  /** What must have a form to be of any use. */
  formed(as: (text: string) => string | null, ...names: Names): string | null {
    return this.#read(names, (value, name) => {
      const text = this.#textOf(name, value);
      return text === null ? null : as(text);
    });
  }

  /** As `formed`, of so many digits: a number in their place has lost the zeros that they begin with. */
  digits(count: number, as: (text: string) => string | null, ...names: Names): string | null {
    return this.#read(names, (value, name) => {
      const text = this.#textOf(name, value);
      if (text === null) return null;
      return as(typeof value === 'string' ? text : text.padStart(count, '0'));
    });
  }

  /** What a word means; one that nobody knows is counted. Null when there is none. */
  word<T extends string>(
    meanings: Readonly<Record<string, T>>,
    ...names: Names
  ): T | 'UNRECOGNIZED' | null {
    const word = this.#read(names, (value) =>
      typeof value === 'string' ? value.trim() : numberText(value),
    );
    if (word === null) return null;
    const known = meaningOf(word, meanings) ?? meaningOf(keyOf(word), meanings);
    if (known === undefined) this.drifted(this.#nameOf(names));
    return known ?? 'UNRECOGNIZED';
  }

  record(...names: Names): WireRecord | null {
    return this.#read(names, (value, name) =>
      isRecord(value) ? new WireRecord(value, (field) => this.#onDrift(`${name}.${field}`)) : null,
    );
  }

  /** A list of records; entries of another kind are left out and counted. */
  records(...names: Names): WireRecord[] | null {
    return this.#read(names, (value, name) =>
      Array.isArray(value) ? recordsIn(value, (field) => this.#onDrift(`${name}.${field}`)) : null,
    );
  }

  /** A list of codes. Numbers are taken and counted; entries of another kind are left out and counted. */
  codes(...names: Names): string[] | null {
    return this.#read(names, (value, name) =>
      Array.isArray(value)
        ? value.flatMap((one) => this.#counted(`${name}.[]`, this.#textOf(`${name}.[]`, one)) ?? [])
        : null,
    );
  }

  /** As it came: for text that is passed through, such as a label. */
  raw(name: string): unknown {
    return this.#fields[name];
  }

  /** Whether a value stands there, readable or not. */
  has(name: string): boolean {
    return !isBlank(this.#fields[name]);
  }

  /** The records among the values, whatever their keys. */
  nested(): WireRecord[] {
    return recordsIn(Object.values(this.#fields).filter(isRecord), this.#onDrift);
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
    const named = this.code(...names);
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

  #read<T>(names: Names, as: (value: unknown, name: string) => T | null): T | null {
    for (const name of names) {
      const value = this.#fields[name];
      if (!isBlank(value)) return this.#counted(name, as(value, name));
    }
    return null;
  }

  /** A text as it stands. Where a number stands instead it is the text of that, and is counted. */
  #textOf(name: string, value: unknown): string | null {
    if (typeof value === 'string') return value.trim();
    const sent = numberText(value);
    if (sent !== null) this.#onDrift(name);
    return sent;
  }

  /** What cannot be read is counted. */
  #counted<T>(name: string, read: T | null): T | null {
    if (read === null) this.#onDrift(name);
    return read;
  }
}

const keyOf = (word: string): string => word.toUpperCase().replace(/[ -]/g, '_');

const meaningOf = <T>(word: string, meanings: Readonly<Record<string, T>>): T | undefined =>
  Object.hasOwn(meanings, word) ? meanings[word] : undefined;

/** The records of a list; what is none is left out and counted. */
export function recordsIn(values: readonly unknown[], onDrift: OnDrift): WireRecord[] {
  const records = values.filter(isRecord);
  if (records.length < values.length) onDrift('[]');
  return records.map((fields) => new WireRecord(fields, onDrift));
}
