/*
 * Transaction book: unknown transactions in SQLite.
 *
 * Owns   the rule that one transaction is one row, however often and however concurrently it is named; and how many may wait that were never read:
 *        strangers can name any number. The oldest of them leave, which would be read last.
 * Gives  the port of `webhooks/transaction-book.ts`.
 * Never  keeps a transaction id that can be read: the row is found by a digest, and its body is sealed.
 */
import type { TransactionId } from '../ids.ts';
import type {
  TransactionBook,
  TransactionEntry,
  TransactionRecord,
} from '../webhooks/transaction-book.ts';
import type { Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

declare module './tables.ts' {
  interface Tables {
    transactions: {
      ref: Digest;
      entered_at: number;
      /** Null once it was read. */
      unread_since: number | null;
      /** When it is read again, or null. */
      due_at: number | null;
      /** How often it was read without an answer. */
      reads: number;
      body: Sealed;
    };
  }
}

type Body = Pick<TransactionEntry, 'transactionId' | 'answered' | 'record'>;
type Row = Pick<Tables['transactions'], 'ref' | 'reads' | 'body'>;

const ROW = ['ref', 'reads', 'body'] as const;

const ENTER = statement((queries, of: { ref: Digest; now: number; body: Sealed }) =>
  queries
    .insertInto('transactions')
    .values({
      ...{ ref: of.ref, entered_at: of.now, unread_since: of.now, due_at: null },
      ...{ reads: 0, body: of.body },
    })
    .onConflict((conflict) => conflict.column('ref').doNothing()),
);
const LOAD = statement((queries, of: { ref: Digest }) =>
  queries.selectFrom('transactions').select(ROW).where('ref', '=', of.ref),
);
const UNREAD = statement((queries, of: { limit: number }) =>
  queries
    .selectFrom('transactions')
    .select(ROW)
    .where('unread_since', 'is not', null)
    .orderBy('unread_since', 'desc')
    .limit(of.limit),
);
/** Those that would be read last. */
const REMOVE_OLDEST_UNREAD = statement((queries, of: { kept: number; limit: number }) =>
  queries
    .deleteFrom('transactions')
    .where('ref', 'in', (from) =>
      from
        .selectFrom('transactions as unread')
        .select('unread.ref')
        .where('unread.unread_since', 'is not', null)
        .orderBy('unread.unread_since', 'desc')
        .limit(of.limit)
        .offset(of.kept),
    ),
);
const DUE = statement((queries, of: { now: number; limit: number }) =>
  queries
    .selectFrom('transactions')
    .select(ROW)
    .where('due_at', '<=', of.now)
    .orderBy('due_at')
    .limit(of.limit),
);
const NEXT = statement((queries) =>
  queries
    .selectFrom('transactions')
    .select('due_at')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1),
);
const ANSWER = statement((queries, of: { ref: Digest; body: Sealed }) =>
  queries
    .updateTable('transactions')
    .set({ unread_since: null, due_at: null, body: of.body })
    .where('ref', '=', of.ref),
);
const PUT_OFF = statement((queries, of: { ref: Digest; dueAt: number }) =>
  queries
    .updateTable('transactions')
    .set((row) => ({ unread_since: null, due_at: of.dueAt, reads: row('reads', '+', 1) }))
    .where('ref', '=', of.ref),
);

/** What cannot be opened is nobody's, until a callback names it again. */
const GIVE_UP = statement((queries, of: { ref: Digest }) =>
  queries
    .updateTable('transactions')
    .set({ unread_since: null, due_at: null })
    .where('ref', '=', of.ref),
);
const ANEW = statement((queries, of: { ref: Digest; now: number; body: Sealed }) =>
  queries
    .updateTable('transactions')
    .set({ unread_since: of.now, due_at: null, reads: 0, body: of.body })
    .where('ref', '=', of.ref),
);

/** At two readings a second more than an hour of them; a callback that names one again enters it anew. */
export const MAX_UNREAD = 10_000;
/** So often it is looked whether there are more, and as many may leave at once. */
const TRIM_EVERY = 64;
const TRIM_AT_ONCE = 1_000;

export class StoredTransactionBook implements TransactionBook {
  readonly #parts: Parts;
  #enteredSince = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  enter(transactionId: TransactionId): Promise<TransactionEntry> {
    const { database, clock } = this.#parts;
    const ref = this.#refOf(transactionId);
    const body = this.#sealed(ref, { transactionId, answered: false, record: null });
    return database.write(async (writes) => {
      await ENTER.run(writes, { ref, now: clock.now(), body });
      await this.#trim(writes);
      const row = await LOAD.first(writes, { ref });
      if (!row) throw new Error('an entry is missing that was just made');
      const entry = this.#opened(row);
      if (entry) return entry;
      await ANEW.run(writes, { ref, now: clock.now(), body });
      return { reads: 0, transactionId, answered: false, record: null };
    });
  }

  async #trim(writes: Writes): Promise<void> {
    this.#enteredSince += 1;
    if (this.#enteredSince < TRIM_EVERY) return;
    this.#enteredSince = 0;
    await REMOVE_OLDEST_UNREAD.run(writes, { kept: MAX_UNREAD, limit: TRIM_AT_ONCE });
  }

  /** One that cannot be opened is given up, so that it stands in the way of no other. */
  async due(now: number, limit: number): Promise<readonly TransactionEntry[]> {
    const { database } = this.#parts;
    const rows = await database.read(async (queries) => {
      const unread = await UNREAD.rows(queries, { limit });
      return [...unread, ...(await DUE.rows(queries, { now, limit: limit - unread.length }))];
    });
    const broken = rows.filter((row) => this.#opened(row) === null);
    if (broken.length > 0)
      await database.write(async (writes) => {
        for (const { ref } of broken) await GIVE_UP.run(writes, { ref });
      });
    return rows.flatMap((row) => this.#opened(row) ?? []);
  }

  async nextDueAt(): Promise<number | null> {
    const next = await this.#parts.database.read((queries) => NEXT.first(queries, {}));
    return next?.due_at ?? null;
  }

  async answer(transactionId: TransactionId, record: TransactionRecord | null): Promise<void> {
    const ref = this.#refOf(transactionId);
    const body = this.#sealed(ref, { transactionId, answered: true, record });
    await this.#parts.database.write((writes) => ANSWER.run(writes, { ref, body }));
  }

  async putOff(transactionId: TransactionId, dueAt: number): Promise<void> {
    const ref = this.#refOf(transactionId);
    await this.#parts.database.write((writes) => PUT_OFF.run(writes, { ref, dueAt }));
  }

  #refOf(id: TransactionId): Digest {
    return this.#parts.digests.of('ref', `transaction:${id}`);
  }

  #sealed(ref: Digest, body: Body): Sealed {
    return this.#parts.sealing.seal(placeOfTransaction(ref), body);
  }

  /** Null when it cannot be opened. */
  #opened({ ref, reads, body }: Row): TransactionEntry | null {
    try {
      return { reads, ...this.#parts.sealing.open<Body>(placeOfTransaction(ref), body) };
    } catch {
      return null;
    }
  }
}

export const placeOfTransaction = (ref: Digest): string => `transaction:${ref}`;
