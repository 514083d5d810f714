/*
 * Inbox: callbacks in SQLite.
 *
 * Owns   the rule that one content on one route is one row, however often and however concurrently it arrives.
 * Gives  rows that nobody has judged, oldest first, and unmatched ones by the names that they carry.
 * Never  interprets a body, or forgets one.
 */
import { randomUUID } from 'node:crypto';
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type {
  CallbackInbox,
  CallbackRoute,
  CallbackVerdict,
  JudgedCallback,
  KeptCallback,
} from '../webhooks/inbox-port.ts';
import type { Parts } from './parts.ts';
import type { Tables } from './tables.ts';

type InboxQuery = SelectQueryBuilder<Tables, 'inbox', object>;
type InboxRow = Omit<Selectable<Tables['inbox']>, 'position' | 'content'>;

export class StoredInbox implements CallbackInbox {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async keep(route: CallbackRoute, body: string): Promise<{ id: string; again: boolean }> {
    const { database, digests, sealing, clock } = this.#parts;
    const id = randomUUID();
    const content = digests.of('content', `${route}\n${body}`);
    const row = { id, content, route, received_at: clock.now(), arrivals: 1, verdict: null };
    const kept = await database.write((writes) =>
      writes
        .insertInto('inbox')
        .values({ ...row, body: sealing.seal(placeOf(id), body) })
        .onConflict((conflict) =>
          conflict
            .column('content')
            .doUpdateSet((of) => ({ arrivals: of('inbox.arrivals', '+', 1) })),
        )
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return { id: kept.id, again: kept.id !== id };
  }

  pending(limit: number): Promise<readonly KeptCallback[]> {
    return this.#list((rows) => rows.where('verdict', 'is', null).limit(limit));
  }

  async load(id: string): Promise<KeptCallback | null> {
    const [kept] = await this.#list((rows) => rows.where('id', '=', id));
    return kept ?? null;
  }

  async judge(id: string, verdict: CallbackVerdict, refs: readonly string[]): Promise<void> {
    const { database, digests } = this.#parts;
    const names = digests
      .ofEach('ref', [...new Set(refs)])
      .map((ref) => ({ ref, callback_id: id }));
    await database.write(async (writes) => {
      await writes.updateTable('inbox').set({ verdict }).where('id', '=', id).execute();
      await writes.deleteFrom('inbox_refs').where('callback_id', '=', id).execute();
      if (names.length > 0) await writes.insertInto('inbox_refs').values(names).execute();
    });
  }

  async unmatchedBy(refs: readonly string[]): Promise<readonly KeptCallback[]> {
    if (refs.length === 0) return [];
    const names = this.#parts.digests.ofEach('ref', refs);
    return this.#list((rows) =>
      rows
        .where('verdict', '=', 'unmatched')
        .where('id', 'in', (from) =>
          from.selectFrom('inbox_refs').select('callback_id').where('ref', 'in', names),
        ),
    );
  }

  async namedBy(refs: readonly string[], limit: number): Promise<readonly JudgedCallback[]> {
    if (refs.length === 0) return [];
    const names = this.#parts.digests.ofEach('ref', refs);
    const latestFirst = await this.#rows((rows) =>
      rows
        .where('id', 'in', (from) =>
          from.selectFrom('inbox_refs').select('callback_id').where('ref', 'in', names),
        )
        .orderBy('position', 'desc')
        .limit(limit),
    );
    return latestFirst.map((row) => ({ ...this.#kept(row), verdict: row.verdict })).toReversed();
  }

  /** Oldest first. */
  async #list(choose: (rows: InboxQuery) => InboxQuery): Promise<KeptCallback[]> {
    const rows = await this.#rows((all) => choose(all).orderBy('position'));
    return rows.map((row) => this.#kept(row));
  }

  #rows(choose: (rows: InboxQuery) => InboxQuery): Promise<InboxRow[]> {
    return this.#parts.database.read((queries) =>
      choose(queries.selectFrom('inbox'))
        .select(['id', 'route', 'received_at', 'arrivals', 'verdict', 'body'])
        .execute(),
    );
  }

  #kept({ id, route, received_at: receivedAt, arrivals, body }: InboxRow): KeptCallback {
    const text = this.#parts.sealing.open<string>(placeOf(id), body);
    return { ...{ id, route, receivedAt, arrivals }, body: text };
  }
}

const placeOf = (id: string): string => `callback:${id}`;
