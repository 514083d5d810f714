/*
 * Revocations: since when the sign-ins of which people are refused.
 *
 * Owns   one row a person; a further revocation takes the place of the one before, at a position of its own.
 * Never  goes by the gateway's clock: the times are those of tokens, which are real time.
 */
import type { Revocation, RevocationBook } from '../access/revocations.ts';
import type { Deed } from '../operations/engine/deed.ts';
import type { Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';

const AFTER = statement((queries, of: { position: number }) =>
  queries
    .selectFrom('revocations')
    .select(['position', 'subject', 'before'])
    .where('position', '>', of.position)
    .orderBy('position'),
);
const REMOVE = statement((queries, of: { subject: Digest }) =>
  queries.deleteFrom('revocations').where('subject', '=', of.subject),
);
const INSERT = statement((queries, of: { subject: Digest; before: number }) =>
  queries.insertInto('revocations').values(of),
);

export class StoredRevocations implements RevocationBook {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async after(position: number): Promise<readonly Revocation[]> {
    const rows = await this.#parts.database.read((queries) => AFTER.rows(queries, { position }));
    return rows.map(({ subject, ...row }) => ({ name: subject, ...row }));
  }

  nameOf(subject: string): Digest {
    return this.#parts.digests.of('subject', subject);
  }

  async revoke(
    writes: Writes,
    { subject, before }: NonNullable<Deed['revocation']>,
  ): Promise<void> {
    const row = { subject: this.nameOf(subject) };
    await REMOVE.run(writes, row);
    await INSERT.run(writes, { ...row, before });
  }
}
