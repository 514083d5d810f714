/*
 * Unavailable: a check that could not be made, as a refusal, and why a write was provably not processed, as a problem.
 *
 * Gives  data instead of an error where the platform could not be asked before anything was sent: nothing will happen, and it may
 *        be tried again.
 * Never  hides a defect: what is not about the platform stays an error.
 */
import { GatewayError, problem, type ErrorCode, type ProblemCode } from '../../errors.ts';
import type { Refusal } from './refusal.ts';

const AS_PROBLEM: Partial<Record<ErrorCode, ProblemCode>> = {
  PLATFORM_UNAVAILABLE: 'PLATFORM_UNAVAILABLE',
  PLATFORM_UNREADABLE: 'PLATFORM_UNREADABLE',
  PLATFORM_BUSY: 'PLATFORM_BUSY',
  PLATFORM_DENIED: 'PLATFORM_DENIED',
};

/** What a write comes to that was provably not processed, and is not sent again. */
export const NOT_PROCESSED = {
  busy: 'PLATFORM_BUSY',
  unreachable: 'PLATFORM_UNAVAILABLE',
  credentials: 'PLATFORM_DENIED',
} as const;

/** `now` is epoch milliseconds. Null for an error that is not about the platform. */
export function unavailable(error: unknown, now: number): Refusal | null {
  const code = error instanceof GatewayError ? AS_PROBLEM[error.code] : undefined;
  if (!(error instanceof GatewayError) || code === undefined) return null;
  const retryAt = error.retryAfterMs === undefined ? null : now + error.retryAfterMs;
  return { problems: [problem(code, { retryAt })] };
}
