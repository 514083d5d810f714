/*
 * Written data: the data of a result whose text is known already.
 *
 * Gives  the text to the code that writes the result, and the data to code that reads it as JSON; for data that leave many times, the whole answer
 *        as bytes.
 * Never  written twice.
 */
import type { FormattedExecutionResult } from 'graphql';

export class WrittenData {
  readonly [name: string]: unknown;
  readonly #text: string;
  /** Of the answer that holds nothing else. */
  readonly #bytes: Buffer | null;

  constructor(text: string, { manyTimes = false } = {}) {
    this.#text = text;
    this.#bytes = manyTimes ? Buffer.from(withData(text)) : null;
  }

  /** In characters and bytes. */
  get size(): number {
    return this.#text.length + (this.#bytes?.byteLength ?? 0);
  }

  static bytesOf(data: unknown): Buffer | null {
    return typeof data === 'object' && data !== null && #bytes in data ? data.#bytes : null;
  }

  static textOf(data: unknown): string | null {
    return typeof data === 'object' && data !== null && #text in data ? data.#text : null;
  }

  toJSON(): unknown {
    return JSON.parse(this.#text);
  }
}

const withData = (text: string): string => `{"data":${text}}`;

type Result = Pick<FormattedExecutionResult, 'data' | 'extensions'> & {
  readonly errors?: readonly object[];
};

/** A result as JSON. */
export function writeResult(result: Result): string {
  const { data, errors, extensions } = result;
  const text = errors ? null : WrittenData.textOf(data);
  if (text === null) return JSON.stringify(result);
  if (!extensions) return withData(text);
  return `{"data":${text},"extensions":${JSON.stringify(extensions)}}`;
}

/** The same, as the bytes that were written before where there are some. */
export function answerOf(result: Result): string | Buffer {
  const { data, errors, extensions } = result;
  return (errors || extensions ? null : WrittenData.bytesOf(data)) ?? writeResult(result);
}
