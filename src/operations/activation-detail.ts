/*
 * Activation detail: what the activation of a line, with or without a number from elsewhere, knows of its line.
 *
 * Owns   the names of the account and the line, what the platform said just before the write, and what it said when the line became active.
 * Never  holds the device or the details of the losing carrier; those are the intent's.
 */
import type { LineStatus } from '../datasources/line-status.ts';
import type { CustomerId } from '../ids.ts';

/** What row 20 said just before the latest write. */
export interface LineBefore {
  readonly lineStatus: LineStatus;
  readonly platformMessage: string | null;
  /** Epoch milliseconds; null also where only the day is known. */
  readonly activatedAt: number | null;
  /** As `2026-01-28`. */
  readonly activatedOn: string | null;
  /** E.164. */
  readonly phoneNumber: string | null;
}

interface LineDetail {
  readonly account: CustomerId;
  /** The line's own customerId, by which its status is asked (Q20). */
  readonly line: CustomerId;
  /** The primary line of the family, where the platform tells it: another one than the account for who only holds the line. */
  readonly holder: CustomerId | null;
  /** The number of the SIM card, or null for an eSIM. Clients do not see it. */
  readonly sim: string | null;
  /** E.164, once the line is active. */
  readonly phoneNumber: string | null;
  readonly planName: string | null;
  /** Epoch milliseconds; null also where only the day is known. */
  readonly activatedAt: number | null;
  /** As `2026-01-28`. */
  readonly activatedOn: string | null;
  /** Null before the first write, and once a change was seen since the latest one. */
  readonly before: LineBefore | null;
}

export interface ActivationDetail extends LineDetail {
  readonly kind: 'activation';
}

export interface PortInDetail extends LineDetail {
  readonly kind: 'port-in';
  /** The number to move, E.164. */
  readonly number: string;
  readonly ported: boolean | null;
  /** True once the platform took a cancellation in favour of a new number. */
  readonly takesNewNumber: boolean;
}

declare module './engine/operation.ts' {
  interface DetailByKind {
    activation: ActivationDetail;
    'port-in': PortInDetail;
  }
}
