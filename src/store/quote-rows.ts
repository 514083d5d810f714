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
import { timeOfRow } from './row-times.ts';
import { writtenAs } from './seen.ts';
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
    const json = JSON.stringify(quote);
    const { sealing, seen } = this.#parts;
    const body = sealing.sealJson(placeOfQuote(quote.id), json);
    const at = await timeOfRow(this.#parts, writes, { sort: 'quote', last: LAST });
    await INSERT.run(writes, { id: quote.id, created_at: at, body });
    seen.quotes.note(
      writes,
      quote.id,
      // It was a quote when it was made text.
      writtenAs(json, (value) => value as AnyQuote),
    );
  }

  load(queries: Queries, id: QuoteId): Promise<AnyQuote | null> {
    const { sealing, seen } = this.#parts;
    return seen.quotes.of(queries, id, async () => {
      const row = await LOAD.first(queries, { id });
      return row ? sealing.open<AnyQuote>(placeOfQuote(id), row.body) : null;
    });
  }
}

export const placeOfQuote = (id: QuoteId): string => `quote:${id}`;
