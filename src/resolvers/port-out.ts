import type { Resolvers } from '../generated/types.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const portOutResolvers = {
  PortOutOperation: {
    ...operationFields,
    line: async ({ detail: { account, line } }, _args, context) =>
      (await lineView(account, line, context)) ?? lineView(line, line, context),
    number: ({ detail }) => detail.number,
  },
} satisfies Resolvers;
