/*
 * Removed: up to which position a log was removed for its age.
 *
 * Gives  where the event log begins.
 */
import type { Queries, Writes } from './database.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

type Log = Tables['removed']['log'];

const LOAD = statement((queries, of: { log: Log }) =>
  queries.selectFrom('removed').select('position').where('log', '=', of.log),
);
const SAVE = statement((queries, of: Tables['removed']) =>
  queries
    .insertInto('removed')
    .values(of)
    .onConflict((conflict) => conflict.column('log').doUpdateSet({ position: of.position })),
);

/** Position 0 when nothing was removed. */
export async function removedUpTo(queries: Queries, log: Log): Promise<number> {
  return (await LOAD.first(queries, { log }))?.position ?? 0;
}

export async function noteRemoved(writes: Writes, log: Log, position: number): Promise<void> {
  await SAVE.run(writes, { log, position });
}
