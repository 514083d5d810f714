import type { RequestContext } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, readGlobalId } from '../ids.ts';
import { cancelShipment } from '../operations/shipment.ts';
import { forOwner } from './account-holder.ts';
import { changedCustomer, customerView } from './customer.ts';
import { parcelOf, type ShipmentView } from './shipment-view.ts';

/** The latest parcel of an account that the caller owns, or null when that is another one. */
export async function shipmentOf(
  id: string,
  context: RequestContext,
): Promise<ShipmentView | null> {
  const named = readGlobalId(id);
  const [account] = named?.type === 'Shipment' ? named.parts : [];
  const customer = account ? await customerView(customerId(account), context) : null;
  const parcel =
    customer && (await forOwner(customer, context, (owned) => parcelOf(owned.customerId, context)));
  return parcel?.id === id ? parcel : null;
}

export const shipmentResolvers = {
  Mutation: {
    cancelShipment: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(cancelShipment, input, context),
  },
  CancelShipmentPayload: {
    shipment: ({ value }, _args, context) => value && parcelOf(value, context),
    customer: changedCustomer,
  },
  Shipment: {
    revision: ({ parcel }, _args, { readings }) => readings.revisionOf(parcel),
    status: ({ parcel }) => parcel.status,
    carrier: ({ parcel }) => parcel.carrier,
    trackingNumber: ({ parcel }) => parcel.trackingNumber,
    shippedAt: ({ parcel }) => parcel.shippedAt,
  },
} satisfies Resolvers;
