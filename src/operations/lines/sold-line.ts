/*
 * Sold line: a line that was bought, before and after the platform names it (Q21).
 *
 * Owns   the key of a line that has no customerId yet, `transactionId#index`, and which listed line it is once it has one.
 * Gives  the same line under its old key for good.
 */
import type { LineInfo } from '../../datasources/customer.ts';
import type { CustomerId, TransactionId } from '../../ids.ts';
import type { OperationJournal } from '../engine/journal.ts';
import { isOfKind } from '../engine/operation.ts';
import type { QuotedLine } from '../sales/quote.ts';

export const soldKey = (transaction: TransactionId, index: number): string =>
  `${transaction}#${index}`;

/** What was sold under a key to this account, or null when the key names nothing of it. */
export async function soldUnder(
  key: string,
  account: CustomerId,
  journal: OperationJournal,
): Promise<QuotedLine | null> {
  const [, transaction, index] = /^(.+)#(\d+)$/.exec(key) ?? [];
  if (transaction === undefined) return null;
  const purchases = await journal.byRef(`transaction:${transaction}`);
  const purchase = purchases.find(({ customerId }) => customerId === account);
  if (!purchase || !isOfKind('purchase', purchase)) return null;
  const quote = await journal.quote(purchase.detail.quoteId);
  return quote?.cart.lines[Number(index)] ?? null;
}

/** Renewed lines are named; first names tell the new ones of one purchase apart. */
export const isThatOf = (sold: QuotedLine, line: LineInfo): boolean =>
  sold.renews === null
    ? line.firstName?.toLowerCase() === sold.firstName.toLowerCase()
    : line.customerId === sold.renews;
