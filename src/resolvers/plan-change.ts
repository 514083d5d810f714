import type { Resolvers } from '../generated/types.ts';
import { planChangeProduct } from '../operations/plan-change-product.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';
import { saleQuoteFields } from './sale-quote.ts';

export const planChangeResolvers = {
  Mutation: {
    quotePlanChange: (_root, { input }, { sales, ...context }) =>
      sales.quote(planChangeProduct, input, context),
    changePlan: (_root, { input }, { sales, ...context }) =>
      sales.buy(planChangeProduct, input, context),
  },
  PlanChangeQuote: {
    ...saleQuoteFields,
    plan: ({ sale }, _args, { sources }) => sources.catalog.plan(sale.plan),
    effective: ({ sale }) => sale.effective,
    effectiveOn: ({ price }) => price.planChange?.effectiveOn ?? null,
    changeType: ({ price }) => price.planChange?.changeType ?? null,
    newMonthly: ({ price }) => price.planChange?.newMonthly ?? null,
  },
  PlanChangeOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    quote: ({ detail }, _args, { sales }) => sales.kept('plan-change', detail.quoteId),
    newQuote: ({ newQuoteId }, _args, { sales }) => sales.instead('plan-change', newQuoteId),
    scheduled: ({ detail }) => detail.scheduled,
    effectiveOn: ({ detail }) => detail.effectiveOn,
  },
} satisfies Resolvers;
