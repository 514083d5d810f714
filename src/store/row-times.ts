/*
 * Row times: by which rows of a table are dated and age.
 *
 * Never  before the time of another row of the sort, so that a clock that was wrong for a while makes no row older than it is.
 */
import type { Writes } from './database.ts';
import type { Parts } from './parts.ts';

interface Dated {
  readonly sort: 'key' | 'quote' | 'operation';
  /** Finds the latest time of those that are there. */
  readonly last: {
    first(writes: Writes, none: Record<never, never>): Promise<{ at: number | null } | undefined>;
  };
}

export async function timeOfRow(
  { clock, seen }: Pick<Parts, 'clock' | 'seen'>,
  writes: Writes,
  { sort, last }: Dated,
): Promise<number> {
  const find = async (): Promise<number> => (await last.first(writes, {}))?.at ?? 0;
  const at = Math.max(clock.now(), await seen.times.of(writes, sort, find));
  seen.times.note(writes, sort, { value: at });
  return at;
}
