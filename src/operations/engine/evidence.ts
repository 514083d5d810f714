/*
 * Evidence: which record of the platform explains an operation whose answer was lost.
 *
 * Owns   the rule that a record is claimed once, by one operation, and that two candidates are nobody's.
 * Gives  the record to claim, or what stands against it.
 * Never  believes a record that was there before the write, or that another operation of ours could explain as well.
 */
import { seeded } from '../../seeded-bug.ts';
import { hours } from '../../clock.ts';
import type { JournalReads } from './journal.ts';
import { isSettled, type Operation } from './operation.ts';

/** How long a settled operation without a record of its own can still be the explanation of one. */
const EXPLAINS_FOR_MS = hours(24);

export interface Records {
  /** Names of the records that are new since the write, done, and equal in all that was asked for; unique per brand. */
  readonly fitting: readonly string[];
  /** Other operations of ours that touch the same money, open or settled. */
  readonly others: readonly Operation[];
}

/** The one record that explains the operation; `none` when there is none yet, `several` when nobody can tell. */
export async function soleRecord(
  operation: Operation,
  { fitting, others }: Records,
  { journal, now }: { journal: JournalReads; now: number },
): Promise<{ readonly record: string } | 'none' | 'several'> {
  const claimed = seeded('record-claimed-twice') ? new Map() : await journal.claimed(fitting);
  const own = fitting.find((record) => claimed.get(record) === operation.id);
  if (own !== undefined) return { record: own };
  const free = fitting.filter((record) => !claimed.has(record));
  const [record] = free;
  if (record === undefined) return 'none';
  const explained = new Set(claimed.values());
  const rivals = others.filter(
    (one) => one.id !== operation.id && !explained.has(one.id) && couldExplain(one, now),
  );
  const sole = rivals.length === 0 || seeded('rivals-ignored');
  return free.length === 1 && sole ? { record } : 'several';
}

/** Whether an operation could have made a record: its write left, and it has not ended long ago or without effect. */
export const couldExplain = (operation: Operation, now: number): boolean =>
  operation.mayHaveEffect &&
  (!isSettled(operation) || now - (operation.settledAt ?? now) < EXPLAINS_FOR_MS);
