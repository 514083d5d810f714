/*
 * Operation row: what every list of operations selects, before it is opened.
 */
import type { OperationId } from '../ids.ts';
import type { Sealed } from './sealing.ts';

export const ROW = ['id', 'position', 'version', 'state'] as const;

export interface OperationRow {
  readonly id: OperationId;
  readonly position: number;
  readonly version: number;
  readonly state: Sealed;
}
