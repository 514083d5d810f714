/*
 * Migration 12: nobody is named in a column.
 *
 * Owns   the step from customers that could be read to their digests, with a sealed body where they are told; the book of data keys; and
 *        the audit trail in segments, whose hashes cover a digest of each body.
 *
 * The trail that was there becomes one segment for each of its days, chained anew, with an entry that says whether it was whole before.
 */
import { sql } from 'kysely';
import { chainRenewed } from './0012-audit.ts';
import type { Writes } from '../database.ts';
import { Digests, type Digest } from '../digests.ts';
import { enterKey, keyOfProbe } from '../key-book.ts';
import type { Sealing } from '../sealing.ts';
import { secretsIn } from '../secrets.ts';
import type { MigrationParts } from '../parts.ts';

interface Names {
  readonly sealing: Sealing;
  readonly digests: Digests;
}

export async function atRest(writes: Writes, { sealing, clock }: MigrationParts): Promise<void> {
  const secrets = await secretsIn(writes, sealing);
  const names = { sealing, digests: new Digests(secrets.digests) };
  await keyBook(writes, { sealing, now: clock.now() });
  await customersOf(writes, names, ['operations', 'customer_id', 'customer']);
  await customersOf(writes, names, ['events', 'customer_id', 'customer']);
  await customersOf(writes, names, ['events', 'line', 'line']);
  await links(writes, names);
  await identities(writes, names);
  await chainRenewed(writes, { ...names, now: clock.now() });
}

async function keyBook(
  writes: Writes,
  { sealing, now }: { readonly sealing: Sealing; readonly now: number },
): Promise<void> {
  await writes.schema
    .createTable('data_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .execute();
  const used = await keyOfProbe(writes, sealing);
  if (used !== null) await enterKey(writes, used, now);
}

/** One statement for each customer, by the index of the column. */
async function customersOf(
  writes: Writes,
  { digests }: Names,
  [table, column, name]: readonly [string, string, string],
): Promise<void> {
  const [rows, field] = [sql.ref(table), sql.ref(column)];
  const found = await sql<{ id: string }>`
    select distinct ${field} as id from ${rows} where ${field} is not null`.execute(writes);
  for (const { id } of found.rows)
    await sql`update ${rows} set ${field} = ${digests.of('customer', id)}
      where ${field} = ${id}`.execute(writes);
  if (column !== name) await writes.schema.alterTable(table).renameColumn(column, name).execute();
}

/** SQLite adds no column that must not be null, so that the table is made anew. */
async function links(writes: Writes, { digests, sealing }: Names): Promise<void> {
  await writes.schema
    .createTable('links_of_all')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('customer', 'text', (column) => column.notNull())
    .addColumn('linked_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_link_of_a_customer', ['subject', 'customer'])
    .execute();
  const found = await sql<{ subject: Digest; customer_id: string; linked_at: number }>`
    select subject, customer_id, linked_at from account_links`.execute(writes);
  for (const { subject, customer_id: id, linked_at: at } of found.rows) {
    const customer = digests.of('customer', id);
    const body = sealing.seal(`link:${subject}:${customer}`, id);
    await sql`insert into links_of_all values (${subject}, ${customer}, ${at}, ${body})`.execute(
      writes,
    );
  }
  await writes.schema.dropTable('account_links').execute();
  await writes.schema.alterTable('links_of_all').renameTo('account_links').execute();
}

async function identities(writes: Writes, { digests, sealing }: Names): Promise<void> {
  await writes.schema
    .createTable('identities_of_all')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('customer', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_identity_of_a_customer', ['name', 'customer'])
    .execute();
  const found = await sql<{ name: Digest; customer_id: string; seen_at: number }>`
    select name, customer_id, seen_at from identities`.execute(writes);
  for (const { name, customer_id: id, seen_at: at } of found.rows) {
    const customer = digests.of('customer', id);
    const body = sealing.seal(`identity:${name}:${customer}`, id);
    await sql`insert into identities_of_all values (${name}, ${customer}, ${at}, ${body})`.execute(
      writes,
    );
  }
  await writes.schema.dropTable('identities').execute();
  await writes.schema.alterTable('identities_of_all').renameTo('identities').execute();
  await writes.schema.createIndex('identities_seen').on('identities').column('seen_at').execute();
}
