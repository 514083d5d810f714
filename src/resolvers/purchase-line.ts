/*
 * Purchased lines: which lines of an account came from a purchase.
 *
 * Owns   the match between what was sold and what the account lists.
 * Never  guesses: a sold line without one listed line of its first name is shown without a line (Q21).
 */
import type { RequestContext } from '../context.ts';
import type { Operation } from '../operations/operation.ts';
import type { PurchaseDetail } from '../operations/purchase-detail.ts';
import type { QuotedLine, SoldSimType } from '../operations/quote.ts';
import { customerView } from './customer.ts';
import type { LineView } from './line.ts';

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
  return (quote?.cart.lines ?? []).map((sold) => {
    const line = account?.lines.find((one) => isThatOf(sold, one));
    return {
      line: account && line ? { account, line } : null,
      simType: sold.simType,
      next: sold.simType === 'ESIM' ? 'ACTIVATE_NOW' : 'AWAIT_SIM',
    };
  });
}

const isThatOf = (sold: QuotedLine, line: LineView['line']): boolean =>
  sold.renews === null
    ? line.firstName?.toLowerCase() === sold.firstName.toLowerCase()
    : line.customerId === sold.renews;
