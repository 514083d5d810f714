/*
 * Calling resolvers: the credit of an account for calls abroad.
 *
 * Never  asks the platform for more than the fields that were selected.
 */
import { whenGiven } from '../datasources/wire/given.ts';
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
    balance: ({ group }, _args, { sources }) =>
      whenGiven(sources.calling.balanceOf(group), (credit) => credit?.balance ?? null),
    validUntil: ({ group }, _args, { sources }) =>
      whenGiven(sources.calling.balanceOf(group), (credit) => credit?.validUntil ?? null),
    usage: ({ group }, _args, { sources }) =>
      whenGiven(sources.calling.usageOf(group), (usage) => [...usage]),
    purchases: ({ account }, _args, { sources }) =>
      whenGiven(sources.calling.purchasesOf(account.customerId), (all) => [...all]),
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
