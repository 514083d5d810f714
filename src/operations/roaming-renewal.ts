/*
 * Roaming renewal: lets a pack that a line has renew itself, or not (row 64), read back by row 63.
 *
 * Owns   who may: a renewal spends the money of the account, as buying a pack does.
 */
import { isAtLeast } from '../access/caller.ts';
import type { DataSources } from '../datasources/sources.ts';
import { problem } from '../errors.ts';
import { packId, partOf, type CustomerId, type PackId } from '../ids.ts';
import { withValue, type DirectChange } from './engine/direct-change.ts';
import { isRefusal, notFound, refusal } from './engine/refusal.ts';
import { anyLine, askedLine } from './lines/line-target.ts';
import { isLive } from './roaming.ts';

interface RoamingRenewalInput {
  readonly lineId: string;
  readonly packId: string;
  readonly autoRenew: boolean;
}

interface RoamingRenewalRequest {
  readonly group: string;
  readonly line: CustomerId;
  readonly pack: PackId;
  readonly autoRenew: boolean;
}

/** The pack of a line that renews itself from now on, or does not. */
export interface RenewedPack {
  readonly line: CustomerId;
  readonly pack: PackId;
}

export const setRoamingAutoRenew: DirectChange<
  RoamingRenewalInput,
  RoamingRenewalRequest,
  RenewedPack
> = {
  name: 'roaming.renewal-set',
  ask: async ({ lineId, packId: id }, session, journal) =>
    partOf('RoamingPack', id) === null
      ? notFound('packId')
      : askedLine(lineId, session, { journal }),
  async prepare({ lineId, packId: id, autoRenew }, turn) {
    const target = await anyLine(lineId, turn.session, turn);
    if (isRefusal(target)) return target;
    const { customerId: account, groupId: group, isPrimary } = target.account;
    if (!isPrimary && !isAtLeast(turn.session.caller, 'AGENT'))
      return refusal(problem('HOLDER_ONLY', 'NOT_PRIMARY'));
    const own = partOf('RoamingPack', id);
    if (own === null || group === null) return notFound('packId');
    const request = { group, line: target.line.customerId, pack: packId(own), autoRenew };
    const owned = await ownedPacks(request, turn.sources);
    return owned.length > 0 ? { account, request } : notFound('packId');
  },
  send: async ({ pack, line, autoRenew }, { roaming }) =>
    withValue(await roaming.setAutoRenew({ pack, line, autoRenew }), { line, pack }),
  async reached(request, { sources }) {
    const { line, pack, autoRenew } = request;
    const usable = (await ownedPacks(request, sources)).filter(isLive);
    const isSet = usable.every((one) => one.autoRenew === autoRenew);
    return usable.length > 0 && isSet ? { line, pack } : null;
  },
};

/** A line may have one pack several times; one that is over says nothing of those that can still renew themselves. */
const ownedPacks = async (
  { group, line, pack }: Pick<RoamingRenewalRequest, 'group' | 'line' | 'pack'>,
  { roaming }: DataSources,
) => (await roaming.ownedBy(group)).filter((one) => one.line === line && one.packId === pack);
