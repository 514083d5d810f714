/*
 * Scalars: the edge at which values of clients become values of the gateway.
 *
 * Owns   the form of every custom scalar, and the one sentence that says what is wrong.
 * Never  echoes a value, neither in an error nor, for secrets, in an answer.
 */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import type { Resolvers } from '../generated/types.ts';
import { decimalOf, type Money } from '../money.ts';

interface Form {
  readonly name: string;
  readonly sentence: string;
  /** The clean value, or null when it has not the form. */
  readonly parse: (text: string) => string | null;
  readonly serialize?: (value: unknown) => string;
}

const matching =
  (pattern: RegExp, clean: (text: string) => string = (text) => text.trim()) =>
  (text: string): string | null =>
    pattern.test(clean(text)) ? clean(text) : null;

const withoutBlanks = (text: string): string => text.replace(/[\s-]/g, '');

/** The check digit of Luhn. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function phoneNumber(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, '').replace(/^\+?1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : null;
}

function imei(text: string): string | null {
  const digits = withoutBlanks(text);
  return /^\d{15}$/.test(digits) && hasCheckDigit(digits) ? digits : null;
}

function dateTime(text: string): string | null {
  const isRfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  return isRfc3339 && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null;
}

const FORMS: readonly Form[] = [
  {
    name: 'DateTime',
    sentence: 'DateTime must be an RFC 3339 time.',
    parse: dateTime,
    serialize: (value) => new Date(Number(value)).toISOString(),
  },
  {
    name: 'Decimal',
    sentence: 'Decimal must be a number as a string.',
    parse: matching(/^-?\d{1,15}(\.\d{1,6})?$/),
  },
  {
    name: 'PhoneNumber',
    sentence: 'PhoneNumber must be ten digits of the US.',
    parse: phoneNumber,
  },
  { name: 'Imei', sentence: 'Imei must be 15 digits with a valid check digit.', parse: imei },
  {
    name: 'Iccid',
    sentence: 'Iccid must be 19 or 20 digits.',
    parse: matching(/^\d{19,20}$/, withoutBlanks),
  },
  {
    name: 'ZipCode',
    sentence: 'ZipCode must be five digits.',
    parse: matching(/^\d{5}$/, (text) => text.trim().replace(/^(\d{5})-?\d{4}$/, '$1')),
  },
  {
    name: 'EmailAddress',
    sentence: 'EmailAddress must be an e-mail address.',
    parse: matching(/^(?=.{3,254}$)[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/),
  },
  {
    name: 'URL',
    sentence: 'URL must be an absolute https address.',
    parse: matching(/^https:\/\/\S+$/),
  },
  {
    name: 'CountryCode',
    sentence: 'CountryCode must be two letters.',
    parse: matching(/^[A-Z]{2}$/, (text) => text.trim().toUpperCase()),
  },
  {
    name: 'CurrencyCode',
    sentence: 'CurrencyCode must be three letters.',
    parse: matching(/^[A-Z]{3}$/, (text) => text.trim().toUpperCase()),
  },
  {
    name: 'Cursor',
    sentence: 'Cursor must be one that was received.',
    parse: matching(/^[\w-]{1,512}$/),
  },
  {
    name: 'IdempotencyKey',
    sentence: 'IdempotencyKey must be 16 to 64 printable characters without blanks.',
    parse: matching(/^[!-~]{16,64}$/),
  },
];

/** Input only: what holds one of these cannot be answered. */
const SECRETS: readonly Form[] = [
  {
    name: 'TransferPin',
    sentence: 'TransferPin must be 1 to 20 printable characters.',
    parse: (text) => (/^[ -~]{1,20}$/.test(text) && text.trim() !== '' ? text : null),
    serialize: () => {
      throw new Error('a secret is never answered');
    },
  },
];

/** What a client is told of a value that has not the form; nothing else of it is told. */
export const SENTENCES: readonly string[] = [...FORMS, ...SECRETS].map(({ sentence }) => sentence);

function scalarOf({ name, sentence, parse, serialize }: Form): GraphQLScalarType<string, unknown> {
  const parseValue = (value: unknown): string => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null)
      throw new GraphQLError(sentence, { extensions: { code: 'BAD_USER_INPUT' } });
    return parsed;
  };
  const parseLiteral = (node: ValueNode): string =>
    parseValue(node.kind === Kind.STRING ? node.value : undefined);
  return new GraphQLScalarType({ name, parseValue, parseLiteral, serialize: serialize ?? String });
}

export const scalarResolvers = {
  ...Object.fromEntries([...FORMS, ...SECRETS].map((form) => [form.name, scalarOf(form)])),
  Money: {
    amount: (money: Money) => decimalOf(money),
    currencyCode: ({ currency }: Money) => currency,
  },
} satisfies Resolvers;
