/*
 * Quote: what was shown to a person, kept so that exactly this can be bought.
 *
 * Owns   the shape of a stored quote, with the wire body it was made from.
 * Never  changes once it is kept.
 */
import type { AnyQuote, JournalReads } from '../engine/journal.ts';
import type { CustomerId, PlanId, QuoteId } from '../../ids.ts';
import type { Money } from '../../money.ts';

export type PurchaseKind = 'NEW_CUSTOMER' | 'RENEWAL' | 'ADDED_LINES';
export type SoldSimType = 'ESIM' | 'PSIM';

export interface QuotedLine {
  readonly planId: PlanId;
  readonly simType: SoldSimType;
  readonly firstName: string;
  readonly lastName: string;
  /** The existing line that is renewed (its own customerId), or null for a new one. */
  readonly renews: CustomerId | null;
}

export interface QuotedPrice {
  readonly dueToday: {
    readonly total: Money;
    readonly simKit: Money;
    readonly activation: Money;
    readonly shipping: Money;
    readonly tax: Money;
  };
  readonly estimatedMonthly: {
    readonly total: Money;
    readonly plan: Money;
    readonly discount: Money;
    readonly tax: Money;
  };
}

/** A postal address in words of the graph; the wire's spelling is the data source's matter. */
export interface Address {
  readonly address1: string;
  readonly address2: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly residential: boolean;
}

export interface QuotedAccount {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly billingAddress: Address;
  readonly shippingAddress: Address;
}

/** Everything that a quote and the purchase of it send. */
export interface Cart {
  readonly kind: PurchaseKind;
  readonly account: QuotedAccount;
  readonly customerId: CustomerId | null;
  /** The group of a known customer, where the platform names it; null for a new customer. */
  readonly groupId: string | null;
  readonly lines: readonly QuotedLine[];
  readonly offerCode: string | null;
  /** The service code of the way of shipping, null when all lines are eSIM. */
  readonly shippingServiceCode: string | null;
  /** The brand's reference for the account; one per quote, the same in quote and purchase. */
  readonly clientAccountId: string;
  /** The registered return page with the nonce of this quote as last path segment. */
  readonly redirectUrl: string;
}

export interface Quote extends AnyQuote {
  readonly cart: Cart;
  readonly price: QuotedPrice;
}

export const isPurchaseQuote = (quote: AnyQuote): quote is Quote => 'cart' in quote;

/** The quote of a purchase, or null when there is none of this id. */
export async function purchaseQuoteIn(
  journal: Pick<JournalReads, 'quote'>,
  id: QuoteId,
): Promise<Quote | null> {
  const quote = await journal.quote(id);
  return quote && isPurchaseQuote(quote) ? quote : null;
}
