/*
 * Scope rows: names that one operation holds, and records that one operation explains.
 *
 * Owns   the uniqueness of both, for all operations of the store; the database keeps it, so that no race can break it.
 * Gives  who holds a name and who explains a record; what is taken within a transaction is taken for everybody.
 * Never  gives up a record that was claimed. Names are taken in their order, so that two operations never wait for one another.
 */
import { seeded } from '../seeded-bug.ts';
import type { OperationId } from '../ids.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';

const HELD_BY = statement((queries, of: { operation: OperationId }) =>
  queries.selectFrom('scopes').select('name').where('operation_id', '=', of.operation),
);
const HOLDERS = statement((queries, of: { names: readonly Digest[] }) =>
  queries.selectFrom('scopes').select(['name', 'operation_id']).where('name', 'in', of.names),
);
const HOLD = statement((queries, of: { names: readonly Digest[]; operation: OperationId }) =>
  queries
    .insertInto('scopes')
    .values(of.names.map((name) => ({ name, operation_id: of.operation })))
    .onConflict((conflict) => conflict.column('name').doNothing()),
);
const FREE = statement((queries, of: { name: Digest }) =>
  queries.deleteFrom('scopes').where('name', '=', of.name),
);
const FREE_ALL = statement((queries, of: { operation: OperationId }) =>
  queries.deleteFrom('scopes').where('operation_id', '=', of.operation),
);
const CLAIMED = statement((queries, of: { records: readonly Digest[] }) =>
  queries.selectFrom('claims').select(['record', 'operation_id']).where('record', 'in', of.records),
);
const CLAIM = statement((queries, of: { record: Digest; operation: OperationId; at: number }) =>
  queries
    .insertInto('claims')
    .values({ record: of.record, operation_id: of.operation, at: of.at })
    .onConflict((conflict) => conflict.column('record').doNothing()),
);

/** A name and the operation that has it. */
export interface Taken {
  readonly name: string;
  readonly by: OperationId;
}

export class ScopeRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The first of the names, in their order, that somebody else holds, or null. */
  async heldByAnother(
    queries: Queries,
    names: readonly string[],
    operation: OperationId | null,
  ): Promise<Taken | null> {
    if (operation !== null && this.#holdsAll(queries, operation, names)) return null;
    const holders = await this.#holders(queries, names);
    return holders.find(({ by }) => by !== operation) ?? null;
  }

  /** It was begun in this transaction. */
  begin(writes: Writes, operation: OperationId): void {
    this.#parts.seen.held.note(writes, operation, { value: [] });
  }

  /** Takes those of the names that are free, and frees what it holds besides. False when somebody else holds one. */
  async hold(writes: Writes, operation: OperationId, names: readonly string[]): Promise<boolean> {
    const { digests, remembered, seen } = this.#parts;
    const wanted = digests.ofEach('scope', inOrder(names));
    const held = await this.#held(writes, operation);
    const freed = held.filter((one) => !wanted.includes(one));
    const taken = wanted.filter((one) => !held.includes(one));
    if (freed.length === 0 && taken.length === 0) return true;
    for (const name of names) remembered.holders.forget(name);
    for (const name of freed) await FREE.run(writes, { name });
    const inserted = taken.length === 0 ? 0 : await HOLD.run(writes, { names: taken, operation });
    const took = inserted === taken.length;
    if (took) seen.held.note(writes, operation, { value: wanted });
    else seen.held.forget(operation);
    return took;
  }

  #held(queries: Queries, operation: OperationId): Promise<readonly Digest[]> {
    return this.#parts.seen.held.of(queries, operation, async () =>
      (await HELD_BY.rows(queries, { operation })).map(({ name }) => name),
    );
  }

  /** As far as it is known without asking: nobody else can hold what it holds. */
  #holdsAll(queries: Queries, operation: OperationId, names: readonly string[]): boolean {
    const { digests, seen } = this.#parts;
    const held = seen.held.row(queries, operation)?.value;
    return held !== undefined && names.every((name) => held.includes(digests.of('scope', name)));
  }

  async freeAll(writes: Writes, operation: OperationId): Promise<void> {
    this.#parts.seen.held.forget(operation);
    await FREE_ALL.run(writes, { operation });
  }

  /** Claims each record, or as many as nobody else has claimed; false when that is not each. */
  async claim(
    writes: Writes,
    operation: OperationId,
    records: readonly string[],
  ): Promise<boolean> {
    const at = this.#parts.clock.now();
    let isNew = true;
    for (const record of this.#parts.digests.ofEach('record', inOrder(records)))
      isNew = (await CLAIM.run(writes, { record, operation, at })) > 0 && isNew;
    if (isNew) return true;
    const claimed = await this.claimed(writes, records);
    return [...claimed.values()].every((by) => by === operation);
  }

  async claimed(
    queries: Queries,
    records: readonly string[],
  ): Promise<ReadonlyMap<string, OperationId>> {
    if (records.length === 0 || seeded('record-claimed-twice')) return new Map();
    const named = new Map(records.map((name) => [this.#parts.digests.of('record', name), name]));
    const rows = await CLAIMED.rows(queries, { records: [...named.keys()] });
    return new Map(rows.map((row) => [named.get(row.record) ?? '', row.operation_id]));
  }

  async #holders(queries: Queries, names: readonly string[]): Promise<Taken[]> {
    if (names.length === 0) return [];
    const named = new Map(
      inOrder(names).map((name) => [this.#parts.digests.of('scope', name), name]),
    );
    const rows = await HOLDERS.rows(queries, { names: [...named.keys()] });
    const holders = new Map(rows.map((row) => [row.name, row.operation_id]));
    return [...named].flatMap(([digest, name]) => {
      const by = holders.get(digest);
      return by === undefined ? [] : [{ name, by }];
    });
  }
}

const inOrder = (names: readonly string[]): string[] => [...new Set(names)].toSorted();
