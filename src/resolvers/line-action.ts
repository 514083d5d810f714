import type { Resolvers } from '../generated/types.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const lineActionResolvers = {
  Mutation: {
    suspendLine: (_root, { input }, { lineWork, ...context }) =>
      lineWork.change(input, 'SUSPEND', context),
    restoreLine: (_root, { input }, { lineWork, ...context }) =>
      lineWork.change(input, 'RESTORE', context),
    disconnectLine: (_root, { input }, { lineWork, ...context }) =>
      lineWork.change(input, 'DISCONNECT', context),
    reconnectLine: (_root, { input }, { lineWork, ...context }) =>
      lineWork.change(input, 'RECONNECT', context),
    makeLinePrimary: (_root, { input }, { lineWork, ...context }) =>
      lineWork.change(input, 'MAKE_PRIMARY', context),
  },
  LineAction: {
    needs: ({ needs }) => [...needs],
  },
  LineActionOperation: {
    ...operationFields,
    change: ({ detail }) => detail.change,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
  },
} satisfies Resolvers;
