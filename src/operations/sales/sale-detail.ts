/*
 * Sale detail: what the sale of something to a customer, paid with a saved card, knows beyond what every operation knows.
 *
 * Owns   the quote that is bought, and the marks by which a sale whose answer was lost is found again.
 * Never  holds the card; that is the intent's.
 */
import type { CustomerId, QuoteId, TransactionId } from '../../ids.ts';

interface SaleDetail {
  readonly account: CustomerId;
  readonly quoteId: QuoteId;
  /** The platform's number of the sale, once it has said one. */
  readonly transactionId: TransactionId | null;
}

interface FoundByMarks extends SaleDetail {
  /** What there was before: a mark that comes to it is what was bought. */
  readonly before: readonly string[];
}

interface OfLine {
  readonly line: CustomerId;
}

export interface TopUpDetail extends FoundByMarks, OfLine {
  readonly kind: 'top-up';
}

export interface CallingCreditDetail extends FoundByMarks {
  readonly kind: 'calling-credit';
}

export interface RoamingPackDetail extends FoundByMarks, OfLine {
  readonly kind: 'roaming-pack';
}

export interface PlanChangeDetail extends SaleDetail, OfLine {
  readonly kind: 'plan-change';
  /** When the new plan begins, epoch milliseconds, once the platform has said so. */
  readonly effectiveAt: number | null;
  /** Whether the platform waits for the next cycle. */
  readonly scheduled: boolean;
}

export type AnySaleDetail =
  TopUpDetail | CallingCreditDetail | RoamingPackDetail | PlanChangeDetail;
