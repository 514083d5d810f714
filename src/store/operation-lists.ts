/*
 * Operation lists: operations that are read piece by piece, or that are due.
 *
 * Owns   the places at which a page begins. They are the positions of operations, which never change, so that a cursor goes on
 *        working whatever becomes of its operation.
 * Gives  pages in the order in which operations were begun, or its reverse, and whether another page follows.
 * Never  stumbles over a row that cannot be opened: it is left out, and the page is filled up with the next ones.
 */
import { sql } from 'kysely';
import { seeded } from '../seeded-bug.ts';
import { minutes } from '../clock.ts';
import type { OperationId } from '../ids.ts';
import type { Due, OperationPage, SetAside } from '../operations/engine/journal.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { Queries } from './database.ts';
import type { Digest } from './digests.ts';
import { ROW, type OperationRow } from './operation-row.ts';
import type { OperationRows } from './operation-rows.ts';
import { statement } from './statement.ts';
import type { Flag } from './tables.ts';

/** A check that was planned later than this after the present time was planned by a wrong clock. */
const slackMs = (): number =>
  seeded('clock-set-back-stops-polls') ? minutes(1_000_000) : minutes(2);

interface Piece {
  /** A position; the piece begins beyond it. */
  readonly from: number;
  readonly limit: number;
}

const POSITION = statement((queries, of: { id: OperationId }) =>
  queries.selectFrom('operations').select('position').where('id', '=', of.id),
);
const OF_SUBJECT = statement((queries, of: Piece & { readonly subject: Digest }) =>
  queries
    .selectFrom('operations')
    .select(ROW)
    .where('subject', '=', of.subject)
    .where('shown', '=', 1)
    .where('position', '<', of.from)
    .orderBy('position', 'desc')
    .limit(of.limit),
);
const OF_CUSTOMER = statement((queries, of: Piece & { readonly customer: Digest }) =>
  queries
    .selectFrom('operations')
    .select(ROW)
    .where('customer', '=', of.customer)
    .where('shown', '=', 1)
    .where('position', '<', of.from)
    .orderBy('position', 'desc')
    .limit(of.limit),
);
/** The sign keeps the database from the index of all that a person has ever begun. */
const OPEN = statement((queries, of: { subject: Digest }) =>
  queries
    .selectFrom('operations')
    .select(ROW)
    .where('subject', '=', of.subject)
    .where((row) => row('open', '=', row.lit(1)))
    .where(sql<Flag>`+shown`, '=', 1)
    .orderBy('position', 'desc'),
);
const ATTENTION = statement((queries, of: Piece) =>
  queries
    .selectFrom('operations')
    .select(ROW)
    .where((row) => row('attention', '=', row.lit(1)))
    .where('position', '>', of.from)
    .orderBy('position')
    .limit(of.limit),
);
const SET_ASIDE = statement((queries) =>
  queries
    .selectFrom('operations')
    .select(['id', 'kind', 'started_at'])
    .where((row) => row('set_aside', '=', row.lit(1)))
    .orderBy('position'),
);
const DUE = statement((queries, of: { now: number; limit: number }) =>
  queries
    .selectFrom('operations')
    .select(['id', 'started_at', 'next_check_at'])
    .where('set_aside', '=', 0)
    .where('next_check_at', '<=', of.now)
    .orderBy('next_check_at')
    .orderBy('position')
    .limit(of.limit),
);
const PLANNED_AFTER = statement((queries, of: { time: number; now: number; limit: number }) =>
  queries
    .selectFrom('operations')
    .select(['id', 'started_at', 'next_check_at'])
    .where('set_aside', '=', 0)
    .where('planned_at', '>', of.time)
    .where((row) => row(row.ref('next_check_at'), '>', of.now))
    .orderBy('planned_at')
    .limit(of.limit),
);
const NEXT = statement((queries, of: { now: number }) =>
  queries
    .selectFrom('operations')
    .select('next_check_at as at')
    .where('set_aside', '=', 0)
    .where('next_check_at', '>', of.now)
    .orderBy('next_check_at')
    .limit(1),
);

/** Whose operations a page shows. */
type Whose = { readonly subject: Digest } | { readonly customer: Digest };

export class OperationLists {
  readonly #operations: OperationRows;

  constructor(operations: OperationRows) {
    this.#operations = operations;
  }

  /** Newest first, those before `id` only. */
  async page(queries: Queries, whose: Whose, window: Window): Promise<OperationPage> {
    const next = (piece: Piece): Promise<OperationRow[]> =>
      'subject' in whose
        ? OF_SUBJECT.rows(queries, { ...piece, subject: whose.subject })
        : OF_CUSTOMER.rows(queries, { ...piece, customer: whose.customer });
    const from = await this.#place(queries, window.beyond, NEWEST);
    return this.#pageOf(next, from, window.first);
  }

  /** Oldest first, those after `id` only. */
  async needingAttention(queries: Queries, window: Window): Promise<OperationPage> {
    const from = await this.#place(queries, window.beyond, OLDEST);
    return this.#pageOf((piece) => ATTENTION.rows(queries, piece), from, window.first);
  }

  async openOf(queries: Queries, subject: Digest): Promise<readonly Operation[]> {
    return this.#operations.openEach(await OPEN.rows(queries, { subject }));
  }

  async setAside(queries: Queries): Promise<readonly SetAside[]> {
    const rows = await SET_ASIDE.rows(queries, {});
    return rows.map(({ id, kind, started_at: startedAt }) => ({ id, kind, startedAt }));
  }

  /** Those whose time has come, and then those whose time was set by a clock that was wrong. */
  async due(queries: Queries, now: number, limit: number): Promise<readonly Due[]> {
    const due = await DUE.rows(queries, { now, limit });
    const room = limit - due.length;
    const wrong =
      room > 0
        ? await PLANNED_AFTER.rows(queries, { time: now + slackMs(), now, limit: room })
        : [];
    return [...due, ...wrong].map((row) => ({
      id: row.id,
      startedAt: row.started_at,
      dueAt: row.next_check_at ?? now,
    }));
  }

  /** Later than `now`; what a wrong clock planned is due at `now` itself. */
  async nextDueAt(queries: Queries, now: number): Promise<number | null> {
    return (await NEXT.first(queries, { now }))?.at ?? null;
  }

  async #place(queries: Queries, id: OperationId | null, end: number): Promise<number | null> {
    if (id === null) return end;
    return (await POSITION.first(queries, { id }))?.position ?? null;
  }

  async #pageOf(
    next: (piece: Piece) => Promise<OperationRow[]>,
    from: number | null,
    first: number,
  ): Promise<OperationPage> {
    const limit = first + 1;
    const found: Operation[] = [];
    for (let at = from; at !== null && found.length < limit;) {
      const rows = await next({ from: at, limit });
      found.push(...this.#operations.openEach(rows));
      at = rows.length < limit ? null : (rows.at(-1)?.position ?? null);
    }
    return { operations: found.slice(0, first), hasMore: found.length > first };
  }
}

/** `beyond` is the id of the last operation of the page before. */
export interface Window {
  readonly first: number;
  readonly beyond: OperationId | null;
}

const OLDEST = 0;
const NEWEST = Number.MAX_SAFE_INTEGER;
