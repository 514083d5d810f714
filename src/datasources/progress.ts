/*
 * Progress: how far work of the platform is, in either vocabulary (Q10).
 *
 * Owns   the words for work that is under way, done or failed, wherever the platform uses them.
 * Never  takes a word that nobody knows for one of them: it is `UNRECOGNIZED` and counted.
 */
import type { WireRecord } from './wire/wire-record.ts';

export type Progress = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'UNRECOGNIZED';

/** Each word with what it is called where it is used. */
export const progressWords = <T extends string>(
  underWay: T,
  done: T,
  failed: T,
): Readonly<Record<string, T>> => ({
  IN_PROGRESS: underWay,
  PENDING: underWay,
  PROCESSING: underWay,
  PAYMENT_PENDING: underWay,
  PAYMENT_PROCESSING: underWay,
  COMPLETED: done,
  DONE: done,
  SUCCESS: done,
  APPROVED: done,
  FAILED: failed,
  DECLINED: failed,
});

const WORDS = progressWords<Progress>('IN_PROGRESS', 'COMPLETED', 'FAILED');

/** The word under `status`; `own` are words that only one kind of work has. */
export function progressOf<Own extends string = never>(
  record: WireRecord,
  own?: Readonly<Record<string, Own>>,
): Progress | Own {
  const words: Readonly<Record<string, Progress | Own>> = { ...WORDS, ...own };
  return record.expected(record.word(words, 'status'), 'status') ?? 'UNRECOGNIZED';
}
