import { isAtLeast } from '../access/caller.ts';
import type { Resolvers } from '../generated/types.ts';
import { globalId } from '../ids.ts';
import { customerViews } from './customer.ts';
import { operationPage } from './operation.ts';

export const viewerResolvers = {
  Query: {
    now: (_root, _args, { clock }) => clock.now(),
    viewer: (_root, _args, { caller }) => (isAtLeast(caller, 'CUSTOMER') ? caller : null),
  },
  Viewer: {
    id: ({ subject }) => globalId('Viewer', subject),
    customers: async (caller, _args, context) =>
      customerViews([...(await context.access.customersOf(caller))], context),
    operations: ({ subject }, page, context) => operationPage({ subject }, page, context),
  },
} satisfies Resolvers;
