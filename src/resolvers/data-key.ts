import type { Resolvers } from '../generated/types.ts';

export const dataKeyResolvers = {
  Query: {
    dataKeys: async (_root, _args, { dataKeys }) => [...(await dataKeys.state())],
  },
} satisfies Resolvers;
