/*
 * Purchase proof: whose order a transaction of the platform is.
 *
 * Owns   the two proofs of a purchase: a record that our order's answer named or that carries our reference, and, where records carry
 *        none, the only one that is new, of this customer and of this total.
 * Gives  the attempt behind a lost answer, the purchase behind an unknown transaction, and what a person may name when they settle one.
 * Never  believes a name by itself: the transaction is read, and one that cannot be read says nothing and stops no other.
 */
import { seeded } from '../seeded-bug.ts';
import type { PurchaseStatus } from '../datasources/purchase.ts';
import { GatewayError } from '../errors.ts';
import { transactionId, type CustomerId, type TransactionId } from '../ids.ts';
import { soleRecord } from './engine/evidence.ts';
import type { JournalReads } from './engine/journal.ts';
import type { Named, Settled, Turn } from './engine/kind.ts';
import { isOfKind } from './engine/operation.ts';
import { notFound, type Refusal } from './engine/refusal.ts';
import {
  awaitsAttempt,
  isForKnownCustomer,
  type Purchase,
  type PurchaseAttempt,
} from './purchase-detail.ts';
import { purchaseQuoteIn } from './sales/quote.ts';

/** What the answer to our own order named, without saying that it was accepted. */
const ANSWERED = 'candidate:';
/** What a callback or the return page named. */
const NAMED = 'transaction:';

export const answeredRef = (transaction: TransactionId): string => `${ANSWERED}${transaction}`;
export const transactionRef = (transaction: TransactionId): string => `${NAMED}${transaction}`;
export const referenceRef = (reference: string): string => `reference:${reference}`;
/** All purchases of one customer, and of one cart, carry these. */
export const buyerRef = (customer: CustomerId): string => `buyer:${customer}`;
export const cartRef = (cart: string): string => `cart:${cart}`;

/** The order whose answer was lost, or null as long as nothing proves which one it is. */
export async function lostAttempt(purchase: Purchase, turn: Turn): Promise<PurchaseAttempt | null> {
  const { clientAccountId, attempts } = purchase.detail;
  const known = new Set(attempts.map((attempt) => attempt.transactionId));
  const isNew = (id: TransactionId | null): id is TransactionId => id !== null && !known.has(id);
  const answered = namesIn(purchase, ANSWERED).filter(isNew);
  const others = namesIn(purchase, NAMED).filter(isNew);
  const statuses = await statusesOf([...new Set([...answered, ...others])], turn);
  const named = statuses.find(
    ({ transactionId: id, clientAccountId: reference }) =>
      reference === clientAccountId ||
      seeded('callback-believed') ||
      (reference === null && answered.includes(id)),
  );
  if (named) return attemptOf(purchase, named.transactionId, 'NAME');
  if (isForKnownCustomer(purchase)) return soleTransaction(purchase, { statuses, isNew }, turn);
  const account = await turn.sources.customer.byReference(clientAccountId);
  const latest = account?.transactionId ?? null;
  if (!isNew(latest) || (await isOfAnother(latest, purchase, turn))) return null;
  return attemptOf(purchase, latest, 'NAME');
}

/** The account names its latest order, which may be one that came after ours. */
async function isOfAnother(
  id: TransactionId,
  { detail: { clientAccountId } }: Purchase,
  turn: Turn,
): Promise<boolean> {
  const [status] = await statusesOf([id], turn);
  const reference = status?.clientAccountId ?? null;
  return reference !== null && reference !== clientAccountId;
}

export const attemptOf = (
  { sentAt, startedAt }: Pick<Purchase, 'sentAt' | 'startedAt'>,
  transaction: TransactionId,
  proof: PurchaseAttempt['proof'],
): PurchaseAttempt => ({
  ...{ transactionId: transaction, link: null, paymentStatus: 'PENDING', proof },
  ...{ sentAt: sentAt ?? startedAt, paidAt: null, over: false },
});

/** Whose reference the platform's record carries; where it carries none, the purchase that waits for such a record. */
export async function purchaseOf(
  journal: Pick<JournalReads, 'byRef'>,
  { clientAccountId, customerId }: PurchaseStatus,
): Promise<Purchase | null> {
  if (clientAccountId !== null)
    return (await purchasesBy(journal, referenceRef(clientAccountId)))[0] ?? null;
  if (customerId === null) return null;
  return (await purchasesBy(journal, buyerRef(customerId))).find(awaitsAttempt) ?? null;
}

export const purchasesBy = async (
  journal: Pick<JournalReads, 'byRef'>,
  ref: string,
): Promise<readonly Purchase[]> =>
  (await journal.byRef(ref)).filter((operation) => isOfKind('purchase', operation));

/** A customer or transaction that a person names is this purchase's only where the platform's record carries our reference. */
export async function identify(
  { detail: { clientAccountId } }: Purchase,
  { customer, transaction }: Named,
  { sources }: Turn,
): Promise<Settled | Refusal> {
  const status = transaction === null ? null : await sources.purchase.statusOf(transaction);
  if (transaction !== null && status?.clientAccountId !== clientAccountId)
    return notFound('reachTransactionId');
  const named = customer ?? status?.customerId ?? null;
  if (customer !== null && customer !== status?.customerId) {
    const info = await sources.customer.fresh(customer);
    if (info?.clientAccountId !== clientAccountId) return notFound('customerId');
  }
  return {
    ...(named !== null && { customerId: named }),
    ...(transaction !== null && { refs: [transactionRef(transaction)] }),
  };
}

/** The one record without a reference that is new, of this customer and of this total; it is nobody's while two purchases could claim it. */
async function soleTransaction(
  purchase: Purchase,
  {
    statuses,
    isNew,
  }: {
    statuses: readonly PurchaseStatus[];
    isNew: (id: TransactionId | null) => id is TransactionId;
  },
  turn: Turn,
): Promise<PurchaseAttempt | null> {
  const { customerId, detail } = purchase;
  const quote = await purchaseQuoteIn(turn.journal, detail.quoteId);
  if (!quote || customerId === null) return null;
  const account = await turn.sources.customer.info(customerId);
  const latest = account?.transactionId ?? null;
  const unread =
    isNew(latest) &&
    latest !== detail.before?.latest &&
    !statuses.some((status) => status.transactionId === latest);
  const read = [...statuses, ...(unread ? await statusesOf([latest], turn) : [])];
  const own = read.find(({ clientAccountId }) => clientAccountId === detail.clientAccountId);
  if (own) return attemptOf(purchase, own.transactionId, 'NAME');
  const fitting = read.filter(
    (status) =>
      status.clientAccountId === null &&
      status.customerId === customerId &&
      status.transactionId !== detail.before?.latest &&
      status.total?.minor === quote.price.dueToday.total.minor,
  );
  const found = await soleRecord(
    purchase,
    {
      fitting: fitting.map((status) => transactionRef(status.transactionId)),
      others: (await purchasesBy(turn.journal, cartRef(detail.cart))).filter(awaitsAttempt),
    },
    turn,
  );
  return typeof found === 'string'
    ? null
    : attemptOf(purchase, transactionId(found.record.slice(NAMED.length)), 'RECORD');
}

async function statusesOf(
  ids: readonly TransactionId[],
  { sources }: Turn,
): Promise<readonly PurchaseStatus[]> {
  const read = await Promise.all(
    ids.map((id) =>
      sources.purchase.statusOf(id).catch((error: unknown) => {
        if (error instanceof GatewayError) return null;
        throw error;
      }),
    ),
  );
  return read.filter((status) => status !== null);
}

const namesIn = ({ refs }: Purchase, prefix: string): readonly TransactionId[] =>
  refs
    .filter((ref) => ref.startsWith(prefix))
    .map((ref) => transactionId(ref.slice(prefix.length)));
