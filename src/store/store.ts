/*
 * Store: everything that must outlive the process.
 *
 * Owns   the composition of the rooms around one open database.
 * Gives  the ports of operations, subscriptions, webhooks and access; what they resolved is durable.
 * Never  answers from a store whose tables or key are not the ones of this code: opening it fails and says why.
 */
import type { AccountLinks } from '../access/account-links.ts';
import type { Clock } from '../clock.ts';
import type { OperationJournal } from '../operations/journal.ts';
import type { EventLog } from '../subscriptions/event-log.ts';
import type { CallbackInbox } from '../webhooks/inbox-port.ts';
import { StoredLinks } from './account-links.ts';
import { Database } from './database.ts';
import { Digests } from './digests.ts';
import { StoredEventLog } from './event-log.ts';
import { StoredInbox } from './inbox.ts';
import { StoredJournal } from './journal.ts';
import { migrate } from './migrate.ts';
import type { Parts } from './parts.ts';
import { Sealing } from './sealing.ts';
import { readSettings } from './settings.ts';
import { openSqlite } from './sqlite.ts';
import { sqlitePathOf } from './store-url.ts';

interface StoreOptions {
  /** `sqlite:<path>` or `sqlite::memory:`. */
  readonly url: string;
  readonly clock: Clock;
  /** 32 bytes, from `readDataKey`. */
  readonly dataKey: Uint8Array;
}

export interface Store {
  readonly journal: OperationJournal;
  readonly eventLog: EventLog;
  readonly inbox: CallbackInbox;
  readonly links: AccountLinks;
  /** Random, made once and kept in the database, so that cursors outlive a restart. */
  readonly cursorSecret: Uint8Array;
  /** Whether a transaction can begin. Never rejects. */
  healthy(): Promise<boolean>;
  /** Waits for what is under way. Everything after that is `STORE_UNAVAILABLE`. */
  close(): Promise<void>;
}

/** Rejects with `CannotOpenStore`. */
export async function openStore({ url, clock, dataKey }: StoreOptions): Promise<Store> {
  const sealing = new Sealing(dataKey);
  const digests = new Digests(dataKey);
  const database = new Database(openSqlite(sqlitePathOf(url)));
  const parts: Parts = { database, sealing, digests, clock };
  try {
    await migrate(database, { clock });
    return storeOf(parts, await readSettings(parts));
  } catch (error) {
    await database.close();
    throw error;
  }
}

function storeOf(parts: Parts, cursorSecret: Uint8Array): Store {
  const eventLog = new StoredEventLog(parts);
  const links = new StoredLinks(parts);
  const journal = new StoredJournal(parts, { eventLog, links });
  const inbox = new StoredInbox(parts);
  return {
    ...{ journal, eventLog, inbox, links, cursorSecret },
    healthy: () => isHealthy(parts.database),
    close: () => parts.database.close(),
  };
}

async function isHealthy(database: Database): Promise<boolean> {
  try {
    await database.write((writes) =>
      writes.selectFrom('settings').select('name').limit(1).execute(),
    );
    return true;
  } catch {
    return false;
  }
}
