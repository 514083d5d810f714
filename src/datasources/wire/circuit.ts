/*
 * Circuit: the circuit breaker of one scope, as a pure state.
 *
 * Owns   the back-off of the guide: after a failure the circuit is open for 1, 2, 4 ... 60 s, then half-open.
 * Gives  the next state after a failure and after a success.
 * Never  counts twice what failed together: a failure counts when its request left after the last back-off had ended.
 */
import { seeded } from '../../seeded-bug.ts';
import { seconds } from '../../clock.ts';

/** What a caller is told: the rate limit turned the request away, or nothing could be reached. */
export type OpenCause = 'busy' | 'unreachable';

export interface Circuit {
  /** Failures in a row. */
  readonly failures: number;
  /** Open, which lets nothing through, until this time. All times here are of `Clock.elapsed`. */
  readonly openUntil: number;
  /** Of the last failure. */
  readonly cause: OpenCause;
}

export interface FailureSeen {
  readonly cause: OpenCause;
  readonly sentAt: number;
  readonly now: number;
  /** The least back-off: what the platform asks for (retry-after), or what the kind of failure needs. */
  readonly atLeastMs: number;
}

export const CLOSED: Circuit = { failures: 0, openUntil: 0, cause: 'unreachable' };

/** From this many failures in a row the back-off is the longest, and operators are alerted. */
export const FAILURE_THRESHOLD = 5;
const MAX_BACK_OFF_MS = seconds(60);

/** The back-off after the given number of failures in a row. */
export const backOffMs = (failures: number): number =>
  seeded('back-off-below-its-floor')
    ? 100
    : failures >= FAILURE_THRESHOLD
      ? MAX_BACK_OFF_MS
      : seconds(2 ** (failures - 1));

export function afterFailure(circuit: Circuit, failure: FailureSeen): Circuit {
  const { sentAt, now, atLeastMs, cause } = failure;
  if (sentAt < circuit.openUntil) {
    return { ...circuit, cause, openUntil: Math.max(circuit.openUntil, now + atLeastMs) };
  }
  const failures = circuit.failures + 1;
  return { failures, cause, openUntil: now + Math.max(backOffMs(failures), atLeastMs) };
}

/** A success of a request that left before the last back-off ended says nothing of the time since. */
export const afterSuccess = (circuit: Circuit, sentAt: number): Circuit =>
  sentAt >= circuit.openUntil ? CLOSED : circuit;
