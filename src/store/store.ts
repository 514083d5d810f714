/*
 * Store: everything that must outlive the process.
 *
 * Owns   the composition of the rooms around one open database.
 * Gives  the ports of operations, subscriptions, webhooks and access; what they resolved is durable.
 * Never  answers from a store whose tables or key are not the ones of this code: opening it fails and says why.
 */
import type { AccountLinks } from '../access/account-links.ts';
import type { Clock } from '../clock.ts';
import type { DirectChangeBook } from '../operations/engine/direct-change-book.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { EventLog } from '../subscriptions/event-log.ts';
import type { CallbackInbox } from '../webhooks/inbox-port.ts';
import { StoredLinks } from './account-links.ts';
import { Database } from './database.ts';
import { Digests } from './digests.ts';
import { StoredDirectChanges } from './direct-changes.ts';
import { StoredEventLog } from './event-log.ts';
import { StoredInbox } from './inbox.ts';
import { StoredJournal, type Neighbours } from './journal.ts';
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
  /** Told of an operation that moves, inside the transaction, before it commits. */
  readonly onMoving?: (operation: Operation) => void;
}

export interface Store {
  readonly journal: OperationJournal;
  readonly eventLog: EventLog;
  readonly inbox: CallbackInbox;
  readonly links: AccountLinks;
  readonly directChanges: DirectChangeBook;
  /** Random, made once and kept in the database, so that cursors outlive a restart. */
  readonly cursorSecret: Uint8Array;
  /** Whether a transaction can begin. Never rejects. */
  healthy(): Promise<boolean>;
  /** Waits for what is under way. Everything after that is `STORE_UNAVAILABLE`. */
  close(): Promise<void>;
}

/** Rejects with `CannotOpenStore`. */
export async function openStore({ url, clock, dataKey, onMoving }: StoreOptions): Promise<Store> {
  const sealing = new Sealing(dataKey);
  const digests = new Digests(dataKey);
  const database = new Database(openSqlite(sqlitePathOf(url)));
  const parts: Parts = { database, sealing, digests, clock };
  try {
    await migrate(database, { clock });
    return storeOf(parts, { cursorSecret: await readSettings(parts), onMoving });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function storeOf(
  parts: Parts,
  { cursorSecret, onMoving }: Pick<Store, 'cursorSecret'> & Pick<Neighbours, 'onMoving'>,
): Store {
  const eventLog = new StoredEventLog(parts);
  const links = new StoredLinks(parts);
  const journal = new StoredJournal(parts, { eventLog, links, onMoving });
  const inbox = new StoredInbox(parts);
  const directChanges = new StoredDirectChanges(parts);
  return {
    ...{ journal, eventLog, inbox, links, directChanges, cursorSecret },
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
