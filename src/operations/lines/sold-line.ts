/*
 * Sold line: a line that was bought, before and after the platform names it (Q21).
 *
 * Owns   the key of a line that has no customerId yet, `transactionId#index`, and which listed line it became.
 * Gives  the same line under its old key for good.
 * Never  claims a line by anybody's name: it must be new since the purchase, be explained by no other purchase, and have the plan and the
 *        kind of SIM that were sold. What could be either of two is neither.
 */
import { seeded } from '../../seeded-bug.ts';
import type { LineInfo } from '../../datasources/customer.ts';
import { GatewayError } from '../../errors.ts';
import type { CustomerId, PlanId, TransactionId } from '../../ids.ts';
import type { OperationJournal } from '../engine/journal.ts';
import type { Turn } from '../engine/kind.ts';
import { isOfKind } from '../engine/operation.ts';
import type { Purchase } from '../purchase-detail.ts';
import { purchaseQuoteIn, type Quote, type QuotedLine } from '../sales/quote.ts';

export interface SoldLine extends QuotedLine {
  /** The listed line that it became, or null as long as the platform does not name it. */
  readonly lineId: CustomerId | null;
}

export const soldKey = (transaction: TransactionId, index: number): string =>
  `${transaction}#${index}`;

/** What was sold under a key to this account, or null when the key names nothing of it. */
export async function soldUnder(
  key: string,
  account: CustomerId,
  journal: Pick<OperationJournal, 'byRef' | 'quote'>,
): Promise<SoldLine | null> {
  const [, transaction, index] = /^(.+)#(\d+)$/.exec(key) ?? [];
  if (transaction === undefined) return null;
  const purchases = await journal.byRef(`transaction:${transaction}`);
  const purchase = purchases.find(({ customerId }) => customerId === account);
  if (!purchase || !isOfKind('purchase', purchase)) return null;
  const quote = await purchaseQuoteIn(journal, purchase.detail.quoteId);
  return quote ? (soldLines(purchase, quote)[Number(index)] ?? null) : null;
}

/** Everything that a purchase sold, in the order of its cart. */
export const soldLines = ({ detail }: Purchase, { cart }: Quote): readonly SoldLine[] =>
  cart.lines.map((line, index) => ({ ...line, lineId: detail.lineIds[index] ?? line.renews }));

export const isThatOf = ({ lineId }: SoldLine, line: LineInfo): boolean =>
  line.customerId === lineId;

/** Which listed line each sold one became, in the order of the cart. An account that cannot be read now names none. */
export async function soldLineIds(
  purchase: Purchase,
  { customerId, others }: { customerId: CustomerId; others: readonly Purchase[] },
  turn: Turn,
): Promise<readonly (CustomerId | null)[]> {
  const quote = await purchaseQuoteIn(turn.journal, purchase.detail.quoteId);
  const ids = quote ? soldLines(purchase, quote).map(({ lineId }) => lineId) : [];
  if (!quote || ids.every((id) => id !== null)) return ids;
  try {
    const account = await turn.sources.customer.info(customerId);
    const taken = seeded('line-claimed-by-name')
      ? new Set()
      : takenFrom(purchase, [...ids, ...others.flatMap(idsOf(purchase))]);
    const free = account?.lines.filter((line) => !taken.has(line.customerId)) ?? [];
    return named(quote, ids, await Promise.all(free.map((line) => withPlan(line, turn))));
  } catch (error) {
    if (error instanceof GatewayError) return ids;
    throw error;
  }
}

const idsOf =
  (purchase: Purchase) =>
  ({ id, detail }: Purchase): readonly (CustomerId | null)[] =>
    id === purchase.id ? [] : detail.lineIds;

const takenFrom = (
  { detail: { before } }: Purchase,
  ids: readonly (CustomerId | null)[],
): ReadonlySet<CustomerId> =>
  new Set([...(before?.lines ?? []), ...ids.filter((id) => id !== null)]);

interface FreeLine {
  readonly line: LineInfo;
  /** Null when no plan of today is the one that the line names. */
  readonly planId: PlanId | null;
}

async function withPlan(line: LineInfo, { sources }: Turn): Promise<FreeLine> {
  const plan = await sources.catalog.planOf(line);
  return { line, planId: plan?.id ?? null };
}

/** Sold lines of one plan and one kind of SIM are alike, and take what is listed in its order. */
function named(
  { cart }: Quote,
  ids: readonly (CustomerId | null)[],
  free: readonly FreeLine[],
): readonly (CustomerId | null)[] {
  const left = [...free];
  const open = cart.lines.filter((_sold, index) => ids[index] === null);
  return cart.lines.map((sold, index) => {
    const known = ids[index] ?? null;
    if (known !== null) return known;
    const others = open.filter((one) => !isAlike(one, sold));
    const isOnly = (one: FreeLine): boolean => !others.some((other) => fits(other, one));
    const at = left.findIndex(
      (one) =>
        (seeded('line-claimed-by-name') && one.line.firstName === sold.firstName) ||
        isFirstOfNew(cart, index, one) ||
        (fits(sold, one) && isOnly(one)),
    );
    return at < 0 ? null : (left.splice(at, 1)[0]?.line.customerId ?? null);
  });
}

/** The first line of a new account is its primary one: it was ordered so. */
const isFirstOfNew = ({ kind }: Quote['cart'], index: number, { line }: FreeLine): boolean =>
  kind === 'NEW_CUSTOMER' && index === 0 && line.isPrimary;

const isAlike = (one: QuotedLine, other: QuotedLine): boolean =>
  one.planId === other.planId && one.simType === other.simType;

/** What the platform does not say fits anything. */
const fits = ({ planId, simType }: QuotedLine, { line, planId: listed }: FreeLine): boolean =>
  (listed === null || listed === planId) &&
  (line.simType === null || line.simType === 'UNRECOGNIZED' || line.simType === simType);
