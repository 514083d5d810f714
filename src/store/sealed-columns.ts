/*
 * Sealed columns: where the store holds what only the data key opens.
 *
 * Owns   the list of all columns of type `Sealed`, each with the place that is sealed in. A test compares it with the tables.
 * Gives  whoever counts or seals anew one way through all of them.
 *
 * A new table with a sealed column is one line here.
 */
import type { Selectable } from 'kysely';
import { placeOfLink } from './account-links.ts';
import { AUDIT_PLACE } from './audit.ts';
import { eventPlaceOf, revisionPlaceOf } from './event-log.ts';
import { placeOfFailures } from './failure-rows.ts';
import { placeOfGuess } from './guess-rows.ts';
import { placeOfIdentity } from './identities.ts';
import { placeOfCallback } from './inbox.ts';
import { placeOfIntent } from './intent-rows.ts';
import { placeOfKey } from './key-rows.ts';
import { placeOfOperation } from './operation-rows.ts';
import { placeOfQuote } from './quote-rows.ts';
import { placeOfSetting } from './settings.ts';
import type { Tables } from './tables.ts';
import { placeOfTransaction } from './transaction-book.ts';

export interface SealedColumn {
  readonly table: keyof Tables;
  readonly column: string;
  /** The columns that name the place. */
  readonly names: readonly string[];
  readonly placeOf: (row: object) => string;
}

type Row<T extends keyof Tables> = Selectable<Tables[T]>;

/** The rows come from the very columns that are named, so that their type is known here alone. */
const sealedColumn = <T extends keyof Tables, N extends keyof Row<T> & string>(
  [table, column]: readonly [T, keyof Row<T> & string],
  names: readonly N[],
  placeOf: (row: Pick<Row<T>, N>) => string,
): SealedColumn => ({
  ...{ table, column, names },
  placeOf: (row) => placeOf(row as Pick<Row<T>, N>),
});

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  sealedColumn(['settings', 'value'], ['name'], ({ name }) => placeOfSetting(name)),
  sealedColumn(['operations', 'state'], ['id'], ({ id }) => placeOfOperation(id)),
  sealedColumn(['intents', 'body'], ['operation_id'], (row) => placeOfIntent(row.operation_id)),
  sealedColumn(['idempotency_keys', 'body'], ['id'], ({ id }) => placeOfKey(id)),
  sealedColumn(['quotes', 'body'], ['id'], ({ id }) => placeOfQuote(id)),
  sealedColumn(['events', 'state'], ['operation_id', 'revision', 'event_id'], (row) =>
    row.event_id === null
      ? revisionPlaceOf(row.operation_id, row.revision)
      : eventPlaceOf(row.event_id),
  ),
  sealedColumn(['inbox', 'body'], ['id'], ({ id }) => placeOfCallback(id)),
  sealedColumn(['transactions', 'body'], ['ref'], ({ ref }) => placeOfTransaction(ref)),
  sealedColumn(['account_links', 'body'], ['subject', 'customer'], placeOfLink),
  sealedColumn(['identities', 'body'], ['name', 'customer'], placeOfIdentity),
  sealedColumn(['failed_reads', 'body'], ['operation_id'], (row) =>
    placeOfFailures(row.operation_id),
  ),
  sealedColumn(['guesses', 'body'], ['attempt'], ({ attempt }) => placeOfGuess(attempt)),
  sealedColumn(['audit', 'body'], [], () => AUDIT_PLACE),
];
