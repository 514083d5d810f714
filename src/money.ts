/*
 * Money: whole minor units of a currency, parsed once at the wire.
 *
 * Owns   the conversion between the wire's JSON numbers and whole cents.
 * Never  rounds: a number that is not a whole number of cents is refused.
 */
export interface Money {
  /** Whole minor units (cents). */
  readonly minor: number;
  /** ISO 4217. */
  readonly currency: 'USD';
}

export const usd = (minor: number): Money => ({ minor, currency: 'USD' });

/** Dollars as a JSON number, as the wire has them. Null when they are not a whole number of cents. */
export function fromDollars(dollars: number): Money | null {
  const minor = Math.round(dollars * 100);
  const exact = Number.isSafeInteger(minor) && Math.abs(dollars * 100 - minor) < 1e-6;
  return exact ? usd(minor) : null;
}

/** The wire's JSON number. */
export const toDollars = (money: Money): number => money.minor / 100;

/** `35.00`: exact, with two decimals. */
export function decimalOf({ minor }: Money): string {
  const digits = Math.abs(minor).toString().padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
