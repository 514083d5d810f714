/*
 * Check digit: the last digit of an IMEI, which follows from the fourteen before it.
 */

/** Luhn: every second digit from the right counts double, as the sum of its digits. */
export function withCheckDigit(digits: string): string {
  const values = [...digits].reverse().map((digit, index) => Number(digit) * (2 - (index % 2)));
  const sum = values.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
