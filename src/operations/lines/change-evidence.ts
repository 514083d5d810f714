/*
 * Change evidence: what a status without an id proves of an operation (the platform knows one status per line).
 *
 * Owns   when such a status counts: it differs from what was read before the write, or the write was accepted and the status stays.
 * Never  takes for the effect of one operation what later work of ours on the same line explains as well.
 */
import { seeded } from '../../seeded-bug.ts';
import { isDeepStrictEqual } from 'node:util';
import { hours, minutes } from '../../clock.ts';
import type { CustomerId } from '../../ids.ts';
import type { JournalReads } from '../engine/journal.ts';
import {
  inDoubt,
  isSettled,
  type Detail,
  type Operation,
  type OperationKind,
  type Reading,
} from '../engine/operation.ts';
import { lineName } from './line-name.ts';

/** How long a status that was there before must stay after an accepted write, before it counts. */
const STANDS_AFTER_MS = minutes(15);
/** How long an operation is watched whose end nothing of the platform has shown. */
const WATCHED_FOR_MS = hours(24);

type Writing = Pick<Operation, 'pending' | 'status' | 'sentAt' | 'startedAt'>;

/** How long ago the latest write left, in milliseconds. */
export const sinceSent = ({ sentAt, startedAt }: Writing, now: number): number =>
  now - (sentAt ?? startedAt);

/** Whether what is read says anything of the latest write; `before` was read just ahead of it. */
export const isChange = (
  operation: Writing & { readonly detail: { readonly before: unknown } },
  read: unknown,
  now: number,
): boolean =>
  seeded('state-of-before-proves') ||
  !isDeepStrictEqual(operation.detail.before, read) ||
  (!isSettled(operation) && !inDoubt(operation) && sinceSent(operation, now) >= STANDS_AFTER_MS);

/** After a conflict: the reading, when it shows that what was asked for is on its way or done. */
export const startedAlready = (reading: Reading): Reading | null =>
  reading.state === 'working' || reading.state === 'succeeded' ? reading : null;

interface OnLine extends Operation {
  readonly detail: Detail & { readonly line: CustomerId };
}

/** Whether work of these kinds left for the line after this operation: what is read may be its effect. Until then the line is held. */
export async function isOvertaken(
  { id, status, sentAt, detail }: OnLine,
  kinds: readonly OperationKind[],
  { journal }: { journal: JournalReads },
): Promise<boolean> {
  if (!isSettled({ status }) && status !== 'NEEDS_ATTENTION') return false;
  const work = await journal.byRef(lineName(detail.line));
  return work.some(
    (one) =>
      one.id !== id &&
      kinds.includes(one.detail.kind) &&
      one.mayHaveEffect &&
      (one.sentAt ?? 0) > (sentAt ?? 0),
  );
}

/**
 * Until when an operation is watched that ended without a proof: it failed because nothing of it was to be seen, or a person decided.
 * Null for every other end.
 */
export function watchedUnproven(operation: Operation): number | null {
  const { status, failure, mayHaveEffect, settledAt, steps } = operation;
  const absent = status === 'FAILED' && failure?.code === 'PLATFORM_UNAVAILABLE';
  const decided = steps.some(({ source }) => source === 'OPERATOR');
  return settledAt !== null && mayHaveEffect && (absent || decided)
    ? settledAt + WATCHED_FOR_MS
    : null;
}
