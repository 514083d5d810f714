/*
 * Operation: what work that outlives a request looks like, and the facts that move it on.
 *
 * Owns   the shape that the store keeps, the event log repeats and the graph shows.
 * Gives  one shape for every kind; what differs is in `detail`.
 * Never  holds a secret: PINs, addresses and request bodies live in the intent, which is sealed and leaves with the operation's end.
 */
import type { Problem } from '../../errors.ts';
import type { CustomerId, OperationId } from '../../ids.ts';
import type { ActivationDetail, PortInDetail } from '../activation-detail.ts';
import type { BillPaymentDetail } from '../bill-payment-detail.ts';
import type {
  CustomerResetDetail,
  LineChangeDetail,
  NumberSwapDetail,
  SimSwapDetail,
} from '../lines/line-work-detail.ts';
import type { PortOutDetail } from '../port-out-detail.ts';
import type { PurchaseDetail } from '../purchase-detail.ts';
import type {
  CallingCreditDetail,
  PlanChangeDetail,
  RoamingPackDetail,
  TopUpDetail,
} from '../sales/sale-detail.ts';

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

export type Detail =
  | PurchaseDetail
  | ActivationDetail
  | PortInDetail
  | LineChangeDetail
  | NumberSwapDetail
  | SimSwapDetail
  | CustomerResetDetail
  | PlanChangeDetail
  | TopUpDetail
  | CallingCreditDetail
  | RoamingPackDetail
  | BillPaymentDetail
  | PortOutDetail;
export type OperationKind = Detail['kind'];
/** Every kind, once. */
export const OPERATION_KINDS: readonly OperationKind[] = Object.keys({
  purchase: true,
  activation: true,
  'port-in': true,
  'line-change': true,
  'number-swap': true,
  'sim-swap': true,
  'customer-reset': true,
  'plan-change': true,
  'top-up': true,
  'calling-credit': true,
  'roaming-pack': true,
  'bill-payment': true,
  'port-out': true,
} satisfies Record<OperationKind, true>) as OperationKind[];

type PatchOf<D> = D extends Detail ? Partial<Omit<D, 'kind'>> : never;
/** What a reading changes in a detail; the kind itself never changes. */
export type DetailPatch = PatchOf<Detail>;

/** The one upstream write that is due or under way. Its body is made from the intent. */
export interface PendingWrite {
  /** Names the write within its kind, for example `submit`, `renew-link` or `correct`. */
  readonly name: string;
  /** True from the moment before the first byte. A pending write that was sent is never sent again, unless it was provably not taken. */
  readonly sent: boolean;
  /** How often it was provably not taken so far. */
  readonly refusals: number;
  /** The row of the idempotency key that asked for it. */
  readonly keyId: string | null;
}

export interface Operation<D extends Detail = Detail> {
  readonly id: OperationId;
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
  /** Operations of one lane run one after the other; null runs at once. */
  readonly lane: string | null;
  /** Grows with every upstream write. A reading that began in an earlier epoch is stale. */
  readonly epoch: number;
  /** How far the present epoch has come. A reading of lower progress is late. */
  readonly progress: number;
  readonly pending: PendingWrite | null;
  /** Since when the outcome is not known, or null. */
  readonly inDoubtSince: number | null;
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
  /** True when the reading shows that the pending write, whose answer was lost, was taken. */
  readonly taken?: boolean;
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

/** What moves an operation. `at` is always epoch milliseconds. */
export type Fact =
  | { readonly type: 'asked'; readonly at: number; readonly write: PendingWrite }
  | { readonly type: 'sent'; readonly at: number }
  | { readonly type: 'not-processed'; readonly at: number; readonly retryAt: number }
  | { readonly type: 'accepted'; readonly at: number; readonly receipt: Reading }
  | {
      readonly type: 'refused';
      readonly at: number;
      readonly problem: Problem;
      /** Where the refusal of a later write leaves the operation, when not where it was. */
      readonly then?: Reading;
    }
  | { readonly type: 'no-response'; readonly at: number }
  | {
      readonly type: 'read';
      readonly at: number;
      readonly source: StepSource;
      readonly epoch: number;
      readonly reading: Reading;
    }
  /** What somebody says without proof; a claim moves nothing that was sent. */
  | { readonly type: 'told'; readonly at: number; readonly reading: Reading }
  /** What a person of the brand found out; `note` is for the audit trail. */
  | {
      readonly type: 'decided';
      readonly at: number;
      readonly verdict: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
      readonly note: string;
    }
  | { readonly type: 'hinted'; readonly at: number; readonly ref: string }
  | { readonly type: 'look-later'; readonly at: number; readonly nextCheckAt: number }
  | { readonly type: 'overdue'; readonly at: number };

export type DetailOf<K extends OperationKind> = Extract<Detail, { kind: K }>;

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

export const isSettled = (operation: Operation): boolean => SETTLED.has(operation.status);
