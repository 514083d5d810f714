/*
 * Migration 2: callbacks as they came, and the names under which one that came too early is found again.
 *
 * Owns   the uniqueness of content: the same callback twice is one row.
 */
import type { Writes } from '../database.ts';

export async function inboxTables({ schema }: Writes): Promise<void> {
  await schema
    .createTable('inbox')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('content', 'text', (column) => column.notNull().unique())
    .addColumn('route', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('arrivals', 'integer', (column) => column.notNull())
    .addColumn('verdict', 'text')
    .addColumn('body', 'blob', (column) => column.notNull())
    .execute();
  await schema.createIndex('inbox_verdict').on('inbox').columns(['verdict', 'position']).execute();
  await schema
    .createTable('inbox_refs')
    .addColumn('ref', 'text', (column) => column.notNull())
    .addColumn('callback_id', 'text', (column) => column.notNull().references('inbox.id'))
    .addPrimaryKeyConstraint('one_ref_of_a_callback', ['ref', 'callback_id'])
    .execute();
  await schema.createIndex('inbox_refs_of').on('inbox_refs').column('callback_id').execute();
}
