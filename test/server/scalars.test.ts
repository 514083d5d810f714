import { Kind, type GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { BadInput, scalarResolvers } from '../../src/resolvers/scalars.ts';

type Name = keyof typeof scalarResolvers;

const parse = (name: Name, value: unknown): unknown => scalarResolvers[name].parseValue(value);

describe('A value that comes in', () => {
  it.each<[Name, string, unknown]>([
    ['DateTime', '2026-03-01T09:30:00+02:00', Date.UTC(2026, 2, 1, 7, 30)],
    ['Decimal', '35.00', '35'],
    ['Decimal', '05.350', '5.35'],
    ['Decimal', '0.000001', '0.000001'],
    ['Decimal', '-0.50', '-0.5'],
    ['Decimal', '-0.0', '0'],
    ['Decimal', '1234567890123.999999', '1234567890123.999999'],
    ['PhoneNumber', '(212) 555-0100', '+12125550100'],
    ['PhoneNumber', '+1 212 555 0100', '+12125550100'],
    ['PhoneNumber', '12125550100', '+12125550100'],
    ['Imei', '49-015420-323751-8', '490154203237518'],
    ['Iccid', '8901 2601 2345 6789 012', '8901260123456789012'],
    ['ZipCode', '10001-1234', '10001'],
    ['EmailAddress', ' sam@shop.test ', 'sam@shop.test'],
    ['URL', 'https://shop.test/x', 'https://shop.test/x'],
    ['URL', 'http://127.0.0.1:4000/x', 'http://127.0.0.1:4000/x'],
    ['CountryCode', 'us', 'US'],
    ['IdempotencyKey', 'a'.repeat(16), 'a'.repeat(16)],
    ['TransferPin', '0042', '0042'],
  ])('as %s, like %j, is taken as %j', (name, value, inside) => {
    expect(parse(name, value)).toBe(inside);
  });

  it.each<[Name, unknown]>([
    ['DateTime', '2026-03-01'],
    ['DateTime', '2026-13-01T00:00:00Z'],
    ['DateTime', 1],
    ['Decimal', 35],
    ['Decimal', '3,5'],
    ['Decimal', '1e3'],
    ['Decimal', '5.'],
    ['Decimal', '+5'],
    ['Decimal', '12345678901234'],
    ['Decimal', '45035996273704.961'],
    ['Decimal', '0.0000001'],
    ['PhoneNumber', '0125550100'],
    ['PhoneNumber', '+442079460000'],
    ['Imei', '490154203237519'],
    ['Imei', '49015420323751'],
    ['Iccid', '890126012345678901'],
    ['Iccid', 8901],
    ['ZipCode', '1000'],
    ['EmailAddress', 'sam@shop'],
    ['EmailAddress', `${'a'.repeat(250)}@b.test`],
    ['URL', 'http://shop.test'],
    ['URL', 'javascript:alert(1)'],
    ['CountryCode', 'USA'],
    ['CurrencyCode', 'usd'],
    ['Cursor', 'a b'],
    ['IdempotencyKey', 'short'],
    ['IdempotencyKey', 'with a blank in the key'],
    ['TransferPin', ''],
    ['TransferPin', 42],
  ])('as %s, like %j, is refused without being repeated', (name, value) => {
    const refused = thrownBy(() => parse(name, value));

    expect(refused).toBeInstanceOf(BadInput);
    expect(String(refused)).toBe(String(thrownBy(() => parse(name, undefined))));
    expect(String(refused)).toContain(`${name} must be `);
  });

  it('as a literal has the same form, and must be a string', () => {
    const literal = (type: GraphQLScalarType, node: object) =>
      type.parseLiteral({ kind: Kind.STRING, value: '', ...node });

    expect(literal(scalarResolvers.ZipCode, { value: '10001' })).toBe('10001');
    expect(() => literal(scalarResolvers.ZipCode, { kind: Kind.INT, value: '10001' })).toThrow(
      'ZipCode must be a US ZIP code',
    );
  });
});

describe('A value that goes out', () => {
  it('is a string, and times are in UTC', () => {
    expect(scalarResolvers.DateTime.serialize(Date.UTC(2026, 2, 1))).toBe(
      '2026-03-01T00:00:00.000Z',
    );
    expect(scalarResolvers.Decimal.serialize('35.00')).toBe('35.00');
  });

  it.each<[Name, unknown]>([
    ['TransferPin', '0042'],
    ['IdempotencyKey', 'a'.repeat(16)],
    ['URL', 'http://shop.test'],
    ['URL', 'javascript:alert(1)'],
    ['DateTime', NaN],
    ['Decimal', 35],
  ])('as %s, like %j, is not shown', (name, value) => {
    expect(() => scalarResolvers[name].serialize(value)).toThrow(`${name} cannot be shown`);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
