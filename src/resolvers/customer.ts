/*
 * Customer resolvers: an account, as the person who asks may see it.
 *
 * Owns   who sees what of a family: the primary sees all, a secondary only its own line.
 * Never  asks the platform for a customer that the caller may not use.
 */
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { allGiven, whenGiven, type Given } from '../datasources/wire/given.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, idOf, partOf, type CustomerId } from '../ids.ts';
import { updateCustomer } from '../operations/customer.ts';
import type { DirectResult } from '../operations/engine/direct-change.ts';
import { forOwner, seesWholeAccount } from './account-holder.ts';
import { billPage, invoicePage } from './bill-view.ts';
import { creditOf } from './calling-view.ts';
import { lineViewsOf } from './line-view.ts';
import { operationPage } from './operation.ts';
import { ownedPacksOf } from './roaming-view.ts';
import { parcelOf } from './shipment-view.ts';

/** An account the caller may use, or null when it is unknown or foreign: the two look the same. */
export const customerView = (
  id: CustomerId,
  { access, caller, sources }: RequestContext,
): Given<CustomerInfo | null> =>
  whenGiven(access.mayUseCustomer(caller, id), (may) => (may ? sources.customer.info(id) : null));

export const customerViews = (
  ids: readonly CustomerId[],
  context: RequestContext,
): Given<CustomerInfo[]> =>
  whenGiven(allGiven(ids.map((id) => customerView(id, context))), (found) =>
    found.filter((customer) => customer !== null),
  );

/** Of a payload: the customer that was changed, as it is now. */
export const changedCustomer = (
  { account, value }: Pick<DirectResult<unknown>, 'account' | 'value'>,
  _args: object,
  context: RequestContext,
): Given<CustomerInfo | null> =>
  value !== null && account !== null ? customerView(account, context) : null;

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
  UpdateCustomerPayload: { customer: changedCustomer },
  Customer: {
    id: (customer) => idOf(customer, 'Customer', customer.customerId),
    reachCustomerId: (customer) => customer.customerId,
    viewerSeesWholeAccount: (customer, _args, context) => seesWholeAccount(customer, context),
    revision: (customer, _args, { readings }) => readings.revisionOf(customer),
    email: (customer, _args, context) => forOwner(customer, context, ({ email }) => email),
    billingAddress: (customer, _args, context) =>
      forOwner(customer, context, ({ billingAddress }) => billingAddress),
    shippingAddress: (customer, _args, context) =>
      forOwner(customer, context, ({ shippingAddress }) => shippingAddress),
    accountReference: (customer, _args, context) =>
      forOwner(customer, context, ({ clientAccountId }) => clientAccountId),
    lines: (customer) => [...lineViewsOf(customer)],
    cards: (customer, _args, context) =>
      forOwner(customer, context, async ({ customerId: id }) => [
        ...(await context.sources.card.cardsOf(id)),
      ]),
    shipment: (customer, _args, context) =>
      forOwner(customer, context, ({ customerId: id }) => parcelOf(id, context)),
    bills: (customer, page, context) =>
      forOwner(customer, context, ({ customerId: id }) => billPage(id, page, context)),
    invoices: (customer, page, context) =>
      forOwner(customer, context, ({ customerId: id }) => invoicePage(id, page, context)),
    internationalCalling: (customer, _args, context) => forOwner(customer, context, creditOf),
    ownedRoamingPacks: (customer, _args, context) =>
      forOwner(customer, context, (account) => ownedPacksOf(account, context)),
    operations: (customer, page, context) =>
      operationPage({ customerId: customer.customerId }, page, context),
  },
} satisfies Resolvers;
