/*
 * Intent rows: what the writes of an operation need, sealed apart from the operation.
 *
 * Never  outlives the operation's end: the journal erases it in the transaction that settles.
 */
import type { OperationId } from '../ids.ts';
import type { Intent } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import { writtenAs } from './seen.ts';
import { statement } from './statement.ts';

const SAVE = statement((queries, of: { operation: OperationId; body: Sealed }) =>
  queries
    .insertInto('intents')
    .values({ operation_id: of.operation, body: of.body })
    .onConflict((conflict) => conflict.column('operation_id').doUpdateSet({ body: of.body })),
);
const ERASE = statement((queries, of: { operation: OperationId }) =>
  queries.deleteFrom('intents').where('operation_id', '=', of.operation),
);
const LOAD = statement((queries, of: { operation: OperationId }) =>
  queries.selectFrom('intents').select('body').where('operation_id', '=', of.operation),
);

export class IntentRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async save(writes: Writes, operation: OperationId, intent: Intent): Promise<void> {
    const { sealing, seen } = this.#parts;
    const json = JSON.stringify(intent);
    const body = sealing.sealJson(placeOfIntent(operation), json);
    await SAVE.run(writes, { operation, body });
    seen.intents.note(
      writes,
      operation,
      // It was an intent when it was made text.
      writtenAs(json, (value) => value as Intent),
    );
  }

  async erase(writes: Writes, operation: OperationId): Promise<void> {
    this.#parts.seen.intents.forget(operation);
    await ERASE.run(writes, { operation });
  }

  load(queries: Queries, operation: OperationId): Promise<Intent> {
    const { sealing, seen } = this.#parts;
    return seen.intents.of(queries, operation, async () => {
      const row = await LOAD.first(queries, { operation });
      return row ? sealing.open<Intent>(placeOfIntent(operation), row.body) : {};
    });
  }
}

export const placeOfIntent = (id: OperationId): string => `intent:${id}`;
