import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCheckDigit } from '../../../src/check-digit.ts';
import {
  countryOf,
  emailOf,
  iccidOf,
  imeiOf,
  phoneOf,
  zipOf,
} from '../../../src/datasources/wire/wire-form.ts';
import { WireRecord } from '../../../src/datasources/wire/wire-record.ts';
import { scalarResolvers } from '../../../src/resolvers/scalars.ts';

function recordOf(fields: Record<string, unknown>): { record: WireRecord; drift: string[] } {
  const drift: string[] = [];
  return { record: new WireRecord(fields, (field) => drift.push(field)), drift };
}

describe('wire form', () => {
  it('reads a name that has a form, and nothing else in its place', () => {
    const { record, drift } = recordOf({
      ...{ email: 'not-an-email', iccid: '8901260000000000017F', imei: '49-015420-323751-8' },
      ...{ short: '123', wrong: '490154203237519', filler: '0000000000', area: '1234567890' },
      ...{ number: 10154203237519, zip: 2134, plus: '02134-1234', masked: '**42', four: 42 },
    });
    const imei = (name: string): string | null => record.digits(15, imeiOf, name);
    expect([record.formed(emailOf, 'email'), record.formed(iccidOf, 'iccid')]).toEqual([
      null,
      '8901260000000000017',
    ]);
    expect([imei('imei'), imei('number'), imei('wrong'), imei('short')]).toEqual([
      '490154203237518',
      withCheckDigit('01015420323751'),
      null,
      null,
    ]);
    expect([record.phone('filler'), record.phone('area')]).toEqual([null, null]);
    const zip = (name: string): string | null => record.digits(5, zipOf, name);
    expect([zip('zip'), zip('plus'), zip('short')]).toEqual(['02134', '02134', null]);
    expect(drift).toEqual([
      ...['email', 'number', 'wrong', 'short', 'filler', 'area', 'zip', 'short'],
    ]);
  });

  it('shows every name that it reads', () => {
    const text = fc.oneof(
      fc.string(),
      fc.emailAddress(),
      fc.stringMatching(/^[0-9 .+()F-]{5,24}$/),
      fc.stringMatching(/^[\w.%+]{1,6}@[\w.-]{1,20}$/),
    );
    const forms = [
      ...([
        [emailOf, 'EmailAddress'],
        [iccidOf, 'Iccid'],
        [imeiOf, 'Imei'],
      ] as const),
      ...([
        [phoneOf, 'PhoneNumber'],
        [zipOf, 'ZipCode'],
        [countryOf, 'CountryCode'],
      ] as const),
    ];
    fc.assert(
      fc.property(text, (value) => {
        for (const [form, name] of forms) {
          const read = form(value.trim());
          if (read !== null) expect(scalarResolvers[name].serialize(read)).toBe(read);
        }
      }),
      { numRuns: 500 },
    );
  });
});
