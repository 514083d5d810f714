/*
 * Bill view: a bill or an invoice with the account through which it is seen.
 */
import type { Bill, Invoice } from '../datasources/billing.ts';
import type { CustomerId } from '../ids.ts';

export interface BillView {
  readonly account: CustomerId;
  readonly bill: Bill;
}

export interface InvoiceView {
  readonly account: CustomerId;
  readonly invoice: Invoice;
}
