/*
 * Lock rows: what is locked, since when, and from when on it no longer is.
 *
 * Owns   one row a name. It stays for a while after the lock is over; pruning removes it.
 * Gives  the locks that hold now.
 */
import type { Lock } from '../operations/engine/lock.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

const HOLDING = statement((queries, of: { names: readonly Digest[]; now: number }) =>
  queries
    .selectFrom('locks')
    .select(['name', 'since', 'unlocks_at'])
    .where('name', 'in', of.names)
    .where((row) => row.or([row('unlocks_at', 'is', null), row('unlocks_at', '>', of.now)])),
);
const SAVE = statement((queries, of: Tables['locks']) =>
  queries
    .insertInto('locks')
    .values(of)
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ since: of.since, unlocks_at: of.unlocks_at }),
    ),
);

export class LockRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Of these names, the locks that hold. */
  async holding(queries: Queries, names: readonly string[]): Promise<readonly Lock[]> {
    if (names.length === 0) return [];
    const named = new Map(names.map((name) => [this.#digestOf(name), name]));
    const of = { names: [...named.keys()], now: this.#parts.clock.now() };
    const rows = await HOLDING.rows(queries, of);
    return rows.map(({ name, since, unlocks_at: unlocksAt }) => ({
      ...{ name: named.get(name) ?? '', since, unlocksAt },
    }));
  }

  async save(writes: Writes, { name, since, unlocksAt }: Lock): Promise<void> {
    await SAVE.run(writes, { name: this.#digestOf(name), since, unlocks_at: unlocksAt });
  }

  #digestOf(name: string): Digest {
    return this.#parts.digests.of('scope', name);
  }
}
