import type { Resolvers } from '../generated/types.ts';

export const sessionResolvers = {
  Mutation: {
    revokeSessions: (_root, { input }, { sessionRevocations, ...context }) =>
      sessionRevocations.revoke(input, context),
  },
} satisfies Resolvers;
