/*
 * Deeds: locks and revocations in the store.
 *
 * Owns   what one transaction writes together: the deed, its key, its audit row and what customers are told, all or nothing.
 * Gives  the key that stands: that of the deed, or the one that was there before, and then nothing is written.
 */
import type { Deed, DeedBook } from '../operations/engine/deed.ts';
import type { UsedKey } from '../operations/engine/journal.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import { Overtaken, type Writes } from './database.ts';
import type { StoredEventLog } from './event-log.ts';
import type { Parts } from './parts.ts';
import type { StoredRevocations } from './revocations.ts';
import { rowsOf, type Rows } from './rows.ts';

/** How a customer is told of something within a transaction. */
export interface Telling {
  readonly eventLog: StoredEventLog;
  readonly appendEvent: (writes: Writes, event: CustomerEvent) => Promise<boolean>;
}

interface Neighbours extends Telling {
  readonly revocations: StoredRevocations;
}

export class StoredDeeds implements DeedBook {
  readonly #parts: Parts;
  readonly #rows: Rows;
  readonly #neighbours: Neighbours;

  constructor(parts: Parts, neighbours: Neighbours) {
    this.#parts = parts;
    this.#rows = rowsOf(parts);
    this.#neighbours = neighbours;
  }

  async perform(deed: Deed): Promise<UsedKey> {
    const stands = await this.#parts.database.write((writes) => this.#perform(writes, deed));
    if (stands === deed.key) this.#neighbours.eventLog.announce();
    return stands;
  }

  async #perform(writes: Writes, { key, audit, events, lock, revocation }: Deed): Promise<UsedKey> {
    const { keys, locks, audit: trail } = this.#rows;
    const { revocations, appendEvent } = this.#neighbours;
    const used = await keys.find(writes, key);
    if (used) return used;
    if (!(await keys.insert(writes, key))) throw new Overtaken();
    if (lock) await locks.save(writes, lock);
    if (revocation) await revocations.revoke(writes, revocation);
    for (const event of events) await appendEvent(writes, event);
    await trail.append(writes, audit);
    return key;
  }
}
