/*
 * Failure rows: when the platform could not be asked about an operation, one row for each operation.
 *
 * Never  keeps more of one operation than `withFailedRead` does.
 */
import type { OperationId } from '../ids.ts';
import { withFailedRead, type FailedRead } from '../operations/engine/failed-reads.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

const LOAD = statement((queries, of: { id: OperationId }) =>
  queries.selectFrom('failed_reads').select('body').where('operation_id', '=', of.id),
);
const SAVE = statement((queries, of: Tables['failed_reads']) =>
  queries
    .insertInto('failed_reads')
    .values(of)
    .onConflict((conflict) => conflict.column('operation_id').doUpdateSet({ body: of.body })),
);
const ERASE = statement((queries, of: { id: OperationId }) =>
  queries.deleteFrom('failed_reads').where('operation_id', '=', of.id),
);

export class FailureRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async add(writes: Writes, id: OperationId, failed: FailedRead): Promise<void> {
    const all = withFailedRead(await this.of(writes, id), failed);
    const body = this.#parts.sealing.seal(placeOfFailures(id), all);
    await SAVE.run(writes, { operation_id: id, body });
  }

  /** Oldest first. */
  async of(queries: Queries, id: OperationId): Promise<readonly FailedRead[]> {
    const row = await LOAD.first(queries, { id });
    return row
      ? this.#parts.sealing.open<readonly FailedRead[]>(placeOfFailures(id), row.body)
      : [];
  }

  async erase(writes: Writes, id: OperationId): Promise<void> {
    await ERASE.run(writes, { id });
  }
}

export const placeOfFailures = (id: OperationId): string => `failed-reads:${id}`;
