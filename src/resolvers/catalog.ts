import type { Resolvers } from '../generated/types.ts';
import { globalId, partOf, planId } from '../ids.ts';

export const catalogResolvers = {
  Query: {
    catalog: (_root, _args, { sources }) => sources.catalog.current(),
    plan: (_root, { id }, { sources }) => {
      const own = partOf('Plan', id);
      return own === null ? null : sources.catalog.plan(planId(own));
    },
  },
  Catalog: { id: () => globalId('Catalog', 'current') },
  Plan: {
    id: ({ id }) => globalId('Plan', id),
    upgradesTo: ({ upgradesTo }, _args, { sources }) => sources.catalog.plansMeant(upgradesTo),
    downgradesTo: ({ downgradesTo }, _args, { sources }) =>
      sources.catalog.plansMeant(downgradesTo),
  },
  Offer: { id: ({ id }) => globalId('Offer', id) },
  CatalogService: { id: ({ id }) => globalId('CatalogService', id) },
} satisfies Resolvers;
