/*
 * Bill payment: pays a bill with a saved card (row 43), read back by the bill itself (row 42).
 *
 * Owns   what is paid: the very amount that was shown, and no other.
 * Never  pays twice: a bill with a payment under way takes no second one, and a lost answer is looked up.
 */
import { minutes, seconds } from '../clock.ts';
import type { Bill, BillPaymentReceipt } from '../datasources/billing.ts';
import { problem } from '../errors.ts';
import { billId, customerId, readGlobalId, type CustomerId } from '../ids.ts';
import { fromDecimal } from '../money.ts';
import type { BillPaymentDetail } from './bill-payment-detail.ts';
import { ACCEPTED, DONE, writtenFrom, type Kind, type Tools, type Written } from './engine/kind.ts';
import type { Operation, Reading } from './engine/operation.ts';
import type { MutationResult, Operations, Start } from './engine/operations.ts';
import { notFound, refusal, type Refusal } from './engine/refusal.ts';
import { cardOf } from './sales/sale.ts';
import { isRefusedCard, savedCard } from './sales/saved-card.ts';
import type { Session } from './engine/session.ts';

type BillPayment = Operation<BillPaymentDetail>;

const SETTLED_WITHIN_MS = minutes(30);

export const billPaymentKind: Kind<BillPaymentDetail> = {
  kind: 'bill-payment',
  doubtLastsMs: SETTLED_WITHIN_MS,

  async write({ detail }, { cardId }, tools) {
    const { account, bill, amount } = detail;
    const payment = { customer: account, bill, amount, card: cardOf(cardId) };
    const answer = await tools.sources.billing.pay(payment);
    if (answer.outcome === 'accepted' && answer.value.status === 'DECLINED')
      return declined(answer.value);
    return writtenFrom(answer, receiptOf, async () =>
      (await isPaid(detail, tools)) ? DONE : null,
    );
  },

  async read(operation, tools) {
    if (await isPaid(operation.detail, tools)) return { ...DONE, taken: true };
    const { inDoubtSince, startedAt, progress, status } = operation;
    const late = inDoubtSince === null && tools.now - startedAt >= SETTLED_WITHIN_MS;
    return late && status !== 'NEEDS_ATTENTION'
      ? { state: 'needs-attention', step: 'NEEDS_ATTENTION', progress }
      : { state: 'nothing-new', progress };
  },

  checkEveryMs: ({ status }: BillPayment) =>
    status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15),
  linkOf: () => null,
};

function receiptOf({ status, transactionId }: BillPaymentReceipt): Reading {
  const detail = { transactionId };
  return status === 'PAID' ? { ...DONE, detail } : { ...ACCEPTED, detail };
}

const declined = ({ platformMessage }: BillPaymentReceipt): Written => ({
  outcome: 'refused',
  problem: problem('PAYMENT_DECLINED', { platformMessage, remedy: 'TRY_AGAIN' }),
});

async function isPaid({ account, bill }: BillPaymentDetail, { sources }: Tools): Promise<boolean> {
  const found = await sources.billing.bill({ customer: account, bill });
  return found !== null && (found.status === 'PAID' || found.amountDue?.minor === 0);
}

export interface PayBill {
  readonly billId: string;
  /** Dollars as an exact decimal, as it was shown. */
  readonly amount: string;
  readonly cardId?: string | null | undefined;
  readonly idempotencyKey: string;
}

export class BillPayments {
  readonly #operations: Operations;

  constructor(operations: Operations) {
    this.#operations = operations;
  }

  pay(
    { idempotencyKey, ...input }: PayBill,
    session: Session,
  ): Promise<MutationResult<BillPaymentDetail>> {
    const asked = { caller: session.caller, key: idempotencyKey, input };
    return this.#operations.begin('bill-payment', asked, () => planFor(input, session));
  }
}

async function planFor(
  input: Omit<PayBill, 'idempotencyKey'>,
  session: Session,
): Promise<Start | Refusal> {
  const found = await billOf(input.billId, session);
  if (!found) return notFound('billId');
  const { account, bill } = found;
  const amount = fromDecimal(input.amount);
  if (bill.status === 'PAID') return refusal(problem('BILL_PAID'));
  if (!amount || amount.minor <= 0 || amount.minor !== bill.amountDue?.minor)
    return refusal(problem('BILL_CHANGED', { field: ['input', 'amount'] }));
  const card = await savedCard(input.cardId, account, session.sources);
  if (isRefusedCard(card)) return card;
  const detail = { account, bill: bill.id, amount, transactionId: null };
  return {
    ...{ detail: { ...detail, kind: 'bill-payment' }, intent: { cardId: card } },
    ...{ subject: session.caller.subject, customerId: account, lane: `bill:${bill.id}` },
    ...{ refs: [], exclusive: null, alone: true },
  };
}

/** The bill and its account, when the caller may pay it: only who holds the primary line sees bills. */
export async function billOf(
  id: string,
  { access, caller, sources }: Session,
): Promise<{ account: CustomerId; bill: Bill } | null> {
  const named = readGlobalId(id);
  const [owner, key] = named?.type === 'Bill' ? named.parts : [];
  if (!owner || !key) return null;
  const account = customerId(owner);
  if (!(await access.mayUseCustomer(caller, account))) return null;
  const info = await sources.customer.info(account);
  if (!info?.isPrimary) return null;
  const bills = await sources.billing.billsOf(account);
  const bill = bills.find((one) => one.id === billId(key));
  return bill ? { account, bill } : null;
}
