import type { Resolvers } from '../generated/types.ts';
import { topUpGoods } from '../operations/top-up.ts';
import { lineView } from './line.ts';
import type { SaleOf } from '../operations/sales/sale-quote.ts';
import { operationFields } from './operation.ts';
import { saleQuoteFields } from './sale-quote.ts';

export const topUpResolvers = {
  Mutation: {
    quoteTopUp: (_root, { input }, { sales, ...context }) =>
      sales.quote(topUpGoods, input, context),
    purchaseTopUp: (_root, { input }, { sales, ...context }) =>
      sales.buy(topUpGoods, input, context),
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
    quote: ({ detail }, _args, { sales }) => sales.kept<SaleOf<'top-up'>>('top-up', detail.quoteId),
  },
} satisfies Resolvers;
