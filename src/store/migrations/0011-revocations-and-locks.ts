/*
 * Migration 11: sign-ins that were revoked, and locks.
 *
 * Owns   one row a person, whose position grows with every revocation, so that each gateway reads what is new; and one row a lock.
 */
import { sql } from 'kysely';
import type { Writes } from '../database.ts';

export async function revocationAndLockTables({ schema }: Writes): Promise<void> {
  await schema
    .createTable('revocations')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('subject', 'text', (column) => column.notNull().unique())
    .addColumn('before', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('revocations_age').on('revocations').column('before').execute();
  await schema
    .createTable('locks')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('unlocks_at', 'bigint')
    .execute();
  await schema
    .createIndex('locks_over')
    .on('locks')
    .column('unlocks_at')
    .where(sql.ref('unlocks_at'), 'is not', null)
    .execute();
}
