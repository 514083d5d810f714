/*
 * Purchase requests: what a person asks of a purchase, checked before anything leaves.
 *
 * Owns   the rules of graph.md on whose quote it is, how long it lasts, and what an earlier open outcome forbids.
 * Never  takes anything but a quote: what was shown is what is bought.
 */
import { isAtLeast } from '../access/caller.ts';
import { problem } from '../errors.ts';
import { operationId, partOf, quoteId, type OperationId, type QuoteId } from '../ids.ts';
import type { OperationJournal } from './engine/journal.ts';
import { isOfKind, type Operation } from './engine/operation.ts';
import type { Asked, FollowUp, MutationResult, Operations, Start } from './engine/operations.ts';
import { notFound, refusal, wrongInput, type Refusal } from './engine/refusal.ts';
import { RENEW_LINK } from './purchase.ts';
import type { PurchaseDetail } from './purchase-detail.ts';
import type { PurchaseQuotes } from './purchase-quote.ts';
import type { Quote } from './sales/quote.ts';
import type { Runner } from './engine/runner.ts';
import { isRefusedCard, savedCard } from './sales/saved-card.ts';
import type { Session } from './engine/session.ts';

export interface SubmitPurchase {
  readonly quoteId: string;
  readonly cardId?: string | null | undefined;
  readonly overridePending?: boolean | null | undefined;
  readonly idempotencyKey: string;
}

interface Ports {
  readonly operations: Operations;
  readonly journal: OperationJournal;
  readonly runner: Runner;
  readonly quotes: PurchaseQuotes;
}

export class Purchases {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Buys a quote. */
  submit(
    { idempotencyKey, ...input }: SubmitPurchase,
    session: Session,
  ): Promise<MutationResult<PurchaseDetail, Quote>> {
    const asked: Asked = { caller: session.caller, key: idempotencyKey, input };
    return this.#ports.operations.begin('purchase', asked, () => this.#planFor(input, session));
  }

  /** Makes a new link when the old one has run out unpaid. */
  async renewLink(
    input: { operationId: string; idempotencyKey: string },
    session: Session,
  ): Promise<MutationResult<PurchaseDetail>> {
    const id = operationId(partOf('Operation', input.operationId) ?? '');
    const asked = { id, caller: session.caller, key: input.idempotencyKey, input: null };
    return this.#ports.operations.follow('purchase', asked, () => this.#renewalOf(id, session));
  }

  async #planFor(
    input: Omit<SubmitPurchase, 'idempotencyKey'>,
    session: Session,
  ): Promise<Start | Refusal<Quote>> {
    const { caller } = session;
    const own = partOf('PurchaseQuote', input.quoteId);
    const quote = own === null ? null : await this.quoteOf(quoteId(own), session);
    if (!quote) return notFound('quoteId');
    if (input.overridePending === true && !isAtLeast(caller, 'AGENT')) {
      return refusal(wrongInput('overridePending'));
    }
    const pending = input.overridePending === true ? null : await this.#inDoubt(quote);
    if (pending) return pending;
    const card = await savedCard(input.cardId, quote.cart.customerId, session.sources);
    if (isRefusedCard(card)) return card;
    const held = await this.#ports.journal.holderOf(`quote:${quote.id}`);
    const stale = held ? null : await this.#ports.quotes.staleness(quote, session);
    return stale ?? startOf(quote, card);
  }

  /** A quote that the caller may see and buy, or null. */
  async quoteOf(
    id: QuoteId,
    { caller, access }: Pick<Session, 'caller' | 'access'>,
  ): Promise<Quote | null> {
    const quote = await this.#ports.journal.quote(id);
    if (!quote) return null;
    const mine = quote.subject === caller.subject || isAtLeast(caller, 'AGENT');
    const { customerId } = quote.cart;
    return mine && (customerId === null || (await access.mayUseCustomer(caller, customerId)))
      ? quote
      : null;
  }

  /** Another purchase of the same person whose outcome is not known yet. */
  async #inDoubt(quote: Quote): Promise<Refusal | null> {
    const open = await this.#ports.journal.openOf(quote.subject);
    const doubtful = open.find(
      ({ detail, status }) =>
        status === 'UNDETERMINED' && detail.kind === 'purchase' && detail.quoteId !== quote.id,
    );
    return doubtful ? { problems: [problem('OUTCOME_PENDING')], operation: doubtful } : null;
  }

  /**
   * The purchase behind the `transId` of a return page. A purchase whose answer was lost may be the one: the transaction then is
   * read, and belongs to the person only when the platform says that it carries our reference.
   */
  async byTransaction(
    transaction: string,
    { caller, access }: Session,
  ): Promise<Operation<PurchaseDetail> | null> {
    const { journal, runner } = this.#ports;
    const named = purchasesOf(await journal.byRef(`transaction:${transaction}`));
    for (const operation of named) {
      if (await access.mayUseOperation(caller, operation)) return operation;
    }
    if (named.length > 0) return null;
    const open = await journal.openOf(caller.subject);
    const doubtful = open.filter(
      ({ inDoubtSince, detail }) => inDoubtSince !== null && detail.kind === 'purchase',
    );
    for (const { id } of doubtful) await runner.wake(id, { transactionId: transaction });
    const found = purchasesOf(await journal.byRef(`transaction:${transaction}`));
    return found.find(({ subject }) => subject === caller.subject) ?? null;
  }

  async #renewalOf(id: OperationId, { caller, access }: Session): Promise<FollowUp | Refusal> {
    const { journal, runner } = this.#ports;
    const found = await journal.load(id);
    if (
      !found ||
      found.detail.kind !== 'purchase' ||
      !(await access.mayUseOperation(caller, found))
    ) {
      return notFound('operationId');
    }
    if (found.task?.type === 'RenewPaymentLink') await runner.look(found.id);
    const fresh = await journal.load(found.id);
    if (fresh?.task?.type === 'RenewPaymentLink')
      return { write: RENEW_LINK, intent: (present) => present };
    return { problems: [problem('LINK_NOT_RENEWABLE')], ...(fresh && { operation: fresh }) };
  }
}

function startOf({ id, subject, cart }: Quote, cardId: string | null): Start {
  return {
    detail: {
      kind: 'purchase',
      quoteId: id,
      purchaseKind: cart.kind,
      clientAccountId: cart.clientAccountId,
      attempts: [],
      platformMessage: null,
    },
    intent: { cardId },
    subject,
    customerId: cart.customerId,
    lane: null,
    refs: [`reference:${cart.clientAccountId}`],
    exclusive: `quote:${id}`,
  };
}

const purchasesOf = (operations: readonly Operation[]): readonly Operation<PurchaseDetail>[] =>
  operations.filter((operation) => isOfKind('purchase', operation));
