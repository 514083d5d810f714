/*
 * Event log: one row per revision of every operation and per event of every customer, numbered by commit order.
 *
 * Owns   the positions. Transactions run one after the other, so that a position is given in the order in which commits become
 *        visible; a database with several writers must take the number under a lock to keep that promise.
 * Gives  `append` and `appendEvent` to the journal, within its transaction, and reads to the streams.
 * Never  tells anybody inside a transaction; a listener that throws spoils nothing.
 */
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import { sharedLineOf } from '../operations/lines/operation-line.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { EventLog, EventScope, LoggedEvent } from '../subscriptions/event-log.ts';
import type { Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import type { Tables } from './tables.ts';

type EventQuery = SelectQueryBuilder<Tables, 'events', object>;
type Where = ExpressionBuilder<Tables, 'events'>;

export class StoredEventLog implements EventLog {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  after(position: number, limit: number): Promise<readonly LoggedEvent[]> {
    return this.#entries((events) => events.where('position', '>', position).limit(limit));
  }

  async afterIn(
    scope: EventScope,
    position: number,
    limit: number,
  ): Promise<readonly LoggedEvent[]> {
    if ('operationIds' in scope && scope.operationIds.length === 0) return [];
    return this.#entries((events) =>
      events
        .where('position', '>', position)
        .where((where) => this.#within(scope, where))
        .limit(limit),
    );
  }

  async end(): Promise<number> {
    const last = await this.#parts.database.read((queries) =>
      queries
        .selectFrom('events')
        .select((of) => of.fn.max('position').as('position'))
        .executeTakeFirst(),
    );
    return last?.position ?? 0;
  }

  /** Nothing is ever dropped. */
  async start(): Promise<number> {
    return 0;
  }

  onAppended(look: () => void): () => void {
    const listener = (): void => look();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async append(writes: Writes, operation: Operation): Promise<void> {
    const { sealing, digests, clock } = this.#parts;
    const { id, revision } = operation;
    await writes
      .insertInto('events')
      .values({
        operation_id: id,
        revision,
        subject: digests.of('subject', operation.subject),
        customer_id: operation.customerId,
        line: sharedLineOf(operation),
        at: clock.now(),
        state: sealing.seal(revisionPlaceOf(id, revision), operation),
      })
      .execute();
  }

  /** False when an event of this id is there already: it is not told twice. */
  async appendEvent(writes: Writes, event: CustomerEvent): Promise<boolean> {
    const { sealing, clock } = this.#parts;
    const appended = await writes
      .insertInto('events')
      .values({
        event_id: event.id,
        customer_id: event.customerId,
        line: event.line,
        at: clock.now(),
        state: sealing.seal(eventPlaceOf(event.id), event),
      })
      .onConflict((conflict) => conflict.column('event_id').doNothing())
      .returning('position')
      .executeTakeFirst();
    return appended !== undefined;
  }

  /** Tells all listeners, soon, that a commit has appended. */
  announce(): void {
    for (const look of this.#listeners) queueMicrotask(() => harmlessly(look));
  }

  async #entries(choose: (events: EventQuery) => EventQuery): Promise<LoggedEvent[]> {
    const rows = await this.#parts.database.read((queries) =>
      choose(queries.selectFrom('events'))
        .select(['position', 'at', 'operation_id', 'revision', 'event_id', 'state'])
        .orderBy('position')
        .execute(),
    );
    return rows.map(({ position, at, ...row }) => ({ position, at, ...this.#opened(row) }));
  }

  #opened(row: Row): { operation: Operation } | { event: CustomerEvent } {
    const { sealing } = this.#parts;
    if (row.event_id !== null)
      return { event: sealing.open<CustomerEvent>(eventPlaceOf(row.event_id), row.state) };
    const place = revisionPlaceOf(row.operation_id, row.revision);
    return { operation: sealing.open<Operation>(place, row.state) };
  }

  #within(scope: EventScope, where: Where) {
    const revision = where('operation_id', 'is not', null);
    if ('operationIds' in scope) return where('operation_id', 'in', scope.operationIds);
    if ('eventsOf' in scope)
      return where.and([where('event_id', 'is not', null), about(where, [scope.eventsOf])]);
    const own = where('subject', '=', this.#parts.digests.of('subject', scope.subject));
    const all =
      scope.customerIds.length === 0 ? own : where.or([own, about(where, scope.customerIds)]);
    return scope.withEvents ? all : where.and([revision, all]);
  }
}

interface Row {
  readonly operation_id: Tables['events']['operation_id'];
  readonly revision: number | null;
  readonly event_id: string | null;
  readonly state: Sealed;
}

/** Entries about an account or a line that has one of these ids. */
const about = (where: Where, ids: readonly NonNullable<Tables['events']['line']>[]) =>
  where.or([where('customer_id', 'in', ids), where('line', 'in', ids)]);

const revisionPlaceOf = (id: Row['operation_id'], revision: number | null): string =>
  `event:${id}:${revision}`;
const eventPlaceOf = (id: string): string => `customer-event:${id}`;

function harmlessly(look: () => void): void {
  try {
    look();
  } catch {
    // being told is only a reason to look: whoever failed looks again at the next append
  }
}
