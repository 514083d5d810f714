/*
 * Roaming pack: data, minutes and messages abroad for a line (rows 61, 62).
 *
 * Owns   which line may have it, and what tells that it was bought: one more pack of this kind on this line (row 63).
 */
import { GatewayError } from '../errors.ts';
import { packId, partOf } from '../ids.ts';
import { lineTarget } from './lines/line-target.ts';
import { isRefusal, notFound } from './engine/refusal.ts';
import { saleKind, type MarkedGoods } from './sales/sale.ts';
import type { RoamingPackDetail } from './sales/sale-detail.ts';
import type { SaleOf } from './sales/sale-quote.ts';

interface RoamingPackAsked {
  readonly lineId: string;
  readonly packId: string;
  /** A day, or nothing for at once. */
  readonly startsOn?: string | null | undefined;
}

export const roamingGoods: MarkedGoods<
  SaleOf<'roaming-pack'>,
  RoamingPackDetail,
  RoamingPackAsked
> = {
  kind: 'roaming-pack',
  action: 'BUY_ROAMING_PACK',

  async plan({ lineId, packId: pack, startsOn }, session, ports) {
    const target = await lineTarget({ lineId, action: 'BUY_ROAMING_PACK' }, session, ports);
    if (isRefusal(target)) return target;
    const own = partOf('RoamingPack', pack);
    if (own === null) return notFound('packId');
    const { account, line } = target;
    const names = { account: account.customerId, line: line.customerId };
    return { kind: 'roaming-pack', ...names, pack: packId(own), startsOn: startsOn ?? null };
  },

  price: ({ line, pack, startsOn }, { roaming }) => roaming.quote({ line, pack, startsOn }),

  purchase: ({ line, pack, startsOn }, card, { roaming }) =>
    roaming.purchase({ line, pack, startsOn, card }),

  async detail({ id, sale }, sources) {
    const { kind, account, line } = sale;
    const before = await this.marks(sale, sources);
    return { kind, account, line, quoteId: id, transactionId: null, before };
  },

  async marks({ account, line, pack }, { roaming, customer }) {
    const info = await customer.info(account);
    if (info?.groupId == null) throw new GatewayError('PLATFORM_UNREADABLE');
    const owned = await roaming.ownedBy(info.groupId);
    return owned
      .filter((one) => one.line === line && one.packId === pack)
      .map(({ startsAt }) => `pack:${startsAt}`);
  },
};

export const roamingPackKind = saleKind(roamingGoods);
