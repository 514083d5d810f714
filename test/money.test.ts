import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, fromDecimal, fromDollars, toDollars, usd } from '../src/money.ts';

describe('an amount in decimal text', () => {
  it.each([
    ['35', 3_500],
    ['35.5', 3_550],
    ['05.350', 535],
    ['0.010000', 1],
    ['-1.05', -105],
    ['0', 0],
    ['9999999999999.99', 999_999_999_999_999],
  ])('%j is exactly %i cents', (text, minor) => {
    expect(fromDecimal(text)).toEqual(usd(minor));
  });

  it.each([
    ...['', '.', '.5', '5.', 'x', '1e2', '0x10', '1,5', ' 1', '1 ', '+1', 'NaN', 'Infinity'],
    ...['0.001', '5.351', '5.0001', '-0', '-0.00', '10000000000000.00', '45035996273704.961'],
  ])('%j is refused', (text) => {
    expect(fromDecimal(text)).toBeNull();
  });

  it('comes back as it was shown', () => {
    const cents = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(cents, (minor) => {
        expect(fromDecimal(decimalOf(usd(minor)))).toEqual(usd(minor));
      }),
    );
  });
});

describe('an amount as a JSON number', () => {
  it('goes out and comes back as the same cents', () => {
    const cents = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(cents, (minor) => {
        expect(fromDollars(toDollars(usd(minor)))).toEqual(usd(minor));
      }),
    );
  });

  it.each([
    ...[0.001, 5.351, 26.805, 0.1 + 0.2, 999828633918.0702, 1e13, 45035996273704.961],
    ...[NaN, Infinity, -Infinity],
  ])('%d is no whole number of cents that can be told exactly', (dollars) => {
    expect(fromDollars(dollars)).toBeNull();
  });

  it('has one zero', () => {
    expect(fromDollars(-0)).toEqual(usd(0));
  });
});
