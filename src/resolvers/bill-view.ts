/*
 * Bill view: a bill or an invoice with the account through which it is seen, and the pages of an account's.
 */
import type { RequestContext } from '../context.ts';
import type { Bill, Invoice } from '../datasources/billing.ts';
import { idOf, type CustomerId } from '../ids.ts';
import { paginate, type PageRequest } from './pagination.ts';

export interface BillView {
  readonly account: CustomerId;
  readonly bill: Bill;
}

export interface InvoiceView {
  readonly account: CustomerId;
  readonly invoice: Invoice;
}

export async function billPage(
  account: CustomerId,
  page: PageRequest,
  { sources }: RequestContext,
) {
  const items = (await sources.billing.billsOf(account)).map((bill) => ({ account, bill }));
  const nameOf = ({ bill }: BillView): string => idOf(bill, 'Bill', account, bill.id);
  return paginate({ type: 'Bill', items, nameOf }, page);
}

export async function invoicePage(
  account: CustomerId,
  page: PageRequest,
  { sources }: RequestContext,
) {
  const invoices = await sources.billing.invoicesOf(account);
  const items = invoices.map((invoice) => ({ account, invoice }));
  const nameOf = ({ invoice }: InvoiceView): string =>
    idOf(invoice, 'Invoice', account, invoice.id);
  return paginate({ type: 'Invoice', items, nameOf }, page);
}
