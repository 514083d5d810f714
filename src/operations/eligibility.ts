/*
 * Eligibility: whether a device, a SIM card or a number will do, for a person who asks about a few of them.
 *
 * Owns   how many: twenty different ones an hour and person, whether they are looked up or tried on a line. The same one again is free.
 * Never  counts a question that the platform did not answer, nor what was found good and is used at once.
 */
import { GatewayError } from '../errors.ts';
import type { Guess, GuessOutcome } from './engine/guess-book.ts';
import { ofPerson } from './engine/guess-book.ts';
import type { Guesses } from './engine/guesses.ts';
import { isRefusal, type Refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

export interface Checking {
  readonly session: Pick<Session, 'access' | 'caller'>;
  readonly guesses: Guesses;
}

/** What is asked about, and how. */
interface Check<T> {
  readonly about:
    { readonly imei: string } | { readonly iccid: string } | { readonly number: string };
  readonly ask: () => Promise<T>;
}

/** Just before a write that uses it. */
export const checkedForUse = <T extends object>(
  check: Check<T> & { readonly isGood: (answer: T) => boolean },
  checking: Checking,
): Promise<T | Refusal> =>
  checked(check, checking, (answer) => (check.isGood(answer) ? 'accepted' : 'failed'));

/** For who only asks. Throws RATE_LIMITED. */
export async function lookedUp<T extends object>(
  check: Check<T>,
  { now, ...checking }: Checking & { now: () => number },
): Promise<T> {
  const answer = await checked(check, checking, () => 'failed');
  if (!isRefusal(answer)) return answer;
  const retryAt = answer.problems[0]?.retryAt ?? now();
  throw new GatewayError('RATE_LIMITED', { retryAfterMs: Math.max(retryAt - now(), 0) });
}

async function checked<T extends object>(
  { about, ask }: Check<T>,
  { session: { access, caller }, guesses }: Checking,
  outcomeOf: (answer: T) => GuessOutcome,
): Promise<T | Refusal> {
  const customers = [...(await access.customersOf(caller))];
  const guess: Guess = {
    ...{ purpose: 'ELIGIBILITY', of: ofPerson(caller.subject), input: JSON.stringify(about) },
    tells: customers.map((customerId) => ({ customerId, line: null })),
  };
  return guesses.during(guess, { attempt: ask, outcomeOf });
}
