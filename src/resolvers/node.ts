/*
 * Node resolvers: any object by its global id.
 *
 * Owns   the map from the type in an id to whoever can find it again.
 * Never  finds what the caller could not reach another way. A card is found through its customer only, since the platform's own
 * look-up of a card asks for no customer.
 */
import type { RequestContext } from '../context.ts';
import type { Given } from '../datasources/wire/given.ts';
import type { Resolvers, ResolversTypes } from '../generated/types.ts';
import { customerId, packId, planId, quoteId, readGlobalId, type NodeType } from '../ids.ts';
import { byKind, quoteByKind } from '../operations/operation-views.ts';
import { billOf } from '../operations/billing.ts';
import { invoiceOf } from './billing.ts';
import { forOwner } from './account-holder.ts';
import { creditOf } from './calling-view.ts';
import { cardView } from './card.ts';
import { customerView } from './customer.ts';
import { lineOf } from './line.ts';
import { operationOf, typeOfOperation } from './operation.ts';
import { ownedPackOf } from './roaming.ts';
import { typeOfSaleQuote } from './sale-quote.ts';
import { shipmentOf } from './shipment.ts';

type Found = Exclude<Awaited<ResolversTypes['Node']>, null | undefined>;
type Finder = (id: string, part: string, context: RequestContext) => Given<Found | null>;

const FINDERS: Readonly<Partial<Record<NodeType, Finder>>> = {
  Operation: async (id, _part, context) => {
    const operation = await operationOf(id, context);
    return operation && byKind(operation);
  },
  Customer: (_id, part, context) => customerView(customerId(part), context),
  Line: (id, _part, context) => lineOf(id, context),
  Plan: async (_id, part, { sources }) => sources.catalog.plan(planId(part)),
  Offer: async (_id, part, { sources }) =>
    inProducts((await sources.catalog.current()).offers, part),
  CatalogService: async (_id, part, { sources }) =>
    inProducts((await sources.catalog.current()).services, part),
  PurchaseQuote: async (_id, part, { purchases, ...context }) =>
    purchases.quoteOf(quoteId(part), context),
  Card: (_id, part, context) => cardView(part, context),
  Bill: (id, _part, context) => billOf(id, context),
  Invoice: (id, _part, context) => invoiceOf(id, context),
  RoamingPack: (_id, part, { sources }) => sources.roaming.pack(packId(part)),
  OwnedRoamingPack: (id, _part, context) => ownedPackOf(id, context),
  Shipment: (id, _part, context) => shipmentOf(id, context),
  InternationalCalling: async (_id, part, context) => {
    const customer = await customerView(customerId(part), context);
    return customer && forOwner(customer, context, creditOf);
  },
  Catalog: async (_id, part, { sources }) =>
    part === 'current' ? sources.catalog.current() : null,
  Viewer: async (_id, part, { caller }) => (part === caller.subject ? caller : null),
  SaleQuote: async (_id, part, { sales, ...context }) => {
    const quote = await sales.quoteOf(quoteId(part), context);
    return quote && quoteByKind(quote);
  },
};

function typenameOf(type: NodeType, found: Found): string {
  if ('detail' in found) return typeOfOperation(found);
  return 'sale' in found ? typeOfSaleQuote(found) : type;
}

const inProducts = <T extends { readonly id: string }>(
  product: readonly T[],
  id: string,
): T | null => product.find((one) => one.id === id) ?? null;

export const nodeResolvers = {
  Query: {
    node: async (_root, { id }, context) => {
      const named = readGlobalId(id);
      const find = named && FINDERS[named.type];
      const found = find ? await find(id, named.parts[0] ?? '', context) : null;
      if (!found || !named) return null;
      const node = { __typename: typenameOf(named.type, found), ...found };
      return context.readings.sameAge(node, found);
    },
  },
} satisfies Resolvers;
