import type { Resolvers } from '../generated/types.ts';
import { operationId } from '../ids.ts';
import { cursorKey, pageSize } from './pagination.ts';
import { connectionOf, operationOf } from './operation.ts';

export const operatorResolvers = {
  Query: {
    operationTimeline: async (_root, { id }, context) => {
      const operation = await operationOf(id, context);
      return operation && context.timelines.of(operation);
    },
    operationsNeedingAttention: async (_root, { first, after }, { journal }) => {
      const last = cursorKey('Operation', after);
      const page = await journal.needingAttention({
        first: pageSize(first),
        after: last === null ? null : operationId(last),
      });
      return connectionOf(page, last !== null);
    },
  },
  Mutation: {
    refreshOperation: (_root, { input }, { operatorActions, ...context }) =>
      operatorActions.refresh(input, context),
    replayCallback: (_root, { input }, { operatorActions, ...context }) =>
      operatorActions.replay(input, context),
    settleOperation: (_root, { input }, { operatorActions, ...context }) =>
      operatorActions.settle(input, context),
  },
  OperationTimeline: { subject: ({ operation }) => operation.subject },
} satisfies Resolvers;
