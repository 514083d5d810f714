/*
 * Scope: a name that one operation holds, so that whatever touches the same money, line or number waits or is refused.
 *
 * Owns   until when each sort of name is held; the store keeps the names of all operations unique.
 * Gives  the names that an operation holds in its present state, in one order for everybody.
 * Never  asks what a name means; a kind says which names it needs.
 */
import { seeded } from '../../seeded-bug.ts';
import { inDoubt, isSettled, type Operation } from './operation.ts';

/**
 * `answered`: until the present write has its answer. `attention`: until the end, or until a person must look. `end`: until the end.
 * `success`: for good once it succeeded, else until the end. `effect`: for good, unless nothing of it was processed.
 */
export type Hold = 'answered' | 'attention' | 'end' | 'success' | 'effect';

export interface Scope {
  readonly name: string;
  readonly until: Hold;
}

/** The names that an operation holds now. An agent who overrides a doubt takes no name that only the doubt holds. */
export function namesHeld(operation: Operation, scopes: readonly Scope[]): readonly string[] {
  const overrides = operation.pending?.ask.overridePending === true;
  const held = scopes.filter(
    ({ until }) => !(overrides && until === 'answered') && isHeld(operation, until),
  );
  return [...new Set(held.map(({ name }) => name))].toSorted();
}

function isHeld(operation: Operation, until: Hold): boolean {
  const open = !isSettled(operation);
  switch (until) {
    case 'answered':
      return open && operation.pending !== null && !isFreeOnItsWay(operation);
    case 'attention':
      return open && operation.status !== 'NEEDS_ATTENTION';
    case 'end':
      return open && !(seeded('scope-freed-too-early') && inDoubt(operation));
    case 'success':
      return open || operation.status === 'SUCCEEDED';
    case 'effect':
      return open || operation.mayHaveEffect || seeded('quote-spent-before-it-left');
  }
}

const isFreeOnItsWay = ({ pending, noResponseSince }: Operation): boolean =>
  seeded('name-free-on-its-way') && pending?.sent === true && noResponseSince === null;

/** Whether a caller who comes second must be told that an outcome is unknown, and not only that the thing is busy. */
export const isPending = (holder: Operation): boolean =>
  inDoubt(holder) || holder.status === 'NEEDS_ATTENTION';
