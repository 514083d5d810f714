/*
 * Address: postal addresses between our words and the wire's.
 *
 * Owns   the spelling of countries (`USA`), of `residential` (a string, Q18) and of absent second lines (empty text).
 * Never  sends a null state: the platform declines it.
 */
import type { Address } from '../operations/sales/quote.ts';
import { countryOf, zipOf } from './wire/wire-form.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type WireAddressType = 'billing' | 'shipping';

const countryOnWire = (country: string): string => (country === 'US' ? 'USA' : country);

export interface WireAddress {
  readonly type: WireAddressType;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
  readonly residential: 'true' | 'false';
}

export const addressOnWire = (address: Address, type: WireAddressType): WireAddress => ({
  type,
  address1: address.address1,
  address2: address.address2 ?? '',
  city: address.city,
  state: address.state,
  zip: address.zip,
  country: countryOnWire(address.country),
  residential: address.residential ? 'true' : 'false',
});

/** The place as the coverage check wants it. */
export const placeOnWire = (address: Address): Readonly<Record<string, string>> => ({
  name: '',
  address1: address.address1,
  street1: '',
  city: address.city,
  state: address.state,
  country: countryOnWire(address.country),
  zip: address.zip,
});

/** One that is not named is the United States; `NA` is a country. */
function countryIn(record: WireRecord): string | null {
  const said = countryOf(record.text('country') ?? 'US');
  return said ?? (record.has('country') ? null : 'US');
}

/** Null when it lacks what an address cannot do without. */
export function parseAddress(record: WireRecord): Address | null {
  const address1 = record.text('address1');
  const city = record.text('city');
  const state = record.code('state');
  const zip = record.digits(5, zipOf, 'zip', 'zipCode');
  const country = record.expected(countryIn(record), 'country');
  if (address1 === null || city === null || state === null) return null;
  if (zip === null || country === null) return null;
  return {
    address1,
    address2: record.text('address2'),
    city,
    state: state.toUpperCase(),
    zip,
    country,
    residential: record.flag('residential') ?? true,
  };
}
