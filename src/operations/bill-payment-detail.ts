/*
 * Bill payment detail: which bill is paid, and with how much.
 *
 * Never  holds the card; that is the intent's.
 */
import type { BillStatus } from '../datasources/billing.ts';
import type { BillId, CustomerId, TransactionId } from '../ids.ts';
import type { Money } from '../money.ts';

export interface BillPaymentDetail {
  readonly kind: 'bill-payment';
  readonly account: CustomerId;
  readonly bill: BillId;
  readonly amount: Money;
  /** The platform's number of the payment, once it has said one. */
  readonly transactionId: TransactionId | null;
  /** Whether the bill was paid, while nobody can tell that it was by this payment. */
  readonly settledElsewhere: boolean;
  /** What the platform said of the bill before the payment left. */
  readonly before: { readonly status: BillStatus; readonly amountDue: Money | null } | null;
}

declare module './engine/operation.ts' {
  interface DetailByKind {
    'bill-payment': BillPaymentDetail;
  }
}
