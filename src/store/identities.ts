/*
 * Identities: which customers a phone number or an e-mail address was read with.
 *
 * Gives  the customers of a name, those seen last first. They leave when they were not seen for as long as operations are kept.
 * Never  keeps a number or an address that can be read: a row is found by a digest.
 */
import type { Identity } from '../datasources/identities.ts';
import type { CustomerId } from '../ids.ts';
import { emailName, numberName } from '../operations/operation-names.ts';
import type { Queries } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** A number or an address that more have is no way to find anybody. */
const MAX_CUSTOMERS = 50;

const NOTE = statement((queries, of: Tables['identities']) =>
  queries
    .insertInto('identities')
    .values(of)
    .onConflict((conflict) =>
      conflict.columns(['name', 'customer_id']).doUpdateSet({ seen_at: of.seen_at }),
    ),
);
const FIND = statement((queries, of: { name: Digest; limit: number }) =>
  queries
    .selectFrom('identities')
    .select('customer_id')
    .where('name', '=', of.name)
    .orderBy('seen_at', 'desc')
    .limit(of.limit),
);

export class StoredIdentities {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async note(identities: readonly Identity[]): Promise<void> {
    const { database, digests, clock } = this.#parts;
    const seenAt = clock.now();
    await database.write(async (writes) => {
      for (const { sort, value, customerId } of identities) {
        const name = digests.of('ref', sort === 'email' ? emailName(value) : numberName(value));
        await NOTE.run(writes, { name, customer_id: customerId, seen_at: seenAt });
      }
    });
  }

  /** `name` as `operation-names.ts` spells it. */
  async customersOf(queries: Queries, name: string): Promise<readonly CustomerId[]> {
    const of = { name: this.#parts.digests.of('ref', name), limit: MAX_CUSTOMERS };
    return (await FIND.rows(queries, of)).map(({ customer_id: id }) => id);
  }
}
