import fc from 'fast-check';
import { Kind, type GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { BadInput } from '../../src/resolvers/scalars/scalar.ts';

type Name = keyof typeof scalarResolvers;

const parse = (name: Name, value: unknown): unknown => scalarResolvers[name].parseValue(value);

/** Direction marks as phones and web pages put them around what is copied. */
const copied = (text: string): string => `\u202A${text}\u202C`;

describe('A value that comes in', () => {
  it.each<[Name, string, unknown]>([
    ['DateTime', '2026-03-01T09:30:00+02:00', Date.UTC(2026, 2, 1, 7, 30)],
    ['Date', '2026\u201103\u201101', '2026-03-01'],
    ['Decimal', '35.00', '35'],
    ['Decimal', '05.350', '5.35'],
    ['Decimal', '0.000001', '0.000001'],
    ['Decimal', '\u22120.50', '-0.5'],
    ['Decimal', '-0.0', '0'],
    ['Decimal', '1234567890123.999999', '1234567890123.999999'],
    ['PhoneNumber', '(212) 555-0100', '+12125550100'],
    ['PhoneNumber', '+1 212 555 0100', '+12125550100'],
    ['PhoneNumber', '12125550100', '+12125550100'],
    ['PhoneNumber', copied('+1\u00A0(212)\u00A0555\u20110100'), '+12125550100'],
    ['PhoneNumber', '\u2066212\u2013555\u20130100\u2069', '+12125550100'],
    ['PhoneNumber', 'tel:+1-212-555-0100', '+12125550100'],
    ['PhoneNumber', '２１２５５５０１００', '+12125550100'],
    ['Imei', '49-015420-323751-8', '490154203237518'],
    ['Imei', copied('490154203237518'), '490154203237518'],
    ['Imei', '4901542032375101', '490154203237518'],
    ['Imei', '49 015420 323751 01', '490154203237518'],
    ['Imei', '490154203237518 / 01', '490154203237518'],
    ['Iccid', '8901 2601 2345 6789 012', '8901260123456789012'],
    ['Iccid', '8901260123456789012F', '8901260123456789012'],
    ['Iccid', '8901 2601 2345 6789 012f', '8901260123456789012'],
    ['Iccid', '\uFEFF8901260123456789012\u200B', '8901260123456789012'],
    ['ZipCode', '10001-1234', '10001'],
    ['ZipCode', '10001\u20131234', '10001'],
    ['EmailAddress', ' sam@shop.test ', 'sam@shop.test'],
    ['EmailAddress', '\u200Bsam@shop.test\u00A0', 'sam@shop.test'],
    ['URL', 'https://shop.test/x', 'https://shop.test/x'],
    ['URL', 'http://127.0.0.1:4000/x', 'http://127.0.0.1:4000/x'],
    ['CountryCode', 'us', 'US'],
    ['StateCode', ' ny\u200E', 'NY'],
    ['IdempotencyKey', 'a'.repeat(16), 'a'.repeat(16)],
    ['TransferPin', '0042', '0042'],
    ['TransferPin', copied(' 00-42 '), '00-42'],
    ['OneTimeCode', copied('123\u00A0456'), '123456'],
    ['VoicemailPin', copied('4711'), '4711'],
    ['PersonName', '\u202E Ada\tLovelace\u2011King\u0000 ', 'Ada Lovelace-King'],
    ['PersonName', 'Jose\u0301', 'Jos\u00E9'],
    ['PersonName', '\u{20BB7}', '\u{20BB7}'],
    ['PersonName', 'علی\u200Cرضا', 'علی\u200Cرضا'],
    ['PersonName', 'ශ්\u200Dරී', 'ශ්\u200Dරී'],
    ['PersonName', 'क्\u200Dषमा \u200Cराम\u200D', 'क्\u200Dषमा राम'],
    ['PersonName', 'A\u200Cd\u200Da Zoe\u0301\u200Cx', 'Ada Zo\u00E9x'],
    ['AddressLine', '350\u2007Fifth\u202FAvenue\r\n', '350 Fifth Avenue'],
    ['AddressExtra', ' \u200B', ''],
    ['City', ' New   York ', 'New York'],
    ['CarrierName', copied('AT&T – Business'), 'AT&T – Business'],
    ['AccountNumber', copied(' 12‑34  56 '), '12‑34  56'],
    ['PromoCode', ' SAVE 10\u200B ', 'SAVE10'],
    ['PromoCode', 'SAVE\u201310', 'SAVE-10'],
    ['PromoCode', ' ', ''],
    [
      'SmsText',
      'Hi\u202E\r\nthere\u2028you \u2014 \u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u2764\uFE0F',
      'Hi\nthere\nyou - \u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u2764\uFE0F',
    ],
    ['SmsText', '\u{1F600}'.repeat(480), '\u{1F600}'.repeat(480)],
    ['Note', '', ''],
    ['Reason', ' They called; it is paid.\u200F ', 'They called; it is paid.'],
    ['SubjectName', copied('auth0|sam'), 'auth0|sam'],
    ['SubjectName', 'CN=J\u00F6rg Smith,OU=Shop', 'CN=J\u00F6rg Smith,OU=Shop'],
    ['SubjectName', 'Jo\u0308rg', 'Jo\u0308rg'],
    ['SubjectName', 'x'.repeat(256), 'x'.repeat(256)],
    ['Reference', '..', '..'],
    ['ReturnPageName', 'sandbox\u200B', 'sandbox'],
    ['RoamingCountryCode', ' FRA ', 'FRA'],
  ])('as %s, like %j, is taken as %j', (name, value, inside) => {
    expect(parse(name, value)).toBe(inside);
  });

  it.each<[Name, unknown, string]>([
    ['DateTime', '2027-05-04', 'TIME_FORM'],
    ['DateTime', '2026-13-01T00:00:00Z', 'TIME_FORM'],
    ['DateTime', 1, 'TIME_FORM'],
    ['Date', '2026-02-30', 'DATE_FORM'],
    ['Decimal', 35, 'AMOUNT_FORM'],
    ['Decimal', '3,5', 'AMOUNT_FORM'],
    ['Decimal', '1e3', 'AMOUNT_FORM'],
    ['Decimal', '5.', 'AMOUNT_FORM'],
    ['Decimal', '+5', 'AMOUNT_FORM'],
    ['Decimal', '12345678901234', 'AMOUNT_FORM'],
    ['Decimal', '45035996273704.961', 'AMOUNT_FORM'],
    ['Decimal', '0.0000001', 'AMOUNT_FORM'],
    ['PhoneNumber', '0125550100', 'PHONE_NUMBER_FORM'],
    ['PhoneNumber', '+442079460000', 'PHONE_NUMBER_FORM'],
    ['PhoneNumber', '212 555 0100 ext 7', 'PHONE_NUMBER_FORM'],
    ['Imei', '490154203237519', 'IMEI_CHECK_DIGIT'],
    ['Imei', '490154203237519/01', 'IMEI_CHECK_DIGIT'],
    ['Imei', '49015420323751', 'IMEI_FORM'],
    ['Imei', '490154203237518011', 'IMEI_FORM'],
    ['Iccid', '890126012345678901', 'ICCID_FORM'],
    ['Iccid', '890126012345678901F', 'ICCID_FORM'],
    ['Iccid', '8901260123456789012FF', 'ICCID_FORM'],
    ['Iccid', 8901, 'ICCID_FORM'],
    ['ZipCode', '1000', 'ZIP_FORM'],
    ['EmailAddress', 'sam@shop', 'EMAIL_FORM'],
    ['EmailAddress', `${'a'.repeat(250)}@b.test`, 'EMAIL_FORM'],
    ['URL', 'http://shop.test', 'URL_FORM'],
    ['URL', 'javascript:alert(1)', 'URL_FORM'],
    ['CountryCode', 'USA', 'COUNTRY_FORM'],
    ['StateCode', 'New York', 'STATE_FORM'],
    ['CurrencyCode', 'usd', 'CURRENCY_FORM'],
    ['Cursor', 'a b', 'CURSOR_FORM'],
    ['IdempotencyKey', 'short', 'IDEMPOTENCY_KEY_FORM'],
    ['IdempotencyKey', 'with a blank in the key', 'IDEMPOTENCY_KEY_FORM'],
    ['TransferPin', '', 'TRANSFER_PIN_FORM'],
    ['TransferPin', '\u200B', 'TRANSFER_PIN_FORM'],
    ['TransferPin', 42, 'TRANSFER_PIN_FORM'],
    ['OneTimeCode', '12a4', 'CODE_FORM'],
    ['PersonName', '\u202A\u3164 \u202C', 'REQUIRED'],
    ['PersonName', '42', 'NAME_FORM'],
    ['PersonName', 'x'.repeat(61), 'TOO_LONG'],
    ['AddressLine', '', 'REQUIRED'],
    ['AddressLine', 'x'.repeat(101), 'TOO_LONG'],
    ['City', '\u00A0', 'REQUIRED'],
    ['AccountNumber', '\uFEFF ', 'REQUIRED'],
    ['PromoCode', 'SAVE\u00C9', 'PROMO_CODE_FORM'],
    ['SmsText', '\n\u2028 ', 'REQUIRED'],
    ['SmsText', '\u{1F600}'.repeat(481), 'TOO_LONG'],
    ['Reason', ' \n', 'REQUIRED'],
    ['Note', 'x'.repeat(301), 'TOO_LONG'],
    ['SubjectName', 'x'.repeat(257), 'TOO_LONG'],
    ['SubjectName', '\u202E ', 'REQUIRED'],
    ['Reference', 'x'.repeat(201), 'TOO_LONG'],
  ])('as %s, like %j, is refused with %s, and is not repeated', (name, value, reason) => {
    const refused = thrownBy(() => parse(name, value));

    expect(refused).toBeInstanceOf(BadInput);
    expect(refused).toMatchObject({ reason, message: expect.stringMatching(/\.$/) });
    if (typeof value === 'string' && value.trim().length > 3)
      expect(String(refused)).not.toContain(value.trim());
  });

  it('says with its limit how long it may be', () => {
    expect(String(thrownBy(() => parse('PersonName', 'x'.repeat(61))))).toContain('at most 60');
    expect(String(thrownBy(() => parse('Note', 'x'.repeat(301))))).toContain('at most 300');
  });

  it('as a literal has the same form, and must be a string', () => {
    const literal = (type: GraphQLScalarType, node: object) =>
      type.parseLiteral({ kind: Kind.STRING, value: '', ...node });

    expect(literal(scalarResolvers.ZipCode, { value: '10001' })).toBe('10001');
    expect(() => literal(scalarResolvers.ZipCode, { kind: Kind.INT, value: '10001' })).toThrow(
      'five digits of a US ZIP code',
    );
  });

  it('is clean once it was cleaned, holds no mark that nobody sees, and is in form NFC', () => {
    const mark = fc.constantFrom(
      ...'\u202A\u202E\u2066\u2069\u200B\u200F\uFEFF\u2011\u2014\u00A0\u2007\u0301\u200D\u200Cعرक्\uFE0F\u0007\u2028\t\n❤',
    );
    const words = fc.string({
      unit: fc.oneof(mark, fc.string({ unit: 'binary', maxLength: 1 })),
      maxLength: 60,
    });
    const kinds = fc.constantFrom<Name>('AddressLine', 'SmsText', 'Note', 'CarrierName', 'City');
    fc.assert(
      fc.property(kinds, words, (name, text) => {
        const clean = attempt(() => parse(name, text));
        if (typeof clean !== 'string') return;
        expect(attempt(() => parse(name, clean)) ?? '').toBe(clean);
        expect(clean).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF\u0007]/);
        if (name !== 'CarrierName')
          expect(clean).not.toMatch(/[\u2010-\u2015\u2212\u00A0\u2007\u202F]/);
        if (name !== 'CarrierName') expect(clean.normalize('NFC')).toBe(clean);
      }),
    );
  });
});

describe('A value that goes out', () => {
  it('is a string, and times are in UTC', () => {
    expect(scalarResolvers.DateTime.serialize(Date.UTC(2026, 2, 1))).toBe(
      '2026-03-01T00:00:00.000Z',
    );
    expect(scalarResolvers.Decimal.serialize('35.00')).toBe('35.00');
    expect(scalarResolvers.PhoneNumber.serialize('+12125550100')).toBe('+12125550100');
    expect(scalarResolvers.Imei.serialize('4901542032375101')).toBe('490154203237518');
  });

  it('is text that would be read as itself, or it is not shown', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
    const near: Readonly<Partial<Record<Name, fc.Arbitrary<string>>>> = {
      Date: fc
        .tuple(digits(4), digits(2), fc.integer({ min: 0, max: 34 }))
        .map(([year, month, day]) => `${year}-${month}-${String(day).padStart(2, '0')}`),
      PhoneNumber: fc
        .tuple(fc.constantFrom('+1', '+', '1', ''), fc.integer({ min: 9, max: 11 }).chain(digits))
        .map((parts) => parts.join('')),
      Iccid: fc
        .tuple(fc.integer({ min: 18, max: 21 }).chain(digits), fc.constantFrom('', 'F', ' ', '\n'))
        .map((parts) => parts.join('')),
      PersonName: fc.string({ unit: fc.constantFrom(...'aZ1 -\u00A0\u2011\t~'), maxLength: 62 }),
    };
    for (const name of ['Date', 'PhoneNumber', 'Iccid', 'PersonName'] as const)
      fc.assert(
        fc.property(near[name] ?? fc.string(), (text) => {
          const shown = attempt(() => scalarResolvers[name].serialize(text));
          expect(shown).toBe(attempt(() => parse(name, text)));
        }),
        { numRuns: 300 },
      );
    for (const day of ['2024-02-29', '2000-02-29', '0000-02-29', '2026-02-28', '2026-12-31'])
      expect(scalarResolvers.Date.serialize(day)).toBe(day);
    for (const day of ['2026-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01'])
      expect(() => scalarResolvers.Date.serialize(day)).toThrow();
  });

  it.each<[Name, unknown]>([
    ['TransferPin', '0042'],
    ['OneTimeCode', '123456'],
    ['VoicemailPin', '4711'],
    ['IdempotencyKey', 'a'.repeat(16)],
    ['URL', 'http://shop.test'],
    ['URL', 'javascript:alert(1)'],
    ['DateTime', NaN],
    ['DateTime', '2026-03-01T00:00:00Z'],
    ['Decimal', 35],
    ['Decimal', 'NaN'],
    ['PhoneNumber', '+1'],
    ['Iccid', '89012601'],
    ['Imei', '490154203237519'],
    ['EmailAddress', 'unknown'],
    ['ZipCode', ''],
    ['CountryCode', 'USA'],
    ['CurrencyCode', '$'],
    ['Cursor', 'a b'],
    ['Date', '2026-02-30'],
  ])('as %s, like %j, is not shown', (name, value) => {
    const refused = thrownBy(() => scalarResolvers[name].serialize(value));

    expect(refused).toMatchObject(
      SECRETS.has(name)
        ? { message: `${name} cannot be shown` }
        : { code: 'PLATFORM_UNREADABLE', cause: { message: `${name} cannot be shown` } },
    );
  });
});

const SECRETS = new Set<Name>(['TransferPin', 'OneTimeCode', 'VoicemailPin', 'IdempotencyKey']);

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

/** Null when it is refused. */
function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return null;
  }
}
