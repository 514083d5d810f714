/*
 * Customer resolvers: an account, as the person who asks may see it.
 *
 * Owns   who sees what of a family: the primary sees all, a secondary only its own line.
 * Never  asks the platform for a customer that the caller may not use.
 */
import { isAtLeast } from '../access/caller.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { GatewayError } from '../errors.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, globalId, partOf, type CustomerId } from '../ids.ts';
import { namedLine } from './line-view.ts';
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

/** Money matters and parcels belong to the holder of the primary line. */
const ownersOnly = (customer: CustomerInfo, { caller }: RequestContext): void => {
  if (!customer.isPrimary && !isAtLeast(caller, 'AGENT')) throw new GatewayError('FORBIDDEN');
};

export const customerResolvers = {
  Query: {
    customer: (_root, { id }, context) => {
      const own = partOf('Customer', id);
      return own === null ? null : customerView(customerId(own), context);
    },
  },
  Customer: {
    id: (customer) => globalId('Customer', customer.customerId),
    reachCustomerId: (customer) => customer.customerId,
    accountReference: (customer) => customer.clientAccountId,
    lines: (customer) => customer.lines.map((line) => namedLine(customer, line)),
    cards: async (customer, _args, context) => {
      ownersOnly(customer, context);
      return context.sources.card.cardsOf(customer.customerId);
    },
    shipment: async (customer, _args, context) => {
      ownersOnly(customer, context);
      return context.sources.shipment.of(customer.customerId);
    },
    operations: (customer, page, context) =>
      operationPage({ customerId: customer.customerId }, page, context),
  },
  Card: {
    id: ({ id }) => globalId('Card', id),
  },
} satisfies Resolvers;
