/*
 * Event log: every visible change of an operation, in one order.
 *
 * Owns   the port through which streams read what happened; `store` implements it. Only `OperationJournal` writes it.
 * Gives  positions that grow by commit order: a reader that has seen position n has seen everything up to n.
 * Never  is lost or reordered; being told (`onAppended`) is only a reason to look.
 */
import type { CustomerId, OperationId } from '../ids.ts';
import type { Operation } from '../operations/operation.ts';

export interface LoggedEvent {
  /** Grows by commit order; starts at 1. */
  readonly position: number;
  /** The operation as it was at this revision. */
  readonly operation: Operation;
}

/** Which events a stream wants. */
export type EventScope =
  | { readonly operationIds: readonly OperationId[] }
  | { readonly subject: string; readonly customerIds: readonly CustomerId[] };

export interface EventLog {
  /** Events after a position, in order, at most `limit`. */
  after(position: number, limit: number): Promise<readonly LoggedEvent[]>;
  /** The same, of one scope only. */
  afterIn(scope: EventScope, position: number, limit: number): Promise<readonly LoggedEvent[]>;
  /** The newest position, 0 when there is none. */
  end(): Promise<number>;
  /** The oldest position that is still kept, 0 when none was dropped. */
  start(): Promise<number>;
  /** Calls `look` after every commit that appended. Returns how to stop. */
  onAppended(look: () => void): () => void;
}
