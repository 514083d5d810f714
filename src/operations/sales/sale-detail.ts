/*
 * Sale detail: what the sale of something to a customer, paid with a saved card, knows beyond what every operation knows.
 *
 * Owns   the quote that is bought, and what there was before the write, by which a sale whose answer was lost is found again.
 * Never  holds the card; that is the intent's.
 */
import type { OwnedRoamingPack } from '../../datasources/roaming.ts';
import type { CustomerId, QuoteId, TransactionId } from '../../ids.ts';
import type { Money } from '../../money.ts';

interface SaleDetail {
  readonly account: CustomerId;
  readonly quoteId: QuoteId;
  /** The platform's number of the sale, once it has said one. */
  readonly transactionId: TransactionId | null;
}

interface AtOnce extends SaleDetail {
  /** The record of the platform that explains this sale, by the name under which it was claimed. */
  readonly record: string | null;
  /** What was charged by the word of the platform, where it is not what was shown. */
  readonly charged: Money | null;
}

interface OfLine {
  readonly line: CustomerId;
}

/** The limit of the line, and by how much the top-up raises it in the same unit. */
export interface TopUpBefore {
  readonly limit: number | null;
  readonly unit: string | null;
  /** As `2026-01-28`. */
  readonly cycleStart: string | null;
  readonly planName: string | null;
  /** Null when nobody can say. */
  readonly step: number | null;
}

export interface TopUpDetail extends AtOnce, OfLine {
  readonly kind: 'top-up';
  readonly before: TopUpBefore | null;
}

export interface CallingCreditDetail extends AtOnce {
  readonly kind: 'calling-credit';
  readonly group: string;
  /** Names of the purchases that the history held. */
  readonly before: readonly string[] | null;
}

/** The packs of this kind that the line had. */
export interface RoamingBefore {
  readonly group: string;
  readonly packs: readonly OwnedRoamingPack[];
}

export interface RoamingPackDetail extends AtOnce, OfLine {
  readonly kind: 'roaming-pack';
  readonly before: RoamingBefore | null;
}

export interface PlanChangeDetail extends SaleDetail, OfLine {
  readonly kind: 'plan-change';
  readonly effective: 'NOW' | 'NEXT_CYCLE';
  /** The first day of the new plan, as `2026-01-28`, once the platform has said so. */
  readonly effectiveOn: string | null;
  /** Whether the platform waits for the next cycle. */
  readonly scheduled: boolean;
  readonly before: { readonly planName: string | null } | null;
}

export type AtOnceDetail = TopUpDetail | CallingCreditDetail | RoamingPackDetail;

declare module '../engine/operation.ts' {
  interface DetailByKind {
    'top-up': TopUpDetail;
    'calling-credit': CallingCreditDetail;
    'roaming-pack': RoamingPackDetail;
    'plan-change': PlanChangeDetail;
  }
}
