/*
 * Migrate: brings a database to the tables that this code knows.
 *
 * Owns   the list of migrations and the table of those that were applied.
 * Gives  each migration in its own transaction, together with the note that it was applied.
 * Never  touches a database that is newer than the code, or whose history is another one.
 *
 * An applied migration is never edited: a change is a further file.
 */
import { CannotOpenStore } from './cannot-open-store.ts';
import type { Database, Writes } from './database.ts';
import { operationTables } from './migrations/0001-operations.ts';
import { inboxTables } from './migrations/0002-inbox.ts';
import { peopleTables } from './migrations/0003-people.ts';
import { customerEvents } from './migrations/0004-customer-events.ts';
import { directChangeTables } from './migrations/0005-direct-changes.ts';
import { engineTables } from './migrations/0006-engine.ts';
import { transactionTable } from './migrations/0007-transactions.ts';
import { acknowledgementTable } from './migrations/0008-acknowledgements.ts';
import { searchTables } from './migrations/0009-search.ts';
import { guessTable } from './migrations/0010-guesses.ts';
import { revocationAndLockTables } from './migrations/0011-revocations-and-locks.ts';
import { atRest } from './migrations/0012-at-rest.ts';
import { inboxAside } from './migrations/0013-inbox-aside.ts';
import type { MigrationParts } from './parts.ts';

interface Migration {
  readonly name: string;
  readonly apply: (writes: Writes, parts: MigrationParts) => Promise<void>;
}

/** Numbered from 1 in this order. */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'operations', apply: operationTables },
  { name: 'inbox', apply: inboxTables },
  { name: 'people', apply: peopleTables },
  { name: 'customer-events', apply: customerEvents },
  { name: 'direct-changes', apply: directChangeTables },
  { name: 'engine', apply: engineTables },
  { name: 'transactions', apply: transactionTable },
  { name: 'acknowledgements', apply: acknowledgementTable },
  { name: 'search', apply: searchTables },
  { name: 'guesses', apply: guessTable },
  { name: 'revocations-and-locks', apply: revocationAndLockTables },
  { name: 'at-rest', apply: atRest },
  { name: 'inbox-aside', apply: inboxAside },
];

interface Target extends MigrationParts {
  readonly migrations?: readonly Migration[];
}

export async function migrate(
  database: Database,
  { migrations = MIGRATIONS, ...parts }: Target,
): Promise<void> {
  const applied = await database.write(appliedNames);
  refuseForeign(applied, migrations);
  for (const [index, { name, apply }] of migrations.entries()) {
    if (index < applied.length) continue;
    await database.write(async (writes) => {
      await apply(writes, parts);
      const row = { number: index + 1, name, applied_at: parts.clock.now() };
      await writes.insertInto('migrations').values(row).execute();
    });
  }
}

async function appliedNames(writes: Writes): Promise<readonly string[]> {
  await writes.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute();
  const rows = await writes.selectFrom('migrations').select('name').orderBy('number').execute();
  return rows.map(({ name }) => name);
}

function refuseForeign(applied: readonly string[], migrations: readonly Migration[]): void {
  if (applied.length > migrations.length) {
    throw new CannotOpenStore('The store was written by a newer version of the gateway.');
  }
  if (applied.some((name, index) => name !== migrations[index]?.name)) {
    throw new CannotOpenStore(
      'The store has another history of migrations than this version of the gateway.',
    );
  }
}
