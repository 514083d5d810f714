/*
 * Migration 8: up to which revision a person has seen an operation.
 */
import type { Writes } from '../database.ts';

export async function acknowledgementTable({ schema }: Writes): Promise<void> {
  await schema
    .createTable('acknowledgements')
    .addColumn('operation_id', 'text', (column) => column.notNull().references('operations.id'))
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('acknowledgements_pk', ['operation_id', 'subject'])
    .execute();
}
