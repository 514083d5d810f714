/*
 * Purchased lines: which lines of an account came from a purchase.
 *
 * Owns   the match between what was sold and what the account lists.
 * Never  guesses: a sold line without one listed line of its first name is shown as it was sold (Q21).
 */
import type { RequestContext } from '../context.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { PurchaseDetail } from '../operations/purchase-detail.ts';
import type { QuotedLine, SoldSimType } from '../operations/sales/quote.ts';
import { isThatOf, soldKey } from '../operations/lines/sold-line.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { customerView } from './customer.ts';
import { namedLine, unnamedLine, type LineView } from './line-view.ts';

export interface PurchasedLineView {
  readonly line: LineView | null;
  readonly simType: SoldSimType;
  readonly next: 'ACTIVATE_NOW' | 'AWAIT_SIM';
}

export async function boughtLines(
  { status, customerId, detail }: Operation<PurchaseDetail>,
  context: RequestContext,
): Promise<PurchasedLineView[]> {
  if (status !== 'SUCCEEDED' || customerId === null) return [];
  const quote = await context.journal.quote(detail.quoteId);
  const account = await customerView(customerId, context);
  const transaction = detail.attempts.at(-1)?.transactionId;
  return (quote?.cart.lines ?? []).map((sold, index) => {
    return {
      line: account && soldLineView(account, sold, transaction ? soldKey(transaction, index) : ''),
      simType: sold.simType,
      next: sold.simType === 'ESIM' ? 'ACTIVATE_NOW' : 'AWAIT_SIM',
    };
  });
}

/** The listed line that a sold one became, else the sold one under its key. */
export function soldLineView(account: CustomerInfo, sold: QuotedLine, key: string): LineView {
  const listed = account.lines.find((one) => isThatOf(sold, one));
  return listed ? namedLine(account, listed) : unnamedLine(account, sold, key);
}
