/*
 * Sales: prices what a saved card pays, and sells it.
 *
 * Owns   what can be asked for a price, and whose quotes can be bought.
 * Never  buys anything but a quote of the person's own account; whether its price still holds is read when the purchase is about to leave.
 */
import type { Problem } from '../../errors.ts';
import { partOf, quoteId, type QuoteId } from '../../ids.ts';
import type { MutationResult } from '../engine/answers.ts';
import type { DetailOf } from '../engine/operation.ts';
import type { Start } from '../engine/beginning.ts';
import type { Operations } from '../engine/operations.ts';
import { isRefusal, notFound, type AnyQuote, type Refusal } from '../engine/refusal.ts';
import type { MutationSession, Session } from '../engine/session.ts';
import { unavailable } from '../engine/unavailable.ts';
import type { TargetPorts } from '../lines/line-target.ts';
import type { OperationJournal } from '../engine/journal.ts';
import { priced, type Product } from './product.ts';
import { inTime } from './in-time.ts';
import {
  boughtQuote,
  isSaleQuote,
  isSaleQuoteOf,
  saleQuoteIn,
  type SaleKind,
  type SaleOf,
  type SaleQuote,
} from './sale-quote.ts';

export interface SaleQuoteResult<K extends SaleKind> {
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  readonly problems: readonly Problem[];
  readonly quote: SaleQuote<SaleOf<K>> | null;
}

export type SaleResult<K extends SaleKind> = MutationResult<DetailOf<K>, SaleQuote<SaleOf<K>>>;

interface Ports extends TargetPorts {
  readonly journal: OperationJournal;
  readonly operations: Operations;
}

export interface BuyAsked {
  readonly quoteId: string;
  readonly cardId?: string | null | undefined;
}

export class Sales {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Asks the price and keeps it, or says why there is none. */
  async quote<K extends SaleKind, Input>(
    product: Product<K, Input>,
    input: Input,
    session: MutationSession,
  ): Promise<SaleQuoteResult<K>> {
    try {
      const quote = await inTime(session, this.#quoted(product, input, session));
      return isRefusal(quote) ? refused(quote) : { outcome: 'ACCEPTED', problems: [], quote };
    } catch (error) {
      const because = unavailable(error, this.#ports.clock.now());
      if (because) return refused(because);
      throw error;
    }
  }

  /** Buys what a quote shows, once, from whatever device. */
  async buy<K extends SaleKind>(
    product: Product<K>,
    input: BuyAsked,
    session: MutationSession,
  ): Promise<SaleResult<K>> {
    const { kind } = product;
    const result = await this.#ports.operations.begin<K>(kind, session, () =>
      this.#startFor(product, input, session),
    );
    const { newQuote } = result;
    const quote = newQuote && isSaleQuoteOf<K>(kind, newQuote) ? newQuote : null;
    return { ...result, newQuote: quote };
  }

  /** A quote that the caller may see, or null. */
  async quoteOf(id: QuoteId, { caller, access }: Session): Promise<SaleQuote | null> {
    const quote = await this.#ports.journal.quote(id);
    if (!quote || !isSaleQuote(quote)) return null;
    return (await access.mayUseCustomer(caller, quote.sale.account)) ? quote : null;
  }

  /** A quote that something was bought with. */
  kept<K extends SaleKind>(kind: K, id: QuoteId): Promise<SaleQuote<SaleOf<K>>> {
    return boughtQuote(this.#ports.journal, kind, id);
  }

  /** What can be bought instead, or null. */
  instead<K extends SaleKind>(kind: K, id: QuoteId | null): Promise<SaleQuote<SaleOf<K>> | null> {
    return id === null ? Promise.resolve(null) : saleQuoteIn(this.#ports.journal, kind, id);
  }

  async #quoted<K extends SaleKind, Input>(
    product: Product<K, Input>,
    input: Input,
    session: Session,
  ): Promise<SaleQuote<SaleOf<K>> | Refusal> {
    const { journal, clock } = this.#ports;
    const sale = await product.plan(input, session, this.#ports);
    if (isRefusal(sale)) return sale;
    const { caller, sources } = session;
    const at = { subject: caller.subject, sources, now: clock.now() };
    const quote = await priced<K>({ product, sale }, at);
    if (!isRefusal(quote)) await journal.saveQuote(quote);
    return quote;
  }

  /** Whose the quote is; whether it can still be bought is read when the purchase is about to leave. */
  async #startFor<K extends SaleKind>(
    product: Product<K>,
    { quoteId: id, cardId }: BuyAsked,
    { caller, access }: Session,
  ): Promise<Start<DetailOf<K>> | Refusal<AnyQuote>> {
    const own = partOf('SaleQuote', id);
    const quote =
      own === null ? null : await saleQuoteIn<K>(this.#ports.journal, product.kind, quoteId(own));
    if (!quote || !(await access.mayUseCustomer(caller, quote.sale.account)))
      return notFound('quoteId');
    return {
      ...{ detail: product.detail(quote), intent: { cardId: cardId ?? null } },
      ...{
        subject: caller.subject,
        customerId: quote.sale.account,
        refs: product.refs(quote.sale),
      },
    };
  }
}

const refused = <K extends SaleKind>({ problems }: Refusal): SaleQuoteResult<K> => ({
  outcome: 'REFUSED',
  problems,
  quote: null,
});
