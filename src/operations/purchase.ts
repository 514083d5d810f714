/*
 * Purchase: buys what a quote shows, for a new customer (row 9) or a known one (row 11).
 *
 * Owns   what is sent, and what the platform's record of every attempt says together.
 * Gives  a link to pay at, a new one when it ran out unpaid, and the customer in the end.
 * Never  sends an order again because an answer was lost: the account reference, the callbacks and the return page find it.
 *
 * There is more than one attempt only when a link ran out. The old attempt is still read: somebody may have paid in the last second.
 */
import { minutes, seconds } from '../clock.ts';
import type { PurchaseStatus } from '../datasources/purchase.ts';
import { problem, type Problem } from '../errors.ts';
import { cardId as asCardId, transactionId, type TransactionId } from '../ids.ts';
import { writtenFrom, type Kind, type Tools, type Written } from './engine/kind.ts';
import type { Operation, Reading } from './engine/operation.ts';
import type { PurchaseAttempt, PurchaseDetail } from './purchase-detail.ts';
import type { Quote } from './sales/quote.ts';
import { readAttempts, type AttemptStatus } from './purchase-reading.ts';

type Purchase = Operation<PurchaseDetail>;

export const RENEW_LINK = 'renew-link';

export const purchaseKind: Kind<PurchaseDetail> = {
  kind: 'purchase',
  doubtLastsMs: minutes(30),

  async write(operation, intent, tools) {
    const quote = await tools.quote(operation.detail.quoteId);
    if (!quote) return { outcome: 'refused', problem: problem('QUOTE_STALE') };
    const answer = await submit(quote, intent['cardId'], tools);
    const written = await writtenFrom(
      answer,
      (value) => receiptOf(operation, value.transactionId),
      () => lostReceipt(operation, tools),
    );
    return operation.pending?.name === RENEW_LINK ? renewalOf(written, operation) : written;
  },

  async read(operation, tools) {
    const found = operation.inDoubtSince === null ? null : await lostAttempt(operation, tools);
    const attempts = found ? [...operation.detail.attempts, found] : operation.detail.attempts;
    const statuses = await Promise.all(attempts.map((attempt) => statusOf(attempt, tools)));
    const reading = readAttempts(operation, statuses, tools.now);
    return found
      ? { ...reading, taken: true, refs: refsOf(operation, found.transactionId) }
      : reading;
  },

  checkEveryMs: (operation, now) => {
    if (operation.status === 'NEEDS_ATTENTION') return minutes(5);
    if (operation.task?.type === 'RenewPaymentLink') return minutes(1);
    return Math.min(seconds(5), untilLinkExpires(operation, now));
  },

  linkOf: ({ subject, customerId, detail }) =>
    customerId !== null && detail.purchaseKind === 'NEW_CUSTOMER' ? { subject, customerId } : null,
};

const submit = (
  { cart, price }: Quote,
  cardId: unknown,
  { sources }: Tools,
): ReturnType<typeof sources.purchase.submit> =>
  cart.kind === 'NEW_CUSTOMER'
    ? sources.purchase.submit(cart, price.dueToday.total)
    : sources.purchase.submitSubsequent(cart, {
        total: price.dueToday.total,
        cardId: typeof cardId === 'string' ? asCardId(cardId) : null,
      });

function receiptOf(operation: Purchase, transaction: TransactionId): Reading {
  const attempt: PurchaseAttempt = {
    transactionId: transaction,
    link: null,
    paymentStatus: 'PENDING',
  };
  return {
    state: 'working',
    step: operation.pending?.name === RENEW_LINK ? 'PAYMENT_LINK_RENEWED' : 'ACCEPTED',
    progress: 1,
    detail: { attempts: [...operation.detail.attempts, attempt] },
    refs: refsOf(operation, transaction),
  };
}

const refsOf = ({ detail }: Purchase, transaction: TransactionId): readonly string[] => [
  `transaction:${transaction}`,
  `reference:${detail.clientAccountId}`,
];

/** A new link that the platform refuses because the account exists by now needs a person; other refusals may be tried again. */
function renewalOf(written: Written, operation: Purchase): Written {
  if (written.outcome !== 'refused' || written.problem.code !== 'EMAIL_TAKEN') return written;
  const taken: Problem = { ...written.problem, remedy: 'CONTACT_SUPPORT' };
  const task = { type: 'ContactSupport', problem: taken } as const;
  const then: Reading = {
    state: 'waiting',
    step: 'REFUSED',
    task,
    progress: operation.progress,
  };
  return { ...written, then };
}

async function lostReceipt(operation: Purchase, tools: Tools): Promise<Reading | null> {
  const found = await lostAttempt(operation, tools);
  return found ? receiptOf(operation, found.transactionId) : null;
}

/** Finds the order whose answer was lost: named by a callback or the return page, else by the account's own record. */
async function lostAttempt(operation: Purchase, tools: Tools): Promise<PurchaseAttempt | null> {
  const known = new Set(operation.detail.attempts.map((attempt) => attempt.transactionId));
  const named = candidatesOf(operation).filter((candidate) => !known.has(candidate));
  for (const candidate of named) {
    const status = await tools.sources.purchase.statusOf(candidate);
    if (status?.clientAccountId === operation.detail.clientAccountId) return attemptOf(candidate);
  }
  const account = await tools.sources.customer.byReference(operation.detail.clientAccountId);
  const latest = account?.transactionId ?? null;
  return latest === null || known.has(latest) ? null : attemptOf(latest);
}

const attemptOf = (transaction: TransactionId): PurchaseAttempt => ({
  transactionId: transaction,
  link: null,
  paymentStatus: 'PENDING',
});

const CANDIDATE = 'candidate:';

const candidatesOf = ({ refs }: Purchase): readonly TransactionId[] =>
  refs
    .filter((ref) => ref.startsWith(CANDIDATE))
    .map((ref) => transactionId(ref.slice(CANDIDATE.length)));

async function statusOf(attempt: PurchaseAttempt, { sources }: Tools): Promise<AttemptStatus> {
  const status: PurchaseStatus | null = await sources.purchase.statusOf(attempt.transactionId);
  return { attempt, status };
}

function untilLinkExpires({ task }: Purchase, now: number): number {
  if (task?.type !== 'PayAtLink' || task.expiresAt === null) return Infinity;
  return Math.max(task.expiresAt - now, 0);
}
