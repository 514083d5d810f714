/*
 * Counts: how much is open, waiting and late, as the store has it.
 *
 * Gives  what operators' machines watch, whichever process did the work and however often one was started anew.
 * Never  reads more than what is open or waiting: each count goes along an index that holds nothing else.
 */
import type { CallbackVerdict } from '../webhooks/inbox-port.ts';
import type { Queries } from './database.ts';
import { statement } from './statement.ts';

/** Times are epoch milliseconds. */
export interface StoreCounts {
  readonly open: readonly {
    readonly kind: string;
    readonly status: string;
    readonly count: number;
    /** When the oldest of them was begun. */
    readonly oldestAt: number;
  }[];
  readonly attention: readonly { readonly kind: string; readonly count: number }[];
  readonly setAside: number;
  /** For when the most overdue operation was due, or the next one is; null when none is planned. */
  readonly nextCheckAt: number | null;
  readonly callbacks: {
    readonly waiting: number;
    /** When the oldest of those that wait came, or null. */
    readonly waitingSince: number | null;
    readonly unmatched: number;
    readonly malformed: number;
  };
}

const OPEN = statement((queries) =>
  queries
    .selectFrom('operations')
    .select((row) => [
      'kind',
      'status',
      row.fn.countAll<number>().as('count'),
      row.fn.min('started_at').as('oldestAt'),
    ])
    .where((row) => row('open', '=', row.lit(1)))
    .groupBy(['kind', 'status']),
);
const ATTENTION = statement((queries) =>
  queries
    .selectFrom('operations')
    .select((row) => ['kind', row.fn.countAll<number>().as('count')])
    .where((row) => row('attention', '=', row.lit(1)))
    .groupBy('kind'),
);
const SET_ASIDE = statement((queries) =>
  queries
    .selectFrom('operations')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where((row) => row('set_aside', '=', row.lit(1))),
);
const NEXT = statement((queries) =>
  queries
    .selectFrom('operations')
    .select('next_check_at as at')
    .where('set_aside', '=', 0)
    .where('next_check_at', 'is not', null)
    .orderBy('next_check_at')
    .limit(1),
);
const WAITING = statement((queries) =>
  queries
    .selectFrom('inbox')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('verdict', 'is', null),
);
const FIRST_WAITING = statement((queries) =>
  queries
    .selectFrom('inbox')
    .select('received_at as at')
    .where('verdict', 'is', null)
    .orderBy('position')
    .limit(1),
);
const JUDGED = statement((queries, of: { verdict: CallbackVerdict }) =>
  queries
    .selectFrom('inbox')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('verdict', '=', of.verdict),
);

export async function countsIn(queries: Queries): Promise<StoreCounts> {
  return {
    open: await OPEN.rows(queries, {}),
    attention: await ATTENTION.rows(queries, {}),
    setAside: (await SET_ASIDE.first(queries, {}))?.count ?? 0,
    nextCheckAt: (await NEXT.first(queries, {}))?.at ?? null,
    callbacks: {
      waiting: (await WAITING.first(queries, {}))?.count ?? 0,
      waitingSince: (await FIRST_WAITING.first(queries, {}))?.at ?? null,
      unmatched: (await JUDGED.first(queries, { verdict: 'unmatched' }))?.count ?? 0,
      malformed: (await JUDGED.first(queries, { verdict: 'malformed' }))?.count ?? 0,
    },
  };
}
