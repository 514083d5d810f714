/*
 * Unknown transactions: whose is a purchase that a callback names and that no operation carries?
 *
 * Owns   the reading of row 10 for each of them: once for all callbacks, a few times when it gives no answer, within a budget of its own.
 * Gives  the transaction to the operation whose reference its record carries, or else to what is in doubt for its customer.
 * Never  believes a callback, and never reads for each open purchase: the answer is kept in the book for all.
 */
import { seeded } from '../seeded-bug.ts';
import type { Activity } from '../activity.ts';
import { minutes, seconds, type Clock } from '../clock.ts';
import type { PurchaseStatus } from '../datasources/purchase.ts';
import { GatewayError } from '../errors.ts';
import type { OperationId, TransactionId } from '../ids.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import { awaitsAttempt } from '../operations/purchase-detail.ts';
import {
  buyerRef,
  purchasesBy,
  referenceRef,
  transactionRef,
} from '../operations/purchase-proof.ts';
import type { Telemetry } from '../telemetry.ts';
import type { TransactionBook, TransactionEntry, TransactionRecord } from './transaction-book.ts';

/** At most so many readings begin within `EVERY_MS`. */
const MAX_AT_ONCE = 2;
const EVERY_MS = seconds(1);
/** When a transaction is read again that gave no answer; after the last time it is nobody's. */
const AGAIN_AFTER_MS = [minutes(1), minutes(5), minutes(15), minutes(60)];
/** After a failure of the store, or when an operation could not be woken. */
const AFTER_FAILURE_MS = seconds(5);
/** The longest time until the book is looked at again while something in it is due later. */
const LONGEST_WAIT_MS = minutes(60);
export interface UnknownTransactionsPorts {
  readonly book: TransactionBook;
  readonly journal: Pick<OperationJournal, 'byRef'>;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Reads row 10 now; null when the platform does not know the transaction. */
  readonly transaction: (id: TransactionId) => Promise<PurchaseStatus | null>;
  /** Makes an operation ask the platform whether the transaction `ref` names is its own; false when it was turned away. */
  readonly wake: (id: OperationId, ref: string) => Promise<boolean>;
}

export class UnknownTransactions {
  readonly #ports: UnknownTransactionsPorts;
  readonly #inHand = new Set<TransactionId>();
  #cancel: (() => void) | null = null;
  #dueAt = Infinity;
  /** When the latest readings may have begun. */
  #readAt = -Infinity;
  #stopped = false;

  constructor(ports: UnknownTransactionsPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#lookAt(0);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  /** Offers a transaction to whose it may be, once it was read. False: it is nobody's as far as is known; null: try again. */
  async offer(id: TransactionId): Promise<boolean | null> {
    const entry = await this.#ports.activity.run(() => this.#ports.book.enter(id));
    if (entry.answered) return this.#give(id, entry.record);
    this.#lookAt(0);
    return false;
  }

  async #give(id: TransactionId, record: TransactionRecord | null): Promise<boolean | null> {
    const found = record && (await this.#ports.activity.run(() => this.#ownersOf(record)));
    const woken = await Promise.all(
      (found ?? []).map((operation) => this.#ports.wake(operation.id, transactionRef(id))),
    );
    return woken.includes(false) ? null : woken.length > 0;
  }

  /** An order that carries a reference is of nobody else. */
  async #ownersOf({
    clientAccountId,
    customerId,
  }: TransactionRecord): Promise<readonly Operation[]> {
    const { journal } = this.#ports;
    if (clientAccountId !== null)
      return (await purchasesBy(journal, referenceRef(clientAccountId))).filter(isRead);
    if (customerId === null) return [];
    return (await purchasesBy(journal, buyerRef(customerId))).filter(awaitsAttempt);
  }

  /** Looks into the book after a while, and never sooner than the budget allows. */
  #lookAt(inMs: number): void {
    if (this.#stopped) return;
    const { clock } = this.#ports;
    const now = clock.now();
    const restMs = Math.min(Math.max(this.#readAt + EVERY_MS - now, 0), EVERY_MS);
    const at = now + Math.max(inMs, restMs);
    if (this.#cancel && this.#dueAt <= at) return;
    this.#cancel?.();
    this.#dueAt = at;
    this.#cancel = clock.at(at, () => {
      this.#cancel = null;
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    const { activity, telemetry } = this.#ports;
    try {
      await activity.run(() => this.#readDue());
    } catch (error) {
      if (!(error instanceof GatewayError)) telemetry.defectSeen('unknown transactions', error);
      this.#lookAt(AFTER_FAILURE_MS);
    }
  }

  /** One that is slow or fails never holds up the others. */
  async #readDue(): Promise<void> {
    const { book, clock } = this.#ports;
    const now = clock.now();
    const due = await book.due(now, MAX_AT_ONCE + this.#inHand.size);
    const free = due.filter(({ transactionId }) => !this.#inHand.has(transactionId));
    const next = free.slice(0, MAX_AT_ONCE);
    if (next.length > 0) this.#readAt = now;
    if (seeded('one-candidate-stops-all'))
      for (const entry of next) await this.#ports.transaction(entry.transactionId);
    for (const entry of next) void this.#read(entry);
    if (free.length > 0) return this.#lookAt(EVERY_MS);
    const nextDueAt = await book.nextDueAt();
    if (nextDueAt !== null)
      this.#lookAt(Math.min(Math.max(nextDueAt - now, EVERY_MS), LONGEST_WAIT_MS));
  }

  async #read(entry: TransactionEntry): Promise<void> {
    const { activity, telemetry } = this.#ports;
    this.#inHand.add(entry.transactionId);
    let nextMs = 0;
    try {
      const record = await activity.run(() => this.#recordOf(entry));
      if (record !== undefined) await this.#answer(entry.transactionId, record);
    } catch (error) {
      if (!(error instanceof GatewayError)) telemetry.defectSeen('unknown transactions', error);
      nextMs = AFTER_FAILURE_MS;
    }
    this.#inHand.delete(entry.transactionId);
    this.#lookAt(nextMs);
  }

  /** What the platform says, null when it has said nothing too often, or undefined when it is to be read again. */
  async #recordOf(entry: TransactionEntry): Promise<TransactionRecord | null | undefined> {
    const { transactionId: id, reads } = entry;
    const status = await this.#statusOf(id);
    if (status?.clientAccountId != null || status?.customerId != null)
      return { clientAccountId: status.clientAccountId, customerId: status.customerId };
    const againMs = AGAIN_AFTER_MS[reads];
    const read = seeded('unknown-transaction-read-each-time');
    if (againMs === undefined && !read) return null;
    await this.#putOff(id, read ? EVERY_MS : (againMs ?? 0));
    return undefined;
  }

  /** A platform that cannot be asked gives no answer. */
  async #statusOf(id: TransactionId): Promise<PurchaseStatus | null> {
    try {
      return await this.#ports.transaction(id);
    } catch (error) {
      if (!(error instanceof GatewayError))
        this.#ports.telemetry.defectSeen('unknown transactions', error);
      return null;
    }
  }

  /** After a crash between the two, it is given once more. */
  async #answer(id: TransactionId, record: TransactionRecord | null): Promise<void> {
    const { activity, book } = this.#ports;
    const given = await this.#give(id, record);
    await activity.run(() =>
      given === null || seeded('answer-not-remembered')
        ? this.#putOff(id, AFTER_FAILURE_MS)
        : book.answer(id, record),
    );
  }

  #putOff(id: TransactionId, ms: number): Promise<void> {
    return this.#ports.book.putOff(id, this.#ports.clock.now() + ms);
  }
}

/** Open, or ended and still watched. */
export const isRead = (operation: Operation): boolean =>
  !isSettled(operation) || operation.watchUntil !== null;
