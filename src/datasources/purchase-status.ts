/*
 * Purchase status: where an order is, in either vocabulary of the platform (Q10).
 *
 * Owns   the reading of order status and payment status together.
 * Gives  `succeeded` as soon as the order is done or the money is there; what was paid for may still be on its way (Q11).
 * Never  believes words that contradict one another: they are unrecognized.
 */
import { customerId, type CustomerId, type TransactionId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { PaymentStatus } from '../operations/purchase-detail.ts';
import { parsePaymentLink, type PaymentLink } from './payment-link.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface PurchaseStatus {
  readonly transactionId: TransactionId;
  readonly phase:
    'working' | 'payment-needed' | 'processing' | 'succeeded' | 'failed' | 'unrecognized';
  readonly paymentStatus: PaymentStatus;
  readonly link: PaymentLink | null;
  /** May be there long before the order is done (Q11). */
  readonly customerId: CustomerId | null;
  readonly clientAccountId: string | null;
  /** What is paid in all, or null when the platform does not say. */
  readonly total: Money | null;
  /** What the bank or the platform said of the payment, cleaned. */
  readonly platformMessage: string | null;
}

type OrderWord = 'open' | 'processing' | 'done' | 'failed';

const ORDER_WORDS: Readonly<Record<string, OrderWord>> = {
  IN_PROGRESS: 'open',
  PENDING: 'open',
  PAYMENT_PENDING: 'open',
  PAYMENT_PROCESSING: 'processing',
  PROCESSING: 'processing',
  COMPLETED: 'done',
  DONE: 'done',
  FAILED: 'failed',
};

const PAYMENT_WORDS: Readonly<Record<string, PaymentStatus>> = {
  PENDING: 'PENDING',
  PAYMENT_PENDING: 'PENDING',
  IN_PROGRESS: 'PROCESSING',
  PROCESSING: 'PROCESSING',
  PAYMENT_PROCESSING: 'PROCESSING',
  SUCCESS: 'PAID',
  APPROVED: 'PAID',
  COMPLETED: 'PAID',
  FAILED: 'DECLINED',
  DECLINED: 'DECLINED',
};

/** The one word of a payment that says that the money is there; `APPROVED` is the bank's word only. */
const SETTLED_PAYMENT = 'SUCCESS';

export function parsePurchaseStatus(
  record: WireRecord,
  { id, hosts }: { id: TransactionId; hosts: readonly string[] },
): PurchaseStatus {
  const order = orderWordOf(record);
  const link = parsePaymentLink(record, hosts);
  const payment = paymentStatusOf(record, order);
  const settled = record.code('paymentStatus')?.toUpperCase() === SETTLED_PAYMENT;
  const phase = phaseOf(order, { payment, settled, hasLink: link !== null });
  if (phase === 'unrecognized') record.drifted('status');
  const customer = record.code('customerId');
  return {
    transactionId: id,
    phase,
    paymentStatus: payment,
    link,
    customerId: customer === null ? null : customerId(customer),
    clientAccountId: record.code('clientAccountId'),
    total: record.money('totalAmount'),
    platformMessage: record.message('paymentStatusDesc'),
  };
}

function orderWordOf(record: WireRecord): OrderWord | null {
  const word = record.code('status')?.toUpperCase() ?? null;
  return word === null ? null : (ORDER_WORDS[word] ?? null);
}

/** An absent word follows from the order; an unknown one is counted. */
function paymentStatusOf(record: WireRecord, order: OrderWord | null): PaymentStatus {
  const word = record.code('paymentStatus')?.toUpperCase() ?? null;
  const known = word === null ? null : PAYMENT_WORDS[word];
  if (known) return known;
  if (word !== null) record.drifted('paymentStatus');
  if (word !== null || order === null || order === 'failed') return 'UNRECOGNIZED';
  return ({ open: 'PENDING', processing: 'PROCESSING', done: 'PAID' } as const)[order];
}

interface Paying {
  readonly payment: PaymentStatus;
  readonly settled: boolean;
  readonly hasLink: boolean;
}

function phaseOf(
  order: OrderWord | null,
  { payment, settled, hasLink }: Paying,
): PurchaseStatus['phase'] {
  if (order === 'done') return payment === 'DECLINED' ? 'unrecognized' : 'succeeded';
  if (order === 'failed') return payment === 'PAID' ? 'unrecognized' : 'failed';
  if (payment === 'DECLINED') return 'failed';
  if (settled) return 'succeeded';
  if (order === 'processing') return 'processing';
  if (payment === 'PAID' || payment === 'PROCESSING') return 'processing';
  if (hasLink) return 'payment-needed';
  return order === 'open' ? 'working' : 'unrecognized';
}
