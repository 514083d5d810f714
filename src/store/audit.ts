/*
 * Audit: one row for everything that was done, and for whose data people of the brand have read; chained so that nothing can be taken
 * out, put in or changed unseen.
 *
 * Owns   the chain: each hash covers the row and the hash of the row before. Of the body it covers a keyed digest of what was sealed, so
 *        that sealing it with another data key changes no hash.
 * Gives  `append`, always within the transaction of what is audited: there is no effect without its row, nor a row without effect.
 * Never  changes a row. Whole segments leave for their age.
 *
 * Each process writes segments of its own, one a day, so that no process waits for another one's chain (`audit-segments.ts`).
 */
import { hash as hashed } from 'node:crypto';
import type { CustomerId, OperationId } from '../ids.ts';
import type { AuditEntry, TrailEntry } from '../operations/engine/audit-entry.ts';
import { AuditSegments } from './audit-segments.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import { openedAction } from './opened.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import { statement } from './statement.ts';

/** What the chain covers of a row. */
export interface ChainedRow {
  readonly at: number;
  readonly action: string;
  readonly operation_id: OperationId | null;
  readonly about: Digest | null;
  readonly digest: Digest;
}

interface Row extends ChainedRow {
  readonly segment: number;
  readonly body: Sealed;
  readonly hash: string;
}

/** What stands in a body. */
type Told = Omit<AuditEntry, 'action' | 'operationId'>;

const COLUMNS = ['at', 'action', 'operation_id', 'body'] as const;
const NEWEST = Number.MAX_SAFE_INTEGER;

const INSERT = statement((queries, of: Row) => queries.insertInto('audit').values(of));
const OF_OPERATION = statement((queries, of: { operation: OperationId }) =>
  queries
    .selectFrom('audit')
    .select(COLUMNS)
    .where('operation_id', '=', of.operation)
    .orderBy('position'),
);
const PAGE = statement((queries, of: { before: number; limit: number }) =>
  queries
    .selectFrom('audit')
    .select([...COLUMNS, 'position'])
    .where('position', '<', of.before)
    .orderBy('position', 'desc')
    .limit(of.limit),
);
const PAGE_ABOUT = statement((queries, of: { about: Digest; before: number; limit: number }) =>
  queries
    .selectFrom('audit')
    .select([...COLUMNS, 'position'])
    .where('about', '=', of.about)
    .where('position', '<', of.before)
    .orderBy('position', 'desc')
    .limit(of.limit),
);

export function chainHash(
  hashBefore: string,
  { at, action, operation_id, about, digest }: ChainedRow,
): string {
  const content = [hashBefore, at, action, operation_id, about, digest];
  return hashed('sha256', JSON.stringify(content), 'base64url');
}

/** Keyed, since a short note could be found by trying. */
export const bodyDigest = ({ digests }: Pick<Parts, 'digests'>, told: object): Digest =>
  digests.of('audit', JSON.stringify(told));

/** Which entries are wanted, newest first. */
export interface AuditWindow {
  readonly customer: CustomerId | null;
  readonly first: number;
  /** A position, or null for the newest. */
  readonly before: number | null;
}

export interface PlacedEntry extends TrailEntry {
  readonly position: number;
}

export class AuditTrail {
  readonly #parts: Parts;
  readonly #segments: AuditSegments;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#segments = new AuditSegments(parts);
  }

  /** Rows are chained in the order in which this process commits them. */
  async append(writes: Writes, { action, operationId, ...told }: AuditEntry): Promise<void> {
    const { digests, sealing } = this.#parts;
    const about = told.customer == null ? null : digests.of('customer', told.customer);
    const json = JSON.stringify(told);
    const digest = digests.of('audit', json);
    const segment = await this.#segments.current(writes);
    const chained = { at: segment.at, action, operation_id: operationId, about, digest };
    const hash = chainHash(segment.head, chained);
    const body = sealing.sealJson(AUDIT_PLACE, json);
    await INSERT.run(writes, { ...chained, segment: segment.number, body, hash });
    await this.#segments.grow(writes, segment, hash);
  }

  /** Ends what this process has written, with a checkpoint. */
  close(writes: Writes): Promise<void> {
    return this.#segments.close(writes);
  }

  /** Oldest first. */
  async of(queries: Queries, id: OperationId): Promise<readonly TrailEntry[]> {
    const rows = await OF_OPERATION.rows(queries, { operation: id });
    return rows.map((row) => this.#opened(row));
  }

  /** Newest first. */
  async page(queries: Queries, window: AuditWindow): Promise<readonly PlacedEntry[]> {
    const of = { before: window.before ?? NEWEST, limit: window.first };
    const { customer } = window;
    const about = customer === null ? null : this.#parts.digests.of('customer', customer);
    const rows = await (about === null
      ? PAGE.rows(queries, of)
      : PAGE_ABOUT.rows(queries, { ...of, about }));
    return rows.map((row) => ({ ...this.#opened(row), position: row.position }));
  }

  #opened(row: Pick<Row, (typeof COLUMNS)[number]>): TrailEntry {
    return {
      ...this.#parts.sealing.open<Told>(AUDIT_PLACE, row.body),
      ...{ at: row.at, action: openedAction(row.action), operationId: row.operation_id },
    };
  }
}

/** Rows cannot be swapped unseen, since the chain covers each in its place. */
export const AUDIT_PLACE = 'audit';
