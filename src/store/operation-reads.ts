/*
 * Operation reads: operations, keys and quotes as they are looked up.
 *
 * Owns   every question that the journal answers without writing.
 * Never  writes.
 */
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { OperationId, QuoteId } from '../ids.ts';
import type { Lock } from '../operations/engine/lock.ts';
import type { FailedRead } from '../operations/engine/failed-reads.ts';
import type { TrailEntry } from '../operations/engine/audit-entry.ts';
import type {
  AnyQuote,
  Due,
  Intent,
  JournalReads,
  OperationPage,
  OperationScope,
  SetAside,
  UsedKey,
} from '../operations/engine/journal.ts';
import type { OperationCriteria } from '../operations/engine/operation-criteria.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { Queries } from './database.ts';
import { OperationLists } from './operation-lists.ts';
import { OperationSearch } from './operation-search.ts';
import type { Parts } from './parts.ts';
import { rowsOf, type Rows } from './rows.ts';

export class OperationReads implements JournalReads {
  protected readonly rows: Rows;
  readonly #parts: Parts;
  readonly #lists: OperationLists;
  readonly #search: OperationSearch;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.rows = rowsOf(parts);
    this.#lists = new OperationLists(this.rows.operations);
    this.#search = new OperationSearch(parts, this.rows.operations);
  }

  load(id: OperationId): Promise<Operation | null> {
    return this.#read((queries) => this.rows.operations.load(queries, id));
  }

  revisionsOf(ids: readonly OperationId[]): Promise<ReadonlyMap<OperationId, number>> {
    return this.#read((queries) => this.rows.operations.revisionsOf(queries, ids));
  }

  intentOf(id: OperationId): Promise<Intent> {
    return this.#read((queries) => this.rows.intents.load(queries, id));
  }

  keyOf(subject: string, key: string): Promise<UsedKey | null> {
    return this.#read((queries) => this.rows.keys.find(queries, { subject, key }));
  }

  keyById(id: string): Promise<UsedKey | null> {
    return this.#read((queries) => this.rows.keys.load(queries, id));
  }

  holderOf(name: string): Given<Operation | null> {
    return this.#parts.remembered.holders.of(name, async (queries) => {
      const taken = await this.rows.scopes.heldByAnother(queries, [name], null);
      return taken && this.rows.operations.load(queries, taken.by);
    });
  }

  locksOn(names: readonly string[]): Given<readonly Lock[]> {
    return this.rows.locks.durable(names);
  }

  byRef(ref: string): Given<readonly Operation[]> {
    return whenGiven(this.rows.refs.durableBy(ref), (rows) => this.rows.operations.openEach(rows));
  }

  isRefUsed(refs: readonly string[]): Promise<boolean> {
    return this.#read((queries) => this.rows.refs.isUsed(queries, refs));
  }

  claimed(records: readonly string[]): Promise<ReadonlyMap<string, OperationId>> {
    return this.#read((queries) => this.rows.scopes.claimed(queries, records));
  }

  due(now: number, limit: number): Promise<readonly Due[]> {
    return this.#read((queries) => this.#lists.due(queries, now, limit));
  }

  nextDueAt(now: number): Promise<number | null> {
    return this.#read((queries) => this.#lists.nextDueAt(queries, now));
  }

  openOf(subject: string): Promise<readonly Operation[]> {
    const named = this.#parts.digests.of('subject', subject);
    return this.#read((queries) => this.#lists.openOf(queries, named));
  }

  page(
    scope: OperationScope,
    { first, before }: { first: number; before: OperationId | null },
  ): Promise<OperationPage> {
    const whose =
      'subject' in scope
        ? { subject: this.#parts.digests.of('subject', scope.subject) }
        : { customer: this.#parts.digests.of('customer', scope.customerId) };
    return this.#read((queries) => this.#lists.page(queries, whose, { first, beyond: before }));
  }

  needingAttention({
    first,
    after,
  }: {
    first: number;
    after: OperationId | null;
  }): Promise<OperationPage> {
    return this.#read((queries) => this.#lists.needingAttention(queries, { first, beyond: after }));
  }

  matching(
    criteria: OperationCriteria,
    { first, after }: { first: number; after: OperationId | null },
  ): Promise<OperationPage> {
    const window = { first, beyond: after };
    return this.#read((queries) => this.#search.matching(queries, criteria, window));
  }

  setAside(): Promise<readonly SetAside[]> {
    return this.#read((queries) => this.#lists.setAside(queries));
  }

  trailOf(id: OperationId): Promise<readonly TrailEntry[]> {
    return this.#read((queries) => this.rows.audit.of(queries, id));
  }

  failedReadsOf(id: OperationId): Promise<readonly FailedRead[]> {
    return this.#read((queries) => this.rows.failures.of(queries, id));
  }

  quote(id: QuoteId): Promise<AnyQuote | null> {
    return this.#read((queries) => this.rows.quotes.load(queries, id));
  }

  /** Oldest first. */
  protected async named(queries: Queries, ref: string): Promise<Operation[]> {
    return this.rows.operations.openEach(await this.rows.refs.rowsBy(queries, ref));
  }

  #read<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#parts.database.read(work);
  }
}
