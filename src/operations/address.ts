/*
 * Address: a postal address as it was given, and what the platform is known to refuse of one, and when two are the same.
 */
import type { Problem } from '../errors.ts';
import { wrongInput } from './engine/refusal.ts';
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
  address2: given.address2 === '' ? null : (given.address2 ?? null),
});

/** What must change of the address that stands at this path of the input; the scalars have judged the form of its fields. */
export const addressFaults = ({ country }: Address, ...path: readonly string[]): Problem[] =>
  country === 'US' ? [] : [wrongInput('COUNTRY_NOT_SERVED', ...path, 'country')];

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
