/*
 * Stream: what one subscriber sees, from the first item on.
 *
 * Owns   the order of a stream: snapshots or replay, then every newer revision, by position in the log and by nothing else.
 * Gives  items from whose cursors the rest can be had at any time: after any item, exactly what follows it is missing.
 * Never  repeats a position, passes one over that the subscriber may see, or shows one that they may not see any more.
 *
 * Snapshots are the log folded together: the newest event of each operation, in the order of the log. So the cursor of a snapshot is a
 * true position, and a client that is cut off between two snapshots gets the missing ones as events.
 */
import type { CustomerId, OperationId } from '../ids.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import { isRevision, type EventScope, type LoggedRevision } from './event-log.ts';
import {
  beginning,
  following,
  pagesAfter,
  type After,
  type FollowingDependencies,
  type ResetReason,
} from './following.ts';

/** An item with its position. The state of an event is that of its very revision. */
export type StreamItem =
  | {
      readonly type: 'snapshot' | 'advanced';
      readonly position: number;
      readonly operation: Operation;
    }
  | { readonly type: 'reset'; readonly position: number; readonly reason: ResetReason };

export interface StreamDependencies extends FollowingDependencies {
  readonly journal: Pick<OperationJournal, 'load'>;
}

/** What one subscriber wants to see. */
export interface Wanted {
  /** Asked again when an operation of the person names a customer that was not theirs before. */
  readonly scope: () => Promise<EventScope>;
  /** Asked for every item, when it is delivered. */
  readonly may: (operation: Operation) => Promise<boolean>;
  /** Null begins with snapshots. */
  readonly after: After;
}

export async function* streamOf(
  wanted: Wanted,
  dependencies: StreamDependencies,
  ended: AbortSignal,
): AsyncGenerator<StreamItem, void> {
  const from = await beginning(wanted.after, dependencies.log);
  if (typeof from === 'number') return yield* live(wanted, { ...dependencies, from }, ended);
  if (from !== null) yield { type: 'reset', position: 0, reason: from };
  const { events, end } = await newestOfEach(await wanted.scope(), dependencies);
  for (const [index, event] of events.entries()) {
    const operation = await asItIsNow(event, dependencies.journal);
    const position = index === events.length - 1 ? end : event.position;
    if (await wanted.may(operation)) yield { type: 'snapshot', position, operation };
  }
  yield* live(wanted, { ...dependencies, from: end }, ended);
}

/** Everything after a position, and whatever comes, until the feed is closed. */
async function* live(
  { scope: askScope, may }: Wanted,
  { from, log, tail }: StreamDependencies & { from: number },
  ended: AbortSignal,
): AsyncGenerator<StreamItem, void> {
  let position = from;
  let widened = true;
  while (widened) {
    widened = false;
    const scope = await askScope();
    for await (const event of following(scope, { position, log, tail }, ended)) {
      position = event.position;
      if (!isRevision(event)) continue;
      const { operation } = event;
      if (await may(operation)) yield { type: 'advanced', position, operation };
      widened = widens(scope, operation) && grew(scope, await askScope());
      if (widened) break; // go on from here with the wider scope
    }
  }
}

/** An operation that was dropped from the log stands before everything that is stored. */
type Shown = Pick<LoggedRevision, 'position' | 'operation'>;

/** The newest event of each operation, oldest first, and the position up to which they are complete. */
async function newestOfEach(
  scope: EventScope,
  { log, journal }: StreamDependencies,
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
  journal: StreamDependencies['journal'],
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

const grew = (before: EventScope, after: EventScope): boolean =>
  customersIn(after).some((id) => !customersIn(before).includes(id));
