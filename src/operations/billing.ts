/*
 * Bill payment: pays a bill with a saved card (row 43), read back by the bill itself (row 42).
 *
 * Owns   what a bill that is paid says of our payment: that it was made, only where the platform has taken it.
 * Never  pays twice: a bill with a payment under way takes no second one. A bill names no payer, so that one that was paid after a lost
 *        answer is shown as paid, and its payment is not claimed.
 */
import { seeded } from '../seeded-bug.ts';
import { minutes, seconds } from '../clock.ts';
import { hasNothingToPay, type BillPaymentReceipt } from '../datasources/billing.ts';
import { problem } from '../errors.ts';
import type { BillPaymentDetail } from './bill-payment-detail.ts';
import { prepareBillPayment } from './bill-payment-start.ts';
import { doubtEnds, workEnds } from './engine/deadline.ts';
import { ACCEPTED, DONE, nothingNew, type Kind, type Turn, type Written } from './engine/kind.ts';
import { isSettled, type Operation, type Reading } from './engine/operation.ts';
import { watchedUnproven } from './lines/change-evidence.ts';
import { cardOf } from './sales/sale.ts';

export { BillPayments, billOf } from './bill-payment-start.ts';

type BillPayment = Operation<BillPaymentDetail>;

const SETTLED_WITHIN_MS = minutes(30);
const ASK_VALID_MS = minutes(10);

export const billPaymentKind: Kind<BillPaymentDetail> = {
  kind: 'bill-payment',
  askValidMs: ASK_VALID_MS,

  /** A bill that was paid needs no more to be kept from being paid. */
  scopes: ({ detail: { bill, settledElsewhere } }) => [
    { name: `bill:${bill}`, until: settledElsewhere ? 'attention' : 'success' },
  ],

  prepare: prepareBillPayment,

  async write({ detail }, intent, turn) {
    const { account, bill, amount } = detail;
    const payment = { customer: account, bill, amount, card: cardOf(intent) };
    const answer = await turn.sources.billing.pay(payment);
    if (answer.outcome === 'accepted') return writtenBy(answer.value);
    if (answer.outcome !== 'declined') return answer;
    const refused: Written = { outcome: 'refused', problem: answer.problem };
    return answer.cause === 'conflict' ? afterConflict(detail, refused, turn) : refused;
  },

  async read(operation, turn) {
    const { progress } = operation;
    if (!(await isPaid(operation.detail, turn))) return nothingNew(operation);
    if (wasTaken(operation) || seeded('paid-bill-is-ours'))
      return { ...DONE, certainty: 'REPORTED', answersWrite: true };
    if (isSettled(operation) && (await isExplained(operation, turn))) return nothingNew(operation);
    const step = isSettled(operation) ? 'CONTRADICTED' : 'NEEDS_ATTENTION';
    return {
      ...{ state: 'needs-attention', step, progress },
      ...{ certainty: 'UNKNOWN', detail: { settledElsewhere: true } },
    };
  },

  checkEveryMs: ({ status }: BillPayment) =>
    status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15),

  deadlineOf: (operation) =>
    doubtEnds(operation, SETTLED_WITHIN_MS) ?? workEnds(operation, SETTLED_WITHIN_MS),

  watchUntil: watchedUnproven,
};

/** Whether it was known at the end that the bill is paid, or another payment of ours paid it since. */
async function isExplained(
  { status, detail: { bill, settledElsewhere } }: BillPayment,
  { journal }: Pick<Turn, 'journal'>,
): Promise<boolean> {
  if (status === 'SUCCEEDED' || settledElsewhere) return true;
  return (await journal.holderOf(`bill:${bill}`)) !== null;
}

/** Whether the platform said that it works on this very payment. No answer, or a word that nobody knows, says no such thing. */
const wasTaken = ({ steps }: BillPayment): boolean => steps.some(({ code }) => code === 'ACCEPTED');

function writtenBy(receipt: BillPaymentReceipt): Written {
  const { status, platformMessage } = receipt;
  if (status !== 'DECLINED') return { outcome: 'accepted', receipt: readReceipt(receipt) };
  const declined = problem('PAYMENT_DECLINED', 'CARD_DECLINED', {
    platformMessage,
    remedy: 'TRY_AGAIN',
  });
  return { outcome: 'refused', problem: declined };
}

function readReceipt({ status, transactionId }: BillPaymentReceipt): Reading {
  const detail = { transactionId, settledElsewhere: false };
  if (status === 'PAID') return { ...DONE, detail };
  return status === 'PROCESSING'
    ? { ...ACCEPTED, detail }
    : { state: 'unrecognized', progress: 1, detail };
}

/** A conflict does not say by whom a bill was paid; one that is still unpaid was not paid by this request. */
async function afterConflict(
  detail: BillPaymentDetail,
  refused: Written,
  turn: Turn,
): Promise<Written> {
  const paid = await isPaid(detail, turn).catch(() => true);
  if (paid && seeded('conflict-means-paid')) return { outcome: 'accepted', receipt: DONE };
  return paid ? { outcome: 'no-response' } : refused;
}

async function isPaid(
  { account, bill }: BillPaymentDetail,
  { sources }: Pick<Turn, 'sources'>,
): Promise<boolean> {
  const found = await sources.billing.bill({ customer: account, bill });
  return found !== null && hasNothingToPay(found);
}
