/*
 * Transaction book: the port to what is known of transactions that callbacks named and that no operation carries.
 *
 * Owns   the rule that one transaction is one entry, with one answer for all, which outlives the process.
 * Gives  those that are still to be read: first those never read, newest first, then those that are due again.
 * Never  asks the platform.
 */
import type { CustomerId, TransactionId } from '../ids.ts';

/** What the platform's record says of whose a transaction is. */
export interface TransactionRecord {
  /** The reference under which the order was placed, or null when the record names none. */
  readonly clientAccountId: string | null;
  readonly customerId: CustomerId | null;
}

export interface TransactionEntry {
  readonly transactionId: TransactionId;
  /** How often it was read without an answer. */
  readonly reads: number;
  /** False while it is still to be read. */
  readonly answered: boolean;
  /** Null when it is not answered, or when the platform does not know the transaction. */
  readonly record: TransactionRecord | null;
}

export interface TransactionBook {
  /** Enters a transaction, unless it is there; resolves to the entry that stands. Durable when it resolves. */
  enter(id: TransactionId): Promise<TransactionEntry>;
  /** Entries to be read at `now` (epoch milliseconds). */
  due(now: number, limit: number): Promise<readonly TransactionEntry[]>;
  /** When the next entry is due that was read before, epoch milliseconds, or null. */
  nextDueAt(): Promise<number | null>;
  /** Keeps the answer for good; null: nobody's. */
  answer(id: TransactionId, record: TransactionRecord | null): Promise<void>;
  /** Counts a reading without an answer. */
  putOff(id: TransactionId, dueAt: number): Promise<void>;
}
