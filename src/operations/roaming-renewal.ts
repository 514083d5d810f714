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

export const setRoamingAutoRenew: DirectChange<RoamingRenewalInput, RoamingRenewalRequest, true> = {
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
    return (await ownedPack(request, turn.sources)) ? { account, request } : notFound('packId');
  },
  send: async ({ pack, line, autoRenew }, { roaming }) =>
    withValue(await roaming.setAutoRenew({ pack, line, autoRenew }), true),
  async reached(request, { sources }) {
    const owned = await ownedPack(request, sources);
    return owned?.autoRenew === request.autoRenew ? true : null;
  },
};

const ownedPack = async (
  { group, line, pack }: Pick<RoamingRenewalRequest, 'group' | 'line' | 'pack'>,
  { roaming }: DataSources,
) => (await roaming.ownedBy(group)).find((one) => one.line === line && one.packId === pack);
