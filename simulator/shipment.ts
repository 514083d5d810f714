/*
 * Shipment: the latest parcel of an account (row 57), its way to the door, and how it is stopped (row 58).
 */
import { SERVICES } from './catalog-product.ts';
import type { DueHandler, Platform } from './engine/platform.ts';
import { known } from './engine/body.ts';
import {
  ok,
  okAs,
  refused,
  unknown,
  wireDate,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { accountOf, type Order, type Shipment } from './engine/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const shipmentEndpoints: EndpointModule = {
  rows: {
    57: ({ platform, params }) => {
      const shipment = accountOf(platform.world, params['customerId'] ?? '')?.shipment;
      if (!shipment) return unknown('Shipment');
      const { shippedDate } = shipment;
      const date = shippedDate === null ? null : wireDate(platform, shippedDate);
      return ok(known({ ...shipment, shippedDate: date }));
    },
    58: cancel,
  },
  due: { 'parcel-leaves': on('PENDING', leave), 'parcel-arrives': on('SHIPPED', arrive) },
};

/** What has left cannot be called back. */
function cancel({ platform, params }: EndpointRequest): Reply {
  const customerId = params['customerId'] ?? '';
  const shipment = accountOf(platform.world, customerId)?.shipment;
  if (!shipment) return unknown('Shipment');
  if (shipment.shipmentStatus !== 'PENDING')
    return refused(409, 'The parcel has left or was stopped');
  shipment.shipmentStatus = 'CANCELLED';
  platform.ledger.effect({ row: 58, effect: 'shipment-cancelled', customerId });
  return okAs(platform, { customerId });
}

/** The parcel of an order, which leaves within a day; null when nothing is to be sent. */
export function parcelFor(
  platform: Platform,
  { shipmentType, transactionId }: Order,
): Shipment | null {
  if (shipmentType === null) return null;
  const orderId = `order-${transactionId.slice(0, 8)}`;
  const inMs = platform.random.between(4, 24) * HOUR;
  platform.later(inMs, { what: 'parcel-leaves', id: orderId, turn: 0 });
  return {
    ...{ orderId, transactionId, shipmentStatus: 'PENDING', shipmentType },
    ...{ carrier: null, trackingNumber: null, shippedDate: null },
  };
}

function on(status: string, act: (platform: Platform, shipment: Shipment) => void): DueHandler {
  return (platform, { id }) => {
    const parcels = platform.world.accounts.map(({ shipment }) => shipment);
    const found = parcels.find((one) => one?.orderId === id && one.shipmentStatus === status);
    if (found) act(platform, found);
  };
}

function leave(platform: Platform, shipment: Shipment): void {
  shipment.shipmentStatus = 'SHIPPED';
  shipment.carrier = 'USPS';
  shipment.trackingNumber = `9400${platform.random.digits(18)}`;
  shipment.shippedDate = platform.clock.now();
  const service = SERVICES.find(({ serviceCode }) => serviceCode === shipment.shipmentType);
  const inMs = (service?.deliveryDays ?? 5) * DAY;
  platform.later(inMs, { what: 'parcel-arrives', id: shipment.orderId, turn: 0 });
}

function arrive(_platform: Platform, shipment: Shipment): void {
  shipment.shipmentStatus = 'DELIVERED';
}
