/*
 * Settled: what a call came to, once credentials have been renewed if need be.
 *
 * Owns   the error that a reader sees for each outcome that is not an answer.
 * Never  states a retry time where a retry does not help.
 */
import { GatewayError, type ErrorCode } from '../../errors.ts';
import type { Outcome } from './attempt.ts';
import type { NoCredentials } from './auth.ts';
import type { DeclineCause } from './verdict.ts';

export type Settled =
  | Exclude<Outcome, { is: 'unauthorized' }>
  | {
      readonly is: 'no-credentials';
      readonly because: NoCredentials['because'];
      readonly retryAt: number;
    };

type NotAnswered = Exclude<Settled, { is: 'accepted' | 'declined' }>;

/** `now` is epoch milliseconds. */
export function errorOf(outcome: Exclude<Settled, { is: 'accepted' }>, now: number): GatewayError {
  if (outcome.is === 'declined') return new GatewayError(DECLINED[outcome.cause]);
  return new GatewayError(codeOf(outcome), { retryAfterMs: Math.max(outcome.retryAt - now, 0) });
}

const DECLINED = {
  invalid: 'PLATFORM_DECLINED',
  refused: 'PLATFORM_DECLINED',
  conflict: 'PLATFORM_DECLINED',
  'not-found': 'PLATFORM_NOT_FOUND',
  denied: 'PLATFORM_DENIED',
} as const satisfies Record<DeclineCause, ErrorCode>;

function codeOf(outcome: NotAnswered): ErrorCode {
  switch (outcome.is) {
    case 'unreadable':
    case 'undetermined':
      return 'PLATFORM_UNREADABLE';
    case 'no-response':
      return 'PLATFORM_UNAVAILABLE';
    case 'not-processed':
      return outcome.cause === 'busy' ? 'PLATFORM_BUSY' : 'PLATFORM_UNAVAILABLE';
    case 'no-credentials':
      return CREDENTIALS[outcome.because];
  }
}

const CREDENTIALS = {
  busy: 'PLATFORM_BUSY',
  unreachable: 'PLATFORM_UNAVAILABLE',
  credentials: 'PLATFORM_DENIED',
} as const satisfies Record<NoCredentials['because'], ErrorCode>;
