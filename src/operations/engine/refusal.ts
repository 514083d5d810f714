/*
 * Refusal: what was asked for will not happen, and why.
 *
 * Gives  plans a value to answer with instead of a start; nothing was sent when one is given.
 */
import { problem, type Problem } from '../../errors.ts';
import type { Operation } from './operation.ts';
import type { Quote } from '../sales/quote.ts';
import type { SaleQuote } from '../sales/sale-quote.ts';

export type AnyQuote = Quote | SaleQuote;

export interface Refusal<Q extends AnyQuote = never> {
  readonly problems: readonly Problem[];
  readonly operation?: Operation;
  /** What can be bought instead of a quote that no longer holds. */
  readonly newQuote?: Q;
}

/** Another operation of the same line, bill or the like must end first. */
export const occupied = (operation: Operation): Refusal => ({
  problems: [problem('LINE_NOT_READY', { remedy: 'WATCH' })],
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
