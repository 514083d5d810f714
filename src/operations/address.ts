/*
 * Address: a postal address as it was given, and what the platform is known to refuse of one, and when two are the same.
 */
import type { Address } from './sales/quote.ts';

export interface AddressGiven {
  readonly address1: string;
  readonly address2?: string | null | undefined;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
  readonly residential: boolean;
}

export const addressFrom = (given: AddressGiven): Address => ({
  ...given,
  address2: given.address2 ?? null,
  state: given.state.trim().toUpperCase(),
});

/** The fields to change, empty when there are none. */
export const addressFaults = ({ address1, city, state, country }: Address): readonly string[] => [
  ...(address1.trim() === '' ? ['address1'] : []),
  ...(city.trim() === '' ? ['city'] : []),
  ...(/^[A-Z]{2}$/.test(state) ? [] : ['state']),
  ...(country === 'US' ? [] : ['country']),
];

/** Whether what was read is what was sent. The platform shows five digits of a ZIP code. */
export const isSameAddress = (sent: Address, read: Address | null): boolean =>
  read !== null &&
  (['address1', 'address2', 'city', 'country'] as const).every(
    (name) => textOf(sent[name]) === textOf(read[name]),
  ) &&
  sent.state === read.state &&
  sent.zip.slice(0, 5) === read.zip.slice(0, 5) &&
  sent.residential === read.residential;

const textOf = (text: string | null): string => (text ?? '').trim();
