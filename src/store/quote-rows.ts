/*
 * Quote rows: quotes as they were shown.
 *
 * Never  changes a quote: saving one id twice fails.
 */
import type { QuoteId } from '../ids.ts';
import type { Quote } from '../operations/quote.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';

export class QuoteRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async save(writes: Writes, quote: Quote): Promise<void> {
    const body = this.#parts.sealing.seal(placeOf(quote.id), quote);
    await writes
      .insertInto('quotes')
      .values({ id: quote.id, created_at: quote.createdAt, body })
      .execute();
  }

  async load(queries: Queries, id: QuoteId): Promise<Quote | null> {
    const row = await queries
      .selectFrom('quotes')
      .select('body')
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? this.#parts.sealing.open<Quote>(placeOf(id), row.body) : null;
  }
}

const placeOf = (id: QuoteId): string => `quote:${id}`;
