/*
 * Doubt: how long the outcome of a write may stay unknown before a person must look.
 *
 * Gives  the end of the doubt, and the fact that it was passed, whether or not the platform can be asked.
 */
import type { Kinds } from './kind.ts';
import type { Fact, Operation } from './operation.ts';

/** Epoch milliseconds, or null when nothing is in doubt. */
export const doubtEndsAt = ({ inDoubtSince, detail }: Operation, kinds: Kinds): number | null =>
  inDoubtSince === null ? null : inDoubtSince + kinds[detail.kind].doubtLastsMs;

export function overdueFacts(operation: Operation, kinds: Kinds, at: number): readonly Fact[] {
  const endsAt = doubtEndsAt(operation, kinds);
  return endsAt !== null && at >= endsAt ? [{ type: 'overdue', at }] : [];
}
