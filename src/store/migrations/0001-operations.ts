/*
 * Migration 1: operations, what they were asked with, and what happened to them.
 *
 * Owns   the uniqueness on which the promises rest: one key per person, one holder per exclusive name, one event per revision.
 */
import type { Writes } from '../database.ts';

export async function operationTables(writes: Writes): Promise<void> {
  await operations(writes);
  await operationIndexes(writes);
  await intentsAndQuotes(writes);
  await idempotencyKeys(writes);
  await operationRefs(writes);
  await events(writes);
}

async function operations({ schema }: Writes): Promise<void> {
  await schema
    .createTable('operations')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text')
    .addColumn('lane', 'text')
    .addColumn('exclusive', 'text', (column) => column.unique())
    .addColumn('next_check_at', 'bigint')
    .addColumn('unanswered', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'blob', (column) => column.notNull())
    .execute();
}

/** Most operations are settled: an index for open ones begins with the column that tells them apart. */
async function operationIndexes({ schema }: Writes): Promise<void> {
  const on = (name: string) => schema.createIndex(name).on('operations');
  await on('operations_due').columns(['open', 'next_check_at']).execute();
  await on('operations_unanswered').columns(['open', 'unanswered']).execute();
  await on('operations_lane').columns(['lane', 'open']).execute();
  await on('operations_subject').columns(['subject', 'position']).execute();
  await on('operations_customer').columns(['customer_id', 'position']).execute();
}

async function intentsAndQuotes({ schema }: Writes): Promise<void> {
  await schema
    .createTable('intents')
    .addColumn('operation_id', 'text', (column) => column.primaryKey().references('operations.id'))
    .addColumn('body', 'blob', (column) => column.notNull())
    .execute();
  await schema
    .createTable('quotes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'blob', (column) => column.notNull())
    .execute();
}

async function idempotencyKeys({ schema }: Writes): Promise<void> {
  await schema
    .createTable('idempotency_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('operation_id', 'text', (column) => column.notNull().references('operations.id'))
    .addColumn('body', 'blob', (column) => column.notNull())
    .addUniqueConstraint('one_use_of_a_key', ['subject', 'key'])
    .execute();
}

async function operationRefs({ schema }: Writes): Promise<void> {
  await schema
    .createTable('operation_refs')
    .addColumn('ref', 'text', (column) => column.notNull())
    .addColumn('operation_id', 'text', (column) => column.notNull().references('operations.id'))
    .addPrimaryKeyConstraint('one_ref_of_an_operation', ['ref', 'operation_id'])
    .execute();
}

async function events({ schema }: Writes): Promise<void> {
  await schema
    .createTable('events')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('operation_id', 'text', (column) => column.notNull().references('operations.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'blob', (column) => column.notNull())
    .addUniqueConstraint('one_event_of_a_revision', ['operation_id', 'revision'])
    .execute();
  await schema
    .createIndex('events_subject')
    .on('events')
    .columns(['subject', 'position'])
    .execute();
  await schema
    .createIndex('events_customer')
    .on('events')
    .columns(['customer_id', 'position'])
    .execute();
}
