/*
 * Bill view: a bill or an invoice with the account through which it is seen, and the pages of an account's.
 */
import type { RequestContext } from '../context.ts';
import type { Bill, Invoice } from '../datasources/billing.ts';
import { whenGiven } from '../datasources/wire/given.ts';
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

const views = new WeakMap<readonly Bill[], readonly BillView[]>();

/** The same for as long as they are not read anew. */
function billViewsOf(account: CustomerId, bills: readonly Bill[]): readonly BillView[] {
  const known = views.get(bills);
  if (known?.[0]?.account === account) return known;
  const made = bills.map((bill) => ({ account, bill }));
  views.set(bills, made);
  return made;
}

export function billPage(account: CustomerId, page: PageRequest, { sources }: RequestContext) {
  const nameOf = ({ bill }: BillView): string => idOf(bill, 'Bill', account, bill.id);
  return whenGiven(sources.billing.billsOf(account), (bills) => {
    const items = billViewsOf(account, bills);
    return paginate({ type: 'Bill', items, nameOf }, page);
  });
}

export function invoicePage(account: CustomerId, page: PageRequest, { sources }: RequestContext) {
  const nameOf = ({ invoice }: InvoiceView): string =>
    idOf(invoice, 'Invoice', account, invoice.id);
  return whenGiven(sources.billing.invoicesOf(account), (invoices) => {
    const items = invoices.map((invoice) => ({ account, invoice }));
    return paginate({ type: 'Invoice', items, nameOf }, page);
  });
}
