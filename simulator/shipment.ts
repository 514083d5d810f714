/*
 * Shipment: the latest parcel of an account (row 57).
 */
import { known, ok, unknown, wireDate, type Room } from './room.ts';
import { accountOf } from './world.ts';

export const shipmentRoom: Room = {
  rows: {
    57: ({ platform, params }) => {
      const shipment = accountOf(platform.world, params['customerId'] ?? '')?.shipment;
      if (!shipment) return unknown('Shipment');
      const { shippedDate } = shipment;
      return ok(
        known({
          ...shipment,
          shippedDate: shippedDate === null ? null : wireDate(platform, shippedDate),
        }),
      );
    },
  },
};
