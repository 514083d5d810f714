/*
 * Event log: one row per revision of every operation, numbered by commit order.
 *
 * Owns   the positions. Transactions run one after the other, so that a position is given in the order in which commits become
 *        visible; a database with several writers must take the number under a lock to keep that promise.
 * Gives  `append` to the journal, within its transaction, and reads to the streams.
 * Never  tells anybody inside a transaction; a listener that throws spoils nothing.
 */
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import type { Operation } from '../operations/operation.ts';
import type { EventLog, EventScope, LoggedEvent } from '../subscriptions/event-log.ts';
import type { Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Tables } from './tables.ts';

type EventQuery = SelectQueryBuilder<Tables, 'events', object>;

export class StoredEventLog implements EventLog {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  after(position: number, limit: number): Promise<readonly LoggedEvent[]> {
    return this.#events((events) => events.where('position', '>', position).limit(limit));
  }

  async afterIn(
    scope: EventScope,
    position: number,
    limit: number,
  ): Promise<readonly LoggedEvent[]> {
    if ('operationIds' in scope && scope.operationIds.length === 0) return [];
    return this.#events((events) =>
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
    await writes
      .insertInto('events')
      .values({
        operation_id: operation.id,
        revision: operation.revision,
        subject: digests.of('subject', operation.subject),
        customer_id: operation.customerId,
        at: clock.now(),
        state: sealing.seal(placeOf(operation.id, operation.revision), operation),
      })
      .execute();
  }

  /** Tells all listeners, soon, that a commit has appended. */
  announce(): void {
    for (const look of this.#listeners) queueMicrotask(() => harmlessly(look));
  }

  async #events(choose: (events: EventQuery) => EventQuery): Promise<LoggedEvent[]> {
    const rows = await this.#parts.database.read((queries) =>
      choose(queries.selectFrom('events'))
        .select(['position', 'operation_id', 'revision', 'state'])
        .orderBy('position')
        .execute(),
    );
    return rows.map(({ position, operation_id: id, revision, state }) => ({
      position,
      operation: this.#parts.sealing.open<Operation>(placeOf(id, revision), state),
    }));
  }

  #within(scope: EventScope, where: ExpressionBuilder<Tables, 'events'>) {
    if ('operationIds' in scope) return where('operation_id', 'in', scope.operationIds);
    const own = where('subject', '=', this.#parts.digests.of('subject', scope.subject));
    return scope.customerIds.length === 0
      ? own
      : where.or([own, where('customer_id', 'in', scope.customerIds)]);
  }
}

const placeOf = (id: Operation['id'], revision: number): string => `event:${id}:${revision}`;

function harmlessly(look: () => void): void {
  try {
    look();
  } catch {
    // being told is only a reason to look: whoever failed looks again at the next append
  }
}
