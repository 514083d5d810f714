/*
 * Eligibility: checks whose refusal is an answer.
 *
 * Gives  the value of the check; a platform that declines the question says no to what was asked about.
 * Never  takes a missing entitlement for a no: that is an error of the brand's set-up, not of the card or number.
 */
import { GatewayError } from '../errors.ts';
import type { Answer } from './wire/platform.ts';

export function verdictOn<T>(answer: Answer<T>, no: (message: string | null) => T): T {
  if (answer.outcome === 'accepted') return answer.value;
  if (answer.outcome !== 'declined') throw new GatewayError('PLATFORM_UNAVAILABLE');
  if (answer.cause === 'denied') throw new GatewayError('PLATFORM_DENIED');
  return no(answer.problem.platformMessage);
}
