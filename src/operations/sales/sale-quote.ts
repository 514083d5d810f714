/*
 * Sale quote: what was shown of something that a saved card pays at once, kept so that exactly this can be bought.
 *
 * Owns   the shape of what is sold: data, calling credit, a roaming pack, another plan.
 * Gives  a kept quote as one of its kinds.
 * Never  changes once it is kept; a new price is a new quote.
 */
import { GatewayError } from '../../errors.ts';
import type { CustomerId, PackId, PlanId, QuoteId } from '../../ids.ts';
import type { Money } from '../../money.ts';
import type { AnyQuote, JournalReads } from '../engine/journal.ts';

export interface SaleByKind {
  'top-up': {
    readonly kind: 'top-up';
    readonly account: CustomerId;
    readonly line: CustomerId;
    readonly serviceCode: string;
    readonly quantity: number;
  };
  'calling-credit': {
    readonly kind: 'calling-credit';
    readonly account: CustomerId;
    readonly group: string;
    readonly amount: Money;
  };
  'roaming-pack': {
    readonly kind: 'roaming-pack';
    readonly account: CustomerId;
    readonly line: CustomerId;
    readonly pack: PackId;
    /** A day, or null for at once. */
    readonly startsOn: string | null;
  };
  'plan-change': {
    readonly kind: 'plan-change';
    readonly account: CustomerId;
    readonly line: CustomerId;
    readonly plan: PlanId;
    readonly effective: 'NOW' | 'NEXT_CYCLE';
  };
}

export type SaleKind = keyof SaleByKind;
export type SaleOf<K extends SaleKind> = SaleByKind[K];
export type Sale = SaleOf<SaleKind>;

/** What the platform asks for it. */
export interface SalePrice {
  /** Without tax, or null when the platform does not say. */
  readonly amount: Money | null;
  readonly tax: Money | null;
  readonly total: Money;
  /** Of plan changes only. */
  readonly planChange?: PlanChangeTerms;
}

export interface PlanChangeTerms {
  /** What a month costs from then on. */
  readonly newMonthly: Money | null;
  readonly changeType: 'UPGRADE' | 'DOWNGRADE' | 'UNRECOGNIZED' | null;
  /** As `2026-01-28`. */
  readonly effectiveOn: string | null;
}

export interface SaleQuote<S extends Sale = Sale> extends AnyQuote {
  readonly sale: S;
  readonly price: SalePrice;
  /** Whether the platform would show its outcome, should its answer be lost. */
  readonly provable: boolean;
}

export const isSaleQuote = (quote: AnyQuote): quote is SaleQuote => 'sale' in quote;

/** Whether the quote is of this kind. */
export const isSaleQuoteOf = <K extends SaleKind>(
  kind: K,
  quote: AnyQuote,
): quote is SaleQuote<SaleOf<K>> => isSaleQuote(quote) && quote.sale.kind === kind;

/** A kept quote of this kind, or null. */
export async function saleQuoteIn<K extends SaleKind>(
  journal: Pick<JournalReads, 'quote'>,
  kind: K,
  id: QuoteId,
): Promise<SaleQuote<SaleOf<K>> | null> {
  const quote = await journal.quote(id);
  return quote && isSaleQuoteOf(kind, quote) ? quote : null;
}

/** The quote that something was bought with. It is kept as long as its operation. */
export async function boughtQuote<K extends SaleKind>(
  journal: Pick<JournalReads, 'quote'>,
  kind: K,
  id: QuoteId,
): Promise<SaleQuote<SaleOf<K>>> {
  const quote = await saleQuoteIn(journal, kind, id);
  if (!quote) throw new GatewayError('INTERNAL_SERVER_ERROR');
  return quote;
}
