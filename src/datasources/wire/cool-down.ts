/*
 * Cool-down: how long the platform is left alone after it failed.
 *
 * Owns   the schedule 1, 2, 4 ... 60 s of the guide, as a pure state.
 * Gives  the next state after a failure and after a success.
 * Never  counts twice what failed together: a failure counts when its request left after the last wait had ended.
 */
import { seconds } from '../../clock.ts';

export interface CoolDown {
  /** Failures in a row. */
  readonly failures: number;
  /** Nothing is sent before this time. All times here are of `Clock.elapsed`. */
  readonly until: number;
}

export interface FailureSeen {
  readonly sentAt: number;
  readonly now: number;
  /** What the platform asks for, or the least that the kind of failure needs. */
  readonly atLeastMs: number;
}

export const REST: CoolDown = { failures: 0, until: 0 };

/** After this many failures in a row trying stops for the longest wait, and operators are told. */
export const LAST_STRAW = 5;
const LONGEST_MS = seconds(60);

/** The wait after the given number of failures in a row. */
export const waitMs = (failures: number): number =>
  failures >= LAST_STRAW ? LONGEST_MS : seconds(2 ** (failures - 1));

export function afterFailure(state: CoolDown, { sentAt, now, atLeastMs }: FailureSeen): CoolDown {
  if (sentAt < state.until) return { ...state, until: Math.max(state.until, now + atLeastMs) };
  const failures = state.failures + 1;
  return { failures, until: now + Math.max(waitMs(failures), atLeastMs) };
}

/** A success of a request that left before the last wait ended says nothing of the time since. */
export const afterSuccess = (state: CoolDown, sentAt: number): CoolDown =>
  sentAt >= state.until ? REST : state;
