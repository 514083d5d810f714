/*
 * Fixtures: real stores in temporary folders, and the smallest operations, keys and quotes that can be kept.
 *
 * Gives  `await using` stores that leave nothing behind, and a clock that a test sets.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../src/clock.ts';
import { customerId, operationId, quoteId, type OperationId } from '../../src/ids.ts';
import type {
  AnyQuote,
  Change,
  Changed,
  Limit,
  NewOperation,
  UsedKey,
} from '../../src/operations/engine/journal.ts';
import type { Operation, PendingWrite } from '../../src/operations/engine/operation.ts';
import type { CustomerEvent, CustomerEventOf } from '../../src/subscriptions/customer-event.ts';
import { isRevision, type LoggedEvent } from '../../src/subscriptions/event-log.ts';
import type { DataKeys } from '../../src/store/data-key-file.ts';
import type { Checkpoint } from '../../src/store/parts.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { Plans } from './plans.ts';

/** A clock that stands still until a test sets `time`. */
export class StillClock implements Clock {
  time = Date.parse('2027-03-01T12:00:00Z');
  now(): number {
    return this.time;
  }
  elapsed(): number {
    return this.time;
  }
  at(): () => void {
    return () => {};
  }
}

/** A folder with one database, opened as often as a test likes. At its end, every statement that ran has shown that it is bounded. */
export class StoreFolder {
  readonly #plans = new Plans();
  readonly clock = new StillClock();
  readonly dataKey = randomBytes(32);
  readonly folder: string;

  static async make(): Promise<StoreFolder> {
    return new StoreFolder(await mkdtemp(join(tmpdir(), 'reach-gateway-store-')));
  }

  private constructor(folder: string) {
    this.folder = folder;
  }

  get path(): string {
    return join(this.folder, 'gateway.db');
  }

  get url(): string {
    return `sqlite:${this.path}`;
  }

  async open(
    dataKey: Uint8Array | DataKeys = this.dataKey,
    options: { exclusive?: boolean; onCheckpoint?: (checkpoint: Checkpoint) => void } = {},
  ): Promise<Store> {
    const dataKeys = dataKey instanceof Uint8Array ? ([dataKey] as const) : dataKey;
    const store = await openStore({ url: this.url, clock: this.clock, dataKeys, ...options });
    this.#plans.record();
    return store;
  }

  /** The bytes of the database and of what SQLite keeps beside it, as text. */
  async bytes(): Promise<string> {
    const names = await readdir(this.folder);
    const files = await Promise.all(
      names.map((name) => readFile(join(this.folder, name), 'latin1')),
    );
    return files.join('\n');
  }

  /** Rows of a closed store, as they lie there. */
  rows(query: string): Record<string, unknown>[] {
    return this.#sqlite((sqlite) => sqlite.prepare(query).all());
  }

  /** Changes a closed store behind its back. */
  tamper(statement: string): void {
    this.#sqlite((sqlite) => sqlite.exec(statement));
  }

  #sqlite<T>(work: (sqlite: DatabaseSync) => T): T {
    const sqlite = new DatabaseSync(this.path);
    try {
      return work(sqlite);
    } finally {
      sqlite.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      if (existsSync(this.path)) this.#plans.refuseScans(this.path);
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }
}

interface OpenStore extends AsyncDisposable {
  readonly store: Store;
  readonly folder: StoreFolder;
  readonly clock: StillClock;
}

/** A new store in a new folder. */
export async function freshStore(): Promise<OpenStore> {
  const folder = await StoreFolder.make();
  const store = await folder.open();
  return {
    ...{ store, folder, clock: folder.clock },
    async [Symbol.asyncDispose]() {
      await store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export function anOperation(differs: Partial<Operation> = {}): Operation {
  const startedAt = differs.startedAt ?? Date.parse('2027-03-01T12:00:00Z');
  return {
    ...{ id: operationId(randomUUID()), version: 0, revision: 1, status: 'RECEIVED' },
    ...{ certainty: 'CONFIRMED', startedAt, settledAt: null, nextCheckAt: startedAt + 15_000 },
    steps: [{ code: 'RECEIVED', at: startedAt, source: 'RESPONSE' }],
    ...{ task: null, failure: null, subject: 'ada@example.com', customerId: null, listed: true },
    ...{ epoch: 0, progress: 0, pending: null, sentAt: null, mayHaveEffect: false },
    ...{ noResponseSince: null, failedTurns: 0, attention: false, watchUntil: null },
    ...{ newQuoteId: null, refs: [] },
    detail: {
      ...{ kind: 'activation', account: customerId('C-1'), line: customerId('C-1') },
      ...{ holder: null, sim: null, before: null },
      ...{ phoneNumber: null, planName: null, activatedAt: null, activatedOn: null },
    },
    ...differs,
  };
}

export const aPendingWrite = (differs: Partial<PendingWrite> = {}): PendingWrite => ({
  ...{ name: 'submit', sent: true, refusals: 0, keyId: null },
  ask: {
    ...{ at: 1_000, subject: 'ada@example.com', role: 'CUSTOMER', customers: [] },
    overridePending: false,
  },
  ...differs,
});

export const settled = (operation: Operation): Operation => ({
  ...operation,
  ...{ revision: operation.revision + 1, status: 'SUCCEEDED', nextCheckAt: null },
});

export const moved = (operation: Operation): Operation => ({
  ...operation,
  ...{ revision: operation.revision + 1, progress: operation.progress + 1 },
});

export function aKey(id: OperationId | null, differs: Partial<UsedKey> = {}): UsedKey {
  const made = { id: randomUUID(), subject: 'ada@example.com', key: randomUUID() };
  return { ...made, digest: 'd-1', operationId: id, refusal: null, ...differs };
}

/** The operations that a piece of the log holds. */
export const revisionsIn = (entries: readonly LoggedEvent[]): Operation[] =>
  entries.filter(isRevision).map(({ operation }) => operation);

export function anEvent(differs: Partial<CustomerEventOf<'LineChanged'>> = {}): CustomerEvent {
  return {
    ...{ type: 'LineChanged', id: randomUUID(), customerId: customerId('C-1'), line: null },
    ...{ at: 1_000, certainty: 'CONFIRMED', ...differs },
  };
}

interface Beginning {
  readonly operation?: Partial<Operation>;
  readonly key?: Partial<UsedKey>;
  readonly holds?: readonly string[];
  readonly limit?: Limit;
  readonly intent?: NewOperation['intent'];
}

export function aBeginning(beginning: Beginning = {}): NewOperation {
  const { operation, key, holds = [], limit = null, intent = {} } = beginning;
  const begun = anOperation(operation);
  const audit = {
    action: 'operation.begun',
    actor: begun.subject,
    operationId: begun.id,
    note: 'activation',
  };
  return { operation: begun, intent, key: aKey(begun.id, key), holds, limit, audit };
}

/** Begins an operation and gives it back. */
export async function begin({ journal }: Store, beginning: Beginning = {}): Promise<Operation> {
  const begun = await journal.begin(aBeginning(beginning));
  if (!begun.began) throw new Error(`not begun because of the ${begun.because}`);
  return begun.operation;
}

/** Changes the operation alone, or what else `also` says, and gives it back as it is then. */
export async function change(
  { journal }: Store,
  id: OperationId,
  also: (operation: Operation) => Operation | Change,
): Promise<Operation> {
  const changed = await journal.change(id, ({ operation }) => {
    const change = also(operation);
    return 'operation' in change ? change : { operation: change };
  });
  return done(changed);
}

export function done(changed: Changed): Operation {
  if (!changed.done) throw new Error(`not changed because of: ${changed.because}`);
  return changed.operation;
}

/** A quote with something in it that must not be read at rest. */
export const aQuote = (
  differs: Partial<AnyQuote> = {},
): AnyQuote & { readonly street: string } => ({
  id: quoteId(randomUUID()),
  ...{ subject: 'ada@example.com', createdAt: 1_000, expiresAt: 2_000 },
  street: '77 Planted Street',
  ...differs,
});
