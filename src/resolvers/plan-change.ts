import type { Resolvers } from '../generated/types.ts';
import { planChangeGoods } from '../operations/plan-change.ts';
import { lineView } from './line.ts';
import type { SaleOf } from '../operations/sales/sale-quote.ts';
import { operationFields } from './operation.ts';
import { saleQuoteFields } from './sale-quote.ts';

export const planChangeResolvers = {
  Mutation: {
    quotePlanChange: (_root, { input }, { sales, ...context }) =>
      sales.quote(planChangeGoods, input, context),
    changePlan: (_root, { input }, { sales, ...context }) =>
      sales.buy(planChangeGoods, input, context),
  },
  PlanChangeQuote: {
    ...saleQuoteFields,
    plan: ({ sale }, _args, { sources }) => sources.catalog.plan(sale.plan),
    effective: ({ sale }) => sale.effective,
    effectiveAt: ({ price }) => price.planChange?.effectiveAt ?? null,
    changeType: ({ price }) => price.planChange?.changeType ?? null,
    newMonthly: ({ price }) => price.planChange?.newMonthly ?? null,
  },
  PlanChangeOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    quote: ({ detail }, _args, { sales }) =>
      sales.kept<SaleOf<'plan-change'>>('plan-change', detail.quoteId),
    scheduled: ({ detail }) => detail.scheduled,
    effectiveAt: ({ detail }) => detail.effectiveAt,
  },
} satisfies Resolvers;
