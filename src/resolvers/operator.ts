import type { Resolvers } from '../generated/types.ts';
import { globalId, operationId, operationNamed } from '../ids.ts';
import { transactionsIn } from '../operations/operation-names.ts';
import { cursorKey, pageSize } from './pagination.ts';
import { connectionOf, noteGiven, operationOf } from './operation.ts';

export const operatorResolvers = {
  Query: {
    operationsSetAside: async (_root, _args, { journal }) => [...(await journal.setAside())],
    operationTimeline: async (_root, { id }, context) => {
      const named = operationNamed(id);
      const operation = named && (await operationOf(globalId('Operation', named), context));
      return operation && context.timelines.of(operation);
    },
    operationsNeedingAttention: async (_root, { first, after }, context) => {
      const last = cursorKey('Operation', after);
      const page = await context.journal.needingAttention({
        first: pageSize(first),
        after: last === null ? null : operationId(last),
      });
      await noteGiven(page, context);
      return connectionOf(page, last !== null);
    },
  },
  Mutation: {
    callOffOperation: (_root, { input }, { operatorActions, ...context }) =>
      operatorActions.callOff(input, context),
    refreshOperation: (_root, { input }, { operatorActions, ...context }) =>
      operatorActions.refresh(input, context),
    replayCallback: (_root, { input }, { operatorActions, ...context }) =>
      operatorActions.replay(input, context),
    settleOperation: (_root, { input }, { operatorActions, ...context }) =>
      operatorActions.settle(input, context),
  },
  OperationSetAside: { operationId: ({ id }) => globalId('Operation', id) },
  TimelineRequest: { request: ({ requestId }) => requestId },
  OperationTimeline: {
    subject: ({ operation }) => operation.subject,
    reachCustomerId: ({ operation }) => operation.customerId,
    transactions: ({ operation }) =>
      transactionsIn(operation).map((reachTransactionId) => ({ reachTransactionId })),
  },
} satisfies Resolvers;
