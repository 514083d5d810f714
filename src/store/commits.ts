/*
 * Commits: transactions one after the other, and those of one turn of the event loop made durable together.
 *
 * Owns   who uses the connection when. A transaction sees all of the ones before it; a read sees what is durable, and nothing else.
 * Gives  each transaction its result when the commit that holds it is on the disk, and not before. Many share one commit, since each costs
 *        an fsync.
 * Never  lets what one transaction throws undo another one. When the commit fails, every transaction in it has failed. When the fsync fails,
 *        it is undetermined what is on the disk, and callers that wait get just that: nothing is read or written any more until the file is
 *        opened again, by another process.
 *
 * The first transaction begins a group, and those that are asked for before the turn is over join it, each behind a savepoint. The fsync
 * runs beside the process: transactions that come meanwhile wait and are the next group, and reads wait, too, since what there is to see
 * may still be lost.
 */
import { setImmediate } from 'node:timers';
import { GatewayError } from '../errors.ts';
import type { Sqlite } from './sqlite.ts';

/** Transactions in one commit at most: what waits for it must not wait for long. */
const MAX_TOGETHER = 64;

interface Transaction {
  /** Resolves to how to tell whoever asked that it is durable. */
  readonly run: () => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

interface Written {
  readonly keep: () => void;
  readonly fail: (error: unknown) => void;
}

interface Group {
  readonly written: Written[];
  isTurnOver: boolean;
}

export class Commits {
  readonly #sqlite: Sqlite;
  readonly #waiting: Transaction[] = [];
  #waitingReads: (() => void)[] = [];
  #readers = 0;
  #group: Group | null = null;
  /** While a transaction runs, or is on its way to the disk. */
  #isWriting = false;
  /** Why nothing can be relied on any more. */
  #broken: GatewayError | null = null;

  readonly #onBroken: (cause: unknown) => void;

  /** `onBroken` gets, once, why nothing can be relied on any more. */
  constructor(sqlite: Sqlite, onBroken: (cause: unknown) => void) {
    this.#sqlite = sqlite;
    this.#onBroken = onBroken;
  }

  /** Nothing is read or written any more. */
  get isBroken(): boolean {
    return this.#broken !== null;
  }

  async read<T>(work: () => Promise<T>): Promise<T> {
    if (this.#group || this.#isWriting || this.#waiting.length > 0)
      await new Promise<void>((begin) => this.#waitingReads.push(begin));
    else this.#readers += 1;
    try {
      if (this.#broken) throw this.#broken;
      return await work();
    } finally {
      this.#readers -= 1;
      this.#next();
    }
  }

  write<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (): Promise<() => void> => {
        const value = await work();
        return () => resolve(value);
      };
      this.#waiting.push({ run, fail: reject });
      this.#next();
    });
  }

  /** Begins what can begin now. */
  #next(): void {
    if (this.#isWriting || this.#readers > 0) return;
    const isFull = (this.#group?.written.length ?? 0) >= MAX_TOGETHER;
    const transaction = isFull ? undefined : this.#waiting.shift();
    if (transaction) void this.#write(transaction);
    else if (this.#group && (isFull || this.#group.isTurnOver)) this.#commit(this.#group);
    else if (!this.#group) this.#letRead();
  }

  /** Never rejects. */
  async #write(transaction: Transaction): Promise<void> {
    this.#isWriting = true;
    try {
      if (this.#group) await this.#join(transaction, this.#group);
      else await this.#begin(transaction);
    } catch (error) {
      transaction.fail(error);
    }
    this.#isWriting = false;
    if (!this.#group) this.#letRead();
    this.#next();
  }

  async #begin({ run, fail }: Transaction): Promise<void> {
    if (this.#broken) throw this.#broken;
    await this.#sqlite.begin();
    try {
      const group: Group = { written: [{ keep: await run(), fail }], isTurnOver: false };
      this.#group = group;
      setImmediate(() => {
        group.isTurnOver = true;
        this.#next();
      });
    } catch (error) {
      this.#sqlite.rollback();
      throw error;
    }
  }

  async #join({ run, fail }: Transaction, group: Group): Promise<void> {
    this.#sqlite.mark();
    try {
      const keep = await run();
      this.#sqlite.keepPart();
      group.written.push({ keep, fail });
    } catch (error) {
      // A full disk undoes everything, and not only the statement that found it.
      if (this.#sqlite.isTransaction) this.#sqlite.undoPart();
      else this.#lose(group, error);
      throw error;
    }
  }

  #commit(group: Group): void {
    try {
      this.#sqlite.commit();
      this.#group = null;
      void this.#makeDurable(group);
    } catch (error) {
      this.#lose(group, error);
      this.#letRead();
      this.#next();
    }
  }

  /** Never rejects. */
  async #makeDurable(group: Group): Promise<void> {
    this.#isWriting = true;
    try {
      await this.#sqlite.flush();
      for (const { keep } of group.written) keep();
    } catch (cause) {
      this.#broken = new GatewayError('STORE_UNAVAILABLE', { cause });
      this.#onBroken(cause);
      const inDoubt = new GatewayError('STORE_IN_DOUBT', { cause });
      for (const { fail } of group.written) fail(inDoubt);
    }
    this.#isWriting = false;
    this.#letRead();
    this.#next();
  }

  #lose(group: Group, cause: unknown): void {
    this.#group = null;
    const error = new GatewayError('STORE_UNAVAILABLE', { cause });
    for (const { fail } of group.written) fail(error);
    try {
      this.#sqlite.rollback();
    } catch {
      // whoever wants to begin the next one is told
    }
  }

  #letRead(): void {
    const reads = this.#waitingReads;
    this.#waitingReads = [];
    this.#readers += reads.length;
    for (const begin of reads) begin();
  }
}
