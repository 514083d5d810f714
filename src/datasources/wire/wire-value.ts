/*
 * Wire value: what one value of the wire means, whatever its spelling.
 *
 * Owns   flags, numbers and exact amounts in their several spellings, and the words that stand for "no value".
 * Gives  a typed value, or null for what is none.
 * Never  rounds, and never loses a digit that was sent.
 */
import { fromDecimal, fromDollars, type Money } from '../../money.ts';
import { numberText, WireNumber } from './json.ts';

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', '0'].map((word) => [word, false] as const),
]);

/** Made once: `toLocaleString` makes one for each number. */
const PLAIN = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 });

/** As decimal text, never with an exponent. */
export const decimalText = (number: number): string => PLAIN.format(number);

export function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value : numberText(value);
  return word === null ? null : (FLAGS.get(word.trim().toLowerCase()) ?? null);
}

/** The nearest JavaScript number in place of one with a text of its own. */
export const plainOf = (value: unknown): unknown =>
  value instanceof WireNumber ? value.value : value;

/** GraphQL's `Int` has 32 bits. */
export const isInt = (number: number): boolean =>
  Number.isInteger(number) && Math.abs(number) < 2 ** 31;

export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Words that stand where a date, a number, a code or a link is not known (Q18). A person may be called so. */
const NO_VALUE =
  /^(n\/?a|n\.a\.?|null|nil|none|undefined|unknown|not (available|applicable)|[-\u2010-\u2015?.]+)$/i;

/** The first letters of those words. Most values begin with another one, and are asked nothing more. */
const MAY_BEGIN_NO_VALUE: ReadonlySet<number> = new Set(
  Array.from('nNuU-?.\u2010\u2011\u2012\u2013\u2014\u2015', (letter) => letter.charCodeAt(0)),
);

export function isBlank(value: unknown): boolean {
  if (typeof value !== 'string') return value === undefined || value === null;
  const text = value.trim();
  if (text === '') return true;
  return MAY_BEGIN_NO_VALUE.has(text.charCodeAt(0)) && NO_VALUE.test(text);
}

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
const MAX_QUANTITY_LENGTH = 40;

/** Text counts as a number only where nothing else can be meant. */
export function numberOf(value: unknown): number | null {
  const text = typeof value === 'string' ? value.trim() : null;
  const number = text === null ? Number(numberText(value) ?? NaN) : Number(text);
  const isPlain = text === null || PLAIN_NUMBER.test(text);
  return isPlain && Number.isFinite(number) ? number : null;
}

/** As decimal text, with every digit that was sent, in text too. */
export function quantityOf(value: unknown): string | null {
  if (Number.isSafeInteger(value)) return String(value);
  const number = numberOf(value);
  if (number === null) return null;
  const sent = typeof value === 'string' ? value.trim() : (numberText(value) ?? '');
  const text = PLAIN_NUMBER.test(sent) ? withoutIdleZeros(sent) : decimalText(number);
  return text.length <= MAX_QUANTITY_LENGTH ? text : null;
}

const withoutIdleZeros = (number: string): string =>
  number
    .replace(/^\+/, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** Exact dollars from a number, or from text that can mean nothing else. */
export function moneyOf(value: unknown): Money | null {
  if (typeof value === 'number') return fromDollars(value);
  if (typeof value === 'string') return moneyOfText(value);
  if (!(value instanceof WireNumber)) return null;
  return PLAIN_NUMBER.test(value.source) ? amountOf(value.source) : fromDollars(value.value);
}

/** Groups of digits count only before a point: `1,234` is something else in half of the world. */
const AMOUNT_TEXT =
  /^([+-]?)\s*(?:USD\s?|US(?=\$))?\$?\s*([+-]?)(\d+|\d{1,3}(?:,\d{3})+(?=\.))(\.\d+)?\s*(?:USD)?$/i;

function moneyOfText(text: string): Money | null {
  const [, before = '', behind = '', whole = '', decimals = ''] =
    AMOUNT_TEXT.exec(text.trim()) ?? [];
  if (whole === '' || (before !== '' && behind !== '')) return null;
  const sign = `${before}${behind}` === '-' ? '-' : '';
  return amountOf(`${sign}${whole.replaceAll(',', '')}${decimals}`);
}

/** A zero has no sign. */
const amountOf = (decimal: string): Money | null =>
  fromDecimal(/^-[0.]+$/.test(decimal) ? decimal.slice(1) : decimal);
