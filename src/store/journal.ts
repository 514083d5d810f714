/*
 * Journal: operations in SQLite.
 *
 * Owns   what one transaction writes together: state, intent, key, refs, events, link and audit row, all or nothing.
 * Gives  the port of `operations/engine/journal.ts`; every list is in the order in which operations were begun, or its reverse.
 * Never  lets a revision pass without its event, nor an event without its revision.
 *
 * The race that this guards: many requests begin with one key or one quote at once. Transactions run one after the other, the unique
 * columns of key and exclusive name decide, and whoever comes second leaves nothing behind and is told who came first.
 */
import { GatewayError } from '../errors.ts';
import type { OperationId } from '../ids.ts';
import type {
  Begun,
  Change,
  Intent,
  NewOperation,
  OperationJournal,
  PlatformStart,
} from '../operations/engine/journal.ts';
import { changeToldBy } from '../operations/lines/operation-line.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import type { Quote } from '../operations/sales/quote.ts';
import type { SaleQuote } from '../operations/sales/sale-quote.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { StoredLinks } from './account-links.ts';
import { AuditTrail } from './audit.ts';
import type { Writes } from './database.ts';
import type { StoredEventLog } from './event-log.ts';
import { KeyRows } from './key-rows.ts';
import { called, heldBy, openIn, OperationReads } from './operation-reads.ts';
import { OperationRows } from './operation-rows.ts';
import type { Parts } from './parts.ts';
import { QuoteRows } from './quote-rows.ts';

export interface Neighbours {
  readonly eventLog: StoredEventLog;
  readonly links: StoredLinks;
  /** Told of an operation that moves, inside the transaction, before it commits. */
  readonly onMoving?: ((operation: Operation) => void) | undefined;
}

export class StoredJournal extends OperationReads implements OperationJournal {
  readonly #parts: Parts;
  readonly #neighbours: Neighbours;
  readonly #operations: OperationRows;
  readonly #keys: KeyRows;
  readonly #quotes: QuoteRows;
  readonly #audit: AuditTrail;

  constructor(parts: Parts, neighbours: Neighbours) {
    super(parts);
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

  saveQuote(quote: Quote | SaleQuote): Promise<void> {
    return this.#parts.database.write((writes) => this.#quotes.save(writes, quote));
  }

  async #begin(writes: Writes, start: NewOperation): Promise<Begun> {
    const { operation, exclusive, key } = start;
    const ahead = start.alone ? await this.#aheadOf(writes, start) : null;
    if (ahead) return ahead;
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
    const same = sameAs(
      await this.#operations.list(writes, (rows) => called(rows, ref, this.#parts.digests)),
    );
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
      used
        ? rows.where('id', '=', used.operationId)
        : heldBy(rows, exclusive ?? '', this.#parts.digests),
    );
    if (!holder) throw new Error('a key or an exclusive name is held by nobody');
    return { began: false, because: used ? 'key' : 'exclusive', key: used, holder };
  }

  /** Who is open in the lane of an operation that must be alone there, unless it is the very same request. */
  async #aheadOf(writes: Writes, { operation, key }: NewOperation): Promise<Begun | null> {
    const [holder] = await this.#operations.list(writes, (rows) =>
      openIn(rows, operation.lane ?? '', this.#parts.digests),
    );
    if (!holder || (await this.#keys.find(writes, key))) return null;
    return { began: false, because: 'lane', key: null, holder };
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
    const { eventLog, onMoving } = this.#neighbours;
    onMoving?.(operation);
    await eventLog.append(writes, operation);
    const changed = changeToldBy(operation, this.#parts.clock.now());
    if (changed) await eventLog.appendEvent(writes, changed);
  }
}

/** Used for another operation in the same moment: nothing is written, and who comes again is told about the key. */
const keyTaken = (): GatewayError =>
  new GatewayError('STORE_UNAVAILABLE', {
    cause: new Error('a key was used in the meantime'),
    retryAfterMs: 0,
  });

/** Whether the revision grew. It grows by one, or the log would have a gap. */
function movesOn(before: Operation, after: Operation): boolean {
  const growth = after.revision - before.revision;
  if (growth !== 0 && growth !== 1)
    throw new RangeError('a change moves an operation by one revision at most');
  return growth === 1;
}
