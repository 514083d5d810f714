/*
 * Wire form: names that must have a form to be of any use, such as a number or an address.
 *
 * Owns   which spellings of the wire name the same number, card, device or place.
 * Gives  the one spelling that the graph shows, or null: what has no form is none, and is no reason to hide what stands beside it.
 */
import { withCheckDigit } from '../../check-digit.ts';

/** A US number as E.164; the wire has it as ten digits. Area codes begin with 2 to 9, fillers with 0. */
export function phoneOf(text: string): string | null {
  if (TEN_DIGITS.test(text)) return `+1${text}`;
  const digits = text.replace(/\D/g, '');
  const ten = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return TEN_DIGITS.test(ten) ? `+1${ten}` : null;
}

const TEN_DIGITS = /^[2-9]\d{9}$/;

const MAX_EMAIL_LENGTH = 254;

export const emailOf = (text: string): string | null =>
  text.length <= MAX_EMAIL_LENGTH && /^[!-~\u00A1-\uFFFF]+$/.test(text) && EMAIL.test(text)
    ? text
    : null;

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** With or without the F that fills an odd number of digits up. */
export const iccidOf = (text: string): string | null =>
  /^(\d{19,20})F?$/i.exec(withoutMarks(text))?.[1] ?? null;

/** Fifteen digits of which the last one checks the others; two more, or a sixteenth in its place, are the version of the software. */
export function imeiOf(text: string): string | null {
  const digits = withoutMarks(text);
  if (!/^\d{15,17}$/.test(digits)) return null;
  const whole = withCheckDigit(digits.slice(0, 14));
  return digits.length === 16 || digits.startsWith(whole) ? whole : null;
}

/** The first five digits of a US ZIP code, with or without the four that may follow. */
export const zipOf = (text: string): string | null =>
  /^(\d{5})([ -]?\d{4})?$/.exec(text)?.[1] ?? null;

const US = /^(USA?|UNITED STATES( OF AMERICA)?)$/;

/** ISO 3166-1 alpha-2; the wire spells the United States in several ways. */
export function countryOf(text: string): string | null {
  const name = text.toUpperCase().replaceAll('.', '');
  if (US.test(name)) return 'US';
  return /^[A-Z]{2}$/.test(name) ? name : null;
}

const withoutMarks = (text: string): string => text.replace(/[\s./-]/g, '');
