/*
 * Deadline: by when the state of an operation must have ended, so that everything has an end.
 *
 * Owns   the fact that a deadline passed, for every kind alike and whether or not the platform can be asked.
 * Gives  kinds the few forms that their deadlines have.
 * Never  ends what waits for an answer that is still due.
 */
import { seeded } from '../../seeded-bug.ts';
import { inDoubt, type DeadlineEnd, type Fact, type Operation } from './operation.ts';

export interface Deadline {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly then: DeadlineEnd;
}

/** A person must look when the outcome of the latest write is unknown for so long after it left; null when it is known. */
export const doubtEnds = (operation: Operation, ms: number): Deadline | null =>
  inDoubt(operation) && operation.status !== 'NEEDS_ATTENTION'
    ? { at: (operation.sentAt ?? operation.startedAt) + ms, then: 'needs-attention' }
    : null;

/** A person must look when the platform has accepted it, and shows no end for so long; null in any other state. */
export const workEnds = (operation: Operation, ms: number): Deadline | null =>
  operation.status === 'IN_PROGRESS' || operation.status === 'UNRECOGNIZED'
    ? { at: (operation.sentAt ?? operation.startedAt) + ms, then: 'needs-attention' }
    : null;

/** When to look next, in so many milliseconds: no later than the deadline, so that it is noticed when it passes. */
export const lookAt = (deadline: Deadline | null, now: number, inMs: number): number =>
  deadline !== null && deadline.at > now ? Math.min(now + inMs, deadline.at) : now + inMs;

/** Nothing runs out while nobody could look: a person does. */
export const unread = (deadline: Deadline | null): Deadline | null =>
  deadline?.then === 'expired' ? { ...deadline, then: 'needs-attention' } : deadline;

/** The fact that the deadline has passed, or nothing. */
export const overdueFacts = (deadline: Deadline | null, now: number): readonly Fact[] =>
  deadline !== null && now >= deadline.at && !seeded('deadline-missing')
    ? [{ type: 'overdue', at: now, then: deadline.then }]
    : [];
