/*
 * Migration 13: callbacks that name nobody whom the gateway knows.
 *
 * Owns   the mark by which they are told from others while they wait for their verdict.
 */
import type { Writes } from '../database.ts';

export async function inboxAside({ schema }: Writes): Promise<void> {
  await schema
    .alterTable('inbox')
    .addColumn('aside', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
