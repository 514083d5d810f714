import type { Resolvers } from '../generated/types.ts';
import { decimalOf } from '../money.ts';

export const moneyResolvers = {
  Money: {
    amount: (money) => decimalOf(money),
    currencyCode: ({ currency }) => currency,
  },
} satisfies Resolvers;
