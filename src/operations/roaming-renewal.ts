/*
 * Roaming renewal: lets a pack that a line has renew itself, or not (row 64).
 *
 * Owns   who may: a renewal spends the money of the account, as buying a pack does.
 */
import { isAtLeast } from '../access/caller.ts';
import { problem } from '../errors.ts';
import { packId, partOf } from '../ids.ts';
import type { DirectChange } from './engine/direct-change.ts';
import { anyLine, type TargetPorts } from './lines/line-target.ts';
import { isRefusal, notFound, refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

interface SetRoamingAutoRenew {
  readonly lineId: string;
  readonly packId: string;
  readonly autoRenew: boolean;
}

export const setRoamingAutoRenew = (
  { lineId, packId: id, autoRenew }: SetRoamingAutoRenew,
  session: Session & TargetPorts,
): DirectChange<true> => ({
  name: 'roaming.renewal-set',
  async plan() {
    const target = await anyLine(lineId, session, session);
    if (isRefusal(target)) return target;
    const { groupId, isPrimary } = target.account;
    if (!isPrimary && !isAtLeast(session.caller, 'AGENT')) return refusal(problem('HOLDER_ONLY'));
    const line = target.line.customerId;
    const own = partOf('RoamingPack', id);
    const source = session.sources.roaming;
    const owned = async () =>
      (groupId === null ? [] : await source.ownedBy(groupId)).find(
        (pack) => pack.line === line && pack.packId === own,
      );
    if (own === null || !(await owned())) return notFound('packId');
    return {
      send: async () => {
        const answer = await source.setAutoRenew({ pack: packId(own), line, autoRenew });
        return answer.outcome === 'accepted' ? { ...answer, value: true } : answer;
      },
      reached: async () => ((await owned())?.autoRenew === autoRenew ? true : null),
    };
  },
});
