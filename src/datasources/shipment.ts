/*
 * Shipment: the latest parcel with SIM cards of a customer (row 57).
 *
 * Owns   the words for where a parcel is.
 * Never  invents a parcel: an eSIM order has none, whatever it cost (Q19).
 */
import type { CustomerId } from '../ids.ts';
import { loaderOf } from './loader.ts';
import type { Platform } from './platform.ts';
import type { WireRecord } from './wire-record.ts';

export type ShipmentStatus = 'PENDING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'UNRECOGNIZED';

export interface Shipment {
  readonly status: ShipmentStatus;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  /** Epoch milliseconds. */
  readonly shippedAt: number | null;
}

export class ShipmentSource {
  readonly #platform: Platform;
  readonly #byCustomer = loaderOf((id: CustomerId) => this.#read(id));

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Null when there is none. */
  of(customer: CustomerId): Promise<Shipment | null> {
    return this.#byCustomer.load(customer);
  }

  #read(customer: CustomerId): Promise<Shipment | null> {
    return this.#platform.find(57, { path: { customerId: customer } }, (data) =>
      parseShipment(data.record()),
    );
  }
}

const STATUSES: Readonly<Record<string, ShipmentStatus>> = {
  PENDING: 'PENDING',
  CREATED: 'PENDING',
  PROCESSING: 'PENDING',
  SHIPPED: 'SHIPPED',
  DISPATCHED: 'SHIPPED',
  IN_TRANSIT: 'SHIPPED',
  DELIVERED: 'DELIVERED',
  CANCELLED: 'CANCELLED',
  CANCELED: 'CANCELLED',
};

function parseShipment(record: WireRecord): Shipment | null {
  const word = record.text('shipmentStatus')?.toUpperCase().replace(/[ -]/g, '_') ?? null;
  if (word === null && record.text('orderId') === null) return null;
  const status = word === null ? undefined : STATUSES[word];
  if (!status) record.drifted('shipmentStatus');
  return {
    status: status ?? 'UNRECOGNIZED',
    carrier: record.text('carrier'),
    trackingNumber: record.text('trackingNumber'),
    shippedAt: record.time('shippedDate'),
  };
}
