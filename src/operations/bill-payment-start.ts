/*
 * Bill payment start: what is checked when a payment is asked for, and again when it is about to leave.
 *
 * Owns   what is paid: the very amount that was shown, of a bill that is still open.
 * Gives  the bill of an account to a caller who may pay it.
 * Never  decides by an old reading of the bill, nor sends a payment of nothing: a bill may be a credit.
 */
import { isAtLeast } from '../access/caller.ts';
import { hasNothingToPay, type Bill } from '../datasources/billing.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { problem } from '../errors.ts';
import { billId, customerId, readGlobalId, type BillId, type CustomerId } from '../ids.ts';
import { fromDecimal } from '../money.ts';
import type { BillPaymentDetail } from './bill-payment-detail.ts';
import type { MutationResult } from './engine/answers.ts';
import type { Intent, JournalReads } from './engine/journal.ts';
import type { Prepared, SendingTurn } from './engine/kind.ts';
import type { Operation } from './engine/operation.ts';
import type { Operations } from './engine/operations.ts';
import type { Start } from './engine/beginning.ts';
import { isRefusal, notFound, refusal, type Refusal } from './engine/refusal.ts';
import type { MutationSession, Session } from './engine/session.ts';
import { isRefusedCard, savedCard } from './sales/saved-card.ts';

export interface PayBill {
  readonly billId: string;
  /** Dollars as an exact decimal, as it was shown. */
  readonly amount: string;
  readonly cardId?: string | null | undefined;
}

interface Ports {
  readonly operations: Operations;
  readonly journal: Pick<JournalReads, 'holderOf'>;
}

export class BillPayments {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  pay(input: PayBill, session: MutationSession): Promise<MutationResult<BillPaymentDetail>> {
    const { operations, journal } = this.#ports;
    return operations.begin('bill-payment', session, () => startFor(input, session, journal));
  }
}

async function startFor(
  { billId: id, amount: text, cardId }: PayBill,
  { caller, access }: Session,
  journal: Ports['journal'],
): Promise<Start<BillPaymentDetail> | Refusal> {
  const { account, bill } = billParts(id);
  if (account === null || bill === null || !(await access.mayUseCustomer(caller, account)))
    return notFound('billId');
  const amount = fromDecimal(text);
  if (!amount) return refusal(changed());
  const holder = await journal.holderOf(`bill:${bill}`);
  if (holder?.status === 'SUCCEEDED') return refusal(problem('BILL_PAID', 'ALREADY_PAID'));
  const detail = { account, bill, amount, transactionId: null, settledElsewhere: false };
  return {
    detail: { ...detail, kind: 'bill-payment', before: null },
    ...{ intent: { cardId: cardId ?? null }, subject: caller.subject, customerId: account },
  };
}

/** What a payment needs is read uncached: the account owner, the bill, the card. */
export async function prepareBillPayment(
  { detail: { account, bill, amount } }: Operation<BillPaymentDetail>,
  { cardId }: Intent,
  turn: SendingTurn,
): Promise<Prepared<BillPaymentDetail> | Refusal> {
  const { sources, session } = turn;
  const [info, found, card] = await Promise.all([
    sources.customer.fresh(account),
    openBill({ account, bill }, turn),
    savedCard(typeof cardId === 'string' ? cardId : null, account, sources),
  ]);
  if (!info) return notFound('billId');
  if (!info.isPrimary && !isAtLeast(session.caller, 'AGENT'))
    return refusal(problem('HOLDER_ONLY', 'NOT_PRIMARY'));
  if (isRefusal(found)) return found;
  if (found.amountDue?.minor !== amount.minor) return refusal(changed());
  if (isRefusedCard(card)) return card;
  const { status, amountDue } = found;
  return { detail: { before: { status, amountDue } }, account };
}

/** The bill as it is now, when it is this account's and not paid. A bill that names nobody must be in the account's list. */
async function openBill(
  { account, bill }: { account: CustomerId; bill: BillId },
  { sources: { billing } }: Pick<SendingTurn, 'sources'>,
): Promise<Bill | Refusal> {
  const found = await billing.bill({ customer: account, bill });
  if (!found) return notFound('billId');
  const listed =
    found.customerId !== null || (await billing.billsOf(account)).some(({ id }) => id === bill);
  if (!listed) return notFound('billId');
  if (found.status === 'PAID') return refusal(problem('BILL_PAID', 'ALREADY_PAID'));
  return hasNothingToPay(found) ? refusal(problem('NOTHING_TO_PAY', 'ZERO_OR_CREDIT')) : found;
}

const changed = () => problem('BILL_CHANGED', 'OTHER_AMOUNT', { field: ['input', 'amount'] });

function billParts(id: string): { account: CustomerId | null; bill: BillId | null } {
  const named = readGlobalId(id);
  const [owner, key] = named?.type === 'Bill' ? named.parts : [];
  return { account: owner ? customerId(owner) : null, bill: key ? billId(key) : null };
}

/** The bill and its account, when the caller may pay it: only who holds the primary line sees bills. */
export async function billOf(
  id: string,
  { access, caller, sources }: Session,
): Promise<{ account: CustomerId; bill: Bill; info: CustomerInfo } | null> {
  const { account, bill: key } = billParts(id);
  if (account === null || !(await access.mayUseCustomer(caller, account))) return null;
  const info = await sources.customer.info(account);
  if (!info?.isPrimary) return null;
  const bills = await sources.billing.billsOf(account);
  const bill = bills.find((one) => one.id === key);
  return bill ? { account, bill, info } : null;
}
