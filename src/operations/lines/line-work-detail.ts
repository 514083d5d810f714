/*
 * Line work detail: what a change of one line knows beyond what every operation knows.
 *
 * Owns   the names of the account and the line, and what was so just before the write, by which a lost answer is found again.
 * Never  holds a code or a PIN; those are the intent's.
 */
import type { LineStatus } from '../../datasources/line-status.ts';
import type { Progress } from '../../datasources/progress.ts';
import type { SimSwapStatus } from '../../datasources/sim-swap.ts';
import type { CustomerId, SwapId } from '../../ids.ts';

export type LineChange = 'SUSPEND' | 'RESTORE' | 'DISCONNECT' | 'RECONNECT' | 'MAKE_PRIMARY';

interface OfLine {
  readonly account: CustomerId;
  readonly line: CustomerId;
  /** The primary line of the family, where the platform tells it: another one than the account for who only holds the line. */
  readonly holder: CustomerId | null;
}

export interface LineChangeDetail extends OfLine {
  readonly kind: 'line-change';
  readonly change: LineChange;
  readonly before: { readonly status: LineStatus; readonly isPrimary: boolean } | null;
}

/** What the platform says of the latest work of a kind on a line; `status` is null when it knows of none. */
export interface WorkBefore {
  readonly status: Progress | null;
  readonly platformMessage: string | null;
}

export interface NumberSwapDetail extends OfLine {
  readonly kind: 'number-swap';
  /** E.164, or null when the line had none. */
  readonly previousNumber: string | null;
  /** E.164, once the line has its new number. */
  readonly phoneNumber: string | null;
  readonly before: (WorkBefore & { readonly phoneNumber: string | null }) | null;
}

export interface SimSwapDetail extends OfLine {
  readonly kind: 'sim-swap';
  readonly simType: 'ESIM' | 'PSIM';
  /** The number of the new SIM. Clients do not see it. */
  readonly sim: string;
  /** What the platform calls the swap that a one-time code confirms; null for a swap without a code. */
  readonly swapId: SwapId | null;
  readonly before: SimBefore | null;
}

export interface SimBefore {
  /** The SIM of the line, or null where the platform does not state it. */
  readonly iccid: string | null;
  /** Where the swap was that a code confirms. */
  readonly swap: SimSwapStatus['status'] | null;
}

export interface CustomerResetDetail extends OfLine {
  readonly kind: 'customer-reset';
  readonly before: WorkBefore | null;
}

declare module '../engine/operation.ts' {
  interface DetailByKind {
    'line-change': LineChangeDetail;
    'number-swap': NumberSwapDetail;
    'sim-swap': SimSwapDetail;
    'customer-reset': CustomerResetDetail;
  }
}
