/*
 * Card: the saved cards that the platform stores for a customer (rows 12-17).
 *
 * Owns   the one id behind its several names (Q12), and what is sent to change a card.
 * Never  shows more than the last four digits, whatever is sent.
 */
import { cardId, type CardId, type CustomerId } from '../ids.ts';
import type { Call } from './wire/call.ts';
import type { Given } from './wire/given.ts';
import { Loader } from './wire/loader.ts';
import { parsePaymentLink, type PaymentLink } from './payment-link.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface Card {
  readonly id: CardId;
  readonly brand: string | null;
  readonly last4: string | null;
  /** 1 to 12. */
  readonly expiryMonth: number | null;
  /** Four digits. */
  readonly expiryYear: number | null;
  readonly isDefault: boolean;
  /** Place in the order in which cards are tried. */
  readonly priority: number | null;
}

export interface CardChanges {
  readonly expiryMonth?: number | undefined;
  readonly expiryYear?: number | undefined;
  readonly priority?: number | undefined;
}

export class CardSource {
  readonly #platform: PlatformCalls;
  readonly #byCustomer = new Loader((id: CustomerId) => this.#readAll(id));
  readonly #byId = new Loader((id: CardId) => this.#read(id));

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  /** Empty when there are none. */
  cardsOf(customer: CustomerId): Given<readonly Card[]> {
    return this.#byCustomer.load(customer);
  }

  /** Null when the platform does not know it. Only `cardsOf` states its owner. */
  card(id: CardId): Given<Card | null> {
    return this.#byId.load(id);
  }

  /** A page on which the customer adds a card. A link that must not be passed on is as good as no answer. */
  addLink({
    customer,
    redirectUrl,
  }: {
    customer: CustomerId;
    redirectUrl: string;
  }): Promise<Answer<PaymentLink>> {
    const { paymentHosts } = this.#platform.vocabulary;
    const call = { path: { customerId: customer }, json: { redirectUrl }, fields: LINK_FIELDS };
    return this.#platform.change(12, call, (data) => {
      const record = data.record();
      return record.needed(parsePaymentLink(record, paymentHosts), 'link');
    });
  }

  makeDefault(id: CardId): Promise<Answer<null>> {
    return this.#change(15, { query: { id, default: 'true' }, fields: FIELDS });
  }

  /** Only what is given goes out. */
  update(id: CardId, { expiryMonth, expiryYear, priority }: CardChanges): Promise<Answer<null>> {
    const json = { cardId: id, expMonth: expiryMonth, expYear: expiryYear, priority };
    return this.#change(16, { json, fields: FIELDS });
  }

  delete({ card, customer }: { card: CardId; customer: CustomerId }): Promise<Answer<null>> {
    return this.#change(17, { query: { cardId: card, customerId: customer }, fields: FIELDS });
  }

  async #change(row: 15 | 16 | 17, call: Call): Promise<Answer<null>> {
    const answer = await this.#platform.change(row, call, () => null);
    this.#byCustomer.clearAll();
    this.#byId.clearAll();
    return answer;
  }

  async #readAll(customer: CustomerId): Promise<readonly Card[]> {
    const cards = await this.#platform.find(13, { query: { customerId: customer } }, (data) =>
      data
        .list('cards')
        .filter((record) => record.isAbout(customer, 'customerId'))
        .flatMap((record) => parseCard(record) ?? []),
    );
    return cards ?? [];
  }

  #read(id: CardId): Promise<Card | null> {
    return this.#platform.find(14, { query: { cardId: id } }, (data) =>
      parseCard(data.record().about(id, 'ccUUID', 'cardId')),
    );
  }
}

const LINK_FIELDS: FieldPaths = {
  customerid: ['input', 'customerId'],
  redirecturl: ['input', 'returnTo'],
};

const FIELDS: FieldPaths = {
  id: ['input', 'cardId'],
  cardid: ['input', 'cardId'],
  ccuuid: ['input', 'cardId'],
  customerid: ['input', 'cardId'],
  default: ['input', 'cardId'],
  expmonth: ['input', 'expiryMonth'],
  expyear: ['input', 'expiryYear'],
  priority: ['input', 'priority'],
};

/** Of a number that may be masked. */
const lastDigitsOf = (text: string): string | null => text.replace(/\D/g, '').slice(-4) || null;

function parseCard(record: WireRecord): Card | null {
  const id = record.expected(record.code('ccUUID', 'cardId'), 'ccUUID');
  if (id === null) return null;
  const year = record.whole('expYear');
  const month = record.whole('expMonth');
  return {
    id: cardId(id),
    brand: record.code('cardType'),
    last4: record.digits(4, lastDigitsOf, 'last4'),
    expiryMonth: month !== null && month >= 1 && month <= 12 ? month : null,
    expiryYear: year !== null && year < 100 ? 2_000 + year : year,
    isDefault: record.flag('default') ?? false,
    priority: record.whole('priority'),
  };
}
