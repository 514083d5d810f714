/*
 * Purchase preparation: what is read afresh before an order leaves, and what forbids it.
 *
 * Owns   the last look at right, card and price of an order, and at every attempt before a new link is made.
 * Gives  the lines that the account has before it, by which those that are bought are told apart.
 * Never  lets an order leave at another price than was shown, nor a second one while the first may be paid.
 */
import { seeded } from '../seeded-bug.ts';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isAtLeast } from '../access/caller.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import type { PurchaseStatus } from '../datasources/purchase.ts';
import { problem } from '../errors.ts';
import type { Intent } from './engine/journal.ts';
import type { Prepared, SendingTurn } from './engine/kind.ts';
import { isRefusal, notFound, refusal, type Refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';
import { addressGuess, isNewAccount } from './purchase-address.ts';
import { LINK_DYING_MS, type Purchase, type PurchaseDetail } from './purchase-detail.ts';
import { pricedQuote } from './purchase-quote.ts';
import { purchaseQuoteIn, type Quote } from './sales/quote.ts';
import { pageAnew } from './sales/return-pages.ts';
import { isRefusedCard, savedCard } from './sales/saved-card.ts';

/** Before the first order. */
export async function prepareOrder(
  { detail }: Purchase,
  intent: Intent,
  turn: SendingTurn,
): Promise<Prepared<PurchaseDetail> | Refusal<Quote>> {
  const quote = await purchaseQuoteIn(turn.journal, detail.quoteId);
  if (!quote) return refusal(problem('QUOTE_STALE', 'GONE'));
  const buyer = await buyerOf(quote, turn.session);
  if (isRefusal(buyer)) return buyer;
  const { customerId } = quote.cart;
  const card = await savedCard(textOf(intent['cardId']), customerId, turn.session.sources);
  if (isRefusedCard(card)) return card;
  const stale = await staleness(quote, turn);
  if (stale) return stale;
  const { info } = buyer;
  const lines = info?.lines.map((line) => line.customerId) ?? [];
  const latest = info?.transactionId ?? null;
  return {
    detail: { before: { lines, latest, replaces: null, unknownSince: null } },
    account: customerId,
    validUntil: quote.expiresAt,
    intent: { ...intent, card },
    ...(isNewAccount(quote.cart) && { guess: await addressGuess(quote, turn.session) }),
  };
}

/** Before a new link: the attempt that was named is the last one, its link has surely run out, and nobody has paid any of them. */
export async function prepareRenewal(
  { detail, customerId }: Purchase,
  intent: Intent,
  turn: SendingTurn,
): Promise<Prepared<PurchaseDetail> | Refusal<Quote>> {
  const quote = await purchaseQuoteIn(turn.journal, detail.quoteId);
  const last = detail.attempts.at(-1);
  const isLast =
    last?.transactionId === intent['replaces'] || seeded('attempt-not-named-at-renewal');
  if (!quote || !detail.before || !last || !isLast)
    return refusal(problem('LINK_NOT_RENEWABLE', 'NOT_NEEDED'));
  const buyer = await buyerOf(quote, turn.session);
  if (isRefusal(buyer)) return buyer;
  const statuses = await Promise.all(
    detail.attempts.map((attempt) => turn.sources.purchase.statusOf(attempt.transactionId)),
  );
  const expiresAt = statuses.at(-1)?.link?.expiresAt ?? last.link?.expiresAt ?? null;
  const unpaid = statuses.every(isUnpaid) && statuses.at(-1)?.phase !== 'failed';
  if (expiresAt === null || (!unpaid && !seeded('renewal-not-checked-at-send')))
    return refusal(problem('LINK_NOT_RENEWABLE', 'NOT_NEEDED'));
  const renewableAt = expiresAt + LINK_DYING_MS;
  if (turn.clock.now() < renewableAt)
    return refusal(
      problem('LINK_NOT_RENEWABLE', 'JUST_EXPIRED', { remedy: 'WAIT', retryAt: renewableAt }),
    );
  const before = { ...detail.before, replaces: last.transactionId, unknownSince: null };
  return { detail: { before }, account: customerId };
}

/** Who may buy this now: the person whose quote it is, for a customer whose account they hold. */
async function buyerOf(
  { subject, cart: { customerId } }: Quote,
  { caller, access, sources }: Session,
): Promise<{ readonly info: CustomerInfo | null } | Refusal> {
  const isAgent = isAtLeast(caller, 'AGENT');
  if (subject !== caller.subject && !isAgent) return notFound('quoteId');
  if (customerId === null) return { info: null };
  if (!(await access.mayUseCustomer(caller, customerId))) return notFound('quoteId');
  const info = await sources.customer.fresh(customerId);
  if (!info) return notFound('quoteId');
  return info.isPrimary || isAgent ? { info } : refusal(problem('HOLDER_ONLY', 'NOT_PRIMARY'));
}

/** Null when the quote still holds; else why not, with what can be bought instead. */
async function staleness(quote: Quote, turn: SendingTurn): Promise<Refusal<Quote> | null> {
  const { cart, subject, expiresAt, price } = quote;
  const redirectUrl = pageAnew(cart.redirectUrl);
  const again = { ...cart, clientAccountId: randomUUID(), redirectUrl };
  const { sources, clock } = turn;
  const newQuote = await pricedQuote({ subject, cart: again }, { sources, now: clock.now() });
  if (isRefusal(newQuote)) return newQuote;
  const inTime = expiresAt > clock.now();
  if (inTime && isDeepStrictEqual(price, newQuote.price)) return null;
  await turn.saveQuote(newQuote);
  return { problems: [problem('QUOTE_STALE', inTime ? 'PRICE_CHANGED' : 'EXPIRED')], newQuote };
}

const UNPAID: ReadonlySet<PurchaseStatus['phase']> = new Set<PurchaseStatus['phase']>([
  'working',
  'payment-needed',
  'failed',
]);

/** A record that cannot be found says nothing. */
const isUnpaid = (status: PurchaseStatus | null): boolean =>
  status !== null && UNPAID.has(status.phase);

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
