/*
 * Operation rows: operations with their refs and intents, as rows.
 *
 * Owns   what of an operation stands in columns, to be found by; the whole of it is sealed beside them.
 * Gives  writes to the journal's transactions, and reads by every name that an operation has.
 */
import type { SelectQueryBuilder } from 'kysely';
import type { OperationId } from '../ids.ts';
import type { Intent } from '../operations/engine/journal.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Tables } from './tables.ts';

export type OperationQuery = SelectQueryBuilder<Tables, 'operations', object>;

export class OperationRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** False when the exclusive name is held already. */
  async insert(writes: Writes, operation: Operation, exclusive: string | null): Promise<boolean> {
    const { digests } = this.#parts;
    const inserted = await writes
      .insertInto('operations')
      .values({
        ...this.#columns(operation),
        exclusive: exclusive === null ? null : digests.of('exclusive', exclusive),
      })
      .onConflict((conflict) => conflict.column('exclusive').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return false;
    await this.#name(writes, operation);
    return true;
  }

  /** Undoes an insert of the same transaction. */
  async remove(writes: Writes, id: OperationId): Promise<void> {
    await writes.deleteFrom('operation_refs').where('operation_id', '=', id).execute();
    await writes.deleteFrom('operations').where('id', '=', id).execute();
  }

  async update(writes: Writes, operation: Operation): Promise<void> {
    await writes
      .updateTable('operations')
      .set(this.#columns(operation))
      .where('id', '=', operation.id)
      .execute();
    await this.#name(writes, operation);
  }

  async load(queries: Queries, id: OperationId): Promise<Operation | null> {
    const [operation] = await this.list(queries, (rows) => rows.where('id', '=', id));
    return operation ?? null;
  }

  /** The operations that `choose` leaves, in the order that it gives. */
  async list(
    queries: Queries,
    choose: (rows: OperationQuery) => OperationQuery,
  ): Promise<Operation[]> {
    const rows = await choose(queries.selectFrom('operations')).select(['id', 'state']).execute();
    return rows.map(({ id, state }) => this.#parts.sealing.open<Operation>(placeOf(id), state));
  }

  async saveIntent(writes: Writes, id: OperationId, intent: Intent): Promise<void> {
    const body = this.#parts.sealing.seal(intentPlaceOf(id), intent);
    await writes
      .insertInto('intents')
      .values({ operation_id: id, body })
      .onConflict((conflict) => conflict.column('operation_id').doUpdateSet({ body }))
      .execute();
  }

  async eraseIntent(writes: Writes, id: OperationId): Promise<void> {
    await writes.deleteFrom('intents').where('operation_id', '=', id).execute();
  }

  async intent(queries: Queries, id: OperationId): Promise<Intent> {
    const row = await queries
      .selectFrom('intents')
      .select('body')
      .where('operation_id', '=', id)
      .executeTakeFirst();
    return row ? this.#parts.sealing.open<Intent>(intentPlaceOf(id), row.body) : {};
  }

  async #name(writes: Writes, { id, refs }: Operation): Promise<void> {
    if (refs.length === 0) return;
    const rows = this.#parts.digests.ofEach('ref', refs).map((ref) => ({ ref, operation_id: id }));
    await writes
      .insertInto('operation_refs')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  #columns(operation: Operation) {
    const { digests, sealing } = this.#parts;
    return {
      id: operation.id,
      kind: operation.detail.kind,
      revision: operation.revision,
      status: operation.status,
      open: flag(!isSettled(operation)),
      subject: digests.of('subject', operation.subject),
      customer_id: operation.customerId,
      lane: operation.lane === null ? null : digests.of('lane', operation.lane),
      next_check_at: operation.nextCheckAt,
      unanswered: flag(operation.pending?.sent === true),
      started_at: operation.startedAt,
      state: sealing.seal(placeOf(operation.id), operation),
    };
  }
}

const placeOf = (id: OperationId): string => `operation:${id}`;
const intentPlaceOf = (id: OperationId): string => `intent:${id}`;
const flag = (is: boolean): 0 | 1 => (is ? 1 : 0);
