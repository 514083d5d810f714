/*
 * Migration 3: who belongs to which customer, who did what, and what the store knows of itself.
 */
import type { Writes } from '../database.ts';

export async function peopleTables({ schema }: Writes): Promise<void> {
  await schema
    .createTable('account_links')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('linked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_link', ['subject', 'customer_id'])
    .execute();
  await schema
    .createTable('audit')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('operation_id', 'text')
    .addColumn('body', 'blob', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('audit_operation').on('audit').column('operation_id').execute();
  await schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'blob', (column) => column.notNull())
    .execute();
}
