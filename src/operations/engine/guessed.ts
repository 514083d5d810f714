/*
 * Guessed: what the facts that reach an operation say of the attempts that it has counted.
 *
 * Owns   the reading of an outcome: whatever left and did not succeed is a guess, whichever words refuse it.
 * Never  takes what was provably not processed for one.
 */
import { advance } from './advance.ts';
import type { GuessOutcome } from './guess-book.ts';
import { inDoubt, type Fact, type Operation, type OperationStatus } from './operation.ts';

/** What is known of the attempts of an operation by now; null when these facts say nothing of them. */
export function guessedBy(
  { before, after }: { readonly before: Operation; readonly after: Operation },
  facts: readonly Fact[],
): GuessOutcome | null {
  if (after.status === 'SUCCEEDED') return before.status === 'SUCCEEDED' ? null : 'succeeded';
  for (const fact of facts) {
    const outcome = outcomeOf(fact);
    if (outcome && advance(before, fact) !== before) return outcome;
  }
  if (FAILED.has(after.status) && before.status !== after.status && before.epoch > 0)
    return 'failed';
  return inDoubt(before) && after.pending === null ? 'accepted' : null;
}

function outcomeOf(fact: Fact): GuessOutcome | null {
  if (fact.type === 'not-processed' || fact.type === 'accepted') return fact.type;
  if (fact.type === 'no-response') return 'failed';
  if (fact.type !== 'refused') return null;
  if (fact.untouched) return 'not-processed';
  return fact.problem.code === 'EMAIL_TAKEN' ? 'hit' : 'failed';
}

const FAILED: ReadonlySet<OperationStatus> = new Set<OperationStatus>([
  'FAILED',
  'CANCELLED',
  'EXPIRED',
  'WAITING_FOR_CUSTOMER',
]);
