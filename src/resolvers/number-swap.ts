import type { Resolvers } from '../generated/types.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const numberSwapResolvers = {
  Mutation: {
    swapNumber: (_root, { input }, { lineWork, ...context }) => lineWork.swapNumber(input, context),
  },
  NumberSwapOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    previousNumber: ({ detail }) => detail.previousNumber,
    phoneNumber: ({ detail }) => detail.phoneNumber,
  },
} satisfies Resolvers;
