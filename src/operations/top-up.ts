/*
 * Top-up: more data for a line (rows 47, 48).
 *
 * Owns   what can be asked for, and what tells that the data arrived: the limit of the line (row 39) rose by exactly what was bought.
 * Never  takes another step for its own: in another cycle, with another plan, or of another size the limit proves nothing.
 */
import { seeded } from '../seeded-bug.ts';
import type { DataSources } from '../datasources/sources.ts';
import type { LineUsage } from '../datasources/usage.ts';
import { decimalText } from '../datasources/wire/wire-value.ts';
import { partOf, type CustomerId } from '../ids.ts';
import { isRefusal, notFound, outside, refusal } from './engine/refusal.ts';
import { lineOf } from './lines/line-change.ts';
import { lineTarget } from './lines/line-target.ts';
import type { TopUpBefore } from './sales/sale-detail.ts';
import { saleKind, type AtOnceProduct, type Trace } from './sales/sale-kind.ts';
import type { SaleOf } from './sales/sale-quote.ts';

interface TopUpAsked {
  readonly lineId: string;
  readonly serviceId: string;
  readonly quantity: number;
}

const MAX_AT_ONCE = 10;

export const topUpProduct: AtOnceProduct<'top-up', TopUpAsked> = {
  kind: 'top-up',
  action: 'TOP_UP',

  async plan({ lineId, serviceId, quantity }, session, ports) {
    if (quantity < 1 || quantity > MAX_AT_ONCE)
      return refusal(outside('OUT_OF_RANGE', { min: 1, max: MAX_AT_ONCE }, 'quantity'));
    const target = await lineTarget({ lineId, action: 'TOP_UP' }, session, ports);
    if (isRefusal(target)) return target;
    const code = partOf('CatalogService', serviceId);
    const { services } = await session.sources.catalog.current();
    const service = services.find(({ id, kind }) => id === code && kind === 'TOP_UP');
    if (!service) return notFound('serviceId');
    const { account, line } = target;
    const names = { account: account.customerId, line: line.customerId };
    return { kind: 'top-up', ...names, serviceCode: service.id, quantity };
  },

  price: ({ line, serviceCode, quantity }, { topUp }) =>
    topUp.quote({ line, serviceCode, quantity }),

  provable: async (sale, sources) => isStep(await stateOf(sale, sources)),

  purchase: ({ line, serviceCode, quantity }, card, { topUp }) =>
    topUp.purchase({ line, serviceCode, quantity, card }),

  detail: ({ id, sale: { kind, account, line } }) => ({
    ...{ kind, account, line, quoteId: id },
    ...{ transactionId: null, record: null, charged: null, before: null },
  }),

  refs: ({ line }) => [`data:${line}`],
  scope: ({ line, quoteId }) => `data:${seeded('top-ups-side-by-side') ? quoteId : line}`,
  recordOf: () => null,
  canBeFound: ({ before }) => before !== null && isStep(before),

  async before(sale, { line }, sources) {
    return { before: { ...(await stateOf(sale, sources)), planName: line?.planName ?? null } };
  },

  async trace({ detail }, { line }, turn): Promise<Trace> {
    const { before } = detail;
    if (before === null || !isStep(before)) return { fitting: [] };
    const [now, plan] = await Promise.all([
      turn.sources.usage.of(line, null, 'DATA'),
      lineOf(line, turn),
    ]);
    const limit = limitOf(now);
    const comparable =
      now?.unit === before.unit &&
      now.cycleStart === before.cycleStart &&
      (plan?.planName === before.planName || seeded('another-change-explains'));
    if (!comparable || limit === null) return { fitting: [] };
    const expected = before.limit + before.step;
    const withdrawn = limit < expected - ROUNDING;
    const arrived = Math.abs(limit - expected) < ROUNDING;
    return { fitting: arrived ? [recordName(line, before)] : [], withdrawn };
  },
};

export const topUpKind = saleKind(topUpProduct);

/** What a sum of decimals leaves behind its digits. */
const ROUNDING = 1e-6;

type Step = TopUpBefore & { readonly limit: number; readonly step: number };

const isStep = (before: TopUpBefore): before is Step =>
  before.limit !== null && before.step !== null && before.cycleStart !== null;

const recordName = (line: CustomerId, { cycleStart, limit, step }: Step): string =>
  `limit:${line}:${cycleStart}:${decimalText(limit + step)}`;

/** The limit as it is, and the step that a top-up makes in the same unit. */
async function stateOf(
  { line, serviceCode, quantity }: SaleOf<'top-up'>,
  { usage, catalog }: DataSources,
): Promise<TopUpBefore> {
  const [now, { services }] = await Promise.all([usage.of(line, null, 'DATA'), catalog.current()]);
  const megabytes = services.find(({ id }) => id === serviceCode)?.megabytes ?? null;
  const unit = now?.unit ?? null;
  const inUnit = unit === null ? undefined : MEGABYTES_IN[unit.toUpperCase()];
  const known = megabytes !== null && megabytes > 0 && inUnit !== undefined;
  return {
    ...{ limit: limitOf(now), unit, cycleStart: now?.cycleStart ?? null, planName: null },
    step: known ? (megabytes * quantity) / inUnit : null,
  };
}

const MEGABYTES_IN: Readonly<Record<string, number>> = {
  KB: 1 / 1_024,
  MB: 1,
  GB: 1_024,
  TB: 1_048_576,
};

const limitOf = (usage: LineUsage | null): number | null =>
  usage?.limit == null ? null : Number(usage.limit);
