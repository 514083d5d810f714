/*
 * Journal: the port through which operations are kept.
 *
 * Owns   the promise that key, intent, operation, scopes, claims, event and audit row are written in one transaction.
 * Gives  reads and changes of operations, quotes and keys; `store` implements it.
 * Never  decides anything: `change` hands the present state to the caller and writes what comes back, when the row is still as it was read.
 *
 * Everything rests on compare-and-set on the version of a row and on unique constraints, so that two runners on one journal agree.
 */
import type { Problem } from '../../errors.ts';
import type { Given } from '../../datasources/wire/given.ts';
import type { CustomerId, OperationId, QuoteId } from '../../ids.ts';
import type { CustomerEvent } from '../../subscriptions/customer-event.ts';
import type { AuditEntry, TrailEntry } from './audit-entry.ts';
import type { FailedRead } from './failed-reads.ts';
import type { Guess, GuessEntry, GuessOutcome } from './guess-book.ts';
import type { Lock } from './lock.ts';
import type { OperationCriteria } from './operation-criteria.ts';
import type { Operation } from './operation.ts';

/** What was shown to a person with its price, kept so that exactly this can be bought. */
export interface AnyQuote {
  readonly id: QuoteId;
  /** Whose it is. */
  readonly subject: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What upstream writes need: never shown, never in an event, sealed at rest, erased when the operation settles. */
export type Intent = Readonly<Record<string, unknown>>;

/** An idempotency key as it was used. Unique by (subject, key), for operations, direct changes and operators alike. */
export interface UsedKey {
  readonly id: string;
  readonly subject: string;
  readonly key: string;
  /** Keyed digest of the mutation and its input; the input itself is not kept here. */
  readonly digest: string;
  /** Null for a request that was refused before an operation began. */
  readonly operationId: OperationId | null;
  /** Why what was asked under this key will not happen, or null. Final once it was given. */
  readonly refusal: KeptRefusal | null;
  /** The id of the request that used it first; absent where it had none. */
  readonly requestId?: string;
}

export interface KeptRefusal {
  readonly problems: readonly Problem[];
  /** The operation that is in the way, or the one that was to be changed. */
  readonly operationId: OperationId | null;
  readonly newQuoteId: QuoteId | null;
}

/** At most so many of one name within a time. */
export interface Limit {
  readonly name: string;
  readonly max: number;
  readonly withinMs: number;
}

export interface NewOperation {
  readonly operation: Operation;
  readonly intent: Intent;
  readonly key: UsedKey;
  /** Names that no other operation may hold; see `scope.ts`. */
  readonly holds: readonly string[];
  readonly limit: Limit | null;
  readonly audit: AuditEntry;
  /** Further names under which operators find it; see `operation-names.ts`. */
  readonly names?: readonly string[];
}

export type Begun =
  | { readonly began: true; readonly operation: Operation }
  /** The key was used before. */
  | { readonly began: false; readonly because: 'key'; readonly key: UsedKey }
  /** Another operation holds this name. */
  | {
      readonly began: false;
      readonly because: 'scope';
      readonly name: string;
      readonly holder: Operation;
    }
  /** `freeAt` is epoch milliseconds. */
  | { readonly began: false; readonly because: 'limit'; readonly freeAt: number };

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
  /** The names that it holds from now on; absent leaves them as they are. */
  readonly holds?: readonly string[];
  /** Whether the change is undone when one of the names is held by another operation. Otherwise what is free is taken. */
  readonly mustHold?: boolean;
  /** Records that this operation explains from now on. The change is undone when another operation has claimed one. */
  readonly claims?: readonly string[];
  /** Counted with the write that leaves now. The change is undone when there were too many. */
  readonly guess?: Guess;
  /** What is known by now of the attempts that its writes were. */
  readonly guessed?: GuessOutcome;
  /** Replaces the intent, or says what becomes of it; absent leaves it. It is erased anyway when the operation is settled. */
  readonly intent?: Intent | ((present: Intent) => Intent);
  /** A further key that asked for something of this operation. */
  readonly key?: UsedKey;
  /** Notes the refusal on a key used before. */
  readonly refusal?: { readonly keyId: string; readonly refusal: KeptRefusal };
  /** Takes the operation away: nothing of it is left but the key. */
  readonly withdrawn?: boolean;
  /** Links a person to a customer, in the same transaction. */
  readonly link?: { readonly subject: string; readonly customerId: CustomerId };
  readonly audit?: AuditEntry;
  /** Appended to the log, unless it holds an event of this id. */
  readonly event?: CustomerEvent;
}

/** What a decision may look at inside its transaction. */
export interface Present {
  readonly operation: Operation;
  /** Customers that are linked to the requester of the pending write, at this moment. */
  readonly links: readonly CustomerId[];
  /** Of the names that were asked about, the locks that hold at this moment. */
  readonly locks: readonly Lock[];
}

export type Changed =
  | {
      readonly done: true;
      readonly operation: Operation;
      readonly wrote: boolean;
      /** What entered the guess book with it. */
      readonly guesses?: readonly GuessEntry[];
    }
  /** There is no such operation. */
  | { readonly done: false; readonly because: 'unknown' }
  | { readonly done: false; readonly because: 'key'; readonly key: UsedKey }
  | {
      readonly done: false;
      readonly because: 'scope';
      readonly name: string;
      readonly holder: Operation;
    }
  /** A record is explained by another operation. */
  | { readonly done: false; readonly because: 'claim' }
  /** `freeAt` is epoch milliseconds. */
  | { readonly done: false; readonly because: 'guesses'; readonly freeAt: number };

/** Which operations to list. */
export type OperationScope = { readonly subject: string } | { readonly customerId: CustomerId };

export interface OperationPage {
  readonly operations: readonly Operation[];
  readonly hasMore: boolean;
}

/** An operation that is due. */
export interface Due {
  readonly id: OperationId;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly dueAt: number;
}

/** An operation that cannot be opened, or is of a kind that this version does not know. */
export interface SetAside {
  readonly id: OperationId;
  readonly kind: string;
  readonly startedAt: number;
}

/** What may be looked up without changing anything. Rows that cannot be opened are left out of every list. */
export interface JournalReads {
  /** Null when there is none. Rejects with `UnreadableOperation` when the row cannot be opened. */
  load(id: OperationId): Promise<Operation | null>;
  /** The present revision of each of these, without opening them; those that are not there are left out. */
  revisionsOf(ids: readonly OperationId[]): Promise<ReadonlyMap<OperationId, number>>;
  /** The intent, or an empty one when it was erased. */
  intentOf(id: OperationId): Promise<Intent>;
  keyOf(subject: string, key: string): Promise<UsedKey | null>;
  keyById(id: string): Promise<UsedKey | null>;
  /** The operation that holds this name (see `scope.ts`), or null. */
  holderOf(name: string): Given<Operation | null>;
  /** Of these names, the locks that hold now. */
  locksOn(names: readonly string[]): Given<readonly Lock[]>;
  /** Operations that carry this ref, oldest first. */
  byRef(ref: string): Given<readonly Operation[]>;
  /** Whether any operation carries one of these refs. */
  isRefUsed(refs: readonly string[]): Promise<boolean>;
  /** Which of these records are claimed, each with the operation that explains it. */
  claimed(records: readonly string[]): Promise<ReadonlyMap<string, OperationId>>;
  /** Operations whose check is due at `now`, or that were put off for longer than any kind waits; those due first come first. */
  due(now: number, limit: number): Promise<readonly Due[]>;
  /** When the next check that is due later than `now` is due, or null. */
  nextDueAt(now: number): Promise<number | null>;
  /** Unsettled, listed operations of a person (by subject), newest first. */
  openOf(subject: string): Promise<readonly Operation[]>;
  /** Listed operations, newest first. `before` is the id of the last operation of the page before. */
  page(
    scope: OperationScope,
    window: { first: number; before: OperationId | null },
  ): Promise<OperationPage>;
  /** Operations of the whole brand that need a person, oldest first. `after` is the id of the last one of the page before. */
  needingAttention(window: { first: number; after: OperationId | null }): Promise<OperationPage>;
  setAside(): Promise<readonly SetAside[]>;
  /** Operations of the whole brand that fit, newest first, also those that are in no list. `after` is the id of the last one of the page before. */
  matching(
    criteria: OperationCriteria,
    window: { first: number; after: OperationId | null },
  ): Promise<OperationPage>;
  /** What the audit trail says of an operation, oldest first. */
  trailOf(id: OperationId): Promise<readonly TrailEntry[]>;
  /** When the platform could not be asked about it, the last few times, oldest first. */
  failedReadsOf(id: OperationId): Promise<readonly FailedRead[]>;
  quote(id: QuoteId): Promise<AnyQuote | null>;
}

export interface OperationJournal extends JournalReads {
  /** Begins an operation, or says what stands in its way; writes nothing then. Durable when it resolves. */
  begin(start: NewOperation): Promise<Begun>;
  /** Keeps a key whose request was refused. The first to write a key wins: resolves to the row that stands. Durable when it resolves. */
  refuse(key: UsedKey): Promise<UsedKey>;
  /**
   * Begins an operation and tells its event. Writes nothing and resolves to the one that it is the same as, where there is one,
   * or to null when the event was told before. Durable when it resolves.
   */
  beginByPlatform(start: PlatformStart): Promise<Operation | null>;
  /** Tells a customer something that no operation of theirs did; false when an event of this id was told before. */
  appendCustomerEvent(event: CustomerEvent): Promise<boolean>;
  /**
   * Reads, decides and writes in one transaction, by compare-and-set on the version of the row; `decide` must be pure and may run again.
   * Null from `decide` writes nothing. What is undone leaves nothing behind. Durable when it resolves. `lockNames` are the locks that it asks
   * about.
   */
  change(
    id: OperationId,
    decide: (present: Present) => Change | null,
    lockNames?: readonly string[],
  ): Promise<Changed>;
  /** Sets an operation aside that cannot be worked on; false when it is already. */
  putAside(id: OperationId): Promise<boolean>;
  /** Takes up again what was set aside, at a start. */
  takeUp(): Promise<void>;
  saveQuote(quote: AnyQuote): Promise<void>;
  /** Keeps that the platform could not be asked about it; rejects when there is no such operation. */
  noteFailedRead(id: OperationId, failed: FailedRead): Promise<void>;
  /** Writes lines of the audit trail that are about no change. Durable when it resolves. */
  note(...audits: readonly AuditEntry[]): Promise<void>;
}

/** A row that is there and cannot be opened: sealed with another key, or broken. */
export class UnreadableOperation extends Error {
  override readonly name = 'UnreadableOperation';
}
