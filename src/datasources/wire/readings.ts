/*
 * Readings: how old what was read of the platform is, in positions of the event log.
 *
 * Owns   the rule that the age of a reading is the position at which it began: it shows every event up to that one, whenever its answer came.
 * Gives  the age of each value, cached or not, so that two readings of one thing can be told apart by age.
 * Never  alters a value: ages stand beside the objects that parsers made.
 */
import type { Answer, Decision, Parse, PlatformCalls } from './platform.ts';
import type { Call } from './call.ts';
import type { CallView } from './limits.ts';

export class Readings {
  readonly #position: () => Promise<number>;
  readonly #began = new WeakMap<object, number>();

  /** `position` is the newest one of the event log. */
  constructor(position: () => Promise<number>) {
    this.#position = position;
  }

  /** The position at which the reading of a value, or of a list that it stood in, began. 0 for what was not read. */
  revisionOf(value: object): number {
    return this.#began.get(value) ?? 0;
  }

  /** A copy of a value is as old as the value. */
  sameAge<T extends object>(copy: T, value: object): T {
    this.#note(copy, this.revisionOf(value));
    return copy;
  }

  /** What `load` reads, dated. */
  async dated<T>(load: () => Promise<T>): Promise<T> {
    const position = await this.#position();
    const value = await load();
    for (const one of Array.isArray(value) ? [value, ...value] : [value]) this.#note(one, position);
    return value;
  }

  #note(value: unknown, position: number): void {
    if (typeof value === 'object' && value !== null) this.#began.set(value, position);
  }
}

/** The platform, each answer of which is dated where it may show what belongs to a customer. */
export class DatedPlatform implements PlatformCalls {
  readonly #platform: PlatformCalls;
  readonly #readings: Readings;

  constructor(platform: PlatformCalls, readings: Readings) {
    this.#platform = platform;
    this.#readings = readings;
  }

  get vocabulary(): PlatformCalls['vocabulary'] {
    return this.#platform.vocabulary;
  }

  get host(): string {
    return this.#platform.host;
  }

  now(): number {
    return this.#platform.now();
  }

  differs(row: number, field: string): void {
    this.#platform.differs(row, field);
  }

  read<T>(row: number, call: Call, parse: Parse<T>): Promise<T> {
    return this.#platform.read(row, call, parse);
  }

  find<T>(row: number, call: Call, parse: Parse<T>): Promise<T | null> {
    return this.#readings.dated(() => this.#platform.find(row, call, parse));
  }

  ask<T>(row: number, call: Call, parse: Parse<T>): Promise<Decision<T>> {
    return this.#platform.ask(row, call, parse);
  }

  change<T>(row: number, call: Call, parse: Parse<T>): Promise<Answer<T>> {
    return this.#platform.change(row, call, parse);
  }

  for(view: Partial<CallView>): PlatformCalls {
    return new DatedPlatform(this.#platform.for(view), this.#readings);
  }
}
