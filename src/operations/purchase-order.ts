/*
 * Purchase order: what leaves for a purchase, and how the answer to it is understood.
 *
 * Owns   the choice of the row, and what an answer says of an order that is new or replaces one whose link ran out.
 * Never  takes a word that is neither yes nor no for either: the transaction that it names is looked at later.
 */
import { problem, type Problem } from '../errors.ts';
import { cardId } from '../ids.ts';
import type { Intent } from './engine/journal.ts';
import { writtenFrom, type Turn, type Written } from './engine/kind.ts';
import type { Reading } from './engine/operation.ts';
import { RENEW_LINK, type Purchase, type PurchaseAttempt } from './purchase-detail.ts';
import {
  answeredRef,
  attemptOf,
  lostAttempt,
  referenceRef,
  transactionRef,
} from './purchase-proof.ts';
import { purchaseQuoteIn, type Quote } from './sales/quote.ts';

/** Sends the order of a quote, once. A conflict is read back: the order may be there. */
export async function sendOrder(purchase: Purchase, intent: Intent, turn: Turn): Promise<Written> {
  const quote = await purchaseQuoteIn(turn.journal, purchase.detail.quoteId);
  if (!quote) return { outcome: 'refused', problem: problem('QUOTE_STALE', 'GONE') };
  const answer = await submit(quote, intent, turn);
  if (answer.outcome === 'no-response') return { outcome: 'no-response', refs: namedIn(answer) };
  const written = await writtenFrom(
    answer,
    ({ transactionId }) => receiptOf(purchase, attemptOf(purchase, transactionId, 'NAME')),
    async () => {
      const found = await lostAttempt(purchase, turn);
      return found && receiptOf(purchase, found);
    },
  );
  return purchase.pending?.name === RENEW_LINK ? renewalOf(written, purchase) : written;
}

function submit(
  { cart, price }: Quote,
  intent: Intent,
  { sources }: Turn,
): ReturnType<typeof sources.purchase.submit> {
  const { total } = price.dueToday;
  const card = intent['card'];
  return cart.kind === 'NEW_CUSTOMER'
    ? sources.purchase.submit(cart, total)
    : sources.purchase.submitSubsequent(cart, {
        total,
        cardId: typeof card === 'string' ? cardId(card) : null,
      });
}

/** An answer that says neither yes nor no may name the order all the same. */
const namedIn = (answer: NoResponse): readonly string[] =>
  answer.named?.transactionId ? [answeredRef(answer.named.transactionId)] : [];

type NoResponse = {
  readonly outcome: 'no-response';
  readonly named?: Pick<PurchaseAttempt, 'transactionId'>;
};

const receiptOf = ({ detail, pending }: Purchase, attempt: PurchaseAttempt): Reading => ({
  state: 'working',
  step: pending?.name === RENEW_LINK ? 'PAYMENT_LINK_RENEWED' : 'ACCEPTED',
  progress: 1,
  detail: { attempts: [...detail.attempts, attempt] },
  refs: [transactionRef(attempt.transactionId), referenceRef(detail.clientAccountId)],
  claims: [transactionRef(attempt.transactionId)],
});

/** A new link that the platform refuses because the account exists by now needs a person; other refusals may be tried again. */
function renewalOf(written: Written, { progress, detail }: Purchase): Written {
  if (written.outcome !== 'refused') return written;
  const before = detail.before && { ...detail.before, replaces: null };
  if (written.problem.code !== 'EMAIL_TAKEN')
    return { ...written, then: { state: 'nothing-new', progress, detail: { before } } };
  const notRenewable: Problem = { ...written.problem, remedy: 'CONTACT_SUPPORT' };
  const task = { type: 'ContactSupport', problem: notRenewable } as const;
  const patch = { before, notRenewable };
  return { ...written, then: { state: 'waiting', step: 'REFUSED', task, progress, detail: patch } };
}
