/*
 * Tables: the rows as they are kept.
 *
 * Owns   the columns of every table; the migrations make them.
 * Gives  queries their types. Times are epoch milliseconds, flags are 0 or 1, so that both dialects bind and return the same.
 * Never  shows who a row is about: states and bodies are sealed, and a `Digest` is a keyed hash that can only be compared.
 *
 * `position` counts rows in the order of their commits; where two rows are of the same millisecond, it tells which came first.
 */
import type { Generated } from 'kysely';
import type { CustomerId, OperationId, QuoteId } from '../ids.ts';
import type { OperationKind, OperationStatus } from '../operations/engine/operation.ts';
import type { CallbackRoute, CallbackVerdict } from '../webhooks/inbox-port.ts';
import type { Digest } from './digests.ts';
import type { Sealed } from './sealing.ts';

export interface Tables {
  operations: {
    position: Generated<number>;
    id: OperationId;
    kind: OperationKind;
    revision: number;
    status: OperationStatus;
    /** 1 until it is settled. */
    open: 0 | 1;
    subject: Digest;
    customer_id: CustomerId | null;
    lane: Digest | null;
    /** Unique for good: what was bought once is not bought again, whatever came of it. */
    exclusive: Digest | null;
    next_check_at: number | null;
    /** 1 while a write was sent and not answered. */
    unanswered: 0 | 1;
    started_at: number;
    state: Sealed;
  };
  intents: { operation_id: OperationId; body: Sealed };
  idempotency_keys: {
    id: string;
    subject: Digest;
    key: Digest;
    operation_id: OperationId;
    body: Sealed;
  };
  operation_refs: { ref: Digest; operation_id: OperationId };
  quotes: { id: QuoteId; created_at: number; body: Sealed };
  events: {
    position: Generated<number>;
    /** With its revision; null for an event of a customer. */
    operation_id: OperationId | null;
    revision: number | null;
    /** Unique; null for a revision of an operation. */
    event_id: string | null;
    subject: Digest | null;
    customer_id: CustomerId | null;
    line: CustomerId | null;
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
    body: Sealed;
  };
  inbox_refs: { ref: Digest; callback_id: string };
  direct_changes: {
    id: string;
    subject: Digest;
    key: Digest;
    scope: Digest | null;
    at: number;
    body: Sealed;
  };
  account_links: { subject: Digest; customer_id: CustomerId; linked_at: number };
  audit: {
    position: Generated<number>;
    at: number;
    action: string;
    operation_id: OperationId | null;
    body: Sealed;
    /** Of this row and the hash of the row before. */
    hash: string;
  };
  settings: { name: string; value: Sealed };
  migrations: { number: number; name: string; applied_at: number };
}
