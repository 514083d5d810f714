/*
 * Migration 7: transactions that callbacks named and that no operation carries, each with its one answer.
 *
 * Owns   the order in which they are read: `unread_since` is set until the first reading, `due_at` until the next one; an answered one has neither.
 */
import type { Writes } from '../database.ts';

export async function transactionTable({ schema }: Writes): Promise<void> {
  await schema
    .createTable('transactions')
    .addColumn('ref', 'text', (column) => column.primaryKey())
    .addColumn('entered_at', 'bigint', (column) => column.notNull())
    .addColumn('unread_since', 'bigint')
    .addColumn('due_at', 'bigint')
    .addColumn('reads', 'integer', (column) => column.notNull())
    .addColumn('body', 'blob', (column) => column.notNull())
    .execute();
  for (const column of ['entered_at', 'unread_since', 'due_at'])
    await schema.createIndex(`transactions_${column}`).on('transactions').column(column).execute();
}
