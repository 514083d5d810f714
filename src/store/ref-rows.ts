/*
 * Ref rows: names under which callbacks and return pages find an operation, and operators theirs. Several operations may carry one name.
 */
import type { Given } from '../datasources/wire/given.ts';
import type { OperationId } from '../ids.ts';
import type { Operation } from '../operations/engine/operation.ts';
import { namesOf } from '../operations/operation-names.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { OperationRow } from './operation-row.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';

const INSERT = statement((queries, of: { refs: readonly Digest[]; operation: OperationId }) =>
  queries
    .insertInto('operation_refs')
    .values(of.refs.map((ref) => ({ ref, operation_id: of.operation })))
    .onConflict((conflict) => conflict.doNothing()),
);
const ERASE = statement((queries, of: { operation: OperationId }) =>
  queries.deleteFrom('operation_refs').where('operation_id', '=', of.operation),
);
const NAMED = statement((queries, of: { ref: Digest }) =>
  queries
    .selectFrom('operation_refs as named')
    .innerJoin('operations', 'operations.id', 'named.operation_id')
    .select(['id', 'position', 'version', 'state'])
    .where('named.ref', '=', of.ref)
    .orderBy('position'),
);

const USED = statement((queries, of: { refs: readonly Digest[] }) =>
  queries.selectFrom('operation_refs').select('ref').where('ref', 'in', of.refs).limit(1),
);

export class RefRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Adds the names of an operation that are not there yet, and further ones for operators. */
  async add(
    writes: Writes,
    operation: Operation,
    { before, names = [] }: { before?: Operation; names?: readonly string[] } = {},
  ): Promise<void> {
    const known = new Set(before ? allNames(before) : []);
    const added = [...allNames(operation), ...names].filter((name) => !known.has(name));
    const { digests, remembered } = this.#parts;
    if (added.length === 0) return;
    for (const name of added) remembered.refs.forget(name);
    const refs = digests.ofEach('ref', added);
    await INSERT.run(writes, { refs, operation: operation.id });
  }

  async erase(writes: Writes, operation: OperationId): Promise<void> {
    await ERASE.run(writes, { operation });
  }

  /** The same, as it is outside of a transaction. */
  durableBy(ref: string): Given<readonly OperationRow[]> {
    return this.#parts.remembered.refs.of(ref, (queries) => this.rowsBy(queries, ref));
  }

  /** Oldest first. */
  rowsBy(queries: Queries, ref: string): Promise<readonly OperationRow[]> {
    return NAMED.rows(queries, { ref: this.#parts.digests.of('ref', ref) });
  }

  async isUsed(queries: Queries, refs: readonly string[]): Promise<boolean> {
    const named = this.#parts.digests.ofEach('ref', refs);
    return (await USED.first(queries, { refs: named })) !== undefined;
  }
}

const allNames = (operation: Operation): readonly string[] => [
  ...new Set([...operation.refs, ...namesOf(operation)]),
];
