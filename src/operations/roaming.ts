/*
 * Roaming pack: data, minutes and messages abroad for a line (rows 61, 62).
 *
 * Owns   which line may have it, and what tells that it was bought: one more pack of this kind on this line (row 63), from the asked day on.
 * Never  takes a pack that another one renewed itself into for its own.
 */
import { days, dayStart, hours } from '../clock.ts';
import type { OwnedRoamingPack } from '../datasources/roaming.ts';
import type { DataSources } from '../datasources/sources.ts';
import { GatewayError } from '../errors.ts';
import { packId, partOf } from '../ids.ts';
import { isRefusal, notFound } from './engine/refusal.ts';
import { lineTarget } from './lines/line-target.ts';
import { counted } from './sales/counted.ts';
import { saleKind, type AtOnceProduct, type Trace } from './sales/sale-kind.ts';
import type { SaleOf } from './sales/sale-quote.ts';

interface RoamingPackAsked {
  readonly lineId: string;
  readonly packId: string;
  /** A day, or nothing for at once. */
  readonly startsOn?: string | null | undefined;
}

export const roamingProduct: AtOnceProduct<'roaming-pack', RoamingPackAsked> = {
  kind: 'roaming-pack',
  action: 'BUY_ROAMING_PACK',

  async plan({ lineId, packId: pack, startsOn }, session, ports) {
    const own = partOf('RoamingPack', pack);
    if (own === null) return notFound('packId');
    const target = await lineTarget({ lineId, action: 'BUY_ROAMING_PACK' }, session, ports);
    if (isRefusal(target)) return target;
    const { account, line } = target;
    const names = { account: account.customerId, line: line.customerId };
    return { kind: 'roaming-pack', ...names, pack: packId(own), startsOn: startsOn ?? null };
  },

  price: ({ line, pack, startsOn }, { roaming }) => roaming.quote({ line, pack, startsOn }),

  provable: () => Promise.resolve(true),

  purchase: ({ line, pack, startsOn }, card, { roaming }) =>
    roaming.purchase({ line, pack, startsOn, card }),

  detail: ({ id, sale: { kind, account, line } }) => ({
    ...{ kind, account, line, quoteId: id },
    ...{ transactionId: null, record: null, charged: null, before: null },
  }),

  refs: ({ line }) => [`roaming:${line}`],
  scope: ({ line }) => `roaming:${line}`,
  recordOf: () => null,
  canBeFound: () => true,

  async before(sale, { account: { groupId: group } }, sources) {
    if (group === null) throw new GatewayError('PLATFORM_UNREADABLE');
    return { before: { group, packs: await packsOf(sale, { group, sources }) } };
  },

  async trace({ detail, sentAt }, sale, { sources }): Promise<Trace> {
    const { before, record } = detail;
    if (before === null) return { fitting: [] };
    const packs = named(sale, await packsOf(sale, { group: before.group, sources }));
    const known = new Set(named(sale, before.packs).map(({ name }) => name));
    const fitting = packs.filter(
      ({ name, pack }) =>
        !known.has(name) &&
        isLive(pack) &&
        startsAsAsked(pack, { startsOn: sale.startsOn, sentAt }) &&
        !before.packs.some((one) => renewsInto(one, pack)),
    );
    return {
      fitting: fitting.map(({ name }) => name),
      withdrawn: packs.some(({ name, pack }) => name === record && pack.status === 'CANCELLED'),
    };
  },
};

export const roamingPackKind = saleKind(roamingProduct);

type RoamingSale = SaleOf<'roaming-pack'>;

async function packsOf(
  { line, pack }: RoamingSale,
  { group, sources }: { group: string; sources: DataSources },
): Promise<readonly OwnedRoamingPack[]> {
  const owned = await sources.roaming.ownedBy(group);
  return owned.filter((one) => one.line === line && one.packId === pack);
}

/** Packs have no number: line, pack and first day name them. Two of one day are counted, those that can be used last. */
function named({ line, pack: id }: RoamingSale, packs: readonly OwnedRoamingPack[]) {
  const ordered = packs.toSorted((a, b) => Number(isLive(a)) - Number(isLive(b)));
  const names = counted(ordered.map(({ startsOn }) => `roaming:${line}:${id}:${startsOn}`));
  return ordered.map((pack, index) => ({ name: names[index] ?? '', pack }));
}

/** Whether it can be used, or will be. */
export const isLive = ({ status }: OwnedRoamingPack): boolean =>
  status === 'ACTIVE' || status === 'PENDING';

/** A day of the platform is not always one of UTC. */
function startsAsAsked(
  { startsOn: firstDay }: OwnedRoamingPack,
  { startsOn, sentAt }: { startsOn: string | null; sentAt: number | null },
): boolean {
  if (firstDay === null || sentAt === null) return false;
  if (startsOn !== null) return firstDay === startsOn;
  return Math.abs(dayStart(firstDay) - sentAt) < hours(36);
}

/** Whether one pack may be what the other became by renewing itself. */
function renewsInto(
  { autoRenew, validUntil }: OwnedRoamingPack,
  { startsOn }: OwnedRoamingPack,
): boolean {
  if (autoRenew === false) return false;
  if (validUntil === null || startsOn === null) return true;
  return Math.abs(dayStart(startsOn) - dayStart(validUntil)) <= days(1);
}
