/*
 * Migration 6: what the engine rests on: versions of rows, names that one operation holds, records that one operation explains, one
 * book of keys, limits, and ages.
 *
 * Owns   the copy of what was held, used and counted before. A key of a direct change stays used; what was asked with it is not known.
 *
 * SQLite drops no unique column: `operations.exclusive` stays and is empty.
 */
import { sql } from 'kysely';
import type { Writes } from '../database.ts';

export async function engineTables(writes: Writes): Promise<void> {
  await operationColumns(writes);
  await operationIndexes(writes);
  await scopesAndClaims(writes);
  await limits(writes);
  await keys(writes);
  await foreignKeyIndexes(writes);
  await ages(writes);
}

async function operationColumns(writes: Writes): Promise<void> {
  for (const index of ['due', 'unanswered', 'lane', 'subject', 'customer'])
    await writes.schema.dropIndex(`operations_${index}`).execute();
  for (const column of ['lane', 'unanswered'])
    await writes.schema.alterTable('operations').dropColumn(column).execute();
  for (const [flag, value] of [
    ['version', 0],
    ['shown', 1],
    ['attention', 0],
    ['set_aside', 0],
  ] as const)
    await writes.schema
      .alterTable('operations')
      .addColumn(flag, 'integer', (column) => column.notNull().defaultTo(value))
      .execute();
  for (const time of ['planned_at', 'ages_from'])
    await writes.schema.alterTable('operations').addColumn(time, 'bigint').execute();
  await fillOperations(writes);
}

/** When an operation was settled stands in its last event. A planned time that is its own check is looked at soon. */
async function fillOperations(writes: Writes): Promise<void> {
  await sql`
    update operations set next_check_at = null where open = 0
  `.execute(writes);
  await sql`
    update operations set
      attention = open = 1 and status = 'NEEDS_ATTENTION',
      planned_at = next_check_at,
      ages_from = case when open = 0 and kind <> 'port-out' then
        coalesce((select max(at) from events where operation_id = operations.id), started_at) end
  `.execute(writes);
}

/** Most operations are settled and old: an index for a few begins with what tells these apart, or holds no others. */
async function operationIndexes({ schema }: Writes): Promise<void> {
  const on = (name: string) => schema.createIndex(`operations_${name}`).on('operations');
  await on('due')
    .columns(['set_aside', 'next_check_at'])
    .where('next_check_at', 'is not', null)
    .execute();
  await on('planned')
    .columns(['set_aside', 'planned_at'])
    .where('planned_at', 'is not', null)
    .execute();
  await on('open').column('subject').where(sql.ref('open'), '=', sql.lit(1)).execute();
  await on('subject').columns(['subject', 'shown']).execute();
  await on('customer')
    .columns(['customer_id', 'shown'])
    .where('customer_id', 'is not', null)
    .execute();
  await on('attention').column('attention').where(sql.ref('attention'), '=', sql.lit(1)).execute();
  await on('set_aside').column('set_aside').where(sql.ref('set_aside'), '=', sql.lit(1)).execute();
  await on('aged').column('ages_from').where('ages_from', 'is not', null).execute();
}

async function scopesAndClaims(writes: Writes): Promise<void> {
  const { schema } = writes;
  await schema
    .createTable('scopes')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('operation_id', 'text', (column) => column.notNull().references('operations.id'))
    .execute();
  await schema
    .createTable('claims')
    .addColumn('record', 'text', (column) => column.primaryKey())
    .addColumn('operation_id', 'text', (column) => column.notNull().references('operations.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`
    insert into scopes (name, operation_id)
    select exclusive, id from operations where exclusive is not null
  `.execute(writes);
  await sql`update operations set exclusive = null where exclusive is not null`.execute(writes);
}

async function limits(writes: Writes): Promise<void> {
  await writes.schema
    .createTable('limits')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`
    insert into limits (name, at) select scope, at from direct_changes where scope is not null
  `.execute(writes);
  await writes.schema.createIndex('limits_name').on('limits').columns(['name', 'at']).execute();
  await writes.schema.createIndex('limits_at').on('limits').column('at').execute();
}

/** SQLite takes no NOT NULL from a column, so that the table is made anew. */
async function keys(writes: Writes): Promise<void> {
  await writes.schema
    .createTable('keys_of_all')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('operation_id', 'text', (column) => column.references('operations.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'blob')
    .addUniqueConstraint('one_use_of_a_key', ['subject', 'key'])
    .execute();
  await sql`
    insert into keys_of_all (id, subject, key, operation_id, at, body)
    select k.id, k.subject, k.key, k.operation_id, o.started_at, k.body
    from idempotency_keys as k join operations as o on o.id = k.operation_id
  `.execute(writes);
  await sql`
    insert into keys_of_all (id, subject, key, at)
    select id, subject, key, at from direct_changes where true
    on conflict do nothing
  `.execute(writes);
  await writes.schema.dropTable('idempotency_keys').execute();
  await writes.schema.dropTable('direct_changes').execute();
  await writes.schema.alterTable('keys_of_all').renameTo('idempotency_keys').execute();
}

/** Whoever removes an operation looks for what refers to it. */
async function foreignKeyIndexes({ schema }: Writes): Promise<void> {
  for (const table of ['scopes', 'claims', 'operation_refs', 'idempotency_keys'])
    await schema.createIndex(`${table}_operation`).on(table).column('operation_id').execute();
}

async function ages({ schema }: Writes): Promise<void> {
  await schema
    .alterTable('quotes')
    .addColumn('bought', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('quotes_age').on('quotes').columns(['bought', 'created_at']).execute();
  await schema.createIndex('keys_age').on('idempotency_keys').column('at').execute();
  await schema
    .createTable('removed')
    .addColumn('log', 'text', (column) => column.primaryKey())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text')
    .execute();
}
