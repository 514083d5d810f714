/*
 * Store: everything that must outlive the process.
 *
 * Owns   the composition of the parts around one open database.
 * Gives  the ports of operations, subscriptions, webhooks and access; what they resolved is durable.
 * Never  answers from a store whose tables or key are not the ones of this code: opening it fails and says why.
 */
import { randomBytes } from 'node:crypto';
import { seeded } from '../seeded-bug.ts';
import type { AccountLinks } from '../access/account-links.ts';
import type { RevocationBook } from '../access/revocations.ts';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { StoreIdentities } from '../datasources/identities.ts';
import type { AcknowledgementBook } from '../operations/engine/acknowledgement.ts';
import type { DeedBook } from '../operations/engine/deed.ts';
import type { GuessBook } from '../operations/engine/guess-book.ts';
import type { AuditBook } from '../operations/engine/audit-book.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import type { EventLog } from '../subscriptions/event-log.ts';
import type { CallbackInbox } from '../webhooks/inbox-port.ts';
import type { TransactionBook } from '../webhooks/transaction-book.ts';
import type { Ages } from './ages.ts';
import { StoredLinks } from './account-links.ts';
import { StoredAcknowledgements } from './acknowledgements.ts';
import { StoredAuditBook } from './audit-book.ts';
import { countsIn, type StoreCounts } from './counts.ts';
import type { DataKeys } from './data-key-file.ts';
import { Database } from './database.ts';
import { StoredDeeds, type Telling } from './deeds.ts';
import { Digests } from './digests.ts';
import { StoredEventLog } from './event-log.ts';
import { StoredGuessBook } from './guess-book.ts';
import { StoredIdentities } from './identities.ts';
import { StoredInbox } from './inbox.ts';
import { StoredJournal, type Neighbours } from './journal.ts';
import { checkKeys } from './key-book.ts';
import { StoreKeys } from './keys.ts';
import { migrate } from './migrate.ts';
import type { Answers, Checkpoint, Parts, SeenRows } from './parts.ts';
import { Pruning } from './pruning.ts';
import { StoredRevocations } from './revocations.ts';
import { Sealing } from './sealing.ts';
import { Remembered } from './remembered.ts';
import { secretsIn, type StoreSecrets } from './secrets.ts';
import { Seen } from './seen.ts';
import { canWrite, probe } from './settings.ts';
import { openSqlite } from './sqlite.ts';
import { StoreFile } from './store-file.ts';
import { sqlitePathOf } from './store-url.ts';
import { StoredTransactionBook } from './transaction-book.ts';

interface StoreOptions {
  /** `sqlite:<path>` or `sqlite::memory:`. */
  readonly url: string;
  readonly clock: Clock;
  /** From `readDataKeys`. */
  readonly dataKeys: DataKeys;
  /** False lets others open the file as well; then each must say so. */
  readonly exclusive?: boolean;
  /** Counts each transaction until it is durable. */
  readonly activity?: Pick<Activity, 'run'>;
  /** Told whom an entry of the event log is about, inside the transaction, before it commits. */
  readonly onAppending?: (names: readonly string[]) => void;
  /** Told, once, why nothing can be read or written any more until the file is opened again. */
  readonly onBroken?: (cause: unknown) => void;
  /** Told of every segment of the audit trail that was closed. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
}

export interface Store {
  readonly journal: OperationJournal;
  readonly eventLog: EventLog;
  readonly inbox: CallbackInbox;
  readonly links: AccountLinks;
  readonly transactions: TransactionBook;
  readonly acknowledgements: AcknowledgementBook;
  readonly guesses: GuessBook;
  readonly revocations: RevocationBook;
  readonly deeds: DeedBook;
  /** Keeps with which customers phone numbers and e-mail addresses were read. */
  readonly noteIdentities: StoreIdentities;
  readonly auditBook: AuditBook;
  /** The data keys, which can be exchanged while the store is open. */
  readonly keys: StoreKeys;
  /** Made once and kept, so that cursors and digests outlive a restart and every data key. */
  readonly secrets: StoreSecrets;
  /** Whether something can be written to the file that was opened; it writes. Never rejects. */
  healthy(): Promise<boolean>;
  /** Whether nothing helps any more but another process that opens the file. */
  isBroken(): boolean;
  /** What is open, waiting and late. */
  counts(): Promise<StoreCounts>;
  /** Removes what is older than it is kept, counted from `now` (epoch milliseconds), in small steps. Stops between two of them when the store closes. */
  prune(now: number, ages: Ages): Promise<void>;
  /** Waits for what is under way. Everything after that is `STORE_UNAVAILABLE`. */
  close(): Promise<void>;
}

/** Those that wait for a turn may be many and a stranger's; the others are dispatched at once. */
const CALLBACKS_IN_HAND = 50;

/** Rejects with `CannotOpenStore`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { url, clock, dataKeys, exclusive = true, onAppending, onBroken, activity } = options;
  const path = sqlitePathOf(url);
  const sealing = new Sealing(dataKeys);
  const database = new Database(openSqlite(path, { exclusive }), {
    isShared: !exclusive,
    ...{ activity, onBroken },
  });
  try {
    await database.write((writes) => checkKeys(writes, dataKeys));
    await migrate(database, { clock, sealing });
    const secrets = await database.write(async (writes) => {
      await probe(writes, sealing);
      return secretsIn(writes, sealing);
    });
    const parts: Parts = {
      ...{ database, sealing, clock, digests: new Digests(secrets.digests) },
      ...{ remembered: rememberedOf(database), seen: seenRows() },
      instance: randomBytes(4).toString('hex'),
      onCheckpoint: options.onCheckpoint ?? (() => undefined),
    };
    const keys = new StoreKeys(parts, dataKeys);
    await keys.enter();
    return storeOf(parts, { secrets, keys, onAppending, file: await StoreFile.at(path) });
  } catch (error) {
    await database.close();
    throw error;
  }
}

const rememberedOf = (database: Database): Answers => ({
  links: new Remembered(database),
  refs: new Remembered(database, (rows) => rows.length === 0),
  holders: new Remembered(database, (holder) => holder === null),
  locks: new Remembered(database, (found) => found.length === 0),
  end: new Remembered(database),
});

const seenRows = (): SeenRows => ({
  ...{ operations: new Seen(), revisions: new Seen(), intents: new Seen(), quotes: new Seen() },
  ...{ keys: new Seen(), held: new Seen(), links: new Seen(), times: new Seen() },
  ...{ segments: new Seen(), callbacks: new Seen(CALLBACKS_IN_HAND) },
});

interface Found extends Pick<Neighbours, 'onAppending'> {
  readonly secrets: StoreSecrets;
  readonly keys: StoreKeys;
  readonly file: StoreFile;
}

function storeOf(parts: Parts, { secrets, keys, onAppending, file }: Found): Store {
  const eventLog = new StoredEventLog(parts);
  const links = new StoredLinks(parts);
  const journal = new StoredJournal(parts, { eventLog, links, onAppending });
  const neighbours: Telling = {
    eventLog,
    appendEvent: (writes, event) => journal.appendEventIn(writes, event),
  };
  const guesses = new StoredGuessBook(parts, neighbours);
  const revocations = new StoredRevocations(parts);
  const deeds = new StoredDeeds(parts, { ...neighbours, revocations });
  const inbox = new StoredInbox(parts);
  const transactions = new StoredTransactionBook(parts);
  const acknowledgements = new StoredAcknowledgements(parts);
  const auditBook = new StoredAuditBook(parts);
  const identities = new StoredIdentities(parts);
  const pruning = new Pruning(parts);
  return {
    ...{ journal, eventLog, inbox, links, transactions, acknowledgements, guesses, revocations },
    ...{ deeds, auditBook, keys, secrets },
    noteIdentities: (seen) => identities.note(seen),
    counts: () => parts.database.read(countsIn),
    healthy: async () => (await isThere(file)) && (await canWrite(parts)),
    isBroken: () => parts.database.isBroken,
    prune: async (now, ages) => (seeded('nothing-is-removed') ? undefined : pruning.run(now, ages)),
    close: async () => {
      pruning.stop();
      keys.stop();
      await auditBook.close().catch(() => undefined); // it can stay open: the next start begins another segment
      await parts.database.close();
    },
  };
}

const isThere = async (file: StoreFile): Promise<boolean> =>
  seeded('removed-file-is-ready') || (await file.isThere());
