/*
 * Identities: which customers a phone number or an e-mail address was read with.
 *
 * Gives  the customers of a name, those seen last first. They leave when they were not seen for as long as operations are kept.
 * Never  keeps a number, an address or a customer that can be read: a row is found by digests, and its body is sealed.
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
      conflict.columns(['name', 'customer']).doUpdateSet({ seen_at: of.seen_at }),
    ),
);
const FIND = statement((queries, of: { name: Digest; limit: number }) =>
  queries
    .selectFrom('identities')
    .select(['name', 'customer', 'body'])
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
    const { database, digests, sealing, clock } = this.#parts;
    const seenAt = clock.now();
    const rows = identities.map(({ sort, value, customerId }) => {
      const name = digests.of('ref', sort === 'email' ? emailName(value) : numberName(value));
      const identity = { name, customer: digests.of('customer', customerId) };
      const body = sealing.seal(placeOfIdentity(identity), customerId);
      return { ...identity, seen_at: seenAt, body };
    });
    await database.write(async (writes) => {
      for (const row of rows) await NOTE.run(writes, row);
    });
  }

  /** `name` as `operation-names.ts` spells it. */
  async customersOf(queries: Queries, name: string): Promise<readonly CustomerId[]> {
    const of = { name: this.#parts.digests.of('ref', name), limit: MAX_CUSTOMERS };
    const rows = await FIND.rows(queries, of);
    return rows.map((row) => this.#parts.sealing.open<CustomerId>(placeOfIdentity(row), row.body));
  }
}

export const placeOfIdentity = ({
  name,
  customer,
}: Pick<Tables['identities'], 'name' | 'customer'>): string => `identity:${name}:${customer}`;
