/*
 * Sale quote: what was shown of something that a saved card pays at once, kept so that exactly this can be bought.
 *
 * Owns   the shape of what is sold: data, calling credit, a roaming pack, another plan.
 * Never  changes once it is kept; a new price is a new quote.
 */
import type { CustomerId, PackId, PlanId, QuoteId } from '../../ids.ts';
import type { Money } from '../../money.ts';

export type Sale =
  | {
      readonly kind: 'top-up';
      readonly account: CustomerId;
      readonly line: CustomerId;
      readonly serviceCode: string;
      readonly quantity: number;
    }
  | {
      readonly kind: 'calling-credit';
      readonly account: CustomerId;
      readonly group: string;
      readonly amount: Money;
    }
  | {
      readonly kind: 'roaming-pack';
      readonly account: CustomerId;
      readonly line: CustomerId;
      readonly pack: PackId;
      /** A day, or null for at once. */
      readonly startsOn: string | null;
    }
  | {
      readonly kind: 'plan-change';
      readonly account: CustomerId;
      readonly line: CustomerId;
      readonly plan: PlanId;
      readonly effective: 'NOW' | 'NEXT_CYCLE';
    };

export type SaleKind = Sale['kind'];
export type SaleOf<K extends SaleKind> = Extract<Sale, { kind: K }>;

/** What the platform asks for it. A change of any of these is another price. */
export interface SalePrice {
  /** Without tax, or null when the platform does not say. */
  readonly amount: Money | null;
  readonly tax: Money | null;
  readonly total: Money;
  /** Of plan changes only. */
  readonly planChange?: PlanChangeTerms;
}

export interface SaleQuote<S extends Sale = Sale> {
  readonly id: QuoteId;
  /** Whose it is. */
  readonly subject: string;
  readonly sale: S;
  readonly price: SalePrice;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface PlanChangeTerms {
  /** What a month costs from then on. */
  readonly newMonthly: Money | null;
  readonly changeType: 'UPGRADE' | 'DOWNGRADE' | 'UNRECOGNIZED' | null;
  /** Epoch milliseconds. */
  readonly effectiveAt: number | null;
}
