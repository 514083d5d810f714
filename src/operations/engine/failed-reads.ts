/*
 * Failed reads: when the platform could not be asked about an operation, and with what result.
 *
 * Owns   how many are kept: equal ones within an hour are one with a count, and the oldest leave.
 * Gives  operators the reason why nothing moves. Nobody else sees them, and no revision is made of them.
 */
import { hours } from '../../clock.ts';
import type { TracedCall } from '../../datasources/wire/call-trace.ts';
import type { ErrorCode } from '../../errors.ts';

/** Times are epoch milliseconds. */
export interface FailedRead {
  readonly at: number;
  /** The last one that failed alike. */
  readonly lastAt: number;
  readonly times: number;
  /** Null when it failed before any call. */
  readonly call: TracedCall | null;
  readonly code: ErrorCode;
}

const MAX_KEPT = 20;
const ONE_WITHIN_MS = hours(1);

/** Oldest first. */
export function withFailedRead(
  kept: readonly FailedRead[],
  failed: FailedRead,
): readonly FailedRead[] {
  const same = kept.findLast((one) => isSame(one, failed));
  if (!same) return [...kept, failed].slice(-MAX_KEPT);
  const joined = { ...same, lastAt: failed.at, times: same.times + 1 };
  return kept.map((one) => (one === same ? joined : one));
}

const isSame = (one: FailedRead, other: FailedRead): boolean =>
  one.code === other.code &&
  one.call?.row === other.call?.row &&
  one.call?.result === other.call?.result &&
  other.at - one.lastAt <= ONE_WITHIN_MS;
