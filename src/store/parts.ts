/*
 * Parts: what every room of the store works with.
 *
 * Gives  one bundle, made once in `store.ts`, so that rooms are composed with one argument.
 */
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';
import type { Digests } from './digests.ts';
import type { Sealing } from './sealing.ts';

export interface Parts {
  readonly database: Database;
  readonly sealing: Sealing;
  readonly digests: Digests;
  readonly clock: Clock;
}
