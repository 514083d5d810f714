/*
 * Quote rows: quotes as they were shown.
 *
 * Never  changes a quote: saving one id twice fails.
 */
import type { QuoteId } from '../ids.ts';
import type { Quote } from '../operations/sales/quote.ts';
import type { SaleQuote } from '../operations/sales/sale-quote.ts';
import type { Queries, Writes } from './database.ts';
import type { Parts } from './parts.ts';

export class QuoteRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async save(writes: Writes, quote: Quote | SaleQuote): Promise<void> {
    const body = this.#parts.sealing.seal(placeOf(quote.id), quote);
    await writes
      .insertInto('quotes')
      .values({ id: quote.id, created_at: quote.createdAt, body })
      .execute();
  }

  /** The quote of a purchase. */
  async load(queries: Queries, id: QuoteId): Promise<Quote | null> {
    const quote = await this.#any(queries, id);
    return quote && 'cart' in quote ? quote : null;
  }

  /** The quote of a sale that a saved card pays. */
  async loadSale(queries: Queries, id: QuoteId): Promise<SaleQuote | null> {
    const quote = await this.#any(queries, id);
    return quote && 'sale' in quote ? quote : null;
  }

  async #any(queries: Queries, id: QuoteId): Promise<Quote | SaleQuote | null> {
    const row = await queries
      .selectFrom('quotes')
      .select('body')
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? this.#parts.sealing.open<Quote | SaleQuote>(placeOf(id), row.body) : null;
  }
}

const placeOf = (id: QuoteId): string => `quote:${id}`;
