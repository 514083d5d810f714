import type { Resolvers } from '../generated/types.ts';
import { globalId, idOf, partOf, planId } from '../ids.ts';

/** There is one. */
const CATALOG = globalId('Catalog', 'current');

export const catalogResolvers = {
  Query: {
    catalog: (_root, _args, { sources }) => sources.catalog.current(),
    plan: (_root, { id }, { sources }) => {
      const own = partOf('Plan', id);
      return own === null ? null : sources.catalog.plan(planId(own));
    },
  },
  Catalog: { id: () => CATALOG },
  Plan: {
    id: (plan) => idOf(plan, 'Plan', plan.id),
    upgradesTo: ({ upgradesTo }, _args, { sources }) => sources.catalog.plansMeant(upgradesTo),
    downgradesTo: ({ downgradesTo }, _args, { sources }) =>
      sources.catalog.plansMeant(downgradesTo),
  },
  Offer: { id: (offer) => idOf(offer, 'Offer', offer.id) },
  CatalogService: { id: (service) => idOf(service, 'CatalogService', service.id) },
} satisfies Resolvers;
