/*
 * Scalars: values checked at the edge, in both directions.
 *
 * Owns   the form of every custom scalar of the schema, and the sentence that says what is wrong with one.
 * Gives  the inside a clean value: digits without blanks, times as epoch milliseconds.
 * Never  repeats what was sent: a wrong value may be a secret, or a customer's number.
 *
 * Secrets are input-only: to show one is a defect, and is refused as such.
 */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** A value has a wrong form. The message is public, so it holds nothing of the value. */
export class BadInput extends GraphQLError {
  constructor(sentence: string, node?: ValueNode) {
    super(sentence, { nodes: node ?? null, extensions: { code: 'BAD_USER_INPUT' } });
    this.name = 'BadInput';
  }
}

interface Form<Inside> {
  readonly name: string;
  /** What the value must be, as the rest of the sentence "<name> must be ...". */
  readonly mustBe: string;
  /** The clean value, or null when the text has a wrong form. */
  readonly parse: (text: string) => Inside | null;
  /** What clients see, or null when the inside value cannot be shown. */
  readonly show: (value: unknown) => string | null;
}

function scalar<Inside>({ name, mustBe, parse, show }: Form<Inside>): GraphQLScalarType {
  const parseValue = (value: unknown, node?: ValueNode): Inside => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed !== null) return parsed;
    throw new BadInput(`${name} must be ${mustBe}.`, node);
  };
  return new GraphQLScalarType<Inside, string>({
    name,
    parseValue: (value) => parseValue(value),
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : undefined, node),
    serialize(value) {
      const shown = show(value);
      if (shown === null) throw new TypeError(`${name} cannot be shown`);
      return shown;
    },
  });
}

const asItIs = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const never = (): null => null;
const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : null);
const withoutGaps = (text: string): string => text.replace(/[\s-]/g, '');

/** A day that exists. */
function day(text: string): string | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return exists ? text : null;
}

/** `2026-03-01T09:30:00Z`, with seconds and a zone; blanks, week dates and the like are not RFC 3339. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

function instant(text: string): number | null {
  const time = RFC_3339.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : time;
}

const isoTime = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) ? new Date(value).toISOString() : null;

function phoneNumber(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, '').replace(/^\+?1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : null;
}

function imei(text: string): string | null {
  const digits = withoutGaps(text);
  return /^\d{15}$/.test(digits) && hasCheckDigit(digits) ? digits : null;
}

/** Luhn: every second digit from the right counts double, as the sum of its digits. */
function hasCheckDigit(digits: string): boolean {
  const values = [...digits].reverse().map((digit, index) => Number(digit) * ((index % 2) + 1));
  return values.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

function iccid(text: string): string | null {
  const digits = withoutGaps(text);
  return /^\d{19,20}$/.test(digits) ? digits : null;
}

const zipCode = (text: string): string | null =>
  /^(\d{5})(-?\d{4})?$/.exec(text.trim())?.[1] ?? null;

function emailAddress(text: string): string | null {
  const address = text.trim();
  return address.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address) ? address : null;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Which hosts a link may name is settled where the link is read; here only the form is. */
function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)) ? text : null;
}

const shownAddress = (value: unknown): string | null =>
  typeof value === 'string' ? webAddress(value) : null;

function countryCode(text: string): string | null {
  const code = text.toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? code : null;
}

/** Equal numbers are equal text: without leading zeros, and without zeros that end the decimals. */
function decimal(text: string): string | null {
  const found = /^(-?)0*(\d{1,13})(?:\.(\d{1,6}))?$/.exec(text);
  if (!found) return null;
  const [, sign = '', whole = '', decimals = ''] = found;
  const significant = decimals.replace(/0+$/, '');
  const number = significant === '' ? whole : `${whole}.${significant}`;
  return number === '0' ? number : `${sign}${number}`;
}

const visible = { show: asItIs };

export const scalarResolvers = {
  DateTime: scalar({
    name: 'DateTime',
    mustBe: 'a time as RFC 3339 has it',
    parse: instant,
    show: isoTime,
  }),
  Decimal: scalar({
    name: 'Decimal',
    mustBe: 'a decimal number of at most 13 digits before the point and 6 behind it, in a string',
    parse: decimal,
    ...visible,
  }),
  PhoneNumber: scalar({
    name: 'PhoneNumber',
    mustBe: 'a US number of ten digits',
    parse: phoneNumber,
    ...visible,
  }),
  Imei: scalar({
    name: 'Imei',
    mustBe: '15 digits with a valid check digit',
    parse: imei,
    ...visible,
  }),
  Iccid: scalar({ name: 'Iccid', mustBe: '19 or 20 digits', parse: iccid, ...visible }),
  ZipCode: scalar({
    name: 'ZipCode',
    mustBe: 'a US ZIP code of five digits',
    parse: zipCode,
    ...visible,
  }),
  EmailAddress: scalar({
    name: 'EmailAddress',
    mustBe: 'an e-mail address of at most 254 characters',
    parse: emailAddress,
    ...visible,
  }),
  URL: scalar({
    name: 'URL',
    mustBe: 'an absolute https address',
    parse: webAddress,
    show: shownAddress,
  }),
  CountryCode: scalar({
    name: 'CountryCode',
    mustBe: 'a country code of two letters',
    parse: countryCode,
    ...visible,
  }),
  CurrencyCode: scalar({
    name: 'CurrencyCode',
    mustBe: 'a currency code of three capital letters',
    parse: matching(/^[A-Z]{3}$/),
    ...visible,
  }),
  Cursor: scalar({
    name: 'Cursor',
    mustBe: 'a cursor that this gateway gave out',
    parse: matching(/^[\w.~=-]{1,512}$/),
    ...visible,
  }),
  IdempotencyKey: scalar({
    name: 'IdempotencyKey',
    mustBe: '16 to 64 printable characters without blanks',
    parse: matching(/^[!-~]{16,64}$/),
    show: never,
  }),
  TransferPin: scalar({
    name: 'TransferPin',
    mustBe: '1 to 32 printable characters',
    parse: matching(/^[ -~]{1,32}$/),
    show: never,
  }),
  OneTimeCode: scalar({
    name: 'OneTimeCode',
    mustBe: '4 to 10 digits',
    parse: matching(/^\d{4,10}$/),
    show: never,
  }),
  VoicemailPin: scalar({
    name: 'VoicemailPin',
    mustBe: '4 to 10 digits',
    parse: matching(/^\d{4,10}$/),
    show: never,
  }),
  Date: scalar({
    name: 'Date',
    mustBe: 'a day, for example 2026-03-01',
    parse: day,
    ...visible,
  }),
};
