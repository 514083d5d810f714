/*
 * Audit: one row for everything that was done, chained so that nothing can be taken out or changed unseen.
 *
 * Owns   the chain: each hash covers the row and the hash of the row before. It covers the sealed body, so that the chain can be
 *        checked without the data key.
 * Gives  `append`, always within the transaction of what is audited: there is no effect without its row, nor a row without effect.
 * Never  changes or removes a row.
 */
import { createHash } from 'node:crypto';
import type { OperationId } from '../ids.ts';
import type { AuditEntry, TrailEntry } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';

/** What stands before the first row. */
export const CHAIN_START = '';

interface ChainedRow {
  readonly at: number;
  readonly action: string;
  readonly operation_id: OperationId | null;
  readonly body: Sealed;
}

export function chainHash(
  hashBefore: string,
  { at, action, operation_id, body }: ChainedRow,
): string {
  const content = [hashBefore, at, action, operation_id, Buffer.from(body).toString('base64')];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

export class AuditTrail {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rows are chained in commit order; a database with several writers needs a lock here, as for the event log. */
  async append(writes: Writes, { action, operationId, ...told }: AuditEntry): Promise<void> {
    const last = await writes
      .selectFrom('audit')
      .select('hash')
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    const row: ChainedRow = {
      at: this.#parts.clock.now(),
      action,
      operation_id: operationId,
      body: this.#parts.sealing.seal(PLACE, told),
    };
    const hash = chainHash(last?.hash ?? CHAIN_START, row);
    await writes
      .insertInto('audit')
      .values({ ...row, hash })
      .execute();
  }

  /** Oldest first. */
  async of(queries: Queries, id: OperationId): Promise<readonly TrailEntry[]> {
    const rows = await queries
      .selectFrom('audit')
      .select(['at', 'action', 'body'])
      .where('operation_id', '=', id)
      .orderBy('position')
      .execute();
    return rows.map(({ at, action, body }) => ({
      ...this.#parts.sealing.open<Omit<AuditEntry, 'action' | 'operationId'>>(PLACE, body),
      ...{ at, action, operationId: id },
    }));
  }
}

/** Rows cannot be swapped unseen, since the chain covers each in its place. */
const PLACE = 'audit';
