/*
 * Roaming view: a pack that a line has, with the account through which it is seen.
 *
 * Owns   its name. The platform gives a sold pack no id of its own, so that it is told apart by line, pack and first day, and by its place among
 *        those that are alike in all three.
 * Never  shows a pack of a line that the account does not list.
 */
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import type { OwnedRoamingPack } from '../datasources/roaming.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import { idOf } from '../ids.ts';

export interface OwnedPackView {
  readonly id: string;
  readonly account: CustomerInfo;
  readonly pack: OwnedRoamingPack;
}

export const ownedPacksOf = (
  account: CustomerInfo,
  { sources }: Pick<RequestContext, 'sources'>,
): Given<OwnedPackView[]> =>
  account.groupId === null
    ? []
    : whenGiven(sources.roaming.ownedBy(account.groupId), (packs) => viewsOf(account, packs));

function viewsOf(account: CustomerInfo, packs: readonly OwnedRoamingPack[]): OwnedPackView[] {
  const ownLines = new Set(account.lines.map((line) => line.customerId));
  const own = packs.filter(({ line }) => line === null || ownLines.has(line));
  const alike = new Map<string, number>();
  return own.map((pack) => {
    const name = [pack.line ?? '-', pack.packId, pack.startsOn ?? '-'];
    const place = (alike.get(name.join()) ?? 0) + 1;
    alike.set(name.join(), place);
    const id = idOf(pack, 'OwnedRoamingPack', account.customerId, ...name, String(place));
    return { id, account, pack };
  });
}
