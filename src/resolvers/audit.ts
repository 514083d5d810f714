/*
 * Audit resolvers: the audit trail as a whole, for admins.
 */
import type { Resolvers } from '../generated/types.ts';
import { customerId, globalId, partOf } from '../ids.ts';
import { cursorKey, pageSize } from './pagination.ts';
import { BadInput } from './scalars/scalar.ts';

interface Placed<T> {
  readonly cursor: string;
  readonly node: T;
}

const pageOf = <T>(
  edges: readonly Placed<T>[],
  { continued, hasMore }: { continued: boolean; hasMore: boolean },
) => ({
  edges,
  pageInfo: {
    hasNextPage: hasMore,
    hasPreviousPage: continued,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  },
});

function customerIn(id: string | null | undefined) {
  if (id == null) return null;
  const named = partOf('Customer', id);
  if (named === null) throw new BadInput('ID_FORM', { field: ['customerId'] });
  return customerId(named);
}

export const auditResolvers = {
  Query: {
    auditEntries: async (_root, { customerId: id, first, after }, { auditBook }) => {
      const last = cursorKey('AuditEntry', after);
      const window = { first: pageSize(first), before: last === null ? null : Number(last) };
      const found = await auditBook.page({ customer: customerIn(id), ...window });
      const edges = found.entries.map((node) => ({
        ...{ node, cursor: globalId('AuditEntry', String(node.position)) },
      }));
      return pageOf(edges, { continued: last !== null, hasMore: found.hasMore });
    },
    auditSegments: async (_root, { first, after }, { auditBook }) => {
      const last = cursorKey('AuditSegment', after);
      const window = { first: pageSize(first), after: Number(last ?? 0) };
      const { segments, faults, hasMore } = await auditBook.check(window);
      const edges = segments.map((node) => ({
        ...{ node, cursor: globalId('AuditSegment', String(node.number)) },
      }));
      return { ...pageOf(edges, { continued: last !== null, hasMore }), faults };
    },
  },
  AuditEntry: {
    customerId: ({ customer }) => (customer === undefined ? null : globalId('Customer', customer)),
    lineId: ({ customer, line }) =>
      customer === undefined || line === undefined ? null : globalId('Line', customer, line),
    person: ({ person }) => person ?? null,
    operationId: ({ operationId, shown }) => {
      const id = operationId ?? shown ?? null;
      return id === null ? null : globalId('Operation', id);
    },
    document: ({ document }) => document ?? null,
    reason: ({ reason }) => reason ?? null,
  },
} satisfies Resolvers;
