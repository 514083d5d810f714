/*
 * Shipment view: a parcel with the account through which it is seen.
 *
 * Owns   its name: the platform's id of the order, or that it is the latest one of the account, where the platform names none.
 */
import type { RequestContext } from '../context.ts';
import type { Shipment } from '../datasources/shipment.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import { idOf, type CustomerId, type TransactionId } from '../ids.ts';

export interface ShipmentView {
  readonly id: string;
  readonly parcel: Shipment;
}

type Sources = Pick<RequestContext, 'sources'>;

/** The latest parcel of an account, or null when there is none. */
export const parcelOf = (account: CustomerId, { sources }: Sources): Given<ShipmentView | null> =>
  whenGiven(sources.shipment.of(account), (parcel) => viewOf(account, parcel));

/** The parcel of an order that went under these transactions, or null where the platform cannot say which it is. */
export async function parcelOfOrder(
  account: CustomerId,
  transactions: readonly TransactionId[],
  { sources }: Sources,
): Promise<ShipmentView | null> {
  return viewOf(account, await sources.shipment.ofOrder(account, transactions));
}

/** The parcel of an account with this id. */
export async function parcelNamed(
  account: CustomerId,
  id: string,
  { sources }: Sources,
): Promise<ShipmentView | null> {
  const parcels = await sources.shipment.allOf(account);
  return parcels.map((one) => viewOf(account, one)).find((one) => one?.id === id) ?? null;
}

function viewOf(account: CustomerId, parcel: Shipment | null): ShipmentView | null {
  if (!parcel) return null;
  const id = idOf(parcel, 'Shipment', account, parcel.orderId ?? parcel.transactionId ?? 'latest');
  const known = views.get(parcel);
  if (known?.id === id) return known;
  const view = { id, parcel };
  views.set(parcel, view);
  return view;
}

/** The same for as long as it is not read anew. */
const views = new WeakMap<Shipment, ShipmentView>();
