/*
 * Quote rows: quotes as they were shown.
 *
 * Never  changes a quote: saving one id twice fails.
 */
import type { QuoteId } from '../ids.ts';
import type { AnyQuote } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import { statement } from './statement.ts';

const INSERT = statement((queries, of: { id: QuoteId; created_at: number; body: Sealed }) =>
  queries.insertInto('quotes').values({ ...of, bought: 0 }),
);
const LOAD = statement((queries, of: { id: QuoteId }) =>
  queries.selectFrom('quotes').select('body').where('id', '=', of.id),
);
const LAST = statement((queries) =>
  queries
    .selectFrom('quotes')
    .select((row) => row.fn.max('created_at').as('at'))
    .where('bought', '=', 0),
);

/** The scope that is held as long as a quote counts as bought. */
export const scopeOfQuote = (id: QuoteId): string => `quote:${id}`;

export class QuoteRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Its age is counted from when it is kept, and never from before another one. */
  async save(writes: Writes, quote: AnyQuote): Promise<void> {
    const body = this.#parts.sealing.seal(placeOfQuote(quote.id), quote);
    const last = await LAST.first(writes, {});
    const at = Math.max(this.#parts.clock.now(), last?.at ?? 0);
    await INSERT.run(writes, { id: quote.id, created_at: at, body });
  }

  async load(queries: Queries, id: QuoteId): Promise<AnyQuote | null> {
    const row = await LOAD.first(queries, { id });
    return row ? this.#parts.sealing.open<AnyQuote>(placeOfQuote(id), row.body) : null;
  }
}

export const placeOfQuote = (id: QuoteId): string => `quote:${id}`;
