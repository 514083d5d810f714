/*
 * Billing resolvers: bills, invoices and payments of an account.
 *
 * Never  shows a bill through anything but its account: what belongs to nobody the caller may see does not exist.
 */
import type { RequestContext } from '../context.ts';
import { creditOf, hasNothingToPay } from '../datasources/billing.ts';
import { whenGiven } from '../datasources/wire/given.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, idOf, readGlobalId, type BillId, type CustomerId } from '../ids.ts';
import { billOf } from '../operations/billing.ts';
import { emailInvoice } from '../operations/invoice-email.ts';
import type { BillView, InvoiceView } from './bill-view.ts';
import { customerView } from './customer.ts';
import { operationFields } from './operation.ts';

/** A bill of an account, or null when the platform does not list it, or the caller has lost the account since. */
export async function billView(
  account: CustomerId,
  id: BillId | null,
  { sources, access, caller }: RequestContext,
): Promise<BillView | null> {
  const may = id !== null && (await access.mayUseCustomer(caller, account));
  const bills = may ? await sources.billing.billsOf(account) : [];
  const bill = bills.find((one) => one.id === id);
  return bill ? { account, bill } : null;
}

/** An invoice of the caller's own account, or null. */
export async function invoiceOf(id: string, context: RequestContext): Promise<InvoiceView | null> {
  const named = readGlobalId(id);
  const [owner, key] = named?.type === 'Invoice' ? named.parts : [];
  const customer = owner ? await customerView(customerId(owner), context) : null;
  if (!customer?.isPrimary) return null;
  const invoices = await context.sources.billing.invoicesOf(customer.customerId);
  const invoice = invoices.find((one) => one.id === key);
  return invoice ? { account: customer.customerId, invoice } : null;
}

export const billingResolvers = {
  Query: {
    bill: (_root, { id }, context) => billOf(id, context),
  },
  Mutation: {
    payBill: (_root, { input }, { billPayments, ...context }) => billPayments.pay(input, context),
    emailInvoice: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(emailInvoice, input, context),
  },
  Bill: {
    id: ({ account, bill }) => idOf(bill, 'Bill', account, bill.id),
    revision: ({ bill }, _args, { readings }) => readings.revisionOf(bill),
    status: ({ bill }) => bill.status,
    billedOn: ({ bill }) => bill.billedOn,
    dueOn: ({ bill }) => bill.dueOn,
    periodStart: ({ bill }) => bill.periodStart,
    periodEnd: ({ bill }) => bill.periodEnd,
    amount: ({ bill }) => bill.amount,
    tax: ({ bill }) => bill.tax,
    total: ({ bill }) => bill.total,
    amountDue: ({ bill }) => bill.amountDue,
    nothingToPay: ({ bill }) => hasNothingToPay(bill),
    credit: ({ bill }) => creditOf(bill),
    items: ({ account, bill }, _args, { sources }) =>
      whenGiven(
        sources.billing.bill({ customer: account, bill: bill.id }),
        (found) => found && [...found.lines],
      ),
    invoiceLink: ({ account, bill }, _args, { sources }) =>
      sources.billing.invoiceLink({ customer: account, bill: bill.id }),
  },
  BillLine: {
    items: ({ items }) => [...items],
  },
  Invoice: {
    id: ({ account, invoice }) => idOf(invoice, 'Invoice', account, invoice.id),
    revision: ({ invoice }, _args, { readings }) => readings.revisionOf(invoice),
    bill: ({ account, invoice }, _args, context) => billView(account, invoice.billId, context),
    invoicedOn: ({ invoice }) => invoice.issuedOn,
    amount: ({ invoice }) => invoice.amount,
    status: ({ invoice }) => invoice.status,
  },
  PaymentOperation: {
    ...operationFields,
    bill: ({ detail }, _args, context) => billView(detail.account, detail.bill, context),
    amount: ({ detail }) => detail.amount,
    settledElsewhere: ({ detail }) => detail.settledElsewhere,
  },
} satisfies Resolvers;
