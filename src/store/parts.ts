/*
 * Parts: what every room of the store works with.
 *
 * Gives  one bundle, made once in `store.ts`, so that rooms are composed with one argument.
 */
import type { Clock } from '../clock.ts';
import type { CustomerId } from '../ids.ts';
import type { AnyQuote, Intent, UsedKey } from '../operations/engine/journal.ts';
import type { Lock } from '../operations/engine/lock.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { KeptCallback } from '../webhooks/inbox-port.ts';
import type { Database } from './database.ts';
import type { Digest, Digests } from './digests.ts';
import type { OperationRow } from './operation-row.ts';
import type { Remembered } from './remembered.ts';
import type { Sealing } from './sealing.ts';
import type { Seen } from './seen.ts';
import type { Tables } from './tables.ts';

/** Of a segment of the audit trail that is closed. */
export interface Checkpoint {
  readonly number: number;
  readonly day: string;
  readonly entries: number;
  readonly checkpoint: string;
}

/** What is asked at each request. One for the whole store: whoever writes must forget what others have asked. */
export interface Answers {
  /** The customers of a person. */
  readonly links: Remembered<readonly CustomerId[]>;
  /** That no operation has a name. */
  readonly refs: Remembered<readonly OperationRow[]>;
  /** That nobody holds a name. */
  readonly holders: Remembered<Operation | null>;
  /** That a name was never locked. */
  readonly locks: Remembered<readonly Lock[]>;
  /** The newest position of the event log. */
  readonly end: Remembered<number>;
}

/** Rows as they were read or written last. One for the whole store, too. */
export interface SeenRows {
  readonly operations: Seen<Operation | null>;
  /** As they stand in the event log. */
  readonly revisions: Seen<Operation | null>;
  readonly callbacks: Seen<KeptCallback>;
  readonly intents: Seen<Intent>;
  readonly quotes: Seen<AnyQuote | null>;
  /** By its id, and by who used it. Null: it was not used yet. */
  readonly keys: Seen<UsedKey | null>;
  /** What an operation holds. */
  readonly held: Seen<readonly Digest[]>;
  /** The newest segment of the audit trail of a process. */
  readonly segments: Seen<Tables['audit_segments'] | undefined>;
  /** The latest by which rows of a table were dated. */
  readonly times: Seen<number>;
  /** The customers of a person. */
  readonly links: Seen<readonly CustomerId[]>;
}

export interface Parts {
  readonly database: Database;
  readonly sealing: Sealing;
  readonly digests: Digests;
  readonly clock: Clock;
  readonly remembered: Answers;
  readonly seen: SeenRows;
  /** Names this opening of the store; another process, or a later one, has another name. */
  readonly instance: string;
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
}

/** What a migration may need besides its transaction. */
export type MigrationParts = Pick<Parts, 'clock' | 'sealing'>;
