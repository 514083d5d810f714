/*
 * Customer event: something that happened to a customer, and why an app should re-read it.
 *
 * Owns   the shape that the store keeps, the event log repeats and the graph shows.
 * Never  holds more than a look at the line or the bill would show: no device, no number, no amount of money.
 */
import type { CustomerId, OperationId } from '../ids.ts';
import type { GuessPurpose } from '../operations/engine/guess-book.ts';

export type UsageKind = 'DATA' | 'CALLING' | 'ROAMING' | 'UNRECOGNIZED';

/** What a customer must hear of at once, since it may be somebody else's doing. */
export type NoticeKind =
  | 'LINE_LOCKED'
  | 'UNLOCK_ASKED'
  | 'SIM_SWAP_BEGUN'
  | 'NUMBER_SWAP_BEGUN'
  | 'EMAIL_CHANGED'
  | 'PRIMARY_LINE_CHANGED'
  | 'VOICEMAIL_PIN_RESET'
  | 'SESSIONS_REVOKED';

export interface Notice {
  readonly kind: NoticeKind;
  /** The account that hears of it. */
  readonly customer: CustomerId;
  /** Null when it is about the account as a whole. */
  readonly line: CustomerId | null;
}

/** What every event states. */
export interface CustomerEventFrame {
  /** A UUID. An event that is appended again under the same id is stored once. */
  readonly id: string;
  /** The account. */
  readonly customerId: CustomerId;
  /** The line's own customerId, or null when it is about the account as a whole. */
  readonly line: CustomerId | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only claimed. */
  readonly certainty: 'REPORTED' | 'CONFIRMED';
}

type CustomerEventDetail =
  | {
      readonly type: 'UsageAlert';
      readonly kind: UsageKind;
      readonly thresholdPercent: number | null;
      readonly used: number | null;
      readonly limit: number | null;
      readonly unit: string | null;
    }
  | {
      readonly type: 'DeviceChanged';
      /** Whether an operation of ours explains it. */
      readonly expected: boolean;
    }
  | { readonly type: 'PortOutRequested'; readonly operationId: OperationId }
  | { readonly type: 'PortOutConfirmed'; readonly operationId: OperationId }
  | {
      /** Something was tried too often: a secret of the line, or what shows something about others. */
      readonly type: 'AttemptsLocked';
      readonly purpose: GuessPurpose;
      /** Epoch milliseconds. */
      readonly retryAt: number;
    }
  | { readonly type: 'LineChanged' }
  | { readonly type: 'CustomerChanged' }
  | {
      readonly type: 'BillChanged';
      /** The global id of the bill, or null when it is not known which one. */
      readonly billId: string | null;
    }
  | { readonly type: 'SecurityNotice'; readonly kind: NoticeKind };

export type CustomerEvent = CustomerEventFrame & CustomerEventDetail;
export type CustomerEventOf<T extends CustomerEvent['type']> = Extract<CustomerEvent, { type: T }>;

/** A warning as an event. It holds ids only. */
export const securityNotice = ({
  customer: customerId,
  ...told
}: Notice & Pick<CustomerEventFrame, 'id' | 'at' | 'certainty'>): CustomerEvent => ({
  ...told,
  ...{ type: 'SecurityNotice', customerId },
});
