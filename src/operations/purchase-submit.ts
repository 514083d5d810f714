/*
 * Purchase requests: what a person asks of a purchase, checked without asking the platform.
 *
 * Owns   whose quote and whose purchase it is; the rest is looked at when the order is about to leave (`purchase-prepare.ts`).
 * Never  takes anything but a quote: what was shown is what is bought.
 */
import { seeded } from '../seeded-bug.ts';
import { isAtLeast } from '../access/caller.ts';
import { problem } from '../errors.ts';
import {
  isPlatformId,
  operationId,
  partOf,
  quoteId,
  transactionId,
  type OperationId,
  type QuoteId,
  type TransactionId,
} from '../ids.ts';
import type { MutationResult } from './engine/answers.ts';
import type { OperationJournal } from './engine/journal.ts';
import { isOfKind } from './engine/operation.ts';
import type { FollowUp, Operations } from './engine/operations.ts';
import type { Start } from './engine/beginning.ts';
import { tooShort } from './engine/reason.ts';
import { notFound, refusal, wrongInput, type Refusal } from './engine/refusal.ts';
import type { Runner } from './engine/runner.ts';
import type { MutationSession, Session } from './engine/session.ts';
import { emailName, numberName } from './operation-names.ts';
import { addressGuessName, isNewAccount } from './purchase-address.ts';
import {
  awaitsAttempt,
  RENEW_LINK,
  type Purchase,
  type PurchaseDetail,
} from './purchase-detail.ts';
import {
  buyerRef,
  cartRef,
  purchaseOf,
  purchasesBy,
  referenceRef,
  transactionRef,
} from './purchase-proof.ts';
import { isPurchaseQuote, purchaseQuoteIn, type Quote } from './sales/quote.ts';

export interface SubmitPurchase {
  readonly quoteId: string;
  /** A global id. */
  readonly cardId?: string | null | undefined;
  readonly overridePending?: boolean | null | undefined;
  readonly overrideReason?: string | null | undefined;
}

interface Ports {
  readonly operations: Operations;
  readonly journal: OperationJournal;
  readonly runner: Pick<Runner, 'wake'>;
}

export class Purchases {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Buys a quote. */
  async submit(
    input: SubmitPurchase,
    session: MutationSession,
  ): Promise<MutationResult<PurchaseDetail, Quote>> {
    const result = await this.#ports.operations.begin('purchase', session, () =>
      this.#startOf(input, session),
    );
    const { newQuote } = result;
    return { ...result, newQuote: newQuote && isPurchaseQuote(newQuote) ? newQuote : null };
  }

  /** Makes a new link when the old one has run out unpaid. */
  renewLink(
    input: { operationId: string },
    session: MutationSession,
  ): Promise<MutationResult<PurchaseDetail>> {
    const id = operationId(partOf('Operation', input.operationId) ?? '');
    return this.#ports.operations.follow({ kind: 'purchase', id }, session, () =>
      this.#renewalOf(id, session),
    );
  }

  /** A quote that the caller may see and buy, or null. */
  async quoteOf(
    id: QuoteId,
    { caller, access }: Pick<Session, 'caller' | 'access'>,
  ): Promise<Quote | null> {
    const quote = await purchaseQuoteIn(this.#ports.journal, id);
    if (!quote) return null;
    const mine = quote.subject === caller.subject || isAtLeast(caller, 'AGENT');
    const { customerId } = quote.cart;
    return mine && (customerId === null || (await access.mayUseCustomer(caller, customerId)))
      ? quote
      : null;
  }

  /** The purchase behind the `transId` of a return page, or null when it is not the caller's. */
  async byTransaction(transaction: string, session: Session): Promise<Purchase | null> {
    if (!isPlatformId(transaction)) return null;
    const id = transactionId(transaction);
    const named = await purchasesBy(this.#ports.journal, transactionRef(id));
    if (named.length === 0) return this.#found(id, session);
    const may = await Promise.all(
      named.map((purchase) => session.access.mayUseOperation(session.caller, purchase)),
    );
    return named.find((_purchase, index) => may[index]) ?? null;
  }

  /** An order whose answer was lost may be the one: the platform's record tells whose reference it carries. */
  async #found(id: TransactionId, session: Session): Promise<Purchase | null> {
    const { journal, runner } = this.#ports;
    const open = await journal.openOf(session.caller.subject);
    if (!open.some((one) => isOfKind('purchase', one) && awaitsAttempt(one))) return null;
    const status = await session.sources.purchase.statusOf(id);
    const purchase = status && (await purchaseOf(journal, status));
    if (!purchase || purchase.subject !== session.caller.subject) return null;
    await runner.wake(purchase.id, transactionRef(id));
    const found = await journal.load(purchase.id);
    if (!found || !isOfKind('purchase', found)) return null;
    return found.detail.attempts.some((attempt) => attempt.transactionId === id) ? found : null;
  }

  async #startOf(
    input: SubmitPurchase,
    session: MutationSession,
  ): Promise<Start<PurchaseDetail> | Refusal> {
    const own = partOf('PurchaseQuote', input.quoteId);
    const quote = own === null ? null : await this.quoteOf(quoteId(own), session);
    if (!quote) return notFound('quoteId');
    const overridePending = input.overridePending === true;
    if (overridePending && !isAtLeast(session.caller, 'AGENT'))
      return refusal(wrongInput('AGENTS_ONLY', 'overridePending'));
    const { overrideReason } = input;
    if (overridePending && overrideReason == null)
      return refusal(wrongInput('REQUIRED', 'overrideReason'));
    const short = overridePending ? tooShort(overrideReason ?? '', 'overrideReason') : null;
    if (short) return refusal(short);
    return startOf(quote, {
      cardId: input.cardId ?? null,
      ...(overridePending && overrideReason != null && { overridePending: overrideReason }),
    });
  }

  /** The attempt that is to be replaced is named here; whether it may be is read when the new order is about to leave. */
  async #renewalOf(id: OperationId, session: MutationSession): Promise<FollowUp | Refusal> {
    const found = await this.#ports.journal.load(id);
    if (!found || !isOfKind('purchase', found) || !(await mayChange(found, session)))
      return notFound('operationId');
    const { detail, pending, task } = found;
    const made = isNewLinkMade(found);
    if (!made && pending?.name !== RENEW_LINK && task?.type !== 'RenewPaymentLink')
      return { problems: [problem('LINK_NOT_RENEWABLE', 'NOT_NEEDED')], operation: found };
    const replaces = detail.attempts.at(made ? -2 : -1)?.transactionId ?? null;
    return {
      write: RENEW_LINK,
      intent: (present) => ({ ...present, replaces }),
      joins: true,
      done: (operation) =>
        isOfKind('purchase', operation) &&
        operation.detail.attempts.at(-1)?.transactionId !== replaces &&
        !seeded('renewal-not-joined'),
    };
  }
}

/** Whether an order that replaces an earlier one was taken, and its link is still to come: who asks for a new link joins it. */
const isNewLinkMade = ({ detail: { attempts }, status, pending }: Purchase): boolean =>
  attempts.length > 1 &&
  attempts.at(-1)?.link === null &&
  status === 'IN_PROGRESS' &&
  pending === null;

/** What is nobody's customer's yet belongs to who began it; what is, to who holds that customer by now. */
const mayChange = async (
  { subject, customerId }: Purchase,
  { caller, access }: Session,
): Promise<boolean> =>
  customerId === null
    ? subject === caller.subject || isAtLeast(caller, 'AGENT')
    : access.mayUseCustomer(caller, customerId);

function startOf(
  { id, subject, cart }: Quote,
  { cardId, overridePending }: { cardId: string | null; overridePending?: string },
): Start<PurchaseDetail> {
  const { clientAccountId, customerId } = cart;
  const whose = seeded('cart-of-who-asks') ? subject : (cart.groupId ?? customerId ?? subject);
  return {
    detail: {
      ...{ kind: 'purchase', quoteId: id, purchaseKind: cart.kind, clientAccountId, cart: whose },
      ...{ attempts: [], platformMessage: null, notRenewable: null, lineIds: [], before: null },
    },
    intent: { cardId },
    ...{ subject, customerId },
    ...(isNewAccount(cart) && { guess: addressGuessName({ subject }) }),
    ...(overridePending !== undefined && { overridePending }),
    names: [emailName(cart.account.email), numberName(cart.account.phoneNumber)],
    refs: [
      referenceRef(clientAccountId),
      ...(customerId === null ? [] : [buyerRef(customerId), cartRef(whose)]),
    ],
  };
}
