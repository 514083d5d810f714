/*
 * Dispatch world: a dispatch over an inbox, a book and operations in memory, with a platform that can be slow, away or wrong.
 */
import { Activity } from '../../src/activity.ts';
import type { PurchaseStatus } from '../../src/datasources/purchase.ts';
import {
  customerId,
  operationId,
  transactionId,
  type OperationId,
  type TransactionId,
} from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { Dispatch } from '../../src/webhooks/dispatch.ts';
import { ManualClock, settled } from '../subscriptions/manual-clock.ts';
import { anOperation, ASK, PURCHASE } from '../support/an-operation.ts';
import { MemoryInbox } from './memory-inbox.ts';
import { MemoryTransactionBook } from './memory-transaction-book.ts';

export class DispatchWorld {
  readonly clock = new ManualClock();
  readonly activity = new Activity();
  readonly inbox = new MemoryInbox();
  readonly book = new MemoryTransactionBook();
  operations: Operation[] = [];
  /** What was done, in order: `wake <operation> <ref>`, `customer <id>` (row 25) or `transaction <id>` (row 10). */
  readonly log: string[] = [];
  /** Lines of the log that operators are to see. */
  readonly faults: string[] = [];
  wake: (id: OperationId) => Promise<void> = () => Promise.resolve();
  byRef: (ref: string) => Promise<readonly Operation[]> = async (ref) =>
    this.operations.filter(({ refs }) => refs.includes(ref));
  transaction: (id: TransactionId) => Promise<PurchaseStatus | null> = () => Promise.resolve(null);
  dispatch = this.restart();

  restart(): Dispatch {
    this.dispatch = new Dispatch({
      ...{ inbox: this.inbox.port, book: this.book, clock: this.clock, activity: this.activity },
      journal: {
        byRef: (ref) => this.byRef(ref),
        beginByPlatform: () => Promise.resolve(null),
        change: () => Promise.resolve({ done: false, because: 'unknown' }),
        appendCustomerEvent: () => Promise.resolve(true),
      },
      usage: async () => null,
      isKnown: () => Promise.resolve(true),
      lastNumberOf: () => null,
      customer: async (id) => {
        this.log.push(`customer ${id}`);
        return null;
      },
      stranger: () => Promise.reject(new Error('everybody is known')),
      transaction: (id) => {
        this.log.push(`transaction ${id}`);
        return this.transaction(id);
      },
      telemetry: new Telemetry('error', { write: (line) => void this.faults.push(line) }),
      wake: (id, ref) => {
        this.log.push(`wake ${id} ${ref}`);
        return this.wake(id);
      },
    });
    return this.dispatch;
  }

  async arrives(...bodies: readonly unknown[]): Promise<void> {
    for (const body of bodies) void this.dispatch.kept(this.inbox.keep(body).id);
    await settled();
  }

  /** How often row 10 was read. */
  get reads(): number {
    return this.log.filter((line) => line.startsWith('transaction ')).length;
  }
}

export const named = (id: string, refs: readonly string[], more: Partial<Operation> = {}) =>
  anOperation(PURCHASE, {
    id: operationId(id),
    status: 'IN_PROGRESS',
    pending: null,
    refs,
    ...more,
  });

/** A purchase of a known customer whose answer was lost. */
export const inDoubtOf = (id: string, customer: string, more: Partial<Operation> = {}) =>
  named(id, [`reference:ref-${id}`, `buyer:${customer}`], {
    status: 'UNDETERMINED',
    customerId: customerId(customer),
    pending: { name: 'submit', sent: true, refusals: 0, keyId: 'k', ask: ASK },
    ...more,
  });

export const aStatus = (change: Partial<PurchaseStatus> = {}): PurchaseStatus => ({
  ...{ phase: 'processing', paymentStatus: 'PROCESSING', link: null, platformMessage: null },
  ...{ transactionId: transactionId('t'), total: null, customerId: null, clientAccountId: null },
  ...change,
});

export const purchase = (transaction: string, more: object = {}) => ({
  ...{ type: 'PRODUCT_PURCHASE', transactionId: transaction, status: 'FAILED' },
  ...more,
});
