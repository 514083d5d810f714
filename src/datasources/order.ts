/*
 * Order: the body that a quote (row 8) and the purchase of it (rows 9 and 11) send.
 *
 * Owns   the platform's rules of an order: one primary line, both addresses, no way of shipping without a parcel (Q5, Q19).
 * Never  says anything that the cart does not: what was shown is what is bought.
 */
import { toDollars, type Money } from '../money.ts';
import type { CardId, PlanId } from '../ids.ts';
import type { Cart, QuotedLine } from '../operations/sales/quote.ts';
import { addressOnWire, type WireAddress } from './address.ts';
import type { FieldPaths } from './wire/refusal.ts';

/** What the wire calls each plan of the cart. */
export type PlanIds = ReadonlyMap<PlanId, string>;

interface WireLine {
  readonly firstName: string;
  readonly lastName: string;
  readonly planId: string;
  readonly isPrimary: boolean;
  readonly simType: 'ESIM' | 'PHYSICAL';
  readonly coupon?: string;
  readonly customerId?: string;
}

/** The body of rows 8 and 9. `total` is null in a quote. */
export const orderOnWire = (cart: Cart, planIds: PlanIds, total: Money | null): object => ({
  accountInfo: {
    firstName: cart.account.firstName,
    lastName: cart.account.lastName,
    ...phoneOnWire(cart.account.phoneNumber),
    email: cart.account.email,
    addresses: addressesOf(cart),
    shipmentType: cart.shippingServiceCode,
    clientAccountId: cart.clientAccountId,
    payment: { paymentType: 'CARD', collection: total === null ? 0 : toDollars(total) },
  },
  lines: linesOnWire(cart, planIds),
  meta: { acquisitionSrc: 'Online' },
  redirectUrl: cart.redirectUrl,
  ...(cart.customerId === null ? {} : { customerId: cart.customerId }),
});

/** The body of row 11. Without a card the customer pays at a link. */
export const subsequentOrderOnWire = (
  cart: Cart,
  planIds: PlanIds,
  { total, cardId }: { total: Money; cardId: CardId | null },
): object => ({
  customerId: cart.customerId,
  clientAccountId: cart.clientAccountId,
  lines: linesOnWire(cart, planIds),
  shipmentType: cart.shippingServiceCode,
  payment: {
    paymentType: 'CARD',
    collection: toDollars(total),
    ...(cardId === null ? {} : { ccUUID: cardId }),
  },
  redirectUrl: cart.redirectUrl,
});

const addressesOf = ({ account }: Cart): readonly WireAddress[] => [
  addressOnWire(account.billingAddress, 'billing'),
  addressOnWire(account.shippingAddress, 'shipping'),
];

const linesOnWire = (cart: Cart, planIds: PlanIds): readonly WireLine[] =>
  cart.lines.map((line, index) => ({
    firstName: line.firstName,
    lastName: line.lastName,
    planId: planIds.get(line.planId) ?? line.planId,
    isPrimary: isPrimary(cart, line, index),
    simType: line.simType === 'PSIM' ? 'PHYSICAL' : 'ESIM',
    ...(cart.offerCode === null ? {} : { coupon: cart.offerCode }),
    ...(line.renews === null ? {} : { customerId: line.renews }),
  }));

/** A new account's first line is its primary; an account that exists has one already. */
const isPrimary = (cart: Cart, line: QuotedLine, index: number): boolean =>
  cart.kind === 'NEW_CUSTOMER' ? index === 0 : line.renews === cart.customerId;

function phoneOnWire(e164: string): {
  billingPhoneCountryCode: string;
  billingPhoneNumber: string;
} {
  const digits = e164.replace(/\D/g, '');
  return {
    billingPhoneCountryCode: digits.slice(0, -10) || '1',
    billingPhoneNumber: digits.slice(-10),
  };
}

const account = (...path: readonly string[]): readonly string[] => ['input', 'account', ...path];

/** Fields of the request for a quote, by the platform's names. An address field does not say which address. */
export const QUOTE_FIELDS: FieldPaths = {
  firstname: account('firstName'),
  lastname: account('lastName'),
  email: account('email'),
  billingphonenumber: account('phoneNumber'),
  billingphonecountrycode: account('phoneNumber'),
  addresses: account(),
  address1: account(),
  address2: account(),
  city: account(),
  state: account(),
  zip: account(),
  country: account(),
  shipmenttype: ['input', 'shippingServiceId'],
  lines: ['input', 'lines'],
  planid: ['input', 'lines'],
  simtype: ['input', 'lines'],
  isprimary: ['input', 'lines'],
  coupon: ['input', 'offerCode'],
  redirecturl: ['input', 'returnTo'],
  customerid: ['input', 'customerId'],
};

/** A purchase takes nothing but its quote, so that whatever is wrong is wrong with that. */
export const SUBMIT_FIELDS: FieldPaths = {
  ...Object.fromEntries(Object.keys(QUOTE_FIELDS).map((name) => [name, ['input', 'quoteId']])),
  collection: ['input', 'quoteId'],
  payment: ['input', 'quoteId'],
  ccuuid: ['input', 'cardId'],
};
