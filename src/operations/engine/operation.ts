/*
 * Operation: what work that outlives a request looks like, and the facts that move it on.
 *
 * Owns   the shape that the store keeps, the event log repeats and the graph shows.
 * Gives  one shape for every kind; what differs is in `detail`. A kind adds its detail to `DetailByKind` in its own file.
 * Never  holds a secret: PINs, addresses and request bodies live in the intent, which is sealed and leaves with the operation's end.
 */
import type { Role } from '../../access/caller.ts';
import type { Problem } from '../../errors.ts';
import type { CustomerId, OperationId, QuoteId } from '../../ids.ts';
import type { Notice } from '../../subscriptions/customer-event.ts';

export type OperationStatus =
  | 'RECEIVED'
  | 'SENT'
  | 'IN_PROGRESS'
  | 'WAITING_FOR_CUSTOMER'
  | 'UNDETERMINED'
  | 'NEEDS_ATTENTION'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'UNRECOGNIZED';

export type Certainty = 'CONFIRMED' | 'REPORTED' | 'UNKNOWN';
export type StepSource = 'RESPONSE' | 'CALLBACK' | 'POLL' | 'OPERATOR';

export type StepCode =
  | 'RECEIVED'
  | 'SENT'
  | 'NOT_PROCESSED'
  | 'ACCEPTED'
  | 'REFUSED'
  | 'NO_RESPONSE'
  | 'PAYMENT_LINK_READY'
  | 'PAYMENT_LINK_EXPIRED'
  | 'PAYMENT_LINK_RENEWED'
  | 'PAYMENT_PROCESSING'
  | 'IN_PROGRESS'
  | 'PORT_DETAILS_REJECTED'
  | 'PORT_DETAILS_CORRECTED'
  | 'CANCEL_REQUESTED'
  | 'CALLED_OFF'
  | 'REFUSED_BEFORE_SEND'
  | 'CONTRADICTED'
  | 'PAID_TWICE'
  | 'UNRECOGNIZED'
  | 'NEEDS_ATTENTION'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'
  | 'EXPIRED';

export interface Step {
  readonly code: StepCode;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly source: StepSource;
}

export type PortDetailName = 'TRANSFER_PIN' | 'ACCOUNT_NUMBER' | 'BILLING_ZIP';

export type CustomerTask =
  | { readonly type: 'PayAtLink'; readonly url: string; readonly expiresAt: number | null }
  | { readonly type: 'RenewPaymentLink'; readonly expiredAt: number }
  | {
      readonly type: 'CorrectPortDetails';
      readonly details: readonly PortDetailName[];
      readonly platformMessage: string | null;
    }
  | { readonly type: 'ContactSupport'; readonly problem: Problem };

/** Every kind with its detail. A kind declares its own entry beside its detail; the engine itself knows direct changes only. */
export interface DetailByKind {
  'direct-change': DirectChangeDetail;
}

export interface DirectChangeDetail {
  readonly kind: 'direct-change';
  /** Past tense for the audit trail, for example `card.deleted`. */
  readonly change: string;
  /** What it brought, as JSON; null until it was done. */
  readonly result: unknown;
  /** What its customer is warned of once it may have happened. */
  readonly notice?: Notice;
}

export type OperationKind = keyof DetailByKind;
export type DetailOf<K extends OperationKind> = DetailByKind[K];
export type Detail = DetailOf<OperationKind>;

/** What changes in a detail; the kind itself never does. */
export type PatchOf<D> = D extends Detail ? Partial<Omit<D, 'kind'>> : never;
export type DetailPatch = PatchOf<Detail>;

/** Who asked for a write, and when. It is judged again when the write leaves. */
export interface Ask {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly subject: string;
  readonly role: Role;
  /** Customers that the token named. They count for this ask only, and no longer than it is valid. */
  readonly customers: readonly CustomerId[];
  /** Whether an agent overrides what is in doubt. */
  readonly overridePending: boolean;
  readonly freshSignIn?: boolean;
}

/** The one upstream write that is due or under way. Its body is made from the intent. */
export interface PendingWrite {
  /** Names the write within its kind, for example `submit`, `renew-link` or `correct`. */
  readonly name: string;
  /** True from the moment before the first byte. A pending write that was sent is never sent again, unless it was provably not processed. */
  readonly sent: boolean;
  /** How often it was provably not processed so far. */
  readonly refusals: number;
  /** The row of the idempotency key that asked for it. */
  readonly keyId: string | null;
  readonly ask: Ask;
}

export interface Operation<D extends Detail = Detail> {
  readonly id: OperationId;
  /** Grows with every write of its row. */
  readonly version: number;
  /** Grows with every visible change. 0 until a caller may see it: a request that is refused while the caller waits leaves no trace but its key. */
  readonly revision: number;
  readonly status: OperationStatus;
  readonly certainty: Certainty;
  /** Epoch milliseconds, as all times here. */
  readonly startedAt: number;
  readonly settledAt: number | null;
  readonly steps: readonly Step[];
  readonly task: CustomerTask | null;
  readonly failure: Problem | null;
  readonly nextCheckAt: number | null;
  /** Whose it is: the `sub` of the person, even before they are a customer. */
  readonly subject: string;
  /** The account it is about, once that is known. */
  readonly customerId: CustomerId | null;
  /** False for what is answered by its result alone: it is in no list and makes no events. */
  readonly listed: boolean;
  /** Grows with every upstream write. A reading that began in an earlier epoch is stale. */
  readonly epoch: number;
  /** How far the present epoch has come. A reading of lower progress is late. */
  readonly progress: number;
  readonly pending: PendingWrite | null;
  /** When the latest write left, or null. */
  readonly sentAt: number | null;
  /** Whether a write may have been processed: something left that was not proven to be turned away. */
  readonly mayHaveEffect: boolean;
  /** Since when no response is known to come, or null. */
  readonly noResponseSince: number | null;
  /** Turns in a row that could not ask the platform. */
  readonly failedTurns: number;
  /** Raised by a fact that contradicts a final status; cleared by a person. */
  readonly attention: boolean;
  /** Until when a settled operation is still read, epoch milliseconds, or null. */
  readonly watchUntil: number | null;
  /** What can be bought instead, when it was refused for its price before it left. */
  readonly newQuoteId: QuoteId | null;
  /** Names under which callbacks and return pages find it, for example `transaction:<id>`. */
  readonly refs: readonly string[];
  readonly detail: D;
}

/** What a look at the platform says, in words common to all kinds. */
export type Reading = {
  /** Higher means further; equal or higher replaces what is known. */
  readonly progress: number;
  /** What changes in the detail. */
  readonly detail?: DetailPatch;
  readonly customerId?: CustomerId;
  readonly refs?: readonly string[];
  /** True when the reading shows that the pending write, whose answer was lost, was processed, or proves that it was not. */
  readonly answersWrite?: boolean;
  /** How sure a reading makes it; CONFIRMED when absent. */
  readonly certainty?: Certainty;
  /** Whether a person must look although it is final. */
  readonly attention?: boolean;
  /** Records of the platform that explain this operation and no other one. */
  readonly claims?: readonly string[];
} & (
  | { readonly state: 'nothing-new' }
  | { readonly state: 'working'; readonly step: StepCode }
  | { readonly state: 'waiting'; readonly step: StepCode; readonly task: CustomerTask }
  | { readonly state: 'unrecognized' }
  | { readonly state: 'needs-attention'; readonly step: StepCode }
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'cancelled' }
  | { readonly state: 'expired' }
);

/** Why a write did not leave. */
export interface NotPermitted {
  readonly problem: Problem;
  readonly newQuoteId?: QuoteId;
}

/** What moves an operation. `at` is always epoch milliseconds. An answer carries the epoch of the write that it answers. */
export type Fact =
  | { readonly type: 'asked'; readonly at: number; readonly write: PendingWrite }
  /** Nobody waits for the first answer any more: from here on everybody may see it. */
  | { readonly type: 'announced'; readonly at: number }
  | {
      readonly type: 'sent';
      readonly at: number;
      readonly detail?: DetailPatch;
      readonly customerId?: CustomerId;
      readonly refs?: readonly string[];
    }
  | ({ readonly type: 'not-permitted'; readonly at: number } & NotPermitted)
  | {
      readonly type: 'not-processed';
      readonly at: number;
      readonly epoch: number;
      readonly retryAt: number;
    }
  | {
      readonly type: 'accepted';
      readonly at: number;
      readonly epoch: number;
      readonly receipt: Reading;
    }
  | {
      readonly type: 'refused';
      readonly at: number;
      readonly epoch: number;
      readonly problem: Problem;
      /** Whether the platform provably did nothing, also not before this answer. */
      readonly untouched?: boolean;
      /** Where the refusal of a later write leaves the operation, when not where it was. */
      readonly then?: Reading;
    }
  | {
      readonly type: 'no-response';
      readonly at: number;
      readonly epoch: number;
      /** Names that an unclear answer gave. */
      readonly refs?: readonly string[];
    }
  | {
      readonly type: 'read';
      readonly at: number;
      readonly source: StepSource;
      readonly epoch: number;
      readonly reading: Reading;
    }
  /** What a callback says without proof; a claim moves nothing that was sent. */
  | { readonly type: 'told'; readonly at: number; readonly reading: Reading }
  /** What a person of the brand found out; `note` is for the audit trail. */
  | {
      readonly type: 'decided';
      readonly at: number;
      readonly verdict: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
      readonly note: string;
      readonly customerId?: CustomerId;
      readonly refs?: readonly string[];
    }
  | { readonly type: 'called-off'; readonly at: number }
  /** After the end: the platform shows something else than the status says. */
  | {
      readonly type: 'contradicted';
      readonly at: number;
      readonly source: StepSource;
      readonly step: StepCode;
      readonly reading: Reading;
    }
  | { readonly type: 'hinted'; readonly at: number; readonly ref: string }
  | { readonly type: 'look-later'; readonly at: number; readonly nextCheckAt: number | null }
  | { readonly type: 'turn-failed'; readonly at: number; readonly nextCheckAt: number }
  /** The latest write left under a clock that was far ahead. */
  | { readonly type: 'sent-ahead'; readonly at: number }
  | { readonly type: 'watched'; readonly at: number; readonly watchUntil: number | null }
  | { readonly type: 'overdue'; readonly at: number; readonly then: DeadlineEnd };

/** What a deadline brings: a person looks, a person may look without being alarmed, its time has run out, or nothing more can be found out. */
export type DeadlineEnd = 'needs-attention' | 'listed' | 'expired' | 'closed';

/** Whether an operation is of this kind; its detail then is, too. */
export const isOfKind = <K extends OperationKind>(
  kind: K,
  operation: Operation,
): operation is Operation<DetailOf<K>> => operation.detail.kind === kind;

const SETTLED: ReadonlySet<OperationStatus> = new Set<OperationStatus>([
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
]);

export const isSettled = (operation: Pick<Operation, 'status'>): boolean =>
  SETTLED.has(operation.status);

/** The one notion of doubt: a write was sent, and neither an answer nor evidence says its outcome. */
export const inDoubt = ({ pending, status }: Pick<Operation, 'pending' | 'status'>): boolean =>
  pending?.sent === true && !isSettled({ status });
