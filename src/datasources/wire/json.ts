/*
 * JSON: the platform's bodies, read without losing a digit.
 *
 * Owns   the difference between a number and its text: `8901260000000000017` is more than a JavaScript number carries.
 * Gives  plain values, and a `WireNumber` in place of each number whose text a JavaScript number would not give back.
 * Never  throws: what is no JSON is undefined.
 *
 * A reviver costs more than all the rest of an answer, so that it is called only for a text that may hold such a number.
 */

/** A number with the text that was sent. */
export class WireNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  get value(): number {
    return Number(this.source);
  }
}

type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof WireNumber);

/** The text of a number as it was sent, or null for anything else. */
export function numberText(value: unknown): string | null {
  if (value instanceof WireNumber) return value.source;
  return typeof value === 'number' ? String(value) : null;
}

declare global {
  interface JSON {
    /** As it is since V8 11.4: the reviver is given the text of each primitive. */
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

export const jsonOf = (text: string): unknown => jsonWith(text, (source) => new WireNumber(source));

/**
 * A number within a list or a record that a JavaScript number may write otherwise: of more than fifteen digits, minus zero, with an
 * exponent, with an idle zero behind the point, or very small. What only looks like one within a text costs time and nothing else.
 */
const INEXACT = /[:,[]\s*(?:-0(?![\d.])|-?(?:[\d.]{16}|\d+(?:\.\d+)?[eE]|\d+\.\d*0(?!\d)|0\.0{6}))/;

const isExact = (text: string): boolean =>
  (text.startsWith('{') || text.startsWith('[')) && !INEXACT.test(text);

/** The same, with what `inexact` makes of a number whose text a JavaScript number would not give back. */
export function jsonWith(
  text: string,
  inexact: (source: string, value: number) => unknown,
): unknown {
  if (isExact(text)) return plainJsonOf(text);
  try {
    return JSON.parse(text, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && source !== String(value)
        ? inexact(source, value)
        : value,
    );
  } catch (error) {
    return error instanceof RangeError ? plainJsonOf(text) : undefined;
  }
}

/** A body that is nested deeper than a reviver can follow: its shallow part is worth reading all the same. */
function plainJsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
