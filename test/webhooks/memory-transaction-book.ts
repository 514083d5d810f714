/*
 * Memory transaction book: the port of the book over a map.
 */
import type { TransactionId } from '../../src/ids.ts';
import type { TransactionBook, TransactionEntry } from '../../src/webhooks/transaction-book.ts';

interface Row {
  readonly entry: TransactionEntry;
  /** Null while it was never read, or once it is answered. */
  readonly dueAt: number | null;
}

export class MemoryTransactionBook implements TransactionBook {
  readonly rows = new Map<TransactionId, Row>();

  async enter(transactionId: TransactionId): Promise<TransactionEntry> {
    const entry = { transactionId, reads: 0, answered: false, record: null };
    const row = this.rows.get(transactionId) ?? { entry, dueAt: null };
    this.rows.set(transactionId, row);
    return row.entry;
  }

  async due(now: number, limit: number): Promise<readonly TransactionEntry[]> {
    const open = [...this.rows.values()].filter(({ entry }) => !entry.answered);
    const unread = open.filter(({ dueAt }) => dueAt === null).toReversed();
    const again = open.filter(({ dueAt }) => dueAt !== null && dueAt <= now);
    return [...unread, ...again].slice(0, limit).map(({ entry }) => entry);
  }

  async nextDueAt(): Promise<number | null> {
    const times = [...this.rows.values()].flatMap(({ dueAt }) => dueAt ?? []);
    return times.length === 0 ? null : Math.min(...times);
  }

  async answer(id: TransactionId, record: TransactionEntry['record']): Promise<void> {
    const { entry } = await this.#row(id);
    this.rows.set(id, { entry: { ...entry, answered: true, record }, dueAt: null });
  }

  async putOff(id: TransactionId, dueAt: number): Promise<void> {
    const { entry } = await this.#row(id);
    this.rows.set(id, { entry: { ...entry, reads: entry.reads + 1 }, dueAt });
  }

  async #row(id: TransactionId): Promise<Row> {
    await this.enter(id);
    const row = this.rows.get(id);
    if (!row) throw new Error('There is no such transaction.');
    return row;
  }
}
