import type { Resolvers } from '../generated/types.ts';

export const deviceResolvers = {
  Query: {
    deviceCompatibility: (_root, { imei }, { sources }) => sources.device.compatibilityOf(imei),
  },
} satisfies Resolvers;
