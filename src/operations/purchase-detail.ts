/*
 * Purchase detail: what a purchase knows beyond what every operation knows.
 *
 * Owns   the attempts of one order: the first one, and one more for each link that ran out unpaid.
 * Never  holds the cart; that is the quote's, and the quote is sealed.
 */
import type { QuoteId, TransactionId } from '../ids.ts';
import type { PurchaseKind } from './sales/quote.ts';

export type PaymentStatus = 'PENDING' | 'PROCESSING' | 'PAID' | 'DECLINED' | 'UNRECOGNIZED';

/** One time that the order was taken by the platform. */
export interface PurchaseAttempt {
  readonly transactionId: TransactionId;
  readonly link: { readonly url: string; readonly expiresAt: number | null } | null;
  readonly paymentStatus: PaymentStatus;
}

export interface PurchaseDetail {
  readonly kind: 'purchase';
  readonly quoteId: QuoteId;
  readonly purchaseKind: PurchaseKind;
  /** The brand's reference for the account, one per quote. */
  readonly clientAccountId: string;
  /** Oldest first; empty until the platform has named a transaction. */
  readonly attempts: readonly PurchaseAttempt[];
  /** What the platform or the bank said last, cleaned. */
  readonly platformMessage: string | null;
}
