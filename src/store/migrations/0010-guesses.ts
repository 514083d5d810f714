/*
 * Migration 10: attempts at what may be tried a few times only.
 *
 * Owns   the indexes by which the attempts of one name are counted, newest first, and those of one operation are found.
 */
import type { Writes } from '../database.ts';

export async function guessTable({ schema }: Writes): Promise<void> {
  await schema
    .createTable('guesses')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('attempt', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('input', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('told', 'integer', (column) => column.notNull())
    .addColumn('body', 'blob', (column) => column.notNull())
    .addUniqueConstraint('one_row_of_an_attempt', ['attempt', 'epoch'])
    .execute();
  await schema.createIndex('guesses_name').on('guesses').columns(['name', 'at']).execute();
  await schema.createIndex('guesses_at').on('guesses').column('at').execute();
}
