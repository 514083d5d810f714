/*
 * Key rows: every idempotency key that was used.
 *
 * Owns   the rule that a person uses a key once, for whatever it is; the database holds it, so that no race can break it.
 * Gives  keys by what the client sent and by their own id. The column tells which operation a key is of.
 * Never  lets a later answer replace the first: whoever writes a key wins it.
 */
import type { OperationId } from '../ids.ts';
import type { KeptRefusal, UsedKey } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import { openedKey } from './opened.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import { timeOfRow } from './row-times.ts';
import { writtenAs } from './seen.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

const ROW = ['id', 'operation_id', 'body'] as const;
type Row = Pick<Tables['idempotency_keys'], (typeof ROW)[number]>;

const INSERT = statement((queries, of: Tables['idempotency_keys']) =>
  queries
    .insertInto('idempotency_keys')
    .values(of)
    .onConflict((conflict) => conflict.columns(['subject', 'key']).doNothing()),
);
const FIND = statement((queries, of: { subject: Digest; key: Digest }) =>
  queries
    .selectFrom('idempotency_keys')
    .select(ROW)
    .where('subject', '=', of.subject)
    .where('key', '=', of.key),
);
const LOAD = statement((queries, of: { id: string }) =>
  queries.selectFrom('idempotency_keys').select(ROW).where('id', '=', of.id),
);
const OF_OPERATION = statement((queries, of: { operation: OperationId }) =>
  queries.selectFrom('idempotency_keys').select(ROW).where('operation_id', '=', of.operation),
);
const LAST = statement((queries) =>
  queries.selectFrom('idempotency_keys').select((row) => row.fn.max('at').as('at')),
);
const SAVE = statement((queries, of: { id: string; body: Sealed; operation: OperationId | null }) =>
  queries
    .updateTable('idempotency_keys')
    .set({ body: of.body, operation_id: of.operation })
    .where('id', '=', of.id),
);

type Named = Pick<UsedKey, 'subject' | 'key'>;

export class KeyRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** False when this person has used this key before. */
  async insert(writes: Writes, key: UsedKey): Promise<boolean> {
    const { sealing, seen } = this.#parts;
    const row = { id: key.id, operation_id: key.operationId, ...this.#named(key) };
    const at = await timeOfRow(this.#parts, writes, { sort: 'key', last: LAST });
    const json = JSON.stringify(key);
    const body = sealing.sealJson(placeOfKey(key.id), json);
    const isNew = (await INSERT.run(writes, { ...row, at, body })) > 0;
    if (!isNew) seen.keys.forget(nameOf(key));
    else {
      // It was a key when it was made text.
      const written = writtenAs(json, (value) => openedKey(value as UsedKey, key.operationId));
      for (const name of [nameOf(key), key.id]) seen.keys.note(writes, name, written);
    }
    return isNew;
  }

  find(queries: Queries, named: Named): Promise<UsedKey | null> {
    return this.#parts.seen.keys.of(queries, nameOf(named), async () => {
      const row = await FIND.first(queries, this.#named(named));
      return row ? this.#open(row, named) : null;
    });
  }

  load(queries: Queries, id: string): Promise<UsedKey | null> {
    return this.#parts.seen.keys.of(queries, id, async () => {
      const row = await LOAD.first(queries, { id });
      return row ? this.#open(row) : null;
    });
  }

  /** Throws when the key was never used. */
  async refuse(writes: Writes, id: string, refusal: KeptRefusal): Promise<void> {
    const key = await this.load(writes, id);
    if (!key) throw new Error('a refusal names a key that was never used');
    await this.#save(writes, { ...key, refusal });
  }

  /** Keeps the keys of an operation that leaves; those without an answer of their own get the refusal. */
  async leave(writes: Writes, operation: OperationId, refusal: KeptRefusal | null): Promise<void> {
    for (const row of await OF_OPERATION.rows(writes, { operation })) {
      const key = this.#open(row);
      await this.#save(writes, {
        ...key,
        operationId: null,
        refusal: key.refusal ?? refusal,
      });
    }
  }

  async #save(writes: Writes, key: UsedKey): Promise<void> {
    this.#parts.seen.keys.forgetAll();
    await SAVE.run(writes, { id: key.id, operation: key.operationId, body: this.#seal(key) });
  }

  #named({ subject, key }: Named) {
    const { digests } = this.#parts;
    return { subject: digests.of('subject', subject), key: digests.of('key', key) };
  }

  #seal(key: UsedKey): Sealed {
    return this.#parts.sealing.seal(placeOfKey(key.id), key);
  }

  #open({ id, operation_id, body }: Row, named: Named = UNNAMED): UsedKey {
    const blank = { ...named, id, digest: '', refusal: null };
    return openedKey(body ? this.#parts.sealing.open(placeOfKey(id), body) : blank, operation_id);
  }
}

/** Of no id: those have no such character. */
const nameOf = ({ subject, key }: Named): string => `${subject}\n${key}`;

/** What a key without a body was called is not known. */
const UNNAMED: Named = { subject: '', key: '' };

export const placeOfKey = (id: string): string => `key:${id}`;
