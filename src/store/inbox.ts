/*
 * Inbox: callbacks in the store.
 *
 * Owns   the rule that one content on one route is one row within ten minutes, however often and however concurrently it arrives.
 * Gives  rows that nobody has judged, page by page, oldest first, and unmatched ones by the names that they carry.
 * Never  interprets a body, nor reads more rows of one name than anybody needs: a forger may send any number of them.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type {
  CallbackInbox,
  CallbackRoute,
  CallbackVerdict,
  JudgedCallback,
  KeptCallback,
} from '../webhooks/inbox-port.ts';
import { minutes } from '../clock.ts';
import type { Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import { InboxRoom } from './inbox-room.ts';
import { statement, type Builder } from './statement.ts';

const ROW = ['id', 'route', 'received_at', 'arrivals', 'verdict', 'body'] as const;

interface InboxRow {
  readonly id: string;
  readonly route: CallbackRoute;
  readonly received_at: number;
  readonly arrivals: number;
  readonly verdict: CallbackVerdict | null;
  readonly body: Sealed;
}

interface Arrival {
  readonly id: string;
  readonly content: Digest;
  readonly route: CallbackRoute;
  readonly at: number;
  readonly body: Sealed;
}

interface Window {
  readonly content: Digest;
  readonly over: Digest;
  readonly from: number;
  readonly to: number;
}

/** The platform repeats a callback for less than a minute. */
const SAME_WITHIN_MS = minutes(10);

const positionOf = (queries: Builder, id: string) =>
  queries.selectFrom('inbox as last').select('last.position').where('last.id', '=', id);

/** Changes nothing where there is one of this content. */
const KEEP_NEW = statement((queries, { at, ...of }: Arrival) =>
  queries
    .insertInto('inbox')
    .values({ ...of, received_at: at, arrivals: 1, verdict: null })
    .onConflict((conflict) => conflict.column('content').doNothing()),
);
const KEEP = statement((queries, { at, ...of }: Arrival) =>
  queries
    .insertInto('inbox')
    .values({ ...of, received_at: at, arrivals: 1, verdict: null })
    .onConflict((conflict) =>
      conflict
        .column('content')
        .doUpdateSet((row) => ({ arrivals: row('inbox.arrivals', '+', 1) })),
    )
    .returning('id'),
);
/** Also one that a wrong clock has dated later. */
const CLOSE_WINDOW = statement((queries, of: Window) =>
  queries
    .updateTable('inbox')
    .set({ content: of.over })
    .where('content', '=', of.content)
    .where((row) => row.or([row('received_at', '<', of.from), row('received_at', '>', of.to)])),
);
/** Behind the row `after`; from the oldest on when there is none of this id. */
const PENDING = statement((queries, of: { limit: number; after: string }) =>
  queries
    .selectFrom('inbox')
    .select(ROW)
    .where('verdict', 'is', null)
    .where((row) =>
      row('position', '>', row.fn.coalesce(positionOf(queries, of.after), row.lit(0))),
    )
    .orderBy('position')
    .limit(of.limit),
);
const LOAD = statement((queries, of: { id: string }) =>
  queries.selectFrom('inbox').select(ROW).where('id', '=', of.id),
);
/** It has no names yet. */
const JUDGE_FIRST = statement((queries, of: { id: string; verdict: CallbackVerdict }) =>
  queries
    .updateTable('inbox')
    .set({ verdict: of.verdict })
    .where('id', '=', of.id)
    .where('verdict', 'is', null),
);
const JUDGE = statement((queries, of: { id: string; verdict: CallbackVerdict }) =>
  queries.updateTable('inbox').set({ verdict: of.verdict }).where('id', '=', of.id),
);
const SET_ASIDE = statement((queries, of: { id: string }) =>
  queries
    .updateTable('inbox')
    .set({ aside: 1 })
    .where('id', '=', of.id)
    .where('verdict', 'is', null),
);
const UNNAME = statement((queries, of: { id: string }) =>
  queries.deleteFrom('inbox_refs').where('callback_id', '=', of.id),
);
const NAME = statement((queries, of: { ref: Digest; callback_id: string }) =>
  queries.insertInto('inbox_refs').values(of),
);
interface NamedRows {
  readonly refs: readonly Digest[];
  readonly verdicts: readonly CallbackVerdict[];
  readonly limit: number;
}

/** Newest first. By name first, which the sign sees to: there may be many of one verdict. */
const NAMED = statement((queries, of: NamedRows) =>
  queries
    .selectFrom('inbox_refs as named')
    .innerJoin('inbox', 'inbox.id', 'named.callback_id')
    .select(ROW)
    .select('position')
    .where('named.ref', 'in', of.refs)
    .where(sql<CallbackVerdict>`+inbox.verdict`, 'in', of.verdicts)
    .groupBy('inbox.id')
    .orderBy('position', 'desc')
    .limit(of.limit),
);

/** Of callbacks that no operation has asked for. */
const NOBODYS: ReadonlySet<CallbackVerdict> = new Set<CallbackVerdict>(['malformed', 'unmatched']);
const JUDGED: readonly CallbackVerdict[] = ['applied', 'unmatched', 'malformed', 'noted'];
/** What is longer is read again when it is dispatched. */
const LONGEST_IN_HAND = 4_096;
/** More of one name than this are forged: each is another reason to look, and one is enough. */
const MAX_UNMATCHED = 100;

export class StoredInbox implements CallbackInbox {
  readonly #parts: Parts;
  readonly #room = new InboxRoom();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async keep(
    route: CallbackRoute,
    body: string,
    identity: string | null = null,
  ): Promise<{ id: string; again: boolean }> {
    const { database, digests, sealing, clock, seen } = this.#parts;
    const id = randomUUID();
    const at = clock.now();
    const content = digests.of('content', `${route}\n${identity ?? body}`);
    const row = { id, content, route, at, body: sealing.seal(placeOfCallback(id), body) };
    const kept = await database.write(async (writes) => {
      await this.#room.mustHaveRoom(writes);
      if ((await KEEP_NEW.run(writes, row)) > 0) {
        this.#noteInHand(writes, { id, route, receivedAt: at, arrivals: 1, body });
        return { id };
      }
      if (identity === null) await this.#closeWindow(writes, { content, at, id });
      return KEEP.first(writes, row);
    });
    const again = kept?.id !== id;
    if (again && kept) seen.callbacks.forget(kept.id);
    return { id: kept?.id ?? id, again };
  }

  /** Most are dispatched as soon as they are kept. */
  #noteInHand(writes: Writes, kept: KeptCallback): void {
    if (kept.body.length > LONGEST_IN_HAND) return;
    this.#parts.seen.callbacks.note(writes, kept.id, { value: kept });
  }

  /** The same content is another callback when the last one is longer ago than the platform repeats one. */
  async #closeWindow(writes: Writes, { content, at, id }: Pick<Arrival, 'content' | 'at' | 'id'>) {
    const over = this.#parts.digests.of('content', `before ${id}`);
    const [from, to] = [at - SAME_WITHIN_MS, at + SAME_WITHIN_MS];
    await CLOSE_WINDOW.run(writes, { content, over, from, to });
  }

  /** A row that cannot be opened is left out, and stands in the way of no other. */
  async pending(limit: number, after: string | null = null): Promise<readonly KeptCallback[]> {
    const found: KeptCallback[] = [];
    for (let last = after ?? ''; found.length < limit;) {
      const page = { limit: limit - found.length, after: last };
      const rows = await this.#parts.database.read((queries) => PENDING.rows(queries, page));
      found.push(...this.#opened(rows).map(({ kept }) => kept));
      if (rows.length < page.limit) break;
      last = rows.at(-1)?.id ?? last;
    }
    return found;
  }

  async load(id: string): Promise<KeptCallback | null> {
    const { database, seen } = this.#parts;
    return database.read(async (queries) => {
      const inHand = seen.callbacks.row(queries, id);
      seen.callbacks.forget(id); // bodies can be many and large
      if (inHand) return inHand.value;
      const row = await LOAD.first(queries, { id });
      return row ? this.#kept(row) : null;
    });
  }

  setAside(id: string): Promise<{ removed: number }> {
    return this.#parts.database.write(async (writes) => {
      const isNew = (await SET_ASIDE.run(writes, { id })) > 0;
      return { removed: isNew ? await this.#room.makeRoom(writes) : 0 };
    });
  }

  judge(
    id: string,
    verdict: CallbackVerdict,
    refs: readonly string[],
  ): Promise<{ removed: number }> {
    const { database, digests } = this.#parts;
    const names = digests.ofEach('ref', [...new Set(refs)]);
    return database.write(async (writes) => {
      if ((await JUDGE_FIRST.run(writes, { id, verdict })) === 0) {
        // It may have left meanwhile, to make room.
        if ((await JUDGE.run(writes, { id, verdict })) === 0) return { removed: 0 };
        await UNNAME.run(writes, { id });
      }
      for (const ref of names) await NAME.run(writes, { ref, callback_id: id });
      return { removed: NOBODYS.has(verdict) ? await this.#room.makeRoom(writes) : 0 };
    });
  }

  async unmatchedBy(refs: readonly string[]): Promise<readonly KeptCallback[]> {
    const rows = await this.#named(refs, { verdicts: ['unmatched'], limit: MAX_UNMATCHED });
    return this.#opened(rows).map(({ kept }) => kept);
  }

  async namedBy(refs: readonly string[], limit: number): Promise<readonly JudgedCallback[]> {
    const rows = await this.#named(refs, { verdicts: JUDGED, limit });
    return this.#opened(rows).map(({ kept, verdict }) => ({ ...kept, verdict }));
  }

  /** The newest of them, oldest first. */
  async #named(
    refs: readonly string[],
    wanted: Omit<NamedRows, 'refs'>,
  ): Promise<readonly InboxRow[]> {
    if (refs.length === 0) return [];
    const names = this.#parts.digests.ofEach('ref', refs);
    const of = { ...wanted, refs: names };
    return (await this.#parts.database.read((queries) => NAMED.rows(queries, of))).toReversed();
  }

  /** Those that can be opened. */
  #opened(rows: readonly InboxRow[]) {
    return rows.flatMap((row) => {
      try {
        return [{ kept: this.#kept(row), verdict: row.verdict }];
      } catch {
        return [];
      }
    });
  }

  #kept({ id, route, received_at: receivedAt, arrivals, body }: InboxRow): KeptCallback {
    const text = this.#parts.sealing.open<string>(placeOfCallback(id), body);
    return { ...{ id, route, receivedAt, arrivals }, body: text };
  }
}

export const placeOfCallback = (id: string): string => `callback:${id}`;
