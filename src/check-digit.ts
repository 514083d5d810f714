/*
 * Check digit: the last digit of an IMEI, which follows from the fourteen before it.
 */

/** Luhn: every second digit from the right counts double, as the sum of its digits. */
export function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let at = digits.length - 1, weight = 2; at >= 0; at -= 1, weight = 3 - weight) {
    const value = (digits.charCodeAt(at) - ZERO) * weight;
    sum += value > 9 ? value - 9 : value;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const ZERO = '0'.charCodeAt(0);
