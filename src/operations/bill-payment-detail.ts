/*
 * Bill payment detail: which bill is paid, and with how much.
 *
 * Never  holds the card; that is the intent's.
 */
import type { BillId, CustomerId, TransactionId } from '../ids.ts';
import type { Money } from '../money.ts';

export interface BillPaymentDetail {
  readonly kind: 'bill-payment';
  readonly account: CustomerId;
  readonly bill: BillId;
  readonly amount: Money;
  /** The platform's number of the payment, once it has said one. */
  readonly transactionId: TransactionId | null;
}
