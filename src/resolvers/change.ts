import type { Resolvers } from '../generated/types.ts';

export const changeResolvers = {
  Query: {
    changes: async (_root, page, { changes, caller, shown }) => {
      const found = await changes.since(caller, page);
      const moved = found.changes.flatMap((item) => ('operation' in item ? [item.operation] : []));
      if (!found.hasMore) shown.onPage(moved);
      return found;
    },
  },
  Change: { __resolveType: (item) => ('operation' in item ? 'OperationAdvanced' : item.type) },
} satisfies Resolvers;
