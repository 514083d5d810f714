import type { Resolvers } from '../generated/types.ts';

export const changeResolvers = {
  Query: {
    changes: (_root, page, { changes, caller }) => changes.since(caller, page),
  },
  Change: { __resolveType: (item) => ('operation' in item ? 'OperationAdvanced' : item.type) },
} satisfies Resolvers;
