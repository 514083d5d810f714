/*
 * Tables: the rows as they are kept.
 *
 * Owns   the columns of every table; the migrations make them.
 * Gives  queries their types. Times are epoch milliseconds, flags are 0 or 1, so that both dialects bind and return the same.
 * Never  shows who a row is about. What names a person, a customer or a line is a `Digest`, a keyed hash that can only be compared;
 *        what is shown or sent is `Sealed`, and each such column has its line in `sealed-columns.ts`.
 *
 * `position` counts rows in the order of their commits; where two rows are of the same millisecond, it tells which came first.
 */
import type { Generated } from 'kysely';
import type { OperationId, QuoteId } from '../ids.ts';
import type { GuessPurpose } from '../operations/engine/guess-book.ts';
import type { OperationKind, OperationStatus } from '../operations/engine/operation.ts';
import type { CallbackRoute, CallbackVerdict } from '../webhooks/inbox-port.ts';
import type { Digest } from './digests.ts';
import type { Sealed } from './sealing.ts';

export type Flag = 0 | 1;

export interface Tables {
  operations: {
    position: Generated<number>;
    id: OperationId;
    kind: OperationKind;
    /** Grows with every write; a change names the one that it has read. */
    version: number;
    revision: number;
    status: OperationStatus;
    /** 1 until it is settled. */
    open: Flag;
    /** 1 when people see it in their lists. */
    shown: Flag;
    /** 1 when a person of the brand must look at it. */
    attention: Flag;
    /** 1 when nobody can work on it. */
    set_aside: Flag;
    subject: Digest;
    customer: Digest | null;
    /** Null when it is neither open nor watched. */
    next_check_at: number | null;
    /** By which time the next check was planned: a clock that is far before that was wrong then, or is now. */
    planned_at: number | null;
    /** Since when nothing happens to it any more; null for what is never removed. */
    ages_from: number | null;
    started_at: number;
    state: Sealed;
  };
  /** Each name is held by one operation. */
  scopes: { name: Digest; operation_id: OperationId };
  /** Each record of the platform explains one operation. */
  claims: { record: Digest; operation_id: OperationId; at: number };
  /** What a limit counts. */
  limits: { position: Generated<number>; name: Digest; at: number };
  /** Attempts at what may be tried a few times only; `name` says what is counted together. */
  guesses: {
    position: Generated<number>;
    purpose: GuessPurpose;
    name: Digest;
    /** The operation, or a name of its own. */
    attempt: string;
    /** Of the write of an operation. */
    epoch: number;
    /** What was tried, where trying the same again is no further guess. */
    input: Digest | null;
    at: number;
    state: 'under-way' | 'failed' | 'hit';
    /** Which lock was told that began with it, counted from the shortest one; 0 for none. */
    told: number;
    /** Whom a lock is told to. */
    body: Sealed;
  };
  intents: { operation_id: OperationId; body: Sealed };
  idempotency_keys: {
    id: string;
    subject: Digest;
    key: Digest;
    operation_id: OperationId | null;
    at: number;
    /** Null for a key of which only its use is known. */
    body: Sealed | null;
  };
  operation_refs: { ref: Digest; operation_id: OperationId };
  quotes: {
    id: QuoteId;
    created_at: number;
    /** 1 once it was found old and bought. */
    bought: Flag;
    body: Sealed;
  };
  events: {
    position: Generated<number>;
    /** With its revision; null for an event of a customer. */
    operation_id: OperationId | null;
    revision: number | null;
    /** Unique; null for a revision of an operation. */
    event_id: string | null;
    subject: Digest | null;
    customer: Digest | null;
    line: Digest | null;
    at: number;
    state: Sealed;
  };
  inbox: {
    position: Generated<number>;
    id: string;
    content: Digest;
    route: CallbackRoute;
    received_at: number;
    arrivals: number;
    /** Null until somebody has judged it. */
    verdict: CallbackVerdict | null;
    /** 1 when it waits and names nobody whom the gateway knows. */
    aside: Generated<0 | 1>;
    body: Sealed;
  };
  inbox_refs: { ref: Digest; callback_id: string };
  /** Up to which revision a person has seen an operation. */
  acknowledgements: { operation_id: OperationId; subject: Digest; revision: number };
  account_links: { subject: Digest; customer: Digest; linked_at: number; body: Sealed };
  audit: {
    position: Generated<number>;
    /** Of `audit_segments`. */
    segment: number;
    at: number;
    action: string;
    operation_id: OperationId | null;
    /** The customer whose data somebody else has read. */
    about: Digest | null;
    body: Sealed;
    /** Of the body before it was sealed, so that sealing it anew changes no hash. */
    digest: Digest;
    /** Of this row and the hash of the row before. */
    hash: string;
  };
  /** The entries of one process and day. */
  audit_segments: {
    /** Without gaps. */
    number: number;
    /** Names a process for as long as it runs. */
    instance: string;
    /** In UTC, for example `2026-03-02`. */
    day: string;
    entries: number;
    /** When the last of them was written. */
    last_at: number;
    /** The hash of the last of them. */
    head: string;
    /** 1 when nothing is added any more. */
    closed: Flag;
    /** Of all of this, so that nobody without the key can change it. */
    checkpoint: Digest;
  };
  /** Up to which position a log was removed. */
  removed: { log: 'events'; position: number };
  /** Data keys with which something may be sealed. */
  data_keys: { id: string; since: number };
  /** When the platform could not be asked about an operation. */
  failed_reads: { operation_id: OperationId; body: Sealed };
  /** With which customers a phone number or an e-mail address was read, and when last. */
  identities: { name: Digest; customer: Digest; seen_at: number; body: Sealed };
  /** Sign-ins of a person that began before this time (real time) are over. */
  revocations: { position: Generated<number>; subject: Digest; before: number };
  /** `unlocks_at` is null as long as nobody has asked for an end. */
  locks: { name: Digest; since: number; unlocks_at: number | null };
  settings: { name: string; value: Sealed };
  migrations: { number: number; name: string; applied_at: number };
}
