/*
 * Wire data: the payload of an answer, as a record or a list.
 *
 * Gives  what stands there, bare or under its key (Q3).
 * Never  takes something else that stands in the place of a list for an empty one.
 */
import { isRecord } from './json.ts';
import { recordsIn, UnreadableAnswer, WireRecord, type OnDrift } from './wire-record.ts';

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
    if (Array.isArray(list)) return recordsIn(list, (field) => this.#onDrift(`${key}.${field}`));
    this.#onDrift(key);
    throw new UnreadableAnswer(key);
  }

  /** A bare list, or one record that stands for itself. */
  oneOrMore(): WireRecord[] {
    const data = this.#data;
    return Array.isArray(data) ? recordsIn(data, this.#onDrift) : [this.record()];
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
