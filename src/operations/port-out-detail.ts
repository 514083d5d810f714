/*
 * Port-out detail: a number that leaves for another carrier.
 */
import type { CustomerId } from '../ids.ts';

export interface PortOutDetail {
  readonly kind: 'port-out';
  readonly account: CustomerId;
  readonly line: CustomerId;
  /** The number that the line had before its leaving was claimed, E.164; null when nobody here knows it, so that nothing can show its leaving. */
  readonly number: string | null;
  /** When the line was known to have it, epoch milliseconds. */
  readonly numberKnownAt: number | null;
}

declare module './engine/operation.ts' {
  interface DetailByKind {
    'port-out': PortOutDetail;
  }
}
