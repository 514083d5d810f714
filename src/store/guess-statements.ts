/*
 * Guess statements: how the attempts of one name, and those of one operation, are found and changed.
 */
import type { Digest } from './digests.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** The attempts of one name that count. Times are epoch milliseconds. */
export interface Recent {
  readonly name: Digest;
  readonly after: number;
  readonly to: number;
}

export const RECENT = statement((queries, of: Recent & { readonly limit: number }) =>
  queries
    .selectFrom('guesses')
    .select(['at', 'state', 'told'])
    .where('name', '=', of.name)
    .where('at', '>', of.after)
    .where('at', '<=', of.to)
    .orderBy('at', 'desc')
    .limit(of.limit),
);

export const SAME = statement((queries, of: Recent & { readonly input: Digest }) =>
  queries
    .selectFrom('guesses')
    .select(['position', 'state'])
    .where('name', '=', of.name)
    .where('at', '>', of.after)
    .where('at', '<=', of.to)
    .where('input', '=', of.input),
);

export const OF_ATTEMPT = statement((queries, of: { readonly attempt: string }) =>
  queries
    .selectFrom('guesses')
    .select(['position', 'purpose', 'name', 'epoch', 'input', 'state', 'body'])
    .where('attempt', '=', of.attempt),
);

export const COUNT = statement((queries, of: Omit<Tables['guesses'], 'position'>) =>
  queries.insertInto('guesses').values(of),
);

export const NOTE = statement(
  (
    queries,
    of: {
      readonly position: number;
      readonly state: Tables['guesses']['state'];
      readonly told: number;
    },
  ) =>
    queries
      .updateTable('guesses')
      .set({ state: of.state, told: of.told })
      .where('position', '=', of.position),
);

export const REMOVE = statement((queries, of: { readonly position: number }) =>
  queries.deleteFrom('guesses').where('position', '=', of.position),
);

export const CLEAR = statement((queries, of: { readonly name: Digest }) =>
  queries.deleteFrom('guesses').where('name', '=', of.name),
);
