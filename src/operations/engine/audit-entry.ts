/*
 * Audit entry: what the audit trail says of one thing that was done, or read.
 *
 * Never  stands in clear: the store seals it, but for what and when.
 */
import type { TracedCall } from '../../datasources/wire/call-trace.ts';
import type { CustomerId, OperationId } from '../../ids.ts';
import type { ProblemCode } from '../../errors.ts';
import type { OperationStatus, StepSource } from './operation.ts';

/** Nothing of it but `customer`, `line` and `person` names a subscriber. */
export interface AuditEntry {
  /** Past tense, for example `operation.begun`. */
  readonly action: string;
  /** The `sub` of the caller, or `gateway`. */
  readonly actor: string;
  readonly operationId: OperationId | null;
  readonly note: string;
  /** The key under which it was asked for. */
  readonly keyId?: string;
  /** The upstream write that it is about, as `PendingWrite.name`. */
  readonly write?: string;
  /** How the gateway learned of it. */
  readonly source?: StepSource;
  /** Where the operation was afterwards. */
  readonly status?: OperationStatus;
  /** Why it was refused. */
  readonly code?: ProblemCode;
  /** The call of that write, and what it came to on the wire. */
  readonly call?: TracedCall;
  /** Whose data somebody else has read; whose line was locked, and which; or the person whose sign-ins were ended. */
  readonly customer?: CustomerId;
  readonly line?: CustomerId;
  readonly person?: string;
  /** Of an operation that was read while its customer was not known: no line of what was done to it. */
  readonly shown?: OperationId;
  /** With which document, and why, in the words of the person. */
  readonly document?: string;
  readonly reason?: string;
}

/** A line of the audit trail as it was kept. */
export interface TrailEntry extends AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
}
