/*
 * Operation rows: operations as rows.
 *
 * Owns   what of an operation stands in columns, to be found by; the whole of it is sealed beside them.
 * Gives  writes to the journal's transactions: `update` changes the row that was read, or nothing when somebody else changed it. What an
 *        operation is found by is written only where it is another one: each of its indexes costs pages of every commit.
 * Never  sets the id of a row, nor its position.
 */
import { seeded } from '../seeded-bug.ts';
import type { OperationId } from '../ids.ts';
import { UnreadableOperation } from '../operations/engine/journal.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import { minutes } from '../clock.ts';
import type { Queries, Writes } from './database.ts';
import { openedOperation } from './opened.ts';
import { ROW, type OperationRow } from './operation-row.ts';
import type { Parts } from './parts.ts';
import { timeOfRow } from './row-times.ts';
import { writtenAs } from './seen.ts';
import { statement } from './statement.ts';
import type { Flag, Tables } from './tables.ts';

/** No kind waits longer for its next check. */
export const MAX_WAIT_MS = minutes(60);

type Columns = Omit<Tables['operations'], 'position' | 'id' | 'set_aside'>;
type Row = Columns & { readonly id: OperationId };

const INSERT = statement((queries, { id, ...columns }: Row) =>
  queries.insertInto('operations').values({ ...columns, id, set_aside: 0 }),
);
/** What nearly every write changes. */
type Moved = 'version' | 'revision' | 'next_check_at' | 'planned_at' | 'state';

const MOVE = statement(
  (queries, { id, read, ...columns }: Pick<Row, Moved | 'id'> & { readonly read: number }) =>
    queries
      .updateTable('operations')
      .set(seeded('update-sets-the-key') ? { ...columns, id } : columns)
      .where('id', '=', id)
      .where('version', '=', read),
);
const MOVE_ALL = statement((queries, { id, read, ...columns }: Row & { readonly read: number }) =>
  queries.updateTable('operations').set(columns).where('id', '=', id).where('version', '=', read),
);
const LOAD = statement((queries, of: { id: OperationId }) =>
  queries.selectFrom('operations').select(ROW).where('id', '=', of.id),
);
const REVISIONS = statement((queries, of: { ids: readonly OperationId[] }) =>
  queries.selectFrom('operations').select(['id', 'revision']).where('id', 'in', of.ids),
);
const LAST_AGE = statement((queries) =>
  queries
    .selectFrom('operations')
    .select((row) => row.fn.max('ages_from').as('at'))
    .where('ages_from', 'is not', null),
);
const REMOVE = statement((queries, of: { id: OperationId }) =>
  queries.deleteFrom('operations').where('id', '=', of.id),
);

export class OperationRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async insert(writes: Writes, operation: Operation): Promise<void> {
    const json = JSON.stringify(operation);
    const moved = this.#moved(operation, json);
    const found = await this.#foundBy(writes, operation);
    await INSERT.run(writes, { ...moved, ...found, id: operation.id });
    this.#note(writes, operation, json);
  }

  /** False when the row has another version than the one that was read. */
  async update(writes: Writes, operation: Operation, before: Operation): Promise<boolean> {
    const { id } = operation;
    const json = JSON.stringify(operation);
    const moved = { ...this.#moved(operation, json), id, read: before.version };
    const changed = isFoundByTheSame(before, operation)
      ? await MOVE.run(writes, moved)
      : await MOVE_ALL.run(writes, { ...moved, ...(await this.#foundBy(writes, operation)) });
    if (changed === 0) this.#parts.seen.operations.forget(id);
    else this.#note(writes, operation, json);
    return changed > 0;
  }

  async remove(writes: Writes, id: OperationId): Promise<void> {
    this.#parts.seen.operations.forget(id);
    await REMOVE.run(writes, { id });
  }

  /** Null when there is none. Throws `UnreadableOperation`. */
  load(queries: Queries, id: OperationId): Promise<Operation | null> {
    return this.#parts.seen.operations.of(queries, id, async () => {
      const row = await LOAD.first(queries, { id });
      return row ? this.open(row) : null;
    });
  }

  async revisionsOf(
    queries: Queries,
    ids: readonly OperationId[],
  ): Promise<ReadonlyMap<OperationId, number>> {
    const rows = ids.length === 0 ? [] : await REVISIONS.rows(queries, { ids });
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  }

  /** Throws `UnreadableOperation`. */
  open({ id, version, state }: Omit<OperationRow, 'position'>): Operation {
    try {
      return openedOperation(
        this.#parts.sealing.open<unknown>(placeOfOperation(id), state),
        version,
      );
    } catch (cause) {
      throw new UnreadableOperation(`The operation ${id} cannot be opened.`, { cause });
    }
  }

  /** Those of the rows that can be opened. */
  openEach(rows: readonly OperationRow[]): Operation[] {
    return rows.flatMap((row) => {
      try {
        return [this.open(row)];
      } catch {
        return [];
      }
    });
  }

  #note(writes: Writes, { id, version }: Operation, json: string): void {
    const row = writtenAs(json, (state) => openedOperation(state, version));
    this.#parts.seen.operations.note(writes, id, row);
  }

  #moved(operation: Operation, json: string): Pick<Columns, Moved> {
    const { id, version, revision } = operation;
    const state = this.#parts.sealing.sealJson(placeOfOperation(id), json);
    return { version, revision, ...this.#nextCheck(operation), state };
  }

  async #foundBy(writes: Writes, operation: Operation): Promise<Omit<Columns, Moved>> {
    const { digests } = this.#parts;
    const { status, subject, customerId, startedAt } = operation;
    return {
      ...{ kind: operation.detail.kind, status, open: flag(!isSettled(operation)) },
      shown: flag(isShown(operation)),
      attention: flag(needsAttention(operation)),
      subject: digests.of('subject', subject),
      customer: customerId === null ? null : digests.of('customer', customerId),
      ages_from: isOver(operation)
        ? await timeOfRow(this.#parts, writes, { sort: 'operation', last: LAST_AGE })
        : null,
      started_at: startedAt,
    };
  }

  #nextCheck(operation: Operation): Pick<Columns, 'next_check_at' | 'planned_at'> {
    const { nextCheckAt: at, watchUntil } = operation;
    const isLookedAt = !isSettled(operation) || watchUntil !== null;
    if (at === null || !isLookedAt) return { next_check_at: null, planned_at: null };
    const now = this.#parts.clock.now();
    return { next_check_at: Math.min(at, now + MAX_WAIT_MS), planned_at: now };
  }
}

const isShown = ({ listed, revision }: Operation): boolean => listed && revision > 0;

const needsAttention = (operation: Operation): boolean =>
  isShown(operation) && (operation.status === 'NEEDS_ATTENTION' || operation.attention);

/** What is over ages anew with every write. */
const isFoundByTheSame = (before: Operation, after: Operation): boolean =>
  before.detail.kind === after.detail.kind &&
  before.status === after.status &&
  isSettled(before) === isSettled(after) &&
  isShown(before) === isShown(after) &&
  needsAttention(before) === needsAttention(after) &&
  before.subject === after.subject &&
  before.customerId === after.customerId &&
  before.startedAt === after.startedAt &&
  !isOver(before) &&
  !isOver(after);

/** Whether nothing happens to it any more. What the platform takes away stays on record for good. */
const isOver = (operation: Operation): boolean =>
  isSettled(operation) &&
  operation.watchUntil === null &&
  !operation.attention &&
  operation.detail.kind !== KEPT_FOR_GOOD;

const KEPT_FOR_GOOD: string = 'port-out';

export const placeOfOperation = (id: OperationId): string => `operation:${id}`;
const flag = (is: boolean): Flag => (is ? 1 : 0);
