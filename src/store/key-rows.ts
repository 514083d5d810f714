/*
 * Key rows: every idempotency key that was used, for good.
 *
 * Owns   the rule that a person uses a key once; the database holds it, so that no race can break it.
 * Gives  keys by what the client sent and by their own id.
 */
import type { Problem } from '../errors.ts';
import type { UsedKey } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';

export class KeyRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** False when this person has used this key before. */
  async insert(writes: Writes, key: UsedKey): Promise<boolean> {
    const inserted = await writes
      .insertInto('idempotency_keys')
      .values({
        id: key.id,
        operation_id: key.operationId,
        ...this.#named(key),
        body: this.#seal(key),
      })
      .onConflict((conflict) => conflict.columns(['subject', 'key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  async find(queries: Queries, named: Pick<UsedKey, 'subject' | 'key'>): Promise<UsedKey | null> {
    const { subject, key } = this.#named(named);
    const row = await queries
      .selectFrom('idempotency_keys')
      .select(['id', 'body'])
      .where('subject', '=', subject)
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? this.#open(row) : null;
  }

  async load(queries: Queries, id: string): Promise<UsedKey | null> {
    const row = await queries
      .selectFrom('idempotency_keys')
      .select(['id', 'body'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? this.#open(row) : null;
  }

  async refuse(writes: Writes, keyId: string, refusal: Problem): Promise<void> {
    const key = await this.load(writes, keyId);
    if (!key) throw new Error('a refusal names a key that was never used');
    const body = this.#seal({ ...key, refusal });
    await writes.updateTable('idempotency_keys').set({ body }).where('id', '=', keyId).execute();
  }

  #named({ subject, key }: Pick<UsedKey, 'subject' | 'key'>) {
    const { digests } = this.#parts;
    return { subject: digests.of('subject', subject), key: digests.of('key', key) };
  }

  #seal(key: UsedKey): Sealed {
    return this.#parts.sealing.seal(placeOf(key.id), key);
  }

  #open({ id, body }: { id: string; body: Sealed }): UsedKey {
    return this.#parts.sealing.open<UsedKey>(placeOf(id), body);
  }
}

const placeOf = (id: string): string => `key:${id}`;
