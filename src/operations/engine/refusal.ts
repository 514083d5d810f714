/*
 * Refusal: what was asked for will not happen, and why.
 *
 * Gives  asks and preparations a value to answer with; nothing was sent when one is given.
 */
import { eachOf, problem, type Limits, type Problem } from '../../errors.ts';
import type { InputReason } from '../../input-reasons.ts';
import type { AnyQuote } from './journal.ts';
import type { Lock } from './lock.ts';
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
  problems: [occupiedBy(operation)],
  operation,
});

export const occupiedBy = ({ id }: Operation): Problem =>
  problem('LINE_NOT_READY', 'OPERATION_RUNNING', { remedy: 'WATCH', operationId: id });

/** The outcome of an earlier request that touches the same money is unknown. */
export const outcomePending = (operation: Operation): Refusal => ({
  problems: [pendingBehind(operation)],
  operation,
});

export const pendingBehind = ({ id }: Operation): Problem =>
  problem('OUTCOME_PENDING', 'EARLIER_REQUEST', { operationId: id });

export const refusal = (...problems: readonly Problem[]): Refusal => ({
  problems: problems.flatMap(eachOf),
});

/** What was given there is not what it must be. */
export const wrongInput = (reason: InputReason, ...path: readonly string[]): Problem =>
  problem('INPUT_INVALID', reason, { field: ['input', ...path] });

/** The same, where the sentence names limits of ours. */
export const outside = (reason: InputReason, limits: Limits, field: string): Problem =>
  problem('INPUT_INVALID', reason, { field: ['input', field], limits });

/** The line is busy with what cannot be shown to this person, or is not named yet. */
export const lineMustWait = (): Problem =>
  problem('LINE_NOT_READY', 'BEING_SET_UP', { remedy: 'WAIT' });

/** Whoever holds the line must unlock it first. */
export const locked = ({ unlocksAt }: Pick<Lock, 'unlocksAt'>): Problem =>
  unlocksAt === null
    ? problem('LINE_LOCKED', 'UNLOCK_FIRST')
    : problem('LINE_LOCKED', 'UNLOCKS_LATER', { remedy: 'WAIT', retryAt: unlocksAt });

export const isRefusal = <T extends object, Q extends AnyQuote>(
  value: T | Refusal<Q>,
): value is Refusal<Q> => 'problems' in value;

/** What each field of an input names. */
const NAMED = {
  quoteId: 'QUOTE',
  lineId: 'LINE',
  customerId: 'CUSTOMER',
  cardId: 'CARD',
  billId: 'BILL',
  packId: 'PACK',
  serviceId: 'SERVICE',
  operationId: 'OPERATION',
  codeRequestId: 'CODE_REQUEST',
  callbackId: 'CALLBACK',
  reachTransactionId: 'TRANSACTION',
} as const;

/** What the field names does not exist, or is not the caller's. */
export const notFound = (field: keyof typeof NAMED): Refusal =>
  refusal(problem('NOT_FOUND', NAMED[field], { field: ['input', field] }));
