/*
 * Removed: up to which position a log was removed for its age.
 *
 * Gives  where the event log begins, and from which hash the audit trail is chained.
 */
import type { Queries, Writes } from './database.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

type Log = Tables['removed']['log'];
type Removed = Omit<Tables['removed'], 'log'>;

const LOAD = statement((queries, of: { log: Log }) =>
  queries.selectFrom('removed').select(['position', 'hash']).where('log', '=', of.log),
);
const SAVE = statement((queries, of: { log: Log; position: number; hash: string | null }) =>
  queries
    .insertInto('removed')
    .values(of)
    .onConflict((conflict) =>
      conflict.column('log').doUpdateSet({ position: of.position, hash: of.hash }),
    ),
);

/** Position 0 when nothing was removed. */
export async function removedUpTo(queries: Queries, log: Log): Promise<Removed> {
  return (await LOAD.first(queries, { log })) ?? { position: 0, hash: null };
}

export async function noteRemoved(writes: Writes, log: Log, last: Removed): Promise<void> {
  await SAVE.run(writes, { log, ...last });
}
