/*
 * Contact: numbers and addresses by which a person is reached.
 *
 * Gives  digits without what people put between them, and letters in the case in which they are compared.
 */
import { lengthOf, plain } from './clean-text.ts';
import { matching, scalar } from './scalar.ts';

const MAX_EMAIL_LENGTH = 254;

function phoneNumber(text: string): string | null {
  const digits = plain(text)
    .replace(/^tel:/i, '')
    .replace(/[\s().-]/g, '')
    .replace(/^\+?1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : null;
}

function zipCode(text: string): string | null {
  return /^(\d{5})([ -]?\d{4})?$/.exec(plain(text))?.[1] ?? null;
}

function emailAddress(text: string): string | null {
  const address = plain(text);
  const fits = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address);
  return fits && lengthOf(address) <= MAX_EMAIL_LENGTH ? address : null;
}

const capitals = (text: string): string => plain(text).toUpperCase();

export const contactScalars = {
  PhoneNumber: scalar({
    ...{ name: 'PhoneNumber', reason: 'PHONE_NUMBER_FORM' },
    parse: phoneNumber,
    asIs: /^\+1[2-9]\d{9}$/,
  }),
  EmailAddress: scalar({ name: 'EmailAddress', reason: 'EMAIL_FORM', parse: emailAddress }),
  ZipCode: scalar({ name: 'ZipCode', reason: 'ZIP_FORM', parse: zipCode }),
  StateCode: scalar({
    ...{ name: 'StateCode', reason: 'STATE_FORM' },
    parse: matching(/^[A-Z]{2}$/, capitals),
  }),
  CountryCode: scalar({
    ...{ name: 'CountryCode', reason: 'COUNTRY_FORM' },
    parse: matching(/^[A-Z]{2}$/, capitals),
  }),
};
