/*
 * Text: what people write in their own words, one scalar per kind of it.
 *
 * Owns   how long each may be, and what is kept of its shape.
 * Never  alters a detail that another carrier compares, but for what nobody sees.
 */
import { asTyped, lengthOf, manyLines, oneLine, plain } from './clean-text.ts';
import { BadInput, matching, scalar } from './scalar.ts';
import type { InputReason } from '../../input-reasons.ts';

interface Text {
  readonly name: string;
  readonly clean: (text: string) => string;
  readonly min: number;
  readonly max: number;
  /** What the text must hold beside its length. */
  readonly must?: { readonly match: RegExp; readonly else: InputReason };
}

const text = ({ name, clean, min, max, must }: Text) =>
  scalar({
    name,
    reason: 'WRONG_KIND',
    parse(given) {
      const cleaned = clean(given);
      const length = lengthOf(cleaned);
      if (length === 0 && min > 0) throw new BadInput('REQUIRED');
      if (length < min) throw new BadInput('TOO_SHORT', { limits: { min } });
      if (length > max) throw new BadInput('TOO_LONG', { limits: { max } });
      if (must && !must.match.test(cleaned)) throw new BadInput(must.else);
      return cleaned;
    },
  });

const withoutBlanks = (given: string): string => plain(given).replaceAll(' ', '');

const PRINTABLE = /^[!-~]*$/;

export const textScalars = {
  PersonName: text({
    ...{ name: 'PersonName', clean: oneLine, min: 1, max: 60 },
    must: { match: /\p{L}/u, else: 'NAME_FORM' },
  }),
  AddressLine: text({ name: 'AddressLine', clean: oneLine, min: 1, max: 100 }),
  AddressExtra: text({ name: 'AddressExtra', clean: oneLine, min: 0, max: 100 }),
  City: text({ name: 'City', clean: oneLine, min: 1, max: 60 }),
  CarrierName: text({ name: 'CarrierName', clean: asTyped, min: 1, max: 60 }),
  AccountNumber: text({ name: 'AccountNumber', clean: asTyped, min: 1, max: 40 }),
  SmsText: text({ name: 'SmsText', clean: manyLines, min: 1, max: 480 }),
  Reason: text({ name: 'Reason', clean: manyLines, min: 1, max: 300 }),
  Note: text({ name: 'Note', clean: manyLines, min: 0, max: 300 }),
  PromoCode: text({
    ...{ name: 'PromoCode', clean: withoutBlanks, min: 0, max: 40 },
    must: { match: PRINTABLE, else: 'PROMO_CODE_FORM' },
  }),
  Reference: text({ name: 'Reference', clean: oneLine, min: 0, max: 200 }),
  /** Whatever a token may name somebody by: who cannot be named cannot be signed out. */
  SubjectName: text({ name: 'SubjectName', clean: asTyped, min: 1, max: 256 }),
  ReturnPageName: scalar({
    ...{ name: 'ReturnPageName', reason: 'RETURN_PAGE_UNKNOWN' },
    parse: matching(/^[!-~]{1,60}$/, oneLine),
  }),
  RoamingCountryCode: scalar({
    ...{ name: 'RoamingCountryCode', reason: 'COUNTRY_LIST_FORM' },
    parse: matching(/^[!-~]{1,16}$/, plain),
  }),
};
