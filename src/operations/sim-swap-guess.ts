/*
 * SIM swap guesses: how often a one-time code may be wrong.
 *
 * Owns   the limit: five wrong codes within a quarter of an hour, and the platform is asked no more.
 *
 * Guesses are counted just before the write leaves. Writes of one line come one after the other, since each holds the line until it has
 * ended: fifty at once are no way around.
 */
import { minutes } from '../clock.ts';
import { problem, type Problem } from '../errors.ts';
import type { CustomerId, OperationId } from '../ids.ts';
import type { Turn } from './engine/kind.ts';
import { isOfKind } from './engine/operation.ts';

const MAX_GUESSES = 5;
const GUESSES_COUNT_FOR_MS = minutes(15);

/** Names the swaps of a line that a code confirms, so that wrong codes can be counted. */
export const guessesOf = (line: CustomerId): string => `guesses:${line}`;

/** Until when no further code is sent on, epoch milliseconds, or null. */
export async function lockedUntil(
  { line, id }: { line: CustomerId; id: OperationId },
  { journal, now }: Turn,
): Promise<number | null> {
  const earlier = await journal.byRef(guessesOf(line));
  const wrong = earlier.filter(
    (one) =>
      one.id !== id &&
      isOfKind('sim-swap', one) &&
      one.failure?.code === 'CODE_WRONG' &&
      now - (one.settledAt ?? now) < GUESSES_COUNT_FOR_MS,
  );
  const oldest = wrong.at(-MAX_GUESSES);
  return oldest ? (oldest.settledAt ?? now) + GUESSES_COUNT_FOR_MS : null;
}

export const tooManyGuesses = (retryAt: number): Problem =>
  problem('TOO_MANY_GUESSES', 'LOCKED', { retryAt });

/** What the platform says against the code has a name of its own, so that guesses can be counted. */
export const codeProblem = (because: Problem): Problem => {
  const { field, platformMessage } = because;
  return field?.at(-1) === 'code'
    ? problem('CODE_WRONG', 'NOT_ACCEPTED', { field, platformMessage })
    : because;
};
