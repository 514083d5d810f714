import type { Resolvers } from '../generated/types.ts';
import { cancelShipment } from '../operations/shipment.ts';

export const shipmentResolvers = {
  Mutation: {
    cancelShipment: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(cancelShipment, input, context),
  },
  CancelShipmentPayload: {
    shipment: ({ value }, _args, { sources }) => value && sources.shipment.of(value),
  },
} satisfies Resolvers;
