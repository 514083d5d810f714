/*
 * Parts: what every room of the store works with.
 *
 * Gives  one bundle, made once in `store.ts`, so that rooms are composed with one argument.
 */
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';
import type { Digests } from './digests.ts';
import type { Sealing } from './sealing.ts';

/** Of a segment of the audit trail that is closed. */
export interface Checkpoint {
  readonly number: number;
  readonly day: string;
  readonly entries: number;
  readonly checkpoint: string;
}

export interface Parts {
  readonly database: Database;
  readonly sealing: Sealing;
  readonly digests: Digests;
  readonly clock: Clock;
  /** Names this opening of the store; another process, or a later one, has another name. */
  readonly instance: string;
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
}

/** What a migration may need besides its transaction. */
export type MigrationParts = Pick<Parts, 'clock' | 'sealing'>;
