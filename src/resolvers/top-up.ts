import type { Resolvers } from '../generated/types.ts';
import { topUpProduct } from '../operations/top-up.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';
import { saleQuoteFields } from './sale-quote.ts';

export const topUpResolvers = {
  Mutation: {
    quoteTopUp: (_root, { input }, { sales, ...context }) =>
      sales.quote(topUpProduct, input, context),
    purchaseTopUp: (_root, { input }, { sales, ...context }) =>
      sales.buy(topUpProduct, input, context),
  },
  TopUpQuote: {
    ...saleQuoteFields,
    service: async ({ sale }, _args, { sources }) => {
      const { services } = await sources.catalog.current();
      return services.find(({ id }) => id === sale.serviceCode) ?? null;
    },
    quantity: ({ sale }) => sale.quantity,
  },
  TopUpOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    quote: ({ detail }, _args, { sales }) => sales.kept('top-up', detail.quoteId),
    newQuote: ({ newQuoteId }, _args, { sales }) => sales.instead('top-up', newQuoteId),
  },
} satisfies Resolvers;
