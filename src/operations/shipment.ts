/*
 * Shipment changes: calls off a parcel that has not left (row 58).
 */
import { problem } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import { accountTarget } from './lines/account-target.ts';
import type { DirectChange } from './engine/direct-change.ts';
import { isRefusal, refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

export const cancelShipment = (
  { customerId }: { customerId: string },
  session: Session,
): DirectChange<CustomerId> => ({
  name: 'shipment.cancelled',
  async plan() {
    const account = await accountTarget(customerId, session);
    if (isRefusal(account)) return account;
    const source = session.sources.shipment;
    const own = account.customerId;
    const parcel = await source.of(own);
    const waits = parcel?.status === 'PENDING' || parcel?.status === 'UNRECOGNIZED';
    if (!waits) return refusal(problem('SHIPMENT_LEFT'));
    return {
      send: async () => {
        const answer = await source.cancel(own);
        return answer.outcome === 'accepted' ? { ...answer, value: own } : answer;
      },
      reached: async () => ((await source.of(own))?.status === 'CANCELLED' ? own : null),
    };
  },
});
