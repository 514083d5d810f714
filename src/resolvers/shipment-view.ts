/*
 * Shipment view: a parcel with the account through which it is seen.
 *
 * Owns   its name: the platform's id of the order, or that it is the latest one of the account, where the platform names none.
 */
import type { RequestContext } from '../context.ts';
import type { Shipment } from '../datasources/shipment.ts';
import { globalId, type CustomerId } from '../ids.ts';

export interface ShipmentView {
  readonly id: string;
  readonly parcel: Shipment;
}

/** The latest parcel of an account, or null when there is none. */
export async function parcelOf(
  account: CustomerId,
  { sources }: Pick<RequestContext, 'sources'>,
): Promise<ShipmentView | null> {
  const parcel = await sources.shipment.of(account);
  return parcel && { id: globalId('Shipment', account, parcel.orderId ?? 'latest'), parcel };
}
