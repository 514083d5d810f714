import type { RequestContext } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, readGlobalId } from '../ids.ts';
import { cancelShipment } from '../operations/shipment.ts';
import { forOwner } from './account-holder.ts';
import { changedCustomer, customerView } from './customer.ts';
import { parcelNamed, parcelOf, type ShipmentView } from './shipment-view.ts';

/** The parcel of an account that the caller owns. */
export async function shipmentOf(
  id: string,
  context: RequestContext,
): Promise<ShipmentView | null> {
  const named = readGlobalId(id);
  const [account] = named?.type === 'Shipment' ? named.parts : [];
  const customer = account ? await customerView(customerId(account), context) : null;
  return (
    customer && forOwner(customer, context, (owned) => parcelNamed(owned.customerId, id, context))
  );
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
    shippedOn: ({ parcel }) => parcel.shippedOn,
  },
} satisfies Resolvers;
