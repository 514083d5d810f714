/*
 * Refusal: what was asked for will not happen, and why.
 *
 * Gives  asks and preparations a value to answer with; nothing was sent when one is given.
 */
import { problem, type Problem } from '../../errors.ts';
import type { AnyQuote } from './journal.ts';
import type { Operation } from './operation.ts';

export type { AnyQuote } from './journal.ts';

export interface Refusal<Q extends AnyQuote = never> {
  readonly problems: readonly Problem[];
  /** The operation that is in the way, when the caller may see it. */
  readonly operation?: Operation;
  /** What can be bought instead of a quote that no longer holds. It is kept already. */
  readonly newQuote?: Q;
}

/** Another operation of the same line, bill or the like must end first. */
export const occupied = (operation: Operation): Refusal => ({
  problems: [problem('LINE_NOT_READY', { remedy: 'WATCH' })],
  operation,
});

/** The outcome of an earlier request that touches the same money is unknown. */
export const outcomePending = (operation: Operation): Refusal => ({
  problems: [problem('OUTCOME_PENDING')],
  operation,
});

export const refusal = (...problems: readonly Problem[]): Refusal => ({ problems });

/** What was given there is not what it must be. */
export const wrongInput = (...path: readonly string[]): Problem =>
  problem('INPUT_INVALID', { field: ['input', ...path] });

/** The line is busy with what cannot be shown to this person, or is not named yet. */
export const lineMustWait = (): Problem => problem('LINE_NOT_READY', { remedy: 'WAIT' });

export const isRefusal = <T extends object, Q extends AnyQuote>(
  value: T | Refusal<Q>,
): value is Refusal<Q> => 'problems' in value;

export const notFound = (...field: readonly string[]): Refusal =>
  refusal(problem('NOT_FOUND', { field: ['input', ...field] }));
