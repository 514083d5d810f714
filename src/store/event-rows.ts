/*
 * Event rows: entries of the event log by whom they are about.
 *
 * Owns   how entries of several names are put together: each name is read by its own index and as far as needed, so that no reading
 *        depends on how long the log is.
 * Gives  rows in the order of their positions, each once.
 */
import { sql } from 'kysely';
import type { OperationId } from '../ids.ts';
import type { EventScope } from '../subscriptions/event-log.ts';
import type { Queries } from './database.ts';
import type { Digest, Digests } from './digests.ts';
import { statement, type Statement } from './statement.ts';
import type { Flag, Tables } from './tables.ts';
import type { Sealed } from './sealing.ts';

const ROW = ['position', 'at', 'operation_id', 'revision', 'event_id', 'state'] as const;

export interface EventRow extends Pick<
  Tables['events'],
  'at' | 'operation_id' | 'revision' | 'event_id'
> {
  readonly position: number;
  readonly state: Sealed;
}

/** The entries after a position, at most `limit`. */
export interface Stretch {
  readonly position: number;
  readonly limit: number;
}

/** An `EventScope` whose people and customers are named by digests. */
export type NamedScope =
  | { readonly operationIds: readonly OperationId[] }
  | { readonly eventsOf: Digest }
  | {
      readonly subject: Digest;
      readonly customers: readonly Digest[];
      readonly withEvents: boolean;
    };

export function namedScope(scope: EventScope, digests: Digests): NamedScope {
  if ('operationIds' in scope) return scope;
  if ('eventsOf' in scope) return { eventsOf: digests.of('customer', scope.eventsOf) };
  return {
    subject: digests.of('subject', scope.subject),
    customers: digests.ofEach('customer', scope.customerIds),
    withEvents: scope.withEvents ?? false,
  };
}

/** Which of the two families a reader wants, as the least and the greatest `isOfCustomer`. */
interface Family {
  readonly from: Flag;
  readonly to: Flag;
}
const REVISIONS: Family = { from: 0, to: 0 };
const EVENTS: Family = { from: 1, to: 1 };
const BOTH: Family = { from: 0, to: 1 };
const isOfCustomer = sql<number>`(event_id is not null)`;

interface About extends Stretch, Family {
  /** Of the account or of the line. */
  readonly id: Digest;
}

const ALL = statement((queries, of: Stretch) =>
  queries
    .selectFrom('events')
    .select(ROW)
    .where('position', '>', of.position)
    .orderBy('position')
    .limit(of.limit),
);
const BY_SUBJECT = statement((queries, of: Stretch & { readonly subject: Digest }) =>
  queries
    .selectFrom('events')
    .select(ROW)
    .where('subject', '=', of.subject)
    .where('position', '>', of.position)
    .orderBy('position')
    .limit(of.limit),
);
const about = (name: 'customer' | 'line'): Statement<About, EventRow> =>
  statement((queries, of: About) =>
    queries
      .selectFrom('events')
      .select(ROW)
      .where(name, '=', of.id)
      .where('position', '>', of.position)
      .where((row) => row.between(isOfCustomer, of.from, of.to))
      .orderBy('position')
      .limit(of.limit),
  );
const BY_CUSTOMER = about('customer');
const BY_LINE = about('line');
const BY_OPERATION = statement((queries, of: Stretch & { readonly operation: OperationId }) =>
  queries
    .selectFrom('events')
    .select(ROW)
    .where('operation_id', '=', of.operation)
    .where('position', '>', of.position)
    .orderBy('revision')
    .limit(of.limit),
);
const LAST = statement((queries) =>
  queries.selectFrom('events').select((row) => row.fn.max('position').as('position')),
);

export const entriesAfter = (queries: Queries, stretch: Stretch): Promise<EventRow[]> =>
  ALL.rows(queries, stretch);

/** Null when there is none. */
export async function lastPosition(queries: Queries): Promise<number | null> {
  return (await LAST.first(queries, {}))?.position ?? null;
}

export async function entriesIn(
  queries: Queries,
  scope: NamedScope,
  stretch: Stretch,
): Promise<EventRow[]> {
  const found = new Map<number, EventRow>();
  for (const reading of readingsOf(queries, scope, stretch))
    for (const row of await reading) found.set(row.position, row);
  return [...found.values()].toSorted((a, b) => a.position - b.position).slice(0, stretch.limit);
}

function readingsOf(
  queries: Queries,
  scope: NamedScope,
  stretch: Stretch,
): readonly Promise<EventRow[]>[] {
  if ('operationIds' in scope)
    return scope.operationIds.map((operation) =>
      BY_OPERATION.rows(queries, { ...stretch, operation }),
    );
  const readings = (ids: readonly Digest[], family: Family): Promise<EventRow[]>[] =>
    ids.flatMap((id) => [
      BY_CUSTOMER.rows(queries, { ...stretch, ...family, id }),
      BY_LINE.rows(queries, { ...stretch, ...family, id }),
    ]);
  if ('eventsOf' in scope) return readings([scope.eventsOf], EVENTS);
  const { subject, customers, withEvents } = scope;
  const own = BY_SUBJECT.rows(queries, { ...stretch, subject });
  return [own, ...readings(customers, withEvents ? BOTH : REVISIONS)];
}
