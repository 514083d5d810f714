/*
 * SIM swap guesses: how often a one-time code may be wrong.
 *
 * Owns   the limit: five guesses within a quarter of an hour, and the platform is asked no more. Whatever left with a code and did not
 *        succeed is a guess: in which words the platform refuses a wrong code is not known, and one without an answer may have been tried.
 *
 * Guesses are counted just before the write leaves. Writes of one line come one after the other, since each holds the line until it has
 * ended: fifty at once are no way around.
 */
import { minutes } from '../clock.ts';
import { problem, type Problem } from '../errors.ts';
import type { CustomerId, OperationId } from '../ids.ts';
import type { Turn } from './engine/kind.ts';
import { isOfKind, type Operation } from './engine/operation.ts';

const MAX_GUESSES = 5;
const GUESSES_COUNT_FOR_MS = minutes(15);

/** Names the swaps of a line that a code confirms, so that guesses can be counted. */
export const guessesOf = (line: CustomerId): string => `guesses:${line}`;

/** Until when no further code is sent on, epoch milliseconds, or null. */
export async function lockedUntil(
  { line, id }: { line: CustomerId; id: OperationId },
  { journal, now }: Turn,
): Promise<number | null> {
  const earlier = await journal.byRef(guessesOf(line));
  const guesses = earlier.filter(
    (one) => one.id !== id && isGuess(one) && now - (one.settledAt ?? now) < GUESSES_COUNT_FOR_MS,
  );
  const oldest = guesses.at(-MAX_GUESSES);
  return oldest ? (oldest.settledAt ?? now) + GUESSES_COUNT_FOR_MS : null;
}

const isGuess = (one: Operation): boolean =>
  isOfKind('sim-swap', one) &&
  one.detail.swapId !== null &&
  one.mayHaveEffect &&
  one.status !== 'SUCCEEDED';

export const tooManyGuesses = (retryAt: number): Problem =>
  problem('TOO_MANY_GUESSES', 'LOCKED', { retryAt });

/** What the platform says against the code has a name of its own. */
export const codeProblem = (because: Problem): Problem => {
  const { field, platformMessage } = because;
  return field?.at(-1) === 'code'
    ? problem('CODE_WRONG', 'NOT_ACCEPTED', { field, platformMessage })
    : because;
};
