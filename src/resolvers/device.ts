import type { Resolvers } from '../generated/types.ts';
import { lookUp } from './eligibility.ts';

export const deviceResolvers = {
  Query: {
    deviceCompatibility: (_root, { imei }, context) =>
      lookUp({ about: { imei }, ask: () => context.sources.device.compatibilityOf(imei) }, context),
  },
} satisfies Resolvers;
