/*
 * Sales: prices what a saved card pays, and sells it.
 *
 * Owns   how long a price holds, when it is no longer the same, and what must still be so when it is bought.
 * Never  buys anything but a quote of the person, nor one whose price is another one by now.
 */
import { randomUUID } from 'node:crypto';
import { minutes } from '../../clock.ts';
import { GatewayError, problem, type Problem } from '../../errors.ts';
import { globalId, partOf, quoteId, type CardId, type QuoteId } from '../../ids.ts';
import { laneOf } from '../activation.ts';
import { lineTarget, type TargetPorts } from '../lines/line-target.ts';
import type { DetailOf } from '../engine/operation.ts';
import type { Asked, MutationResult, Operations, Start } from '../engine/operations.ts';
import { isRefusal, notFound, refusal, type Refusal } from '../engine/refusal.ts';
import { isRefusedCard, savedCard } from './saved-card.ts';
import type { Goods } from './sale.ts';
import type { AnySaleDetail } from './sale-detail.ts';
import type { Sale, SalePrice, SaleQuote } from './sale-quote.ts';
import type { Session } from '../engine/session.ts';
import { unavailable } from '../engine/unavailable.ts';

/** The platform states no limit; this is how long a person may take to decide. */
const QUOTE_LASTS_MS = minutes(30);

export interface SaleQuoteResult<S extends Sale> {
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  readonly problems: readonly Problem[];
  readonly quote: SaleQuote<S> | null;
}

interface Ports extends TargetPorts {
  readonly operations: Operations;
}

export interface BuyAsked {
  readonly quoteId: string;
  readonly cardId?: string | null | undefined;
  readonly idempotencyKey: string;
}

export class Sales {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Asks the price and keeps it, or says why there is none. */
  async quote<S extends Sale, Input>(
    goods: Goods<S, AnySaleDetail, Input>,
    input: Input,
    session: Session,
  ): Promise<SaleQuoteResult<S>> {
    try {
      const sale = await goods.plan(input, session, this.#ports);
      const quote = isRefusal(sale) ? sale : await this.#priced(goods, sale, session);
      if (isRefusal(quote)) return refused(quote);
      await this.#ports.journal.saveQuote(quote);
      return { outcome: 'ACCEPTED', problems: [], quote };
    } catch (error) {
      const because = unavailable(error, this.#ports.clock.now());
      if (because) return refused(because);
      throw error;
    }
  }

  /** Buys what a quote shows, once, from whatever device. */
  buy<S extends Sale, D extends AnySaleDetail>(
    goods: Goods<S, D>,
    { idempotencyKey, ...input }: BuyAsked,
    session: Session,
  ): Promise<MutationResult<DetailOf<D['kind']>, SaleQuote<S>>> {
    const asked: Asked = { caller: session.caller, key: idempotencyKey, input };
    const plan = () => this.#planFor(goods, input, session);
    return this.#ports.operations.begin<D['kind'], SaleQuote<S>>(goods.kind, asked, plan);
  }

  /** A quote that the caller may see, or null. */
  async quoteOf(id: QuoteId, { caller, access }: Session): Promise<SaleQuote | null> {
    const quote = await this.#ports.journal.saleQuote(id);
    const mine = quote && (await access.mayUseCustomer(caller, quote.sale.account));
    return mine ? quote : null;
  }

  /** A quote that something was bought with; it is kept as long as the operation. */
  async kept<S extends Sale>(kind: S['kind'], id: QuoteId): Promise<SaleQuote<S>> {
    const quote = await this.#ports.journal.saleQuote(id);
    if (!quote || !isOf<S>(kind, quote)) throw new GatewayError('INTERNAL_SERVER_ERROR');
    return quote;
  }

  async #planFor<S extends Sale>(
    goods: Goods<S, AnySaleDetail>,
    { quoteId: id, cardId }: Omit<BuyAsked, 'idempotencyKey'>,
    session: Session,
  ): Promise<Start | Refusal<SaleQuote<S>>> {
    const quote = await this.#quoteToBuy(goods, id, session);
    if (isRefusal(quote)) return quote;
    const card = await savedCard(cardId, quote.sale.account, session.sources);
    if (isRefusedCard(card)) return card;
    const held = await this.#ports.journal.holderOf(nameOf(quote));
    const forbidden = held ? null : await this.#forbidden(goods, quote, session);
    if (forbidden) return forbidden;
    const detail = held ? held.detail : await goods.detail(quote, session.sources);
    return startOf(quote, { detail, card, subject: session.caller.subject });
  }

  /** Why it cannot be bought any more; a price that changed brings what can be bought instead. */
  async #forbidden<S extends Sale>(
    goods: Goods<S, AnySaleDetail>,
    quote: SaleQuote<S>,
    session: Session,
  ): Promise<Refusal<SaleQuote<S>> | null> {
    const { sale } = quote;
    if (goods.action !== null && 'line' in sale) {
      const lineId = globalId('Line', sale.account, sale.line);
      const target = await lineTarget({ lineId, action: goods.action }, session, this.#ports);
      if (isRefusal(target)) return target;
    }
    const newQuote = await this.#priced(goods, sale, session);
    if (isRefusal(newQuote)) return newQuote;
    const inTime = quote.expiresAt > this.#ports.clock.now();
    if (inTime && samePrice(quote.price, newQuote.price)) return null;
    await this.#ports.journal.saveQuote(newQuote);
    return { problems: [problem('QUOTE_STALE')], newQuote };
  }

  async #quoteToBuy<S extends Sale>(
    { kind }: Goods<S, AnySaleDetail>,
    id: string,
    { caller, access }: Session,
  ): Promise<SaleQuote<S> | Refusal> {
    const own = partOf('SaleQuote', id);
    const quote = own === null ? null : await this.#ports.journal.saleQuote(quoteId(own));
    return quote &&
      isOf<S>(kind, quote) &&
      (await access.mayUseCustomer(caller, quote.sale.account))
      ? quote
      : notFound('quoteId');
  }

  async #priced<S extends Sale>(
    goods: Goods<S, AnySaleDetail>,
    sale: S,
    session: Session,
  ): Promise<SaleQuote<S> | Refusal> {
    const answer = await goods.price(sale, session.sources);
    if (answer.outcome === 'declined') return refusal(answer.problem);
    if (answer.outcome !== 'accepted') throw new GatewayError('PLATFORM_UNAVAILABLE');
    const now = this.#ports.clock.now();
    return {
      id: quoteId(randomUUID()),
      subject: session.caller.subject,
      sale,
      price: answer.value,
      createdAt: now,
      expiresAt: now + QUOTE_LASTS_MS,
    };
  }
}

const nameOf = ({ id }: SaleQuote): string => `quote:${id}`;

const refused = ({ problems }: Refusal): SaleQuoteResult<never> => ({
  outcome: 'REFUSED',
  problems,
  quote: null,
});

const samePrice = (a: SalePrice, b: SalePrice): boolean =>
  a.planChange?.newMonthly?.minor === b.planChange?.newMonthly?.minor &&
  (['amount', 'tax', 'total'] as const).every((part) => a[part]?.minor === b[part]?.minor);

const isOf = <S extends Sale>(kind: S['kind'], quote: SaleQuote): quote is SaleQuote<S> =>
  quote.sale.kind === kind;

interface Beginning {
  readonly detail: Start['detail'];
  readonly card: CardId | null;
  readonly subject: string;
}

/** While a sale of one kind is open on a line or account no other one begins, so that each can tell what came of it. */
const startOf = (quote: SaleQuote, { detail, card, subject }: Beginning): Start => ({
  ...{ detail, intent: { cardId: card }, subject, customerId: quote.sale.account },
  lane: laneFor(quote),
  refs: quote.sale.kind === 'plan-change' ? [laneOf(quote.sale.line)] : [],
  exclusive: nameOf(quote),
  alone: true,
});

const laneFor = ({ sale }: SaleQuote): string =>
  sale.kind === 'plan-change'
    ? laneOf(sale.line)
    : `${sale.kind}:${'line' in sale ? sale.line : sale.account}`;
