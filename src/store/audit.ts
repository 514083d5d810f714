/*
 * Audit: one row for everything that was done, chained so that nothing can be taken out or changed unseen.
 *
 * Owns   the chain: each hash covers the row and the hash of the row before. It covers the sealed body, so that the chain can be
 *        checked without the data key.
 * Gives  `append`, always within the transaction of what is audited: there is no effect without its row, nor a row without effect.
 * Never  changes a row. What is removed for its age leaves from the beginning, and the hash of the last such row is kept: the chain
 *        begins there.
 */
import { createHash } from 'node:crypto';
import type { OperationId } from '../ids.ts';
import type { AuditEntry, TrailEntry } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import { openedAction } from './opened.ts';
import type { Parts } from './parts.ts';
import { removedUpTo } from './removed.ts';
import type { Sealed } from './sealing.ts';
import { statement } from './statement.ts';

/** What stands before the first row of all. */
export const CHAIN_START = '';

interface ChainedRow {
  readonly at: number;
  readonly action: string;
  readonly operation_id: OperationId | null;
  readonly body: Sealed;
}

const LAST = statement((queries) =>
  queries
    .selectFrom('audit')
    .select(['at', 'hash'])
    .where('position', '=', (last) =>
      last.selectFrom('audit').select((row) => row.fn.max('position').as('position')),
    ),
);
const INSERT = statement((queries, of: ChainedRow & { readonly hash: string }) =>
  queries.insertInto('audit').values(of),
);
const OF_OPERATION = statement((queries, of: { operation: OperationId }) =>
  queries
    .selectFrom('audit')
    .select(['at', 'action', 'body'])
    .where('operation_id', '=', of.operation)
    .orderBy('position'),
);

export function chainHash(
  hashBefore: string,
  { at, action, operation_id, body }: ChainedRow,
): string {
  const content = [hashBefore, at, action, operation_id, Buffer.from(body).toString('base64')];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/** What stands before the first row that is kept. */
export async function chainStart(queries: Queries): Promise<string> {
  return (await removedUpTo(queries, 'audit')).hash ?? CHAIN_START;
}

export class AuditTrail {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rows are chained in commit order; a database with several writers needs a lock here, as for the event log. */
  async append(writes: Writes, { action, operationId, ...told }: AuditEntry): Promise<void> {
    const last = await LAST.first(writes, {});
    const row: ChainedRow = {
      at: Math.max(this.#parts.clock.now(), last?.at ?? 0),
      action,
      operation_id: operationId,
      body: this.#parts.sealing.seal(PLACE, told),
    };
    const hash = chainHash(last?.hash ?? (await chainStart(writes)), row);
    await INSERT.run(writes, { ...row, hash });
  }

  /** Oldest first. */
  async of(queries: Queries, id: OperationId): Promise<readonly TrailEntry[]> {
    const rows = await OF_OPERATION.rows(queries, { operation: id });
    return rows.map(({ at, action, body }) => ({
      ...this.#parts.sealing.open<Omit<AuditEntry, 'action' | 'operationId'>>(PLACE, body),
      ...{ at, action: openedAction(action), operationId: id },
    }));
  }
}

/** Rows cannot be swapped unseen, since the chain covers each in its place. */
const PLACE = 'audit';
