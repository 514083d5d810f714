/*
 * Fixtures: real stores in temporary folders, and the smallest operations, keys and quotes that can be kept.
 *
 * Gives  `await using` stores that leave nothing behind, and a clock that a test sets.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../src/clock.ts';
import { customerId, operationId, planId, quoteId, type OperationId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import type { NewOperation, UsedKey } from '../../src/operations/engine/journal.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import type { Address, Quote } from '../../src/operations/sales/quote.ts';
import type { CustomerEvent, CustomerEventOf } from '../../src/subscriptions/customer-event.ts';
import { isRevision, type LoggedEvent } from '../../src/subscriptions/event-log.ts';
import { openStore, type Store } from '../../src/store/store.ts';

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

/** A folder with one database, opened as often as a test likes. */
export class StoreFolder {
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

  open(dataKey: Uint8Array = this.dataKey): Promise<Store> {
    return openStore({ url: this.url, clock: this.clock, dataKey });
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
    await rm(this.folder, { recursive: true, force: true });
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
    ...{ id: operationId(randomUUID()), revision: 1, status: 'RECEIVED', certainty: 'CONFIRMED' },
    ...{ startedAt, settledAt: null, nextCheckAt: startedAt + 15_000 },
    ...{
      steps: [{ code: 'RECEIVED', at: startedAt, source: 'RESPONSE' }],
      task: null,
      failure: null,
    },
    ...{ subject: 'ada@example.com', customerId: null, lane: null, epoch: 0, progress: 0 },
    ...{ pending: null, inDoubtSince: null, refs: [] },
    detail: {
      ...{ kind: 'activation', account: customerId('C-1'), line: customerId('C-1') },
      ...{ phoneNumber: null, planName: null, activatedAt: null },
    },
    ...differs,
  };
}

export const settled = (operation: Operation): Operation => ({
  ...operation,
  ...{ revision: operation.revision + 1, status: 'SUCCEEDED', nextCheckAt: null },
});

export const moved = (operation: Operation): Operation => ({
  ...operation,
  ...{ revision: operation.revision + 1, progress: operation.progress + 1 },
});

export function aKey(id: OperationId, differs: Partial<UsedKey> = {}): UsedKey {
  const made = { id: randomUUID(), subject: 'ada@example.com', key: randomUUID() };
  return { ...made, fingerprint: 'f-1', operationId: id, refusal: null, ...differs };
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
  readonly exclusive?: string;
  readonly intent?: NewOperation['intent'];
}

export function aBeginning({ operation, key, exclusive, intent }: Beginning = {}): NewOperation {
  const begun = anOperation(operation);
  const audit = {
    action: 'operation.begun',
    actor: begun.subject,
    operationId: begun.id,
    note: 'activation',
  };
  return {
    ...{ operation: begun, intent: intent ?? {}, key: aKey(begun.id, key), audit },
    alone: false,
    exclusive: exclusive ?? null,
  };
}

/** Begins an operation and gives it back. */
export async function begin({ journal }: Store, beginning: Beginning = {}): Promise<Operation> {
  const begun = await journal.begin(aBeginning(beginning));
  return begun.began ? begun.operation : begun.holder;
}

const ADDRESS: Address = {
  ...{ address1: '77 Planted Street', address2: null, city: 'Austin', state: 'TX', zip: '73301' },
  ...{ country: 'US', residential: true },
};

export function aQuote(): Quote {
  const none = usd(0);
  return {
    ...{
      id: quoteId(randomUUID()),
      subject: 'ada@example.com',
      createdAt: 1_000,
      expiresAt: 2_000,
    },
    cart: {
      ...{ kind: 'NEW_CUSTOMER', customerId: null, offerCode: null, shippingServiceCode: null },
      account: {
        ...{
          firstName: 'Ada',
          lastName: 'Lovelace',
          email: 'ada@example.com',
          phoneNumber: '+15125550123',
        },
        ...{ billingAddress: ADDRESS, shippingAddress: ADDRESS },
      },
      lines: [
        {
          ...{ planId: planId('P-1'), simType: 'ESIM', firstName: 'Ada', lastName: 'Lovelace' },
          renews: null,
        },
      ],
      ...{ clientAccountId: 'ref-1', redirectUrl: 'https://shop.example/return/n-1' },
    },
    price: {
      dueToday: { total: usd(2_599), simKit: none, activation: none, shipping: none, tax: none },
      estimatedMonthly: { total: usd(2_500), plan: none, discount: none, tax: none },
    },
  };
}
