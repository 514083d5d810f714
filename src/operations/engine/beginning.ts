/*
 * Beginning: what an operation is made of, and how it stands before anybody may see it.
 */
import type { GuessName } from './guess-book.ts';
import type { Intent, Limit } from './journal.ts';
import type { Detail, Operation } from './operation.ts';

/** What is to begin, once everything that can be checked without the platform has been checked. */
export interface Start<D extends Detail = Detail> {
  readonly detail: D;
  readonly intent: Intent;
  /** Whose it is. */
  readonly subject: string;
  readonly customerId: Operation['customerId'];
  readonly refs?: readonly string[];
  /** False for what is answered by its result alone. */
  readonly listed?: boolean;
  readonly limit?: Limit;
  /** What it tries, where that may be tried a few times only. */
  readonly guess?: GuessName;
  /** Further names under which operators find it; see `operation-names.ts`. */
  readonly names?: readonly string[];
  /** Why an agent overrides what is in doubt; absent when nobody does. */
  readonly overridePending?: string;
  /** Why an agent asks for what a customer may not. */
  readonly reason?: string | null;
}

/** An operation at its beginning, before anybody may see it. */
export function newOperation(
  { detail, subject, customerId, refs = [], listed = true }: Omit<Start, 'intent'>,
  {
    id,
    pending,
    nextCheckAt,
    at,
  }: Pick<Operation, 'id' | 'pending' | 'nextCheckAt'> & { readonly at: number },
): Operation {
  return {
    ...{ id, version: 1, revision: 0, status: 'RECEIVED', certainty: 'CONFIRMED' },
    ...{ startedAt: at, settledAt: null, nextCheckAt, task: null, failure: null },
    steps: [{ code: 'RECEIVED', at, source: 'RESPONSE' }],
    ...{ subject, customerId, listed, refs, detail, epoch: 0, progress: 0, pending },
    ...{ sentAt: null, mayHaveEffect: false, noResponseSince: null, failedTurns: 0 },
    ...{ attention: false, watchUntil: null, newQuoteId: null },
  };
}
