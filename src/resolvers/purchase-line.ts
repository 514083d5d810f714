/*
 * Purchased lines: which lines of an account came from a purchase.
 *
 * Owns   the view of what was sold, beside what the account lists.
 * Never  guesses: a sold line of which no listed one is known is shown as it was sold (Q21).
 */
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { isThatOf, soldKey, soldLines, type SoldLine } from '../operations/lines/sold-line.ts';
import type { Purchase } from '../operations/purchase-detail.ts';
import { purchaseQuoteIn, type SoldSimType } from '../operations/sales/quote.ts';
import { customerView } from './customer.ts';
import { namedLine, unnamedLine, type LineView } from './line-view.ts';

export interface PurchasedLineView {
  readonly line: LineView | null;
  readonly simType: SoldSimType;
  readonly next: 'ACTIVATE_NOW' | 'AWAIT_SIM';
}

export async function boughtLines(
  purchase: Purchase,
  context: RequestContext,
): Promise<PurchasedLineView[]> {
  const { status, customerId, detail } = purchase;
  if (status !== 'SUCCEEDED' || customerId === null) return [];
  const quote = await purchaseQuoteIn(context.journal, detail.quoteId);
  const account = await customerView(customerId, context);
  const transaction = detail.attempts.at(-1)?.transactionId;
  const sold = quote ? soldLines(purchase, quote) : [];
  return sold.map((line, index) => ({
    line: account && soldLineView(account, line, transaction ? soldKey(transaction, index) : ''),
    simType: line.simType,
    next: line.simType === 'ESIM' ? 'ACTIVATE_NOW' : 'AWAIT_SIM',
  }));
}

/** The listed line that a sold one became, else the sold one under its key. */
export function soldLineView(account: CustomerInfo, sold: SoldLine, key: string): LineView {
  const listed = account.lines.find((one) => isThatOf(sold, one));
  return listed ? namedLine(account, listed) : unnamedLine(account, sold, key);
}
