import type { Operation } from '../operations/operation.ts';

/** Whether the revision grew. It grows by one, or the log would have a gap. */
export function movesOn(before: Operation, after: Operation): boolean {
  const growth = after.revision - before.revision;
  if (growth !== 0 && growth !== 1)
    throw new RangeError('a change moves an operation by one revision at most');
  return growth === 1;
}
