/*
 * Operation reads: operations, keys and quotes as they are looked up.
 *
 * Owns   every question that the journal answers without writing; every list is in the order in which operations were begun, or its reverse.
 * Never  writes.
 */
import type { OperationId, QuoteId } from '../ids.ts';
import type {
  Intent,
  OperationPage,
  OperationScope,
  TrailEntry,
  UsedKey,
} from '../operations/engine/journal.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { Quote } from '../operations/sales/quote.ts';
import type { SaleQuote } from '../operations/sales/sale-quote.ts';
import { AuditTrail } from './audit.ts';
import type { Digests } from './digests.ts';
import { KeyRows } from './key-rows.ts';
import { olderThan, pageOf, youngerThan } from './operation-pages.ts';
import { OperationRows, type OperationQuery } from './operation-rows.ts';
import type { Parts } from './parts.ts';
import { QuoteRows } from './quote-rows.ts';

export class OperationReads {
  readonly #parts: Parts;
  readonly #operations: OperationRows;
  readonly #keys: KeyRows;
  readonly #quotes: QuoteRows;
  readonly #audit: AuditTrail;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#operations = new OperationRows(parts);
    this.#keys = new KeyRows(parts);
    this.#quotes = new QuoteRows(parts);
    this.#audit = new AuditTrail(parts);
  }

  load(id: OperationId): Promise<Operation | null> {
    return this.#parts.database.read((queries) => this.#operations.load(queries, id));
  }

  intentOf(id: OperationId): Promise<Intent> {
    return this.#parts.database.read((queries) => this.#operations.intent(queries, id));
  }

  keyOf(subject: string, key: string): Promise<UsedKey | null> {
    return this.#parts.database.read((queries) => this.#keys.find(queries, { subject, key }));
  }

  keyById(id: string): Promise<UsedKey | null> {
    return this.#parts.database.read((queries) => this.#keys.load(queries, id));
  }

  async holderOf(exclusive: string): Promise<Operation | null> {
    const [holder] = await this.#list((rows) => heldBy(rows, exclusive, this.#parts.digests));
    return holder ?? null;
  }

  byRef(ref: string): Promise<readonly Operation[]> {
    return this.#list((rows) => called(rows, ref, this.#parts.digests));
  }

  async due(now: number, limit: number): Promise<readonly OperationId[]> {
    return this.#ids((rows) =>
      rows
        .where('next_check_at', '<=', now)
        .orderBy('next_check_at')
        .orderBy('position')
        .limit(limit),
    );
  }

  async nextDueAt(): Promise<number | null> {
    const row = await this.#parts.database.read((queries) =>
      queries
        .selectFrom('operations')
        .select((of) => of.fn.min('next_check_at').as('at'))
        .where('open', '=', 1)
        .executeTakeFirst(),
    );
    return row?.at ?? null;
  }

  inDoubt(): Promise<readonly Operation[]> {
    return this.#list((rows) =>
      rows.where('unanswered', '=', 1).where('open', '=', 1).orderBy('position'),
    );
  }

  inLane(lane: string): Promise<readonly Operation[]> {
    return this.#list((rows) => openIn(rows, lane, this.#parts.digests));
  }

  openOf(subject: string): Promise<readonly Operation[]> {
    const named = this.#parts.digests.of('subject', subject);
    return this.#list((rows) =>
      rows.where('subject', '=', named).where('open', '=', 1).orderBy('position', 'desc'),
    );
  }

  async page(
    scope: OperationScope,
    window: { first: number; before: OperationId | null },
  ): Promise<OperationPage> {
    const { first, before: id } = window;
    const found = await this.#list((rows) => olderThan(this.#within(rows, scope), { id, first }));
    return pageOf(found, first);
  }

  async needingAttention(window: {
    first: number;
    after: OperationId | null;
  }): Promise<OperationPage> {
    const { first, after: id } = window;
    const found = await this.#list((rows) =>
      youngerThan(rows, { id, first })
        .where('open', '=', 1)
        .where('status', '=', 'NEEDS_ATTENTION'),
    );
    return pageOf(found, first);
  }

  trailOf(id: OperationId): Promise<readonly TrailEntry[]> {
    return this.#parts.database.read((queries) => this.#audit.of(queries, id));
  }

  quote(id: QuoteId): Promise<Quote | null> {
    return this.#parts.database.read((queries) => this.#quotes.load(queries, id));
  }

  saleQuote(id: QuoteId): Promise<SaleQuote | null> {
    return this.#parts.database.read((queries) => this.#quotes.loadSale(queries, id));
  }

  #list(choose: (rows: OperationQuery) => OperationQuery): Promise<Operation[]> {
    return this.#parts.database.read((queries) => this.#operations.list(queries, choose));
  }

  /** Of open operations. */
  async #ids(choose: (rows: OperationQuery) => OperationQuery): Promise<readonly OperationId[]> {
    const rows = await this.#parts.database.read((queries) =>
      choose(queries.selectFrom('operations').where('open', '=', 1))
        .select('id')
        .execute(),
    );
    return rows.map(({ id }) => id);
  }

  #within(rows: OperationQuery, scope: OperationScope): OperationQuery {
    return 'subject' in scope
      ? rows.where('subject', '=', this.#parts.digests.of('subject', scope.subject))
      : rows.where('customer_id', '=', scope.customerId);
  }
}

export function openIn(rows: OperationQuery, lane: string, digests: Digests): OperationQuery {
  const named = digests.of('lane', lane);
  return rows.where('lane', '=', named).where('open', '=', 1).orderBy('position');
}

export function called(rows: OperationQuery, ref: string, digests: Digests): OperationQuery {
  const named = digests.of('ref', ref);
  return rows
    .where('id', 'in', (from) =>
      from.selectFrom('operation_refs').select('operation_id').where('ref', '=', named),
    )
    .orderBy('position');
}

export function heldBy(rows: OperationQuery, exclusive: string, digests: Digests): OperationQuery {
  return rows.where('exclusive', '=', digests.of('exclusive', exclusive));
}
