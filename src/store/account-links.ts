/*
 * Account links: which person belongs to which customers.
 *
 * Owns   the rows that a successful purchase writes, in the transaction that confirms it.
 * Never  removes a link: a person stays the owner of what they bought. Whom it links is found by digests and told by a sealed body.
 */
import type { AccountLinks } from '../access/account-links.ts';
import type { Given } from '../datasources/wire/given.ts';
import type { CustomerId } from '../ids.ts';
import type { Change } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

const OF = statement((queries, of: { subject: Digest }) =>
  queries
    .selectFrom('account_links')
    .select(['subject', 'customer', 'linked_at', 'body'])
    .where('subject', '=', of.subject)
    .orderBy('linked_at')
    .orderBy('customer'),
);
const INSERT = statement((queries, of: Tables['account_links']) =>
  queries
    .insertInto('account_links')
    .values(of)
    .onConflict((conflict) => conflict.doNothing()),
);

export class StoredLinks implements AccountLinks {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  of(subject: string): Given<readonly CustomerId[]> {
    return this.#parts.remembered.links.of(subject, (queries) => this.in(queries, subject));
  }

  /** The same, as a transaction sees it. Oldest first. */
  in(queries: Queries, subject: string): Promise<readonly CustomerId[]> {
    const { digests, sealing, seen } = this.#parts;
    return seen.links.of(queries, subject, async () => {
      const rows = await OF.rows(queries, { subject: digests.of('subject', subject) });
      return rows.map((row) => sealing.open<CustomerId>(placeOfLink(row), row.body));
    });
  }

  /** Always after the older links of the same person, whatever the clock shows. */
  async link(writes: Writes, { subject, customerId }: NonNullable<Change['link']>): Promise<void> {
    const { clock, digests, sealing, remembered, seen } = this.#parts;
    const link = {
      subject: digests.of('subject', subject),
      customer: digests.of('customer', customerId),
    };
    const linked = await OF.rows(writes, { subject: link.subject });
    if (linked.some(({ customer }) => customer === link.customer)) return;
    remembered.links.forget(subject);
    seen.links.forget(subject);
    await INSERT.run(writes, {
      ...link,
      linked_at: Math.max(clock.now(), (linked.at(-1)?.linked_at ?? 0) + 1),
      body: sealing.seal(placeOfLink(link), customerId),
    });
  }
}

export const placeOfLink = ({
  subject,
  customer,
}: Pick<Tables['account_links'], 'subject' | 'customer'>): string => `link:${subject}:${customer}`;
