/*
 * Purchase detail: what a purchase knows beyond what every operation knows.
 *
 * Owns   the attempts of one order: the first one, and one more for each link that ran out unpaid.
 * Never  holds the cart; that is the quote's, and the quote is sealed.
 */
import { minutes } from '../clock.ts';
import type { Problem } from '../errors.ts';
import type { CustomerId, QuoteId, TransactionId } from '../ids.ts';
import { inDoubt, isSettled, type Operation } from './engine/operation.ts';
import type { PurchaseKind } from './sales/quote.ts';

export type PaymentStatus = 'PENDING' | 'PROCESSING' | 'PAID' | 'DECLINED' | 'UNRECOGNIZED';

/** One time that the order was accepted by the platform. */
export interface PurchaseAttempt {
  readonly transactionId: TransactionId;
  readonly link: { readonly url: string; readonly expiresAt: number | null } | null;
  readonly paymentStatus: PaymentStatus;
  /** When the order left, epoch milliseconds. */
  readonly sentAt: number;
  /** RECORD: the answer was lost, and one record alone explains it, which does not carry our reference. */
  readonly proof: 'NAME' | 'RECORD';
  /** When it was first read as paid, epoch milliseconds, or null. */
  readonly paidAt: number | null;
  /** Whether the platform said that nothing more happens to it. */
  readonly over: boolean;
}

/** What was read before the latest order left, and what only the next readings need. */
export interface BeforePurchase {
  /** The lines of the account before the first order. */
  readonly lines: readonly CustomerId[];
  /** The latest order of the account before the first one of this purchase. */
  readonly latest: TransactionId | null;
  /** The attempt whose link a renewal replaces; null for a first order. */
  readonly replaces: TransactionId | null;
  /** Since when the platform has not known the latest attempt, epoch milliseconds, or null. */
  readonly unknownSince: number | null;
}

export interface PurchaseDetail {
  readonly kind: 'purchase';
  readonly quoteId: QuoteId;
  readonly purchaseKind: PurchaseKind;
  /** The brand's reference for the account, one per quote. */
  readonly clientAccountId: string;
  /** Whose cart it is: the group of a customer, or the person who becomes one. */
  readonly cart: string;
  /** Oldest first; empty until the platform has named a transaction. */
  readonly attempts: readonly PurchaseAttempt[];
  /** What the platform or the bank said last, cleaned. */
  readonly platformMessage: string | null;
  /** Why no further link can be made, or null. */
  readonly notRenewable: Problem | null;
  /** Which listed line each sold one became, in the order of the cart; null where none is known. Empty before the purchase succeeded. */
  readonly lineIds: readonly (CustomerId | null)[];
  readonly before: BeforePurchase | null;
}

declare module './engine/operation.ts' {
  interface DetailByKind {
    purchase: PurchaseDetail;
  }
}

export type Purchase = Operation<PurchaseDetail>;

/** How far the clocks of platform and gateway may be apart: until then, the customer may still pay at a link that has run out. */
export const LINK_DYING_MS = minutes(2);

/** The write that makes a new link for payment. */
export const RENEW_LINK = 'renew-link';

/** Whether an order left to which no transaction is known yet. */
export function awaitsAttempt(purchase: Purchase): boolean {
  if (!isSettled(purchase)) return inDoubt(purchase);
  const { detail, mayHaveEffect, steps } = purchase;
  const { attempts, before } = detail;
  const latest = attempts.at(-1)?.transactionId ?? null;
  const unanswered = before?.replaces != null || steps.some(({ code }) => code === 'NO_RESPONSE');
  return mayHaveEffect && before !== null && latest === before.replaces && unanswered;
}

export const isPaid = ({ detail }: Purchase): boolean =>
  detail.attempts.some(({ paidAt }) => paidAt !== null);

/** Known customers buy with row 11, which may charge a saved card. */
export const isForKnownCustomer = ({ detail }: Purchase): boolean =>
  detail.purchaseKind !== 'NEW_CUSTOMER';
