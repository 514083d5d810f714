/*
 * Journal: the port through which operations are kept.
 *
 * Owns   the promise that key, intent, operation, event and audit row are written in one transaction.
 * Gives  reads and changes of operations, quotes and keys; `store` implements it for SQLite (and PostgreSQL).
 * Never  decides anything: `change` hands the present state to the caller and writes what comes back.
 */
import type { Problem, ProblemCode } from '../../errors.ts';
import type { CustomerId, OperationId, QuoteId } from '../../ids.ts';
import type { CustomerEvent } from '../../subscriptions/customer-event.ts';
import type { Operation, OperationStatus, StepSource } from './operation.ts';
import type { Quote } from '../sales/quote.ts';
import type { SaleQuote } from '../sales/sale-quote.ts';

/** What one upstream write needs: never shown, never in an event, sealed at rest, erased when the operation settles. */
export type Intent = Readonly<Record<string, unknown>>;

/** An idempotency key as it was used. Unique by (subject, key). */
export interface UsedKey {
  readonly id: string;
  readonly subject: string;
  readonly key: string;
  /** Keyed digest of what was asked; the input itself is not kept here. */
  readonly fingerprint: string;
  readonly operationId: OperationId;
  /** Why the platform or the gateway declined what was asked under this key, or null. */
  readonly refusal: Problem | null;
}

/** One line of the audit trail. Holds no subscriber identifier. */
export interface AuditEntry {
  /** Past tense, for example `operation.begun`. */
  readonly action: string;
  /** The `sub` of whoever did it, or `gateway`. */
  readonly actor: string;
  readonly operationId: OperationId | null;
  readonly note: string;
  /** The key under which it was asked for. */
  readonly keyId?: string;
  /** The upstream write that it is about, as `PendingWrite.name`. */
  readonly write?: string;
  /** How the gateway learned of it. */
  readonly source?: StepSource;
  /** Where the operation was afterwards. */
  readonly status?: OperationStatus;
  /** Why it was refused. */
  readonly code?: ProblemCode;
}

/** A line of the audit trail as it was kept. */
export interface TrailEntry extends AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface NewOperation {
  readonly operation: Operation;
  readonly intent: Intent;
  readonly key: UsedKey;
  /** What at most one live operation may hold, for example `quote:<id>`. */
  readonly exclusive: string | null;
  /** Whether it begins only when no operation of its lane is open. */
  readonly alone: boolean;
  readonly audit: AuditEntry;
}

export type Begun =
  | { readonly began: true; readonly operation: Operation }
  /** The key, the exclusive name or the lane was taken by another one in the meantime. */
  | {
      readonly began: false;
      readonly because: 'key' | 'exclusive' | 'lane';
      readonly key: UsedKey | null;
      readonly holder: Operation;
    };

/** What begins because the platform says so: without a person, a key or anything to send. */
export interface PlatformStart {
  readonly operation: Operation;
  /** A name of it. */
  readonly ref: string;
  /** Picks the operation of this name that it is the same as, or none; must be pure. */
  readonly sameAs: (named: readonly Operation[]) => Operation | undefined;
  /** Tells the customer of it, in the same transaction. */
  readonly event: CustomerEvent;
  readonly audit: AuditEntry;
}

/** What one transaction writes. `operation` replaces the present state; an event is logged when its revision grew. */
export interface Change {
  readonly operation: Operation;
  /** Replaces the intent; absent leaves it. It is erased anyway when the operation is settled. */
  readonly intent?: Intent;
  /** A further key that asked for something of this operation. */
  readonly key?: UsedKey;
  /** Notes the refusal on a key used before. */
  readonly refusal?: { readonly keyId: string; readonly problem: Problem };
  /** Links a person to a customer, in the same transaction. */
  readonly link?: { readonly subject: string; readonly customerId: CustomerId };
  readonly audit?: AuditEntry;
  /** Appended to the log, unless it holds an event of this id. */
  readonly event?: CustomerEvent;
}

/** Which operations to list. */
export type OperationScope = { readonly subject: string } | { readonly customerId: CustomerId };

export interface OperationPage {
  readonly operations: readonly Operation[];
  readonly hasMore: boolean;
}

export interface OperationJournal {
  /** Begins an operation, or names the one that holds the key or the exclusive name already. Durable when it resolves. */
  begin(start: NewOperation): Promise<Begun>;
  /**
   * Begins an operation and tells its event. Writes nothing and resolves to the one that it is the same as, where there is one,
   * or to null when the event was told before. Durable when it resolves.
   */
  beginByPlatform(start: PlatformStart): Promise<Operation | null>;
  /** Tells a customer something that no operation of theirs did; false when an event of this id was told before. */
  appendCustomerEvent(event: CustomerEvent): Promise<boolean>;
  /**
   * Reads, decides and writes in one transaction; `decide` must be pure and may run again. Null from `decide` writes nothing.
   * Resolves to the state afterwards, or null when there is no such operation. Durable when it resolves.
   */
  change(
    id: OperationId,
    decide: (current: Operation, intent: Intent) => Change | null,
  ): Promise<Operation | null>;
  load(id: OperationId): Promise<Operation | null>;
  /** The intent, or an empty one when it was erased. */
  intentOf(id: OperationId): Promise<Intent>;
  keyOf(subject: string, key: string): Promise<UsedKey | null>;
  keyById(id: string): Promise<UsedKey | null>;
  /** The operation, open or settled, that was begun under this exclusive name. */
  holderOf(exclusive: string): Promise<Operation | null>;
  /** Operations that carry this ref. */
  byRef(ref: string): Promise<readonly Operation[]>;
  /** Ids of unsettled operations whose next check is due at `now`, oldest first. */
  due(now: number, limit: number): Promise<readonly OperationId[]>;
  /** When the next check of any unsettled operation is due, or null. */
  nextDueAt(): Promise<number | null>;
  /** Unsettled operations with a write that was sent and not answered, oldest first. */
  inDoubt(): Promise<readonly Operation[]>;
  /** Unsettled operations of a lane, oldest first. */
  inLane(lane: string): Promise<readonly Operation[]>;
  /** Unsettled operations of a person (by subject), newest first. */
  openOf(subject: string): Promise<readonly Operation[]>;
  /** Newest first. `before` is the id of the last operation of the page before. */
  page(
    scope: OperationScope,
    window: { first: number; before: OperationId | null },
  ): Promise<OperationPage>;
  /** Operations of the whole brand that need a person, oldest first. `after` is the id of the last one of the page before. */
  needingAttention(window: { first: number; after: OperationId | null }): Promise<OperationPage>;
  /** What the audit trail says of an operation, oldest first. */
  trailOf(id: OperationId): Promise<readonly TrailEntry[]>;
  saveQuote(quote: Quote | SaleQuote): Promise<void>;
  quote(id: QuoteId): Promise<Quote | null>;
  saleQuote(id: QuoteId): Promise<SaleQuote | null>;
}
