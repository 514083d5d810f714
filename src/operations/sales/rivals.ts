/*
 * Rivals: other operations of ours that could have brought what a sale is looking for.
 *
 * Never  lists what is explained by a record of its own, or was declined by the platform: neither can explain another record.
 */
import type { JournalReads } from '../engine/journal.ts';
import type { Operation } from '../engine/operation.ts';

/** Operations that carry one of these names and could still explain a record. */
export async function rivalsIn(
  journal: Pick<JournalReads, 'byRef'>,
  refs: readonly string[],
): Promise<readonly Operation[]> {
  const named = await Promise.all(refs.map((ref) => journal.byRef(ref)));
  return named.flat().filter((operation) => !hasOwnRecord(operation) && !wasDeclined(operation));
}

const hasOwnRecord = ({ detail }: Operation): boolean =>
  'record' in detail && detail.record !== null;

/** What a person of the brand decided is no word of the platform. */
const wasDeclined = ({ status, steps }: Operation): boolean =>
  status === 'FAILED' && steps.at(-1)?.source !== 'OPERATOR';
