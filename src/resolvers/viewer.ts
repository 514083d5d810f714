import { isAtLeast } from '../access/caller.ts';
import { whenGiven } from '../datasources/wire/given.ts';
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
    customers: (caller, _args, context) =>
      whenGiven(context.access.customersOf(caller), (own) => customerViews([...own], context)),
    operations: ({ subject }, page, context) => operationPage({ subject }, page, context),
  },
} satisfies Resolvers;
