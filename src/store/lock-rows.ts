/*
 * Lock rows: what is locked, since when, and from when on it no longer is.
 *
 * Owns   one row a name. It stays for a while after the lock is over; pruning removes it.
 * Gives  the locks that hold now.
 */
import { allGiven, whenGiven, type Given } from '../datasources/wire/given.ts';
import type { Lock } from '../operations/engine/lock.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

const NAMED = statement((queries, of: { names: readonly Digest[] }) =>
  queries.selectFrom('locks').select(['name', 'since', 'unlocks_at']).where('name', 'in', of.names),
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
    return this.#thatHold(await this.#named(queries, names));
  }

  /** The same, as it is outside of a transaction. */
  durable(names: readonly string[]): Given<readonly Lock[]> {
    const { locks } = this.#parts.remembered;
    const found = [...new Set(names)].map((name) =>
      locks.of(name, (queries) => this.#named(queries, [name])),
    );
    return whenGiven(allGiven(found), (each) => this.#thatHold(each.flat()));
  }

  async save(writes: Writes, { name, since, unlocksAt }: Lock): Promise<void> {
    this.#parts.remembered.locks.forget(name);
    await SAVE.run(writes, { name: this.#digestOf(name), since, unlocks_at: unlocksAt });
  }

  async #named(queries: Queries, names: readonly string[]): Promise<readonly Lock[]> {
    if (names.length === 0) return [];
    const named = new Map(names.map((name) => [this.#digestOf(name), name]));
    const rows = await NAMED.rows(queries, { names: [...named.keys()] });
    return rows.map(({ name, since, unlocks_at: unlocksAt }) => ({
      ...{ name: named.get(name) ?? '', since, unlocksAt },
    }));
  }

  #thatHold(locks: readonly Lock[]): readonly Lock[] {
    const now = this.#parts.clock.now();
    return locks.filter(({ unlocksAt }) => unlocksAt === null || unlocksAt > now);
  }

  #digestOf(name: string): Digest {
    return this.#parts.digests.of('scope', name);
  }
}
