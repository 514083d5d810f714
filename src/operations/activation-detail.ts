/*
 * Activation detail: what the activation of a line, with or without a number from elsewhere, knows of its line.
 *
 * Owns   the names of the account and the line, and what the platform said when the line became active.
 * Never  holds the SIM, the device or the details of the losing carrier; those are the intent's.
 */
import type { CustomerId } from '../ids.ts';

interface LineDetail {
  readonly account: CustomerId;
  /** The line's own customerId, by which its status is asked (Q20). */
  readonly line: CustomerId;
  /** The primary line of the family, where the platform tells it: another one than the account for who only holds the line. */
  readonly holder?: CustomerId | null;
  /** E.164, once the line is active. */
  readonly phoneNumber: string | null;
  readonly planName: string | null;
  /** Epoch milliseconds. */
  readonly activatedAt: number | null;
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
