/*
 * Migration 4: one log for operations and for what happens to customers.
 *
 * Owns   the copy of every entry to its old position, so that cursors that were given out lead on.
 *
 * SQLite cannot take a NOT NULL from a column, so the table is made anew. Indexes come last: their names are taken until the old
 * table is gone.
 */
import { sql } from 'kysely';
import type { Writes } from '../database.ts';

export async function customerEvents(writes: Writes): Promise<void> {
  await entries(writes);
  await sql`
    insert into events_of_all
      (position, operation_id, revision, subject, customer_id, at, state)
    select position, operation_id, revision, subject, customer_id, at, state
    from events order by position
  `.execute(writes);
  await writes.schema.dropTable('events').execute();
  await writes.schema.alterTable('events_of_all').renameTo('events').execute();
  await indexes(writes);
}

/** Each entry is a revision of an operation or an event of a customer. */
async function entries({ schema }: Writes): Promise<void> {
  await schema
    .createTable('events_of_all')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('operation_id', 'text', (column) => column.references('operations.id'))
    .addColumn('revision', 'integer')
    .addColumn('event_id', 'text', (column) => column.unique())
    .addColumn('subject', 'text')
    .addColumn('customer_id', 'text')
    .addColumn('line', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'blob', (column) => column.notNull())
    .addUniqueConstraint('one_entry_of_a_revision', ['operation_id', 'revision'])
    .addCheckConstraint(
      'one_family',
      sql`(operation_id is null) <> (event_id is null) and (operation_id is null) = (revision is null)`,
    )
    .execute();
}

async function indexes({ schema }: Writes): Promise<void> {
  const on = (name: string) => schema.createIndex(name).on('events');
  await on('events_subject').columns(['subject', 'position']).execute();
  await on('events_customer').columns(['customer_id', 'position']).execute();
  await on('events_line').columns(['line', 'position']).execute();
}
