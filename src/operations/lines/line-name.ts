/*
 * Line names: what work on a line holds, and the name by which all work on a line is found.
 *
 * Owns   when a name is the line's own. Anybody may name any line under an account of theirs: until a reading has shown that the line
 *        belongs to the account, what is held is a name of that account alone, so that nobody stands in the way of a stranger's line.
 * Gives  the names of `scope.ts` that begin with a line; each stands for one thing that only one operation may change at a time.
 */
import type { CustomerId } from '../../ids.ts';
import type { Operation } from '../engine/operation.ts';
import type { Hold, Scope } from '../engine/scope.ts';

/** What of a line an operation can hold: all of it, or what of it must not be changed twice while a person looks. */
export type LinePart = 'line' | 'suspend' | 'data' | 'roaming' | 'plan' | 'change';

export const partName = (part: LinePart, line: CustomerId): string => `${part}:${line}`;

/** All work on a line carries this name as a ref. */
export const lineName = (line: CustomerId): string => partName('line', line);

/** Work on a line that was asked for by its account. */
interface OnLine extends Pick<Operation, 'epoch'> {
  readonly detail: { readonly account: CustomerId; readonly line: CustomerId };
}

/** Whether the line is known to be of the account: it is the account itself, or a write for it was permitted after a reading. */
const isProven = ({ epoch, detail: { account, line } }: OnLine): boolean =>
  epoch > 0 || line === account;

function holds(operation: OnLine, [sort, name]: readonly [string, string], until: Hold): Scope {
  const own = isProven(operation) ? name : `${operation.detail.account}/${name}`;
  return { name: `${sort}:${own}`, until };
}

export const holdsPart = (operation: OnLine, part: LinePart, until: Hold): Scope =>
  holds(operation, [part, operation.detail.line], until);

/** The line is free again when a person must look: a stolen phone can still be dealt with. */
export const holdsLine = (operation: OnLine): Scope => holdsPart(operation, 'line', 'attention');

/** One SIM card is put into one line at a time. */
export const holdsSim = (
  operation: OnLine & { readonly detail: { readonly sim: string | null } },
): readonly Scope[] =>
  operation.detail.sim === null ? [] : [holds(operation, ['sim', operation.detail.sim], 'end')];

/** One number moves to one line at a time. */
export const holdsNumber = (operation: OnLine, number: string): Scope =>
  holds(operation, ['number', number], 'end');

/** The names by which work on a line is found from its beginning; none as long as the line may be anybody's. */
export const refsAtAsk = (account: CustomerId, line: CustomerId): readonly string[] =>
  line === account ? [lineName(line)] : [];
