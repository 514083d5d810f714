/*
 * Card: the payment cards that the platform keeps for a customer (row 13).
 *
 * Owns   the one id behind its two names (Q12).
 * Never  shows more than the last four digits, whatever is sent.
 */
import { cardId, type CardId, type CustomerId } from '../ids.ts';
import { loaderOf } from './loader.ts';
import type { Platform } from './platform.ts';
import type { WireRecord } from './wire-record.ts';

export interface Card {
  readonly id: CardId;
  readonly brand: string | null;
  readonly last4: string | null;
  /** 1 to 12. */
  readonly expiryMonth: number | null;
  /** Four digits. */
  readonly expiryYear: number | null;
  readonly isDefault: boolean;
}

export class CardSource {
  readonly #platform: Platform;
  readonly #byCustomer = loaderOf((id: CustomerId) => this.#read(id));

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Empty when there are none. */
  cardsOf(customer: CustomerId): Promise<readonly Card[]> {
    return this.#byCustomer.load(customer);
  }

  async #read(customer: CustomerId): Promise<readonly Card[]> {
    const cards = await this.#platform.find(13, { query: { customerId: customer } }, (data) =>
      data.records('cards').flatMap((record) => parseCard(record) ?? []),
    );
    return cards ?? [];
  }
}

function parseCard(record: WireRecord): Card | null {
  const id = record.expected(record.text('ccUUID', 'cardId'), 'ccUUID');
  if (id === null) return null;
  const year = record.whole('expYear');
  const month = record.whole('expMonth');
  return {
    id: cardId(id),
    brand: record.text('cardType'),
    last4: record.text('last4')?.replace(/\D/g, '').slice(-4) || null,
    expiryMonth: month !== null && month >= 1 && month <= 12 ? month : null,
    expiryYear: year !== null && year < 100 ? 2_000 + year : year,
    isDefault: record.flag('default') ?? false,
  };
}
