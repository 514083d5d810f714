/*
 * Customer memory: what was read of a customer a moment ago, shared by requests.
 *
 * Owns   how long each reading is fresh, and the fence: a change of a customer makes everything read of that family before it worthless.
 * Gives  one reading for all who ask at once. Mutations and operations do not ask here: they decide by what they read themselves.
 * Never  gives a reading to a requester that has seen a change which the reading does not show.
 *
 * The race that this guards: a reading leaves, the customer is changed, the reading comes back with the state of before. It is given to
 * those who asked before the change, and not stored.
 *
 * A family is known by several names (its lines, its group); what is known of one name is forgotten with any of them.
 */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Given } from './wire/given.ts';
import type { Meter } from './wire/meter.ts';

const MAX_ENTRIES = 20_000;

interface Entry {
  /** When it left, by `Clock.elapsed`. */
  readonly at: number;
  /** When it left, as a number of the fence. */
  readonly since: number;
  /** A promise while it is on its way. */
  value: unknown;
}

interface Question {
  /** A line, an account or a group. */
  readonly of: string;
  readonly what: string;
  readonly freshMs: number;
}

/** What a data source may do with it. */
export interface CustomerReadings {
  read<T>(question: Question, load: () => Promise<T>): Given<T>;
  /** What was read a moment ago; null when it must be read, or is on its way. */
  held<T>(question: Question): { readonly value: T } | null;
  relate(names: readonly string[]): void;
  forget(name: string): void;
}

export class CustomerMemory implements CustomerReadings {
  readonly #clock: Clock;
  readonly #entries = new LRUCache<string, Entry>({ max: MAX_ENTRIES });
  /** The family of a name. */
  readonly #families = new LRUCache<string, string>({ max: MAX_ENTRIES });
  /** When a family was forgotten last, as a number that only grows. */
  readonly #fences = new LRUCache<string, number>({ max: MAX_ENTRIES });
  #changes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same memory, for a request whose meter counts what it holds. */
  metered(meter: Meter | null): CustomerReadings {
    return {
      read: (question, load) => this.read(question, load, meter),
      held: (question) => this.held(question, meter),
      relate: (names) => this.relate(names),
      forget: (name) => this.forget(name),
    };
  }

  /** What was read a moment ago stands there at once, without a promise. */
  read<T>(question: Question, load: () => Promise<T>, meter: Meter | null = null): Given<T> {
    const key = nameOf(question);
    const known = this.#entries.peek(key);
    if (!known || !this.#counts(known, question)) return this.#asked(key, load);
    const value = known.value as Given<T>;
    if (!(value instanceof Promise)) {
      meter?.cached();
      return value;
    }
    return value.then((shared) => {
      meter?.shared();
      return shared;
    });
  }

  held<T>(question: Question, meter: Meter | null = null): { readonly value: T } | null {
    const known = this.#entries.peek(nameOf(question));
    if (!known || known.value instanceof Promise || !this.#counts(known, question)) return null;
    meter?.cached();
    return { value: known.value as T };
  }

  #asked<T>(key: string, load: () => Promise<T>): Promise<T> {
    const entry: Entry = { at: this.#clock.elapsed(), since: this.#changes, value: null };
    const reading = load().then(
      (value) => {
        entry.value = value;
        return value;
      },
      (error: unknown) => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
        throw error;
      },
    );
    entry.value = reading;
    this.#entries.set(key, entry);
    return reading;
  }

  /** Notes that these names are one family. */
  relate(names: readonly string[]): void {
    const family = names.map((name) => this.#families.get(name)).find((one) => one !== undefined);
    const fence = Math.max(...names.map((name) => this.#fenceOf(name)));
    const root = family ?? names[0] ?? '';
    for (const name of names) this.#families.set(name, root);
    if (fence > 0) this.#fences.set(root, fence);
  }

  /** Everything that was read of the family of this name until now counts no more. */
  forget(name: string): void {
    this.#changes += 1;
    this.#fences.set(this.#familyOf(name), this.#changes);
  }

  forgetAll(names: readonly string[]): void {
    for (const name of names) this.forget(name);
  }

  #counts({ at, since }: Entry, { of, freshMs }: Question): boolean {
    return this.#clock.elapsed() - at < freshMs && since >= this.#fenceOf(of);
  }

  #fenceOf(name: string): number {
    return this.#fences.get(this.#familyOf(name)) ?? 0;
  }

  #familyOf(name: string): string {
    return this.#families.get(name) ?? name;
  }
}

const nameOf = ({ what, of }: Question): string => `${what}:${of}`;
