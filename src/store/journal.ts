/*
 * Journal: operations in SQLite.
 *
 * Owns   what one transaction writes together: state, intent, key, refs, events, link and audit row, all or nothing.
 * Gives  the port of `operations/journal.ts`; every list is in the order in which operations were begun, or its reverse.
 * Never  lets a revision pass without its event, nor an event without its revision.
 *
 * The race that this guards: many requests begin with one key or one quote at once. Transactions run one after the other, the unique
 * columns of key and exclusive name decide, and whoever comes second leaves nothing behind and is told who came first.
 */
import { GatewayError } from '../errors.ts';
import type { OperationId, QuoteId } from '../ids.ts';
import type {
  Begun,
  Change,
  Intent,
  NewOperation,
  OperationJournal,
  OperationPage,
  OperationScope,
  TrailEntry,
  PlatformStart,
  UsedKey,
} from '../operations/journal.ts';
import { lineChangedBy } from '../operations/operation-line.ts';
import { isSettled, type Operation } from '../operations/operation.ts';
import type { Quote } from '../operations/quote.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { StoredLinks } from './account-links.ts';
import { AuditTrail } from './audit.ts';
import type { Writes } from './database.ts';
import type { StoredEventLog } from './event-log.ts';
import { KeyRows } from './key-rows.ts';
import { olderThan, pageOf, youngerThan } from './operation-pages.ts';
import { OperationRows, type OperationQuery } from './operation-rows.ts';
import type { Parts } from './parts.ts';
import { QuoteRows } from './quote-rows.ts';
import { movesOn } from './revision.ts';

interface Neighbours {
  readonly eventLog: StoredEventLog;
  readonly links: StoredLinks;
}

export class StoredJournal implements OperationJournal {
  readonly #parts: Parts;
  readonly #neighbours: Neighbours;
  readonly #operations: OperationRows;
  readonly #keys: KeyRows;
  readonly #quotes: QuoteRows;
  readonly #audit: AuditTrail;

  constructor(parts: Parts, neighbours: Neighbours) {
    this.#parts = parts;
    this.#neighbours = neighbours;
    this.#operations = new OperationRows(parts);
    this.#keys = new KeyRows(parts);
    this.#quotes = new QuoteRows(parts);
    this.#audit = new AuditTrail(parts);
  }

  async begin(start: NewOperation): Promise<Begun> {
    const begun = await this.#parts.database.write((writes) => this.#begin(writes, start));
    if (begun.began) this.#neighbours.eventLog.announce();
    return begun;
  }

  async beginByPlatform(start: PlatformStart): Promise<Operation | null> {
    const begun = await this.#parts.database.write((writes) => this.#beginAlone(writes, start));
    if (begun === start.operation) this.#neighbours.eventLog.announce();
    return begun;
  }

  async appendCustomerEvent(event: CustomerEvent): Promise<boolean> {
    const { eventLog } = this.#neighbours;
    const appended = await this.#parts.database.write((writes) =>
      eventLog.appendEvent(writes, event),
    );
    if (appended) eventLog.announce();
    return appended;
  }

  async change(
    id: OperationId,
    decide: (current: Operation, intent: Intent) => Change | null,
  ): Promise<Operation | null> {
    let appended = false;
    const after = await this.#parts.database.write(async (writes) => {
      const before = await this.#operations.load(writes, id);
      if (!before) return null;
      const change = decide(before, await this.#operations.intent(writes, id));
      if (!change) return before;
      const moved = movesOn(before, change.operation);
      appended = moved || change.event !== undefined;
      await this.#write(writes, change, moved);
      return change.operation;
    });
    if (appended) this.#neighbours.eventLog.announce();
    return after;
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
    const [holder] = await this.#list((rows) => this.#heldBy(rows, exclusive));
    return holder ?? null;
  }

  byRef(ref: string): Promise<readonly Operation[]> {
    return this.#list((rows) => this.#called(rows, ref));
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
    const named = this.#parts.digests.of('lane', lane);
    return this.#list((rows) =>
      rows.where('lane', '=', named).where('open', '=', 1).orderBy('position'),
    );
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

  saveQuote(quote: Quote): Promise<void> {
    return this.#parts.database.write((writes) => this.#quotes.save(writes, quote));
  }

  quote(id: QuoteId): Promise<Quote | null> {
    return this.#parts.database.read((queries) => this.#quotes.load(queries, id));
  }

  async #begin(writes: Writes, start: NewOperation): Promise<Begun> {
    const { operation, exclusive, key } = start;
    if (!(await this.#operations.insert(writes, operation, exclusive)))
      return this.#taken(writes, start);
    if (!(await this.#keys.insert(writes, key))) {
      await this.#operations.remove(writes, operation.id);
      return this.#taken(writes, start);
    }
    await this.#operations.saveIntent(writes, operation.id, start.intent);
    if (operation.revision === 1) await this.#neighbours.eventLog.append(writes, operation);
    await this.#audit.append(writes, start.audit);
    return { began: true, operation };
  }

  async #beginAlone(writes: Writes, start: PlatformStart): Promise<Operation | null> {
    const { operation, ref, sameAs, event, audit } = start;
    const same = sameAs(await this.#operations.list(writes, (rows) => this.#called(rows, ref)));
    if (same) return same;
    if (!(await this.#neighbours.eventLog.appendEvent(writes, event))) return null;
    await this.#operations.insert(writes, operation, null);
    await this.#append(writes, operation);
    await this.#audit.append(writes, audit);
    return operation;
  }

  /** Who came first. A key says more than an exclusive name, since it tells whether the same was asked. */
  async #taken(writes: Writes, { key, exclusive }: NewOperation): Promise<Begun> {
    const used = await this.#keys.find(writes, key);
    const [holder] = await this.#operations.list(writes, (rows) =>
      used ? rows.where('id', '=', used.operationId) : this.#heldBy(rows, exclusive ?? ''),
    );
    if (!holder) throw new Error('a key or an exclusive name is held by nobody');
    return { began: false, key: used, holder };
  }

  async #write(writes: Writes, change: Change, moved: boolean): Promise<void> {
    const { operation, intent, key, refusal, link, audit, event } = change;
    await this.#operations.update(writes, operation);
    if (event) await this.#neighbours.eventLog.appendEvent(writes, event);
    if (moved) await this.#append(writes, operation);
    if (isSettled(operation)) await this.#operations.eraseIntent(writes, operation.id);
    else if (intent) await this.#operations.saveIntent(writes, operation.id, intent);
    if (key && !(await this.#keys.insert(writes, key))) throw keyTaken();
    if (refusal) await this.#keys.refuse(writes, refusal.keyId, refusal.problem);
    if (link) await this.#neighbours.links.link(writes, link);
    if (audit) await this.#audit.append(writes, audit);
  }

  /** A revision, and what its customer is told because of it. */
  async #append(writes: Writes, operation: Operation): Promise<void> {
    const { eventLog } = this.#neighbours;
    await eventLog.append(writes, operation);
    const changed = lineChangedBy(operation, this.#parts.clock.now());
    if (changed) await eventLog.appendEvent(writes, changed);
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

  #called(rows: OperationQuery, ref: string): OperationQuery {
    const named = this.#parts.digests.of('ref', ref);
    return rows
      .where('id', 'in', (from) =>
        from.selectFrom('operation_refs').select('operation_id').where('ref', '=', named),
      )
      .orderBy('position');
  }

  #heldBy(rows: OperationQuery, exclusive: string): OperationQuery {
    return rows.where('exclusive', '=', this.#parts.digests.of('exclusive', exclusive));
  }

  #within(rows: OperationQuery, scope: OperationScope): OperationQuery {
    return 'subject' in scope
      ? rows.where('subject', '=', this.#parts.digests.of('subject', scope.subject))
      : rows.where('customer_id', '=', scope.customerId);
  }
}

/** Used for another operation in the same moment: nothing is written, and who comes again is told about the key. */
const keyTaken = (): GatewayError =>
  new GatewayError('STORE_UNAVAILABLE', {
    cause: new Error('a key was used in the meantime'),
    retryAfterMs: 0,
  });
