/*
 * Deed: what is done in the store alone, without the platform and without an operation.
 *
 * Owns   the port through which locks and revocations are kept; `store` implements it.
 * Gives  the deed, its key, its audit row and what customers are told of it in one transaction.
 */
import type { CustomerEvent } from '../../subscriptions/customer-event.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { UsedKey } from './journal.ts';
import type { Lock } from './lock.ts';

export interface Deed {
  readonly key: UsedKey;
  readonly audit: AuditEntry;
  readonly events: readonly CustomerEvent[];
  /** Takes the place of the lock of this name. */
  readonly lock?: Lock;
  /** Ends the sign-ins of a person that began before a time, epoch milliseconds of real time. */
  readonly revocation?: { readonly subject: string; readonly before: number };
}

export interface DeedBook {
  /** Does it, unless its key was used before: resolves to the key that stands. Durable when it resolves. */
  perform(deed: Deed): Promise<UsedKey>;
}
