/*
 * Top-up: more data for a line (rows 47, 48).
 *
 * Owns   what can be asked for, and what tells that the data arrived: the limit of the line's usage is another than before (row 39).
 */
import { GatewayError } from '../errors.ts';
import { partOf } from '../ids.ts';
import { lineTarget } from './lines/line-target.ts';
import { isRefusal, notFound, refusal, wrongInput } from './engine/refusal.ts';
import { saleKind, type MarkedGoods } from './sales/sale.ts';
import type { TopUpDetail } from './sales/sale-detail.ts';
import type { SaleOf } from './sales/sale-quote.ts';

interface TopUpAsked {
  readonly lineId: string;
  readonly serviceId: string;
  readonly quantity: number;
}

const MOST_AT_ONCE = 10;

export const topUpGoods: MarkedGoods<SaleOf<'top-up'>, TopUpDetail, TopUpAsked> = {
  kind: 'top-up',
  action: 'TOP_UP',

  async plan({ lineId, serviceId, quantity }, session, ports) {
    const target = await lineTarget({ lineId, action: 'TOP_UP' }, session, ports);
    if (isRefusal(target)) return target;
    const code = partOf('CatalogService', serviceId);
    const { services } = await session.sources.catalog.current();
    const service = services.find(({ id, kind }) => id === code && kind === 'TOP_UP');
    if (!service) return notFound('serviceId');
    if (quantity < 1 || quantity > MOST_AT_ONCE) return refusal(wrongInput('quantity'));
    const { account, line } = target;
    const names = { account: account.customerId, line: line.customerId };
    return { kind: 'top-up', ...names, serviceCode: service.id, quantity };
  },

  price: ({ line, serviceCode, quantity }, { topUp }) =>
    topUp.quote({ line, serviceCode, quantity }),

  purchase: ({ line, serviceCode, quantity }, card, { topUp }) =>
    topUp.purchase({ line, serviceCode, quantity, card }),

  async detail({ id, sale }, sources) {
    const { kind, account, line } = sale;
    const before = await this.marks(sale, sources);
    return { kind, account, line, quoteId: id, transactionId: null, before };
  },

  async marks({ line }, { usage }) {
    const data = await usage.of(line, null, 'DATA');
    if (!data) throw new GatewayError('PLATFORM_UNREADABLE');
    return [`limit:${data.limit ?? 'none'}`];
  },
};

export const topUpKind = saleKind(topUpGoods);
