/*
 * Purchase status: where an order is, in either vocabulary of the platform (Q10).
 *
 * Owns   the reading of order status and payment status together.
 * Never  believes an order done because its payment is: that is still being processed. Words that contradict one another are unrecognized.
 */
import { customerId, type CustomerId } from '../ids.ts';
import type { PaymentStatus } from '../operations/purchase-detail.ts';
import { parsePaymentLink, type PaymentLink } from './payment-link.ts';
import { platformMessage } from './wire/platform-text.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface PurchaseStatus {
  readonly phase:
    'working' | 'payment-needed' | 'processing' | 'succeeded' | 'failed' | 'unrecognized';
  readonly paymentStatus: PaymentStatus;
  readonly link: PaymentLink | null;
  /** May be there long before the order is done (Q11). */
  readonly customerId: CustomerId | null;
  readonly clientAccountId: string | null;
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

export function parsePurchaseStatus(record: WireRecord, hosts: readonly string[]): PurchaseStatus {
  const order = orderWordOf(record);
  const link = parsePaymentLink(record, hosts);
  const payment = paymentStatusOf(record, order);
  const phase = phaseOf(order, payment, link !== null);
  if (phase === 'unrecognized') record.drifted('status');
  const customer = record.text('customerId');
  return {
    phase,
    paymentStatus: payment,
    link,
    customerId: customer === null ? null : customerId(customer),
    clientAccountId: record.text('clientAccountId'),
    platformMessage: platformMessage(record.text('paymentStatusDesc')),
  };
}

function orderWordOf(record: WireRecord): OrderWord | null {
  const word = record.text('status')?.toUpperCase() ?? null;
  return word === null ? null : (ORDER_WORDS[word] ?? null);
}

/** An absent word follows from the order; an unknown one is counted. */
function paymentStatusOf(record: WireRecord, order: OrderWord | null): PaymentStatus {
  const word = record.text('paymentStatus')?.toUpperCase() ?? null;
  const known = word === null ? null : PAYMENT_WORDS[word];
  if (known) return known;
  if (word !== null) record.drifted('paymentStatus');
  if (word !== null || order === null || order === 'failed') return 'UNRECOGNIZED';
  return ({ open: 'PENDING', processing: 'PROCESSING', done: 'PAID' } as const)[order];
}

function phaseOf(
  order: OrderWord | null,
  payment: PaymentStatus,
  hasLink: boolean,
): PurchaseStatus['phase'] {
  if (order === 'done') return payment === 'DECLINED' ? 'unrecognized' : 'succeeded';
  if (order === 'failed') return payment === 'PAID' ? 'unrecognized' : 'failed';
  if (payment === 'DECLINED') return 'failed';
  if (order === 'processing') return 'processing';
  if (payment === 'PAID' || payment === 'PROCESSING') return 'processing';
  if (hasLink) return 'payment-needed';
  return order === 'open' ? 'working' : 'unrecognized';
}
