/*
 * Shipment: the latest parcel with SIM cards of a customer, and its recall (rows 57 and 58).
 *
 * Owns   the words for where a parcel is.
 * Never  invents a parcel: an eSIM order has none, whatever it cost (Q19).
 */
import { seconds } from '../clock.ts';
import type { CustomerId } from '../ids.ts';
import type { CustomerMemory } from './customer-memory.ts';
import { rememberingLoader } from './wire/loader.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type ShipmentStatus = 'PENDING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'UNRECOGNIZED';

export interface Shipment {
  readonly orderId: string | null;
  readonly status: ShipmentStatus;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  /** Epoch milliseconds. */
  readonly shippedAt: number | null;
}

export class ShipmentSource {
  readonly #platform: PlatformCalls;
  readonly #byCustomer;

  constructor(platform: PlatformCalls, memory: CustomerMemory | null = null) {
    this.#platform = platform;
    this.#byCustomer = rememberingLoader(
      { memory, what: 'shipment', freshMs: seconds(30) },
      (id: CustomerId) => this.#read(id),
    );
  }

  /** Null when there is none. */
  of(customer: CustomerId): Promise<Shipment | null> {
    return this.#byCustomer.load(customer);
  }

  /** Declined as a conflict once the parcel is on its way. */
  async cancel(customer: CustomerId): Promise<Answer<null>> {
    const call = { path: { customerId: customer }, fields: FIELDS };
    const answer = await this.#platform.change(58, call, () => null);
    this.#byCustomer.clear(customer);
    return answer;
  }

  #read(customer: CustomerId): Promise<Shipment | null> {
    return this.#platform.find(57, { path: { customerId: customer } }, (data) =>
      parseShipment(data.record().about(customer, 'customerId')),
    );
  }
}

const FIELDS: FieldPaths = { customerid: ['input', 'customerId'] };

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
  const orderId = record.text('orderId');
  const status = record.word(STATUSES, 'shipmentStatus');
  if (status === null && orderId === null) return null;
  return {
    orderId,
    status: record.expected(status, 'shipmentStatus') ?? 'UNRECOGNIZED',
    carrier: record.text('carrier'),
    trackingNumber: record.text('trackingNumber'),
    shippedAt: record.time('shippedDate'),
  };
}
