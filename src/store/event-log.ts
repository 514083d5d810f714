/*
 * Event log: one row per revision of every listed operation and per event of every customer, numbered by commit order.
 *
 * Owns   the positions. Transactions run one after the other, so that a position is given in the order in which commits become
 *        visible; a database with several writers must take the number under a lock to keep that promise.
 * Gives  `append` and `appendEvent` to the journal, within its transaction, and reads to the streams.
 * Never  tells anybody inside a transaction; a listener that throws spoils nothing. Of several gateways on one file, each hears of its
 *        own commits only.
 */
import type { CustomerId, OperationId } from '../ids.ts';
import { sharedLineOf } from '../operations/lines/operation-line.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { EventLog, EventScope, LoggedEvent } from '../subscriptions/event-log.ts';
import type { Queries, Writes } from './database.ts';
import {
  entriesAfter,
  entriesIn,
  lastPosition,
  namedScope,
  type EventRow,
  type Stretch,
} from './event-rows.ts';
import { openedOperation } from './opened.ts';
import type { Parts } from './parts.ts';
import { removedUpTo } from './removed.ts';
import { statement } from './statement.ts';
import type { Digest } from './digests.ts';
import type { Sealed } from './sealing.ts';

interface RevisionRow {
  readonly operation_id: OperationId;
  readonly revision: number;
  readonly subject: Digest;
  readonly customer: Digest | null;
  readonly line: Digest | null;
  readonly at: number;
  readonly state: Sealed;
}

interface CustomerEventRow {
  readonly event_id: string;
  readonly customer: Digest;
  readonly line: Digest | null;
  readonly at: number;
  readonly state: Sealed;
}

const INSERT_REVISION = statement((queries, of: RevisionRow) =>
  queries.insertInto('events').values(of),
);
const INSERT_EVENT = statement((queries, of: CustomerEventRow) =>
  queries
    .insertInto('events')
    .values(of)
    .onConflict((conflict) => conflict.column('event_id').doNothing()),
);

export class StoredEventLog implements EventLog {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  after(position: number, limit: number): Promise<readonly LoggedEvent[]> {
    return this.#read(entriesAfter, { position, limit });
  }

  afterIn(scope: EventScope, position: number, limit: number): Promise<readonly LoggedEvent[]> {
    const named = namedScope(scope, this.#parts.digests);
    return this.#read((queries, stretch) => entriesIn(queries, named, stretch), {
      position,
      limit,
    });
  }

  /** What was removed counts: the end never goes back. */
  async end(): Promise<number> {
    return this.#parts.remembered.end.of(
      END,
      async (queries) => (await lastPosition(queries)) ?? (await removedUpTo(queries, 'events')),
    );
  }

  async start(): Promise<number> {
    const position = await this.#parts.database.read((queries) => removedUpTo(queries, 'events'));
    return position === 0 ? 0 : position + 1;
  }

  onAppended(look: () => void): () => void {
    const listener = (): void => look();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Within the transaction that has written the operation. */
  async append(writes: Writes, operation: Operation): Promise<void> {
    const { sealing, digests, clock, remembered, seen } = this.#parts;
    remembered.end.forget(END);
    const { id, revision } = operation;
    const place = revisionPlaceOf(id, revision);
    await INSERT_REVISION.run(writes, {
      operation_id: id,
      revision,
      subject: digests.of('subject', operation.subject),
      customer: this.#customer(operation.customerId),
      line: this.#customer(sharedLineOf(operation)),
      at: clock.now(),
      state: sealing.seal(place, operation),
    });
    const written = seen.operations.row(writes, id);
    if (written) seen.revisions.note(writes, place, written);
  }

  /** False when an event of this id is there already: it is not told twice. */
  async appendEvent(writes: Writes, event: CustomerEvent): Promise<boolean> {
    const { sealing, digests, clock, remembered } = this.#parts;
    remembered.end.forget(END);
    const appended = await INSERT_EVENT.run(writes, {
      event_id: event.id,
      customer: digests.of('customer', event.customerId),
      line: this.#customer(event.line),
      at: clock.now(),
      state: sealing.seal(eventPlaceOf(event.id), event),
    });
    return appended > 0;
  }

  /** Tells all listeners, soon, that a commit has appended. */
  announce(): void {
    for (const look of this.#listeners) queueMicrotask(() => harmlessly(look));
  }

  #customer(id: CustomerId | null): Digest | null {
    return id === null ? null : this.#parts.digests.of('customer', id);
  }

  /** An entry that cannot be opened is left out, and what follows takes its place. */
  #read(
    rowsOf: (queries: Queries, stretch: Stretch) => Promise<EventRow[]>,
    { position, limit }: Stretch,
  ): Promise<LoggedEvent[]> {
    return this.#parts.database.read(async (queries) => {
      const found: LoggedEvent[] = [];
      for (let at: number | null = position; at !== null && found.length < limit;) {
        const rows: EventRow[] = await rowsOf(queries, { position: at, limit });
        found.push(...rows.flatMap((row) => this.#opened(queries, row) ?? []));
        at = rows.length < limit ? null : (rows.at(-1)?.position ?? null);
      }
      return found.slice(0, limit);
    });
  }

  #opened(queries: Queries, row: EventRow): LoggedEvent | null {
    try {
      return this.#open(queries, row);
    } catch {
      return null;
    }
  }

  #open(queries: Queries, { position, at, state, event_id: event, ...row }: EventRow): LoggedEvent {
    const { sealing, seen } = this.#parts;
    if (event !== null)
      return { position, at, event: sealing.open<CustomerEvent>(eventPlaceOf(event), state) };
    const revision = row.revision ?? 0;
    const place = revisionPlaceOf(row.operation_id, revision);
    const operation = seen.revisions.row(queries, place)?.value;
    if (operation) return { position, at, operation };
    const opened = sealing.open<{ readonly version?: number }>(place, state);
    return { position, at, operation: openedOperation(opened, opened.version ?? revision) };
  }
}

/** The log has one end. */
const END = 'end';

export const revisionPlaceOf = (id: OperationId | null, revision: number | null): string =>
  `event:${id}:${revision}`;
export const eventPlaceOf = (id: string): string => `customer-event:${id}`;

function harmlessly(look: () => void): void {
  try {
    look();
  } catch {
    // being told is only a reason to look: whoever failed looks again at the next append
  }
}
