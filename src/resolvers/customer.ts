/*
 * Customer resolvers: an account, as the person who asks may see it.
 *
 * Owns   who sees what of a family: the primary sees all, a secondary only its own line.
 * Never  asks the platform for a customer that the caller may not use.
 */
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, globalId, partOf, type CustomerId } from '../ids.ts';
import { updateCustomer } from '../operations/customer.ts';
import { holderOnly } from './account-holder.ts';
import type { BillView, InvoiceView } from './bill-view.ts';
import { namedLine } from './line-view.ts';
import { paginate } from './pagination.ts';
import { operationPage } from './operation.ts';

/** An account the caller may use, or null when it is unknown or foreign: the two look the same. */
export async function customerView(
  id: CustomerId,
  { access, caller, sources }: RequestContext,
): Promise<CustomerInfo | null> {
  return (await access.mayUseCustomer(caller, id)) ? sources.customer.info(id) : null;
}

export async function customerViews(
  ids: readonly CustomerId[],
  context: RequestContext,
): Promise<CustomerInfo[]> {
  const found = await Promise.all(ids.map((id) => customerView(id, context)));
  return found.filter((customer) => customer !== null);
}

export const customerResolvers = {
  Query: {
    customer: (_root, { id }, context) => {
      const own = partOf('Customer', id);
      return own === null ? null : customerView(customerId(own), context);
    },
    customerByAccountReference: async (_root, { reference }, context) => {
      const purchases = await context.journal.byRef(`reference:${reference}`);
      const id = purchases.findLast((purchase) => purchase.customerId !== null)?.customerId;
      return id == null ? null : customerView(id, context);
    },
  },
  Mutation: {
    updateCustomer: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(updateCustomer, input, context),
  },
  UpdateCustomerPayload: {
    customer: ({ value }, _args, context) => value && customerView(value, context),
  },
  Customer: {
    id: (customer) => globalId('Customer', customer.customerId),
    reachCustomerId: (customer) => customer.customerId,
    email: (customer, _args, context) => holderOnly(customer, context).email,
    billingAddress: (customer, _args, context) => holderOnly(customer, context).billingAddress,
    shippingAddress: (customer, _args, context) => holderOnly(customer, context).shippingAddress,
    accountReference: (customer, _args, context) => holderOnly(customer, context).clientAccountId,
    lines: (customer) => customer.lines.map((line) => namedLine(customer, line)),
    cards: async (customer, _args, context) => {
      const { customerId: id } = holderOnly(customer, context);
      return [...(await context.sources.card.cardsOf(id))];
    },
    shipment: async (customer, _args, context) =>
      context.sources.shipment.of(holderOnly(customer, context).customerId),
    bills: async (customer, page, context) => {
      const { customerId: account } = holderOnly(customer, context);
      const bills = await context.sources.billing.billsOf(account);
      const items = bills.map((bill) => ({ account, bill }));
      const nameOf = ({ bill }: BillView): string => globalId('Bill', account, bill.id);
      return paginate({ type: 'Bill', items, nameOf }, page);
    },
    invoices: async (customer, page, context) => {
      const { customerId: account } = holderOnly(customer, context);
      const invoices = await context.sources.billing.invoicesOf(account);
      const items = invoices.map((invoice) => ({ account, invoice }));
      const nameOf = ({ invoice }: InvoiceView): string => globalId('Invoice', account, invoice.id);
      return paginate({ type: 'Invoice', items, nameOf }, page);
    },
    internationalCalling: (customer, _args, context) => {
      const { groupId: group } = holderOnly(customer, context);
      return group === null ? null : { account: customer, group };
    },
    ownedRoamingPacks: async (customer, _args, context) => {
      const { groupId } = holderOnly(customer, context);
      const packs = groupId === null ? [] : await context.sources.roaming.ownedBy(groupId);
      const ownLines = new Set(customer.lines.map((line) => line.customerId));
      const own = packs.filter(({ line }) => line === null || ownLines.has(line));
      return own.map((pack) => ({ account: customer, pack }));
    },
    operations: (customer, page, context) =>
      operationPage({ customerId: customer.customerId }, page, context),
  },
} satisfies Resolvers;
