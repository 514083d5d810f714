/*
 * Operation criteria: what an operator may look for.
 */
import type { CustomerId, TransactionId } from '../../ids.ts';
import type { OperationKind, OperationStatus } from './operation.ts';

/** What an operator knows of an operation. All of it must fit. */
export interface OperationCriteria {
  /** E.164: of a line, of an account, or one that moves. */
  readonly phoneNumber?: string;
  readonly email?: string;
  /** An account or a line. */
  readonly customer?: CustomerId;
  readonly transaction?: TransactionId;
  /** The id of a stored callback that named it. */
  readonly callback?: string;
  readonly kind?: OperationKind;
  readonly status?: OperationStatus;
  /** Begun then or later, epoch milliseconds. */
  readonly since?: number;
  /** Begun before then, epoch milliseconds. */
  readonly until?: number;
}
