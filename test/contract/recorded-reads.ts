/*
 * Recorded reads: which fields of an answer the data sources look at.
 *
 * Gives  a platform that answers every row with a sample, and notes each field that is read from it, whether it is there or not.
 */
import type { Answer, Parse } from '../../src/datasources/wire/platform.ts';
import type { Decision, PlatformCalls } from '../../src/datasources/wire/platform.ts';
import { WireData } from '../../src/datasources/wire/wire-data.ts';
import { UnreadableAnswer } from '../../src/datasources/wire/wire-record.ts';

export interface Read {
  readonly row: number;
  /** `[]` stands for any item of a list. */
  readonly path: readonly string[];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The value itself, but each field that is read from it is noted. */
export function watched(
  value: unknown,
  note: (path: readonly string[]) => void,
  path: readonly string[] = [],
): unknown {
  if (!isObject(value)) return value;
  return new Proxy(value, {
    get(target, name) {
      const inner: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol') return inner;
      if (Array.isArray(target))
        return /^\d+$/.test(name) ? watched(inner, note, [...path, '[]']) : inner;
      note([...path, name]);
      return watched(inner, note, [...path, name]);
    },
  });
}

export class ReadingPlatform implements PlatformCalls {
  readonly vocabulary: PlatformCalls['vocabulary'] = {
    planIdFrom: 'serviceCode',
    paymentHosts: ['pay.example'],
    lineStatusCodes: {},
  };
  readonly host = 'pay.example';
  readonly reads: Read[] = [];
  readonly asked = new Set<number>();
  readonly #answers: (row: number) => unknown;

  /** `answers` throws for a row that must fail. */
  constructor(answers: (row: number) => unknown) {
    this.#answers = answers;
  }

  now(): number {
    return 0;
  }

  differs(): void {}

  for(): PlatformCalls {
    return this;
  }

  read<T>(row: number, _call: unknown, parse: Parse<T>): Promise<T> {
    return this.#parsed(row, parse);
  }

  find<T>(row: number, _call: unknown, parse: Parse<T>): Promise<T | null> {
    return this.#parsed(row, parse);
  }

  async ask<T>(row: number, _call: unknown, parse: Parse<T>): Promise<Decision<T>> {
    return { outcome: 'accepted', value: await this.#parsed(row, parse) };
  }

  async change<T>(row: number, _call: unknown, parse: Parse<T>): Promise<Answer<T>> {
    return { outcome: 'accepted', value: await this.#parsed(row, parse) };
  }

  async #parsed<T>(row: number, parse: Parse<T>): Promise<T> {
    this.asked.add(row);
    const answer = this.#answers(row);
    if (answer === undefined) throw new UnreadableAnswer(`row ${row}`);
    const note = (path: readonly string[]): void => void this.reads.push({ row, path });
    return parse(new WireData(watched(answer, note), () => undefined));
  }
}
