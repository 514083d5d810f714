/*
 * Direct changes: changes without an afterlife in SQLite.
 *
 * Owns   the rule that a person uses a key for one change, and the count of what a limit limits, both in the transaction that begins it.
 * Gives  the port of `operations/engine/direct-change-book.ts`; each beginning and each end has its audit row.
 * Never  keeps what was asked for, only a digest of it; what came of it is sealed.
 */
import { randomUUID } from 'node:crypto';
import type {
  DirectBegun,
  DirectChangeBook,
  DirectEntry,
  DirectLimit,
  DirectOutcome,
  DirectResult,
} from '../operations/engine/direct-change-book.ts';

import { AuditTrail } from './audit.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';

interface Kept extends DirectOutcome {
  readonly name: string;
  readonly subject: string;
}

export class StoredDirectChanges implements DirectChangeBook {
  readonly #parts: Parts;
  readonly #audit: AuditTrail;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#audit = new AuditTrail(parts);
  }

  find(subject: string, key: string): Promise<DirectOutcome | null> {
    return this.#parts.database.read((queries) => this.#find(queries, { subject, key }));
  }

  begin(entry: DirectEntry, limit: DirectLimit | null): Promise<DirectBegun> {
    return this.#parts.database.write(async (writes) => {
      const used = await this.#find(writes, entry);
      if (used) return { began: false, entry: used };
      const freeAt = limit ? await this.#freeAt(writes, limit) : null;
      if (freeAt !== null) return { began: false, entry: null, freeAt };
      return { began: true, id: await this.#insert(writes, entry) };
    });
  }

  end(id: string, result: DirectResult<unknown>): Promise<void> {
    return this.#parts.database.write(async (writes) => {
      const row = await writes
        .selectFrom('direct_changes')
        .select('body')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const kept = this.#parts.sealing.open<Kept>(placeOf(id), row.body);
      const body = this.#parts.sealing.seal(placeOf(id), { ...kept, result });
      await writes.updateTable('direct_changes').set({ body }).where('id', '=', id).execute();
      await this.#note(writes, kept, `${result.outcome}`);
    });
  }

  async #insert(writes: Writes, entry: DirectEntry): Promise<string> {
    const { digests, sealing, clock } = this.#parts;
    const { subject, key, scope, fingerprint, name } = entry;
    const id = randomUUID();
    const kept: Kept = { fingerprint, name, subject, result: null };
    await writes
      .insertInto('direct_changes')
      .values({
        ...{ id, subject: digests.of('subject', subject), key: digests.of('key', key) },
        scope: scope === null ? null : digests.of('scope', scope),
        ...{ at: clock.now(), body: sealing.seal(placeOf(id), kept) },
      })
      .execute();
    await this.#note(writes, kept, 'begun');
    return id;
  }

  async #find(
    queries: Queries,
    { subject, key }: Pick<DirectEntry, 'subject' | 'key'>,
  ): Promise<DirectOutcome | null> {
    const { digests, sealing } = this.#parts;
    const row = await queries
      .selectFrom('direct_changes')
      .select(['id', 'body'])
      .where('subject', '=', digests.of('subject', subject))
      .where('key', '=', digests.of('key', key))
      .executeTakeFirst();
    return row ? sealing.open<Kept>(placeOf(row.id), row.body) : null;
  }

  /** When there is room for another one of this scope, or null when there is now. */
  async #freeAt(writes: Writes, { scope, most, withinMs }: DirectLimit): Promise<number | null> {
    const { digests, clock } = this.#parts;
    const recent = await writes
      .selectFrom('direct_changes')
      .select('at')
      .where('scope', '=', digests.of('scope', scope))
      .where('at', '>', clock.now() - withinMs)
      .orderBy('at', 'desc')
      .limit(most)
      .execute();
    const oldest = recent.at(most - 1);
    return oldest ? oldest.at + withinMs : null;
  }

  #note(writes: Writes, { name, subject }: Kept, note: string): Promise<void> {
    return this.#audit.append(writes, { action: name, actor: subject, operationId: null, note });
  }
}

const placeOf = (id: string): string => `direct-change:${id}`;
