/*
 * Inbox room: how much is kept that nobody has asked for.
 *
 * Owns   the limits of callbacks that are not judged, which are refused beyond them, and of those that nobody knows, judged or not, of which
 *        the oldest leave beyond them. So whoever calls for made-up customers makes room for others by it, and never turns one away.
 * Never  counts at every callback: what is counted is bounded by the limit, and the count is taken again after so many more.
 */
import { sql } from 'kysely';
import { GatewayError } from '../errors.ts';
import type { CallbackVerdict } from '../webhooks/inbox-port.ts';
import type { Queries, Writes } from './database.ts';
import { REMOVE_CALLBACK } from './pruning-statements.ts';
import { statement } from './statement.ts';

export interface InboxLimits {
  readonly maxRows: number;
  readonly maxBytes: number;
  /** After how many more rows the count is taken again. */
  readonly countEvery: number;
}

const MB = 1_024 * 1_024;
/** Callbacks that wait for their turn; the platform comes again for those that are refused. */
export const WAITING: InboxLimits = { maxRows: 20_000, maxBytes: 64 * MB, countEvery: 64 };
/** Callbacks that nobody knows, those of them that wait for their turn, and those that cannot be read: so much of each. */
export const UNKNOWN: InboxLimits = { maxRows: 10_000, maxBytes: 32 * MB, countEvery: 64 };
const BATCH = 100;

/** Verdicts of callbacks that nobody knows, and null of those among them that wait for theirs. */
type NobodysVerdict = Extract<CallbackVerdict, 'malformed' | 'unmatched'> | null;
const NOBODYS: readonly NobodysVerdict[] = ['malformed', 'unmatched', null];

const SIZE = [
  sql<number>`count(*)`.as('rows'),
  sql<number | null>`sum(length(body))`.as('bytes'),
] as const;
const WAITING_SIZE = statement((queries, _of: Record<never, never>) =>
  queries.selectFrom('inbox').select(SIZE).where('verdict', 'is', null).where('aside', '=', 0),
);
const JUDGED_SIZE = statement((queries, of: { verdict: CallbackVerdict }) =>
  queries.selectFrom('inbox').select(SIZE).where('verdict', '=', of.verdict),
);
const ASIDE_SIZE = statement((queries, _of: Record<never, never>) =>
  queries.selectFrom('inbox').select(SIZE).where('verdict', 'is', null).where('aside', '=', 1),
);
const OLDEST_JUDGED = statement((queries, of: { verdict: CallbackVerdict; limit: number }) =>
  queries
    .selectFrom('inbox')
    .select('id')
    .where('verdict', '=', of.verdict)
    .orderBy('position')
    .limit(of.limit),
);
const OLDEST_ASIDE = statement((queries, of: { limit: number }) =>
  queries
    .selectFrom('inbox')
    .select('id')
    .where('verdict', 'is', null)
    .where('aside', '=', 1)
    .orderBy('position')
    .limit(of.limit),
);

export class InboxRoom {
  #keptSince = Infinity;
  #nobodysSince = Infinity;
  #isFull = false;

  /** Throws OVERLOADED when too many wait for their verdict. */
  async mustHaveRoom(queries: Queries): Promise<void> {
    this.#keptSince += 1;
    if (this.#keptSince >= WAITING.countEvery) {
      this.#keptSince = 0;
      this.#isFull = isOver(await WAITING_SIZE.first(queries, {}), WAITING);
    }
    if (this.#isFull) throw new GatewayError('OVERLOADED');
  }

  /** Called when there is one more that nobody knows. Resolves to how many others left. */
  async makeRoom(writes: Writes): Promise<number> {
    this.#nobodysSince += 1;
    if (this.#nobodysSince < UNKNOWN.countEvery) return 0;
    this.#nobodysSince = 0;
    let removed = 0;
    // All, since they share the counter: one that always comes between would never be counted.
    for (const one of NOBODYS)
      while (isOver(await sizeOf(writes, one), UNKNOWN)) removed += await removeOldest(writes, one);
    return removed;
  }
}

interface Size {
  readonly rows: number;
  readonly bytes: number | null;
}

const isOver = (size: Size | undefined, { maxRows, maxBytes }: InboxLimits): boolean =>
  size !== undefined && (size.rows > maxRows || (size.bytes ?? 0) > maxBytes);

const sizeOf = (queries: Queries, verdict: NobodysVerdict): Promise<Size | undefined> =>
  verdict === null ? ASIDE_SIZE.first(queries, {}) : JUDGED_SIZE.first(queries, { verdict });

async function removeOldest(writes: Writes, verdict: NobodysVerdict): Promise<number> {
  const limit = BATCH;
  const oldest = await (verdict === null
    ? OLDEST_ASIDE.rows(writes, { limit })
    : OLDEST_JUDGED.rows(writes, { verdict, limit }));
  const ids = oldest.map(({ id }) => id);
  if (ids.length === 0) return 0;
  for (const remove of REMOVE_CALLBACK) await remove.run(writes, { ids });
  return ids.length;
}
