/*
 * Migration 5: changes without an afterlife, by the key under which they were asked for.
 */
import type { Writes } from '../database.ts';

export async function directChangeTables({ schema }: Writes): Promise<void> {
  await schema
    .createTable('direct_changes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('scope', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'blob', (column) => column.notNull())
    .addUniqueConstraint('one_change_of_a_key', ['subject', 'key'])
    .execute();
  await schema
    .createIndex('direct_changes_scope')
    .on('direct_changes')
    .columns(['scope', 'at'])
    .execute();
}
