/*
 * Port-out detail: a number that leaves for another carrier.
 */
import type { CustomerId } from '../ids.ts';

export interface PortOutDetail {
  readonly kind: 'port-out';
  readonly account: CustomerId;
  readonly line: CustomerId;
  /** The number that the line had when it began, E.164; null when the line was not in use then, so that nothing can show its leaving. */
  readonly number: string | null;
}
