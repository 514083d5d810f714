/*
 * Shipment changes: calls off a parcel that has not left (row 58), read back by row 57.
 */
import { problem } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import { withValue, type DirectChange } from './engine/direct-change.ts';
import { isRefusal, refusal } from './engine/refusal.ts';
import { accountTarget, askedAccount } from './lines/account-target.ts';

interface CancelShipmentInput {
  readonly customerId: string;
}

interface CancelShipmentRequest {
  readonly customer: CustomerId;
  /** The platform's id of the parcel, or null when it names none. */
  readonly orderId: string | null;
}

export const cancelShipment: DirectChange<CancelShipmentInput, CancelShipmentRequest, CustomerId> =
  {
    name: 'shipment.cancelled',
    ask: ({ customerId }, session) => askedAccount(customerId, session),
    async prepare({ customerId }, { session }) {
      const account = await accountTarget(customerId, session);
      if (isRefusal(account)) return account;
      const customer = account.customerId;
      const parcel = await session.sources.shipment.of(customer);
      const waits = parcel?.status === 'PENDING' || parcel?.status === 'UNRECOGNIZED';
      if (!waits) return refusal(problem('SHIPMENT_LEFT', 'NOT_CANCELLABLE'));
      return { account: customer, request: { customer, orderId: parcel.orderId } };
    },
    send: async ({ customer }, { shipment }) =>
      withValue(await shipment.cancel(customer), customer),
    async reached({ customer, orderId }, { sources }) {
      const parcel = await sources.shipment.of(customer);
      if (parcel?.status !== 'CANCELLED') return null;
      // The platform shows the latest parcel only: another one that was called off is not this one.
      const isThis = orderId === null || parcel.orderId === null || parcel.orderId === orderId;
      return isThis ? customer : null;
    },
  };
