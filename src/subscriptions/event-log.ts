/*
 * Event log: every visible change of an operation, and every event of a customer, in one order.
 *
 * Owns   the port through which streams read what happened; `store` implements it. Only `OperationJournal` writes it.
 * Gives  positions that grow by commit order: a reader that has seen position n has seen everything up to n.
 * Never  is lost or reordered; a notification (`onAppended`) is only a reason to read.
 */
import type { CustomerId, OperationId } from '../ids.ts';
import type { Operation } from '../operations/engine/operation.ts';
import { namesIn } from '../operations/lines/operation-line.ts';
import type { CustomerEvent } from './customer-event.ts';

interface Entry {
  /** Grows by commit order over both families; starts at 1. */
  readonly position: number;
  /** When it was appended, epoch milliseconds. */
  readonly at: number;
}

/** The operation as it was at this revision. */
export interface LoggedRevision extends Entry {
  readonly operation: Operation;
}

interface LoggedCustomerEvent extends Entry {
  readonly event: CustomerEvent;
}

export type LoggedEvent = LoggedRevision | LoggedCustomerEvent;

export const isRevision = (entry: LoggedEvent): entry is LoggedRevision => 'operation' in entry;

/** Whom an entry is about: the account and the line, by the platform's ids. */
export const namesOf = (entry: LoggedEvent): readonly string[] =>
  isRevision(entry)
    ? namesIn(entry.operation)
    : [entry.event.customerId, entry.event.line].filter((name) => name !== null);

/** The account that an event of a customer is about; null for an operation. */
export const accountOf = (entry: LoggedEvent): CustomerId | null =>
  isRevision(entry) ? null : entry.event.customerId;

/** Which entries a reader wants. */
export type EventScope =
  /** Revisions of these operations. */
  | { readonly operationIds: readonly OperationId[] }
  /** Events of one customer: of the account or of the line that has this id. */
  | { readonly eventsOf: CustomerId }
  /** Revisions of everything that a person may see and, where asked, the events of their customers. */
  | {
      readonly subject: string;
      readonly customerIds: readonly CustomerId[];
      readonly withEvents?: true;
    };

export interface EventLog {
  /** Entries after a position, in order, at most `limit`. */
  after(position: number, limit: number): Promise<readonly LoggedEvent[]>;
  /** The same, of one scope only. */
  afterIn(scope: EventScope, position: number, limit: number): Promise<readonly LoggedEvent[]>;
  /** The newest position, 0 when there is none. */
  end(): Promise<number>;
  /** The oldest position that is still stored, 0 when none was dropped. */
  start(): Promise<number>;
  /** Calls `look` after every commit that appended. Returns how to stop. */
  onAppended(look: () => void): () => void;
}
