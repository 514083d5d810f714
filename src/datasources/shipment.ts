/*
 * Shipment: the parcels with SIM cards of a customer, and the recall of the latest (rows 57 and 58).
 *
 * Owns   the words for where a parcel is, and which order it belongs to.
 * Never  invents a parcel: an eSIM order has none, whatever it cost (Q19). Nor takes the parcel of an account for one of an order of it.
 */
import { dayStart, seconds } from '../clock.ts';
import { transactionId, type CustomerId, type TransactionId } from '../ids.ts';
import type { CustomerReadings } from './customer-memory.ts';
import { whenGiven, type Given } from './wire/given.ts';
import { rememberingLoader } from './wire/loader.ts';
import { newestFirst } from './wire/newest-first.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type ShipmentStatus = 'PENDING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'UNRECOGNIZED';

export interface Shipment {
  readonly orderId: string | null;
  /** The order whose SIM cards it holds, or null where the platform does not say. */
  readonly transactionId: TransactionId | null;
  readonly status: ShipmentStatus;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  /** Epoch milliseconds; null also where only the day is known. */
  readonly shippedAt: number | null;
  /** As `2026-01-28`. */
  readonly shippedOn: string | null;
}

export class ShipmentSource {
  readonly #platform: PlatformCalls;
  readonly #byCustomer;

  constructor(platform: PlatformCalls, memory: CustomerReadings | null = null) {
    this.#platform = platform;
    this.#byCustomer = rememberingLoader(
      { memory, what: 'shipment', freshMs: seconds(30) },
      (id: CustomerId) => this.#read(id),
    );
  }

  /** The latest of the account, or null when there is none. */
  of(customer: CustomerId): Given<Shipment | null> {
    return whenGiven(this.#byCustomer.load(customer), ([latest]) => latest ?? null);
  }

  /** The newest first. */
  allOf(customer: CustomerId): Given<readonly Shipment[]> {
    return this.#byCustomer.load(customer);
  }

  /** The one of an order that went under these transactions, or null when there is none, or the platform cannot say. */
  async ofOrder(
    customer: CustomerId,
    transactions: readonly TransactionId[],
  ): Promise<Shipment | null> {
    const names = new Set<string>(transactions);
    const parcels = await this.#byCustomer.load(customer);
    const isNamed = (id: string | null): boolean => id !== null && names.has(id);
    return parcels.find((one) => isNamed(one.transactionId) || isNamed(one.orderId)) ?? null;
  }

  /** Declined as a conflict once the parcel is on its way. */
  async cancel(customer: CustomerId): Promise<Answer<null>> {
    const call = { path: { customerId: customer }, fields: FIELDS };
    const answer = await this.#platform.change(58, call, () => null);
    this.#byCustomer.clear(customer);
    return answer;
  }

  /** One parcel, or a list of them; which is not known. */
  async #read(customer: CustomerId): Promise<readonly Shipment[]> {
    const parcels = await this.#platform.find(57, { path: { customerId: customer } }, (data) =>
      data
        .oneOrMore()
        .map((record) => record.about(customer, 'customerId'))
        .flatMap((record) => parseShipment(record) ?? []),
    );
    return newestFirst(parcels ?? [], leftAt);
  }
}

/** What has not left is the latest. */
const leftAt = ({ shippedAt, shippedOn }: Shipment): number =>
  shippedAt ?? (shippedOn === null ? Number.MAX_SAFE_INTEGER : dayStart(shippedOn));

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
  const orderId = record.code('orderId');
  const status = record.word(STATUSES, 'shipmentStatus');
  if (status === null && orderId === null) return null;
  const shipped = record.when('shippedDate');
  const order = record.code('transactionId');
  return {
    orderId,
    transactionId: order === null ? null : transactionId(order),
    status: record.expected(status, 'shipmentStatus') ?? 'UNRECOGNIZED',
    carrier: record.text('carrier'),
    trackingNumber: record.code('trackingNumber'),
    shippedAt: shipped.at,
    shippedOn: shipped.on,
  };
}
