/*
 * Acknowledgements: up to which revision a person has seen an operation.
 *
 * Owns   one row for each person and operation; pruning removes it with the operation.
 * Never  lets a lower revision replace a higher one, in whatever order they are written.
 */
import { sql } from 'kysely';
import type { OperationId } from '../ids.ts';
import type { Acknowledgement, AcknowledgementBook } from '../operations/engine/acknowledgement.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

const NOTE = statement((queries, of: Tables['acknowledgements']) =>
  queries
    .insertInto('acknowledgements')
    .values(of)
    .onConflict((conflict) =>
      conflict
        .columns(['operation_id', 'subject'])
        .doUpdateSet({ revision: sql<number>`max(acknowledgements.revision, excluded.revision)` }),
    ),
);
const SEEN = statement(
  (queries, of: { readonly operation: OperationId; readonly subject: Digest }) =>
    queries
      .selectFrom('acknowledgements')
      .select('revision')
      .where('operation_id', '=', of.operation)
      .where('subject', '=', of.subject),
);

export class StoredAcknowledgements implements AcknowledgementBook {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  note({ subject, operationId, revision }: Acknowledgement): Promise<void> {
    const { database, digests } = this.#parts;
    const row = {
      operation_id: operationId,
      subject: digests.of('subject', subject),
      revision,
    };
    return database.write(async (writes) => void (await NOTE.run(writes, row)));
  }

  async seen({ subject, operationId }: Omit<Acknowledgement, 'revision'>): Promise<number> {
    const { database, digests } = this.#parts;
    const of = { operation: operationId, subject: digests.of('subject', subject) };
    const row = await database.read((queries) => SEEN.first(queries, of));
    return row?.revision ?? 0;
  }
}
