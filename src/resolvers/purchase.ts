import type { Resolvers } from '../generated/types.ts';
import { globalId } from '../ids.ts';
import { purchaseQuoteIn } from '../operations/sales/quote.ts';
import { customerView } from './customer.ts';
import { boughtLines } from './purchase-line.ts';
import { operationFields } from './operation.ts';
import { parcelOfOrder } from './shipment-view.ts';

export const purchaseResolvers = {
  Query: {
    purchaseByTransaction: (_root, { transactionId }, { purchases, ...context }) =>
      purchases.byTransaction(transactionId, context),
  },
  Mutation: {
    quotePurchase: (_root, { input }, { quotes, ...context }) => quotes.quote(input, context),
    submitPurchase: (_root, { input }, { purchases, ...context }) =>
      purchases.submit(input, context),
    renewPaymentLink: (_root, { input }, { purchases, ...context }) =>
      purchases.renewLink(input, context),
  },
  PurchaseQuote: {
    id: ({ id }) => globalId('PurchaseQuote', id),
    kind: ({ cart }) => cart.kind,
    dueToday: ({ price }) => price.dueToday,
    estimatedMonthly: ({ price }) => price.estimatedMonthly,
    lines: ({ cart }) => [...cart.lines],
  },
  QuotedLine: {
    plan: ({ planId }, _args, { sources }) => sources.catalog.plan(planId),
  },
  PurchaseOperation: {
    ...operationFields,
    quote: ({ detail }, _args, { quotes }) => quotes.kept(detail.quoteId),
    newQuote: ({ newQuoteId }, _args, { journal }) =>
      newQuoteId && purchaseQuoteIn(journal, newQuoteId),
    customer: ({ customerId }, _args, context) =>
      customerId === null ? null : customerView(customerId, context),
    transaction: ({ detail }) => detail.attempts.at(-1) ?? null,
    shipment: async ({ customerId, status, detail }, _args, context) => {
      if (customerId === null || status !== 'SUCCEEDED') return null;
      const transactions = detail.attempts.map(({ transactionId }) => transactionId);
      return (await context.access.mayUseCustomer(context.caller, customerId))
        ? parcelOfOrder(customerId, transactions, context)
        : null;
    },
    lines: (operation, _args, context) => boughtLines(operation, context),
  },
  PurchaseTransaction: {
    reachTransactionId: ({ transactionId }) => transactionId,
  },
} satisfies Resolvers;
