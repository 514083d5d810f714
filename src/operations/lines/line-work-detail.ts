/*
 * Line work detail: what a change of one line knows beyond what every operation knows.
 *
 * Owns   the names of the account and the line, and what was so before, by which a lost answer is read back.
 * Never  holds a SIM, a code or a PIN; those are the intent's.
 */
import type { CustomerId, SwapId } from '../../ids.ts';

export type LineChange = 'SUSPEND' | 'RESTORE' | 'DISCONNECT' | 'RECONNECT' | 'MAKE_PRIMARY';

interface OfLine {
  readonly account: CustomerId;
  readonly line: CustomerId;
  /** The primary line of the family, where the platform tells it: another one than the account for who only holds the line. */
  readonly holder?: CustomerId | null;
}

export interface LineChangeDetail extends OfLine {
  readonly kind: 'line-change';
  readonly change: LineChange;
}

export interface NumberSwapDetail extends OfLine {
  readonly kind: 'number-swap';
  /** E.164, or null when the line had none. */
  readonly previousNumber: string | null;
  /** E.164, once the line has its new number. */
  readonly phoneNumber: string | null;
}

export interface SimSwapDetail extends OfLine {
  readonly kind: 'sim-swap';
  readonly simType: 'ESIM' | 'PSIM';
  /** What the platform calls the swap that a one-time code confirms; null for a swap without a code. */
  readonly swapId: SwapId | null;
}

export interface CustomerResetDetail extends OfLine {
  readonly kind: 'customer-reset';
  /** What the platform said of an earlier reset before this one was sent. */
  readonly before: string | null;
}
