/*
 * Sale: what stands before every purchase with a saved card.
 *
 * Owns   the reading that decides: the buyer holds the account, the line allows it, the card is theirs, the price is the one that was shown.
 * Gives  a preparation that is right each time, or why nothing is sent, with the new quote where the price is another one.
 * Never  sends anything.
 */
import { seeded } from '../../seeded-bug.ts';
import { globalId, partOf, cardId, type CardId } from '../../ids.ts';
import { problem } from '../../errors.ts';
import type { Intent } from '../engine/journal.ts';
import type { Prepared, SendingTurn } from '../engine/kind.ts';
import type { DetailOf, Operation } from '../engine/operation.ts';
import { isRefusal, type AnyQuote, type Refusal } from '../engine/refusal.ts';
import { accountTarget } from '../lines/account-target.ts';
import { lineTarget } from '../lines/line-target.ts';
import { priced, samePrice, type Buyer, type Product } from './product.ts';
import type { Sale, SaleKind, SaleOf, SaleQuote } from './sale-quote.ts';
import { isRefusedCard, savedCard } from './saved-card.ts';

interface Selling<K extends SaleKind> {
  readonly product: Product<K>;
  readonly operation: Operation<DetailOf<K>>;
  readonly quote: SaleQuote<SaleOf<K>>;
}

/** Reads afresh what the purchase of a quote needs. */
export async function prepareSale<K extends SaleKind>(
  { product, operation, quote }: Selling<K>,
  intent: Intent,
  turn: SendingTurn,
): Promise<Prepared<DetailOf<K>> | Refusal<AnyQuote>> {
  const { sale } = quote;
  const { sources, session, now } = turn;
  const buyer = await buyerOf({ product, operation, quote }, turn);
  if (isRefusal(buyer)) return buyer;
  const { subject } = session.caller;
  const [card, newQuote, before] = await Promise.all([
    savedCard(cardIn(intent), sale.account, sources),
    priced<K>({ product, sale }, { subject, sources, now }),
    product.before(sale, buyer, sources),
  ]);
  if (isRefusedCard(card)) return card;
  if (isRefusal(newQuote)) return newQuote;
  const stale = quote.expiresAt <= now || !samePrice(quote.price, newQuote.price);
  if (stale && !seeded('price-not-read-again')) {
    await turn.saveQuote(newQuote);
    const reason = quote.expiresAt <= now ? 'EXPIRED' : 'PRICE_CHANGED';
    return { problems: [problem('QUOTE_STALE', reason)], newQuote };
  }
  return { detail: before, account: sale.account, validUntil: quote.expiresAt };
}

/** Who buys, when they still hold the account and the line still allows it. */
async function buyerOf<K extends SaleKind>(
  { product: { action }, operation, quote }: Selling<K>,
  turn: SendingTurn,
): Promise<Buyer | Refusal> {
  const sale: Sale = quote.sale;
  if (action === null || !('line' in sale)) {
    const account = await accountTarget(globalId('Customer', sale.account), turn.session);
    return isRefusal(account) ? account : { account, line: null };
  }
  const lineId = globalId('Line', sale.account, sale.line);
  return lineTarget({ lineId, action, self: operation.id }, turn.session, turn);
}

const cardIn = ({ cardId: card }: Intent): string | null =>
  typeof card === 'string' ? card : null;

/** The card that the intent names, as the platform does; null for the default one. */
export function cardOf(intent: Intent): CardId | null {
  const card = cardIn(intent);
  const own = card === null ? null : partOf('Card', card);
  return own === null ? null : cardId(own);
}
