/*
 * Unavailable: a check that could not be made, as a refusal, and why a write was provably not processed, as a problem.
 *
 * Gives  data instead of an error where the platform could not be asked before anything was sent: nothing will happen, and it may
 *        be tried again.
 * Never  hides a defect: what is not about the platform stays an error.
 */
import { GatewayError, problem, type ErrorCode, type Problem } from '../../errors.ts';
import type { Refusal } from './refusal.ts';

type NotProcessed = 'busy' | 'unreachable' | 'credentials';

const AS_CAUSE: Partial<Record<ErrorCode, NotProcessed | 'unreadable'>> = {
  PLATFORM_UNAVAILABLE: 'unreachable',
  PLATFORM_UNREADABLE: 'unreadable',
  PLATFORM_BUSY: 'busy',
  PLATFORM_DENIED: 'credentials',
};

/** What a write comes to that was provably not processed, and is not sent again. */
export function notProcessed(
  cause: NotProcessed | 'unreadable',
  retryAt: number | null = null,
): Problem {
  switch (cause) {
    case 'busy':
      return problem('PLATFORM_BUSY', 'TOO_MANY_CALLS', { retryAt });
    case 'unreachable':
      return problem('PLATFORM_UNAVAILABLE', 'UNREACHABLE', { retryAt });
    case 'unreadable':
      return problem('PLATFORM_UNREADABLE', 'UNREADABLE', { retryAt });
    case 'credentials':
      return problem('PLATFORM_DENIED', 'NOT_ENTITLED', { retryAt });
  }
}

/** `now` is epoch milliseconds. Null for an error that is not about the platform. */
export function unavailable(error: unknown, now: number): Refusal | null {
  const cause = error instanceof GatewayError ? AS_CAUSE[error.code] : undefined;
  if (!(error instanceof GatewayError) || cause === undefined) return null;
  const retryAt = error.retryAfterMs === undefined ? null : now + error.retryAfterMs;
  return { problems: [notProcessed(cause, retryAt)] };
}
