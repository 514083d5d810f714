/*
 * Stream: what one subscriber to operations sees, from the first item on.
 *
 * Owns   how a stream opens (snapshots or replay), who may see an entry, and by what its scope grows.
 * Gives  items from whose cursors the rest can be had at any time: after any item, exactly what follows it is missing.
 * Never  repeats a position, passes one over that the subscriber may see, or shows one that they may not see any more.
 *
 * Snapshots are the log folded together: the newest event of each operation, in the order of the log. So the cursor of a snapshot is a
 * true position, and a client that is cut off between two snapshots gets the missing ones as events.
 */
import type { Caller } from '../access/caller.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { CustomerId, OperationId } from '../ids.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import type { Cursors } from './cursor.ts';
import { isRevision, type EventLog, type EventScope, type LoggedEvent } from './event-log.ts';
import { beginning, pagesAfter, type After, type ResetReason } from './following.ts';
import type { Emission, StreamKind } from './live-items.ts';
import type { OperationEventItem } from './operation-item.ts';

/** An item with its position. The state of an event is that of its very revision. */
type StreamItem = Emission &
  (
    | { readonly type: 'snapshot' | 'advanced'; readonly operation: Operation }
    | { readonly type: 'reset'; readonly reason: ResetReason }
  );

/** What of `access` a stream asks. */
interface StreamAccess {
  customersOf(caller: Caller): Given<ReadonlySet<CustomerId>>;
  mayUseOperation(caller: Caller, operation: Operation): Given<boolean>;
}

export interface OperationStreamDependencies {
  readonly log: EventLog;
  readonly journal: Pick<OperationJournal, 'load'>;
  readonly cursors: Cursors;
  /** Access that remembers nothing of earlier questions. */
  readonly access: () => StreamAccess;
}

/** What one subscriber wants to see. */
interface Wanted {
  readonly caller: Caller;
  /** Null for everything of theirs. */
  readonly watched: EventScope | null;
  /** Null begins with snapshots. */
  readonly after: After;
}

export class OperationStream implements StreamKind<StreamItem, OperationEventItem> {
  readonly #wanted: Wanted;
  readonly #dependencies: OperationStreamDependencies;

  constructor(wanted: Wanted, dependencies: OperationStreamDependencies) {
    this.#wanted = wanted;
    this.#dependencies = dependencies;
  }

  async *opening(): AsyncGenerator<StreamItem, number> {
    const { log, journal } = this.#dependencies;
    const from = await beginning(this.#wanted.after, log);
    if (typeof from === 'number') return from;
    if (from !== null) yield { ...OWN, type: 'reset', position: 0, reason: from };
    const { events, end } = await newestOfEach(await this.scope(), this.#dependencies);
    for (const [index, event] of events.entries()) {
      const operation = await asItIsNow(event, journal);
      const position = index === events.length - 1 ? end : event.position;
      if (await this.#may(operation)) yield { ...OWN, type: 'snapshot', position, operation };
    }
    return end;
  }

  async scope(): Promise<EventScope> {
    const { caller, watched } = this.#wanted;
    if (watched) return watched;
    const customers = await this.#dependencies.access().customersOf(caller);
    return { subject: caller.subject, customerIds: [...customers] };
  }

  shown(entry: LoggedEvent): Given<StreamItem | null> {
    if (!isRevision(entry)) return null;
    const { position, operation } = entry;
    return whenGiven(this.#may(operation), (may) =>
      may ? { type: 'advanced', position, origin: entry, view: 'account', operation } : null,
    );
  }

  mayWiden(scope: EventScope, entry: LoggedEvent): boolean {
    return isRevision(entry) && widens(scope, entry.operation);
  }

  async widened(before: EventScope): Promise<EventScope | null> {
    const after = await this.scope();
    return customersIn(after).some((id) => !customersIn(before).includes(id)) ? after : null;
  }

  cursorAt(position: number): string {
    return this.#dependencies.cursors.write(position, this.#wanted.caller.subject);
  }

  itemOf(item: StreamItem, cursor: string): OperationEventItem {
    return item.type === 'reset'
      ? { __typename: 'StreamReset', cursor, reason: item.reason }
      : { __typename: TYPENAMES[item.type], cursor, operation: item.operation };
  }

  /** Asked of fresh access for every item, since people lose customers while they watch. */
  #may(operation: Operation): Given<boolean> {
    return this.#dependencies.access().mayUseOperation(this.#wanted.caller, operation);
  }
}

/** Of an item that is this subscriber's alone. */
const OWN = { origin: null, view: 'account' } as const;

const TYPENAMES = { snapshot: 'OperationSnapshot', advanced: 'OperationAdvanced' } as const;

/** An operation that was dropped from the log stands before everything that is stored. */
interface Shown {
  readonly position: number;
  readonly operation: Operation;
}

/** The newest event of each operation, oldest first, and the position up to which they are complete. */
async function newestOfEach(
  scope: EventScope,
  { log, journal }: Pick<OperationStreamDependencies, 'log' | 'journal'>,
): Promise<{ events: readonly Shown[]; end: number }> {
  let end = await log.end();
  const newest = new Map<OperationId, Shown>();
  for await (const event of pagesAfter(scope, 0, log)) {
    if (!isRevision(event)) continue;
    newest.delete(event.operation.id); // so that the map is in the order of the newest events
    newest.set(event.operation.id, event);
    end = Math.max(end, event.position);
  }
  const older = 'operationIds' in scope ? scope.operationIds.filter((id) => !newest.has(id)) : [];
  const dropped = await Promise.all(older.map((id) => journal.load(id)));
  const kept = dropped.filter((operation) => operation !== null);
  return {
    events: [...kept.map((operation) => ({ position: 0, operation })), ...newest.values()],
    end,
  };
}

/** The present state, which knows more of the next check, unless the operation has moved on: that is an event of its own. */
async function asItIsNow(
  { operation }: Shown,
  journal: OperationStreamDependencies['journal'],
): Promise<Operation> {
  if (isSettled(operation)) return operation;
  const present = await journal.load(operation.id);
  return present?.revision === operation.revision ? present : operation;
}

/** Whether the operation may be the one that made the person a customer. */
const widens = (scope: EventScope, { subject, customerId }: Operation): boolean =>
  'subject' in scope &&
  scope.subject === subject &&
  customerId !== null &&
  !scope.customerIds.includes(customerId);

const customersIn = (scope: EventScope): readonly CustomerId[] =>
  'subject' in scope ? scope.customerIds : [];
