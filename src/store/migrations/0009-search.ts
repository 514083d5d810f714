/*
 * Migration 9: what operators look for and count.
 *
 * Owns   the indexes by which operations of a kind, a status or a time are found, newest first, and by which the open ones are counted;
 *        the customers with whom a phone number or an e-mail address was read; and the readings of an operation that failed.
 */
import { sql } from 'kysely';
import type { Writes } from '../database.ts';

export async function searchTables({ schema }: Writes): Promise<void> {
  const on = (name: string) => schema.createIndex(`operations_${name}`).on('operations');
  await on('started').column('started_at').execute();
  await on('of_kind').columns(['kind', 'started_at']).execute();
  await on('of_status').columns(['status', 'started_at']).execute();
  await on('of_kind_and_status').columns(['kind', 'status', 'started_at']).execute();
  await on('counted')
    .columns(['open', 'kind', 'status', 'started_at'])
    .where(sql.ref('open'), '=', sql.lit(1))
    .execute();
  await schema
    .createTable('identities')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_identity', ['name', 'customer_id'])
    .execute();
  await schema
    .createTable('failed_reads')
    .addColumn('operation_id', 'text', (column) => column.primaryKey().references('operations.id'))
    .addColumn('body', 'blob', (column) => column.notNull())
    .execute();
  await schema.createIndex('identities_seen').on('identities').column('seen_at').execute();
}
