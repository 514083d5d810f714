/*
 * Operation resolvers: what every kind of operation shows alike.
 *
 * Owns   the fields of the `Operation` interface, tasks, steps and connections.
 * Never  tells kinds apart but by `detail.kind`; a kind's own fields stand in its own file.
 */
import type { RequestContext } from '../context.ts';
import { reasonOf } from '../errors.ts';
import type { Resolvers } from '../generated/types.ts';
import { globalId, operationId, partOf } from '../ids.ts';
import type { OperationPage, OperationScope } from '../operations/engine/journal.ts';
import { isKnownKind } from '../operations/operation-kinds.ts';
import type { Operation, OperationKind } from '../operations/engine/operation.ts';
import { cursorKey, pageSize, type PageRequest } from './pagination.ts';

const TYPES = {
  purchase: 'PurchaseOperation',
  activation: 'ActivationOperation',
  'port-in': 'PortInOperation',
  'line-change': 'LineActionOperation',
  'number-swap': 'NumberSwapOperation',
  'sim-swap': 'SimSwapOperation',
  'customer-reset': 'CustomerResetOperation',
  'plan-change': 'PlanChangeOperation',
  'top-up': 'TopUpOperation',
  'calling-credit': 'CallingCreditOperation',
  'roaming-pack': 'RoamingPackOperation',
  'bill-payment': 'PaymentOperation',
  'port-out': 'PortOutOperation',
  'direct-change': 'DirectChangeOperation',
} as const satisfies Record<OperationKind, string>;

export const typeOfOperation = ({ detail }: Operation): (typeof TYPES)[OperationKind] =>
  TYPES[detail.kind];

/** The fields of the interface whose names or ids differ from the object's own. */
export const operationFields = {
  id: ({ id }: Operation) => globalId('Operation', id),
  customerTask: ({ task }: Operation) => task,
};

/** A page of operations as a connection. The cursor of an operation is its global id. */
export async function operationPage(
  scope: OperationScope,
  { first, after }: PageRequest,
  { journal }: RequestContext,
) {
  const before = cursorKey('Operation', after);
  const page = await journal.page(scope, {
    first: pageSize(first),
    before: before === null ? null : operationId(before),
  });
  return connectionOf(page, before !== null);
}

/** `continued`: whether the page follows a cursor. */
export function connectionOf(page: OperationPage, continued: boolean) {
  const edges = page.operations
    .filter(isKnownKind)
    .map((node) => ({ cursor: globalId('Operation', node.id), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasMore,
      hasPreviousPage: continued,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** What somebody of the brand was given without having named it: also a cursor or a type tells of its customer. */
export async function noteGiven(
  { operations }: OperationPage,
  { access, caller }: RequestContext,
): Promise<void> {
  for (const operation of operations) await access.showsOperation(caller, operation);
}

/** An operation that the caller may see, or null. */
export async function operationOf(id: string, { journal, access, caller }: RequestContext) {
  const own = partOf('Operation', id);
  const operation = own === null ? null : await journal.load(operationId(own));
  return operation && (await access.mayUseOperation(caller, operation)) ? operation : null;
}

export const operationResolvers = {
  Query: {
    operation: (_root, { id }, context) => operationOf(id, context),
    operations: (_root, page, context) =>
      operationPage({ subject: context.caller.subject }, page, context),
  },
  Mutation: {
    acknowledgeOperation: (_root, { input }, { acknowledgements, ...context }) =>
      acknowledgements.acknowledge(input, context),
  },
  Operation: { __resolveType: typeOfOperation },
  DirectChangeOperation: {
    ...operationFields,
    change: ({ detail }) => detail.change,
  },
  OperationPayload: { __resolveType: () => null },
  MutationPayload: { __resolveType: () => null },
  CustomerTask: { __resolveType: ({ type }) => type },
  Problem: {
    reason: reasonOf,
    field: ({ field }) => (field === null ? null : [...field]),
    signIn: ({ signIn }) =>
      signIn
        ? { maxAgeSeconds: Math.floor(signIn.maxAgeMs / 1_000), acrValues: [...signIn.acrValues] }
        : null,
    operation: ({ operationId: inTheWay }, _args, context) =>
      inTheWay == null ? null : operationOf(globalId('Operation', inTheWay), context),
  },
  PurchaseTransaction: {
    reachTransactionId: ({ transactionId }) => transactionId,
  },
} satisfies Resolvers;
