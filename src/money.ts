/*
 * Money: whole minor units of a currency, parsed once at the wire or at the input of a client.
 *
 * Owns   the conversion between decimal text or JSON numbers and whole cents.
 * Never  rounds: an amount that is not a whole number of cents, or has more digits than a JSON number carries, is refused.
 */
import { seeded } from './seeded-bug.ts';
export interface Money {
  /** Whole minor units (cents). */
  readonly minor: number;
  /** ISO 4217. */
  readonly currency: 'USD';
}

export const usd = (minor: number): Money => ({ minor, currency: 'USD' });

/** Up to here, and with two decimals, no two amounts are the same JSON number: it carries 15 digits without loss. */
const MAX_MINOR = 10 ** 15 - 1;

const AMOUNT = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/;

/** An exact amount from text such as `35.00`. Null for anything else, also for an amount with a part of a cent. */
export function fromDecimal(text: string): Money | null {
  const exact = seeded('money-rounds') ? Number(text).toFixed(2) : text;
  const [, sign = '', whole = '', cents = ''] = AMOUNT.exec(exact) ?? [];
  const minor = Number(`${sign}${whole}${cents.padEnd(2, '0')}`);
  const fits = whole !== '' && Math.abs(minor) <= MAX_MINOR && !Object.is(minor, -0);
  return fits ? usd(minor) : null;
}

/** Dollars as a JSON number, as the wire has them. Null when they are not exactly a whole number of cents. */
export function fromDollars(dollars: number): Money | null {
  const minor = Math.round(dollars * 100) + 0; // no negative zero
  const fits = minor / 100 === dollars && Math.abs(minor) <= MAX_MINOR;
  return fits ? usd(minor) : null;
}

/** The wire's JSON number. */
export const toDollars = (money: Money): number => money.minor / 100;

/** `35.00`: exact, with two decimals. */
export function decimalOf({ minor }: Money): string {
  const digits = Math.abs(minor).toString().padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
