/*
 * Pruning statements: what is old, and how it is removed.
 *
 * Each finds its rows by an index in the order of their ages, so that a step costs the same however long the table is.
 */
import { sql } from 'kysely';
import type { OperationId, QuoteId } from '../ids.ts';
import type { Digest } from './digests.ts';
import { statement } from './statement.ts';
import type { Flag } from './tables.ts';

interface Old {
  /** Epoch milliseconds. */
  readonly before: number;
  readonly limit: number;
}

export const EVENTS = {
  oldest: statement((queries, of: { limit: number }) =>
    queries
      .selectFrom('events')
      .select(['position', 'at'])
      .where('position', '>', 0)
      .orderBy('position')
      .limit(of.limit),
  ),
  remove: statement((queries, of: { position: number }) =>
    queries.deleteFrom('events').where('position', '<=', of.position),
  ),
};

/** Those that were judged, oldest first. */
export const CALLBACKS = statement((queries, of: { limit: number }) =>
  queries
    .selectFrom('inbox')
    .select(['id', 'received_at as at'])
    .where('position', '>', 0)
    .where('verdict', 'is not', null)
    .orderBy('position')
    .limit(of.limit),
);
/** In this order. */
export const REMOVE_CALLBACK = [
  statement((queries, of: { ids: readonly string[] }) =>
    queries.deleteFrom('inbox_refs').where('callback_id', 'in', of.ids),
  ),
  statement((queries, of: { ids: readonly string[] }) =>
    queries.deleteFrom('inbox').where('id', 'in', of.ids),
  ),
] as const;

/** Not those of an operation that goes on. */
export const KEYS = statement((queries, of: Old) =>
  queries.deleteFrom('idempotency_keys').where('id', 'in', (from) =>
    from
      .selectFrom('idempotency_keys as used')
      .leftJoin('operations', 'operations.id', 'used.operation_id')
      .select('used.id')
      .where('used.at', '<', of.before)
      .where((row) =>
        row.or([row('used.operation_id', 'is', null), row('operations.ages_from', 'is not', null)]),
      )
      .orderBy('used.at')
      .limit(of.limit),
  ),
);

export const LIMITS = statement((queries, of: Old) =>
  queries
    .deleteFrom('limits')
    .where('position', 'in', (from) =>
      from
        .selectFrom('limits as counted')
        .select('counted.position')
        .where('counted.at', '<', of.before)
        .orderBy('counted.at')
        .limit(of.limit),
    ),
);

export const GUESSES = statement((queries, of: Old) =>
  queries
    .deleteFrom('guesses')
    .where('position', 'in', (from) =>
      from
        .selectFrom('guesses as counted')
        .select('counted.position')
        .where('counted.at', '<', of.before)
        .orderBy('counted.at')
        .limit(of.limit),
    ),
);

/** Those that no token is older than any more. */
export const REVOCATIONS = statement((queries, of: Old) =>
  queries
    .deleteFrom('revocations')
    .where('position', 'in', (from) =>
      from
        .selectFrom('revocations as made')
        .select('made.position')
        .where('made.before', '<', of.before)
        .orderBy('made.before')
        .limit(of.limit),
    ),
);

/** Those that have ended. */
export const LOCKS = statement((queries, of: Old) =>
  queries
    .deleteFrom('locks')
    .where('name', 'in', (from) =>
      from
        .selectFrom('locks as over')
        .select('over.name')
        .where('over.unlocks_at', 'is not', null)
        .where('over.unlocks_at', '<', of.before)
        .orderBy('over.unlocks_at')
        .limit(of.limit),
    ),
);

/** Those with whom nobody was read since. */
export const IDENTITIES = statement((queries, of: Old) =>
  queries
    .deleteFrom('identities')
    .where((row) =>
      row(
        row.refTuple('name', 'customer'),
        'in',
        row
          .selectFrom('identities as seen')
          .select(['seen.name', 'seen.customer'])
          .where('seen.seen_at', '<', of.before)
          .orderBy('seen.seen_at')
          .limit(of.limit)
          .$asTuple('name', 'customer'),
      ),
    ),
);

/** Of those that are not to be read any more, by age: nearly all are not, which the signs keep the database from beginning with. */
export const TRANSACTIONS = statement((queries, of: Old) =>
  queries.deleteFrom('transactions').where('ref', 'in', (from) =>
    from
      .selectFrom('transactions as known')
      .select('known.ref')
      .where('known.entered_at', '<', of.before)
      .where(sql`+known.unread_since`, 'is', null)
      .where(sql`+known.due_at`, 'is', null)
      .orderBy('known.entered_at')
      .limit(of.limit),
  ),
);

/** Those that are over. */
export const OPERATIONS = statement((queries, of: Old) =>
  queries
    .selectFrom('operations')
    .select('id')
    .where('ages_from', '<', of.before)
    .where('set_aside', '=', 0)
    .orderBy('ages_from')
    .limit(of.limit),
);

type Ids = { readonly ids: readonly OperationId[] };

/** In this order, since the others refer to the operation. */
export const REMOVE_OPERATION = [
  statement((queries, of: Ids) => queries.deleteFrom('events').where('operation_id', 'in', of.ids)),
  statement((queries, of: Ids) =>
    queries.deleteFrom('idempotency_keys').where('operation_id', 'in', of.ids),
  ),
  statement((queries, of: Ids) =>
    queries.deleteFrom('operation_refs').where('operation_id', 'in', of.ids),
  ),
  statement((queries, of: Ids) =>
    queries.deleteFrom('intents').where('operation_id', 'in', of.ids),
  ),
  statement((queries, of: Ids) => queries.deleteFrom('scopes').where('operation_id', 'in', of.ids)),
  statement((queries, of: Ids) => queries.deleteFrom('claims').where('operation_id', 'in', of.ids)),
  statement((queries, of: Ids) =>
    queries.deleteFrom('acknowledgements').where('operation_id', 'in', of.ids),
  ),
  statement((queries, of: Ids) =>
    queries.deleteFrom('failed_reads').where('operation_id', 'in', of.ids),
  ),
  statement((queries, of: Ids) => queries.deleteFrom('operations').where('id', 'in', of.ids)),
];

export const QUOTES = {
  old: statement((queries, of: Old & { readonly bought: Flag }) =>
    queries
      .selectFrom('quotes')
      .select('id')
      .where('bought', '=', of.bought)
      .where('created_at', '<', of.before)
      .orderBy('created_at')
      .limit(of.limit),
  ),
  held: statement((queries, of: { names: readonly Digest[] }) =>
    queries.selectFrom('scopes').select('name').where('name', 'in', of.names),
  ),
  keep: statement((queries, of: { id: QuoteId }) =>
    queries.updateTable('quotes').set({ bought: 1 }).where('id', '=', of.id),
  ),
  remove: statement((queries, of: { ids: readonly QuoteId[] }) =>
    queries.deleteFrom('quotes').where('id', 'in', of.ids),
  ),
};

interface Future {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly after: number;
  readonly limit: number;
}

/** What a wrong clock put into the future ages from now on, or it would be kept until then and, with it, all that came after it. */
export const FROM_THE_FUTURE = [
  statement((queries, of: Future) =>
    queries
      .updateTable('idempotency_keys')
      .set({ at: of.now })
      .where('id', 'in', (from) =>
        from
          .selectFrom('idempotency_keys as used')
          .select('used.id')
          .where('used.at', '>', of.after)
          .limit(of.limit),
      ),
  ),
  statement((queries, of: Future) =>
    queries
      .updateTable('operations')
      .set({ ages_from: of.now })
      .where('id', 'in', (from) =>
        from
          .selectFrom('operations as over')
          .select('over.id')
          .where('over.ages_from', '>', of.after)
          .limit(of.limit),
      ),
  ),
  statement((queries, of: Future) =>
    queries
      .updateTable('transactions')
      .set({ entered_at: of.now })
      .where('ref', 'in', (from) =>
        from
          .selectFrom('transactions as known')
          .select('known.ref')
          .where('known.entered_at', '>', of.after)
          .limit(of.limit),
      ),
  ),
  ...([0, 1] as const).map((bought) =>
    statement((queries, of: Future) =>
      queries
        .updateTable('quotes')
        .set({ created_at: of.now })
        .where('id', 'in', (from) =>
          from
            .selectFrom('quotes as shown')
            .select('shown.id')
            .where('shown.bought', '=', bought)
            .where('shown.created_at', '>', of.after)
            .limit(of.limit),
        ),
    ),
  ),
];
