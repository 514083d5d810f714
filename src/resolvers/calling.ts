/*
 * Calling resolvers: the credit of an account for calls abroad.
 *
 * Never  asks the platform for more than the fields that were selected.
 */
import type { Resolvers } from '../generated/types.ts';
import { globalId } from '../ids.ts';
import { callingProduct } from '../operations/calling.ts';
import { customerView } from './customer.ts';
import { operationFields } from './operation.ts';
import { saleQuoteFields } from './sale-quote.ts';

export const callingResolvers = {
  Mutation: {
    quoteCallingCredit: (_root, { input }, { sales, ...context }) =>
      sales.quote(callingProduct, input, context),
    purchaseCallingCredit: (_root, { input }, { sales, ...context }) =>
      sales.buy(callingProduct, input, context),
  },
  InternationalCalling: {
    id: ({ account }) => globalId('InternationalCalling', account.customerId),
    balance: async ({ group }, _args, { sources }) =>
      (await sources.calling.balanceOf(group))?.balance ?? null,
    validUntil: async ({ group }, _args, { sources }) =>
      (await sources.calling.balanceOf(group))?.validUntil ?? null,
    usage: async ({ group }, _args, { sources }) => [...(await sources.calling.usageOf(group))],
    purchases: async ({ account }, _args, { sources }) => [
      ...(await sources.calling.purchasesOf(account.customerId)),
    ],
  },
  CallingCreditQuote: {
    ...saleQuoteFields,
    credit: ({ sale }) => sale.amount,
  },
  CallingCreditOperation: {
    ...operationFields,
    customer: ({ detail }, _args, context) => customerView(detail.account, context),
    quote: ({ detail }, _args, { sales }) => sales.kept('calling-credit', detail.quoteId),
    newQuote: ({ newQuoteId }, _args, { sales }) => sales.instead('calling-credit', newQuoteId),
  },
} satisfies Resolvers;
