/*
 * Account links: which person belongs to which customers.
 *
 * Owns   the rows that a successful purchase writes, in the transaction that confirms it.
 * Never  removes a link: a person stays the owner of what they bought.
 */
import type { AccountLinks } from '../access/account-links.ts';
import type { CustomerId } from '../ids.ts';
import type { Change } from '../operations/engine/journal.ts';
import type { Writes } from './database.ts';
import type { Parts } from './parts.ts';

export class StoredLinks implements AccountLinks {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async of(subject: string): Promise<readonly CustomerId[]> {
    const { database, digests } = this.#parts;
    const rows = await database.read((queries) =>
      queries
        .selectFrom('account_links')
        .select('customer_id')
        .where('subject', '=', digests.of('subject', subject))
        .orderBy('linked_at')
        .orderBy('customer_id')
        .execute(),
    );
    return rows.map((row) => row.customer_id);
  }

  async link(writes: Writes, { subject, customerId }: NonNullable<Change['link']>): Promise<void> {
    const { clock, digests } = this.#parts;
    await writes
      .insertInto('account_links')
      .values({
        subject: digests.of('subject', subject),
        customer_id: customerId,
        linked_at: clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
