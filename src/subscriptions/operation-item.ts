/*
 * Operation items: what subscribers to operations are given, as the graph names it.
 */
import type { Operation } from '../operations/engine/operation.ts';
import type { ResetReason } from './following.ts';

/** An operation as it was at a position of the log. */
export interface Moved {
  readonly __typename: 'OperationSnapshot' | 'OperationAdvanced';
  readonly cursor: string;
  readonly operation: Operation;
}

/** The stream starts over. */
export interface Reset {
  readonly __typename: 'StreamReset';
  readonly cursor: string;
  readonly reason: ResetReason;
}

export type OperationEventItem = Moved | Reset;
