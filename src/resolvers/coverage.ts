import type { Resolvers } from '../generated/types.ts';

export const coverageResolvers = {
  Query: {
    coverage: (_root, { address }, { sources }) =>
      sources.coverage.at({ ...address, address2: address.address2 ?? null }),
    zipCodeCoverage: (_root, { zip }, { sources }) => sources.coverage.ofZip(zip),
  },
} satisfies Resolvers;
