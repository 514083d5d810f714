/*
 * Card changes: a page to add a card, the default card, its expiry, its removal (rows 12, 15-17).
 *
 * Owns   whose card may be changed, and what shows that it was (row 14).
 * Never  changes a card by its id alone: it must be one of the account that is named.
 */
import type { Card, CardChanges, CardSource } from '../datasources/card.ts';
import type { PaymentLink } from '../datasources/payment-link.ts';
import type { Answer } from '../datasources/wire/platform.ts';
import { problem } from '../errors.ts';
import { partOf, type CardId, type CustomerId } from '../ids.ts';
import { accountTarget, askedAccount, guessOnAccount } from './lines/account-target.ts';
import { withValue, type DirectChange } from './engine/direct-change.ts';
import { isRefusal, notFound, refusal, wrongInput, type Refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';
import type { ReturnPages } from './sales/return-pages.ts';

interface CardLinkInput {
  readonly customerId: string;
  readonly returnTo: string;
}

interface CardLinkRequest {
  readonly customer: CustomerId;
  readonly redirectUrl: string;
}

/** Nothing shows later that a page was made. */
export const createCardLink = (
  returnPages: ReturnPages,
): DirectChange<CardLinkInput, CardLinkRequest, PaymentLink> => ({
  name: 'card.link-created',
  async ask({ customerId, returnTo }, session) {
    if (returnPages.urlOf(returnTo) === null)
      return refusal(wrongInput('RETURN_PAGE_UNKNOWN', 'returnTo'));
    const asked = await askedAccount(customerId, session);
    if (isRefusal(asked)) return asked;
    return { ...asked, guess: guessOnAccount(asked.account, 'CARD_LINK') };
  },
  async prepare({ customerId, returnTo }, { session }) {
    const account = await accountTarget(customerId, session);
    if (isRefusal(account)) return account;
    const redirectUrl = returnPages.urlOf(returnTo);
    if (redirectUrl === null) return refusal(wrongInput('RETURN_PAGE_UNKNOWN', 'returnTo'));
    const customer = account.customerId;
    const guess = guessOnAccount(customer, 'CARD_LINK');
    return { account: customer, request: { customer, redirectUrl }, guess };
  },
  send: (request, { card }) => card.addLink(request),
});

interface CardInput {
  readonly customerId: string;
  readonly cardId: string;
}

interface CardRequest {
  readonly account: CustomerId;
  readonly card: CardId;
}

export const setDefaultCard = cardChange<CardInput, CardRequest, CardId>({
  name: 'card.made-default',
  requestOf: named,
  send: ({ card }, source) => source.makeDefault(card),
  isDone: (found) => found?.isDefault === true,
  valueOf: ({ card }) => card,
});

type UpdateCardInput = CardInput & { readonly [K in keyof CardChanges]?: CardChanges[K] | null };
type UpdateCardRequest = CardRequest & { readonly changes: CardChanges };

export const updateCard = cardChange<UpdateCardInput, UpdateCardRequest, CardId>({
  name: 'card.updated',
  requestOf: (target, input) => ({ ...named(target), changes: changesOf(input) }),
  send: ({ card, changes }, source) => source.update(card, changes),
  isDone: (found, { changes }) => found !== null && shows(found, changes),
  valueOf: ({ card }) => card,
});

export const deleteCard = cardChange<CardInput, CardRequest, CardId>({
  name: 'card.deleted',
  requestOf: (target) =>
    target.card.isDefault || target.cards.length === 1
      ? refusal(problem('CARD_IN_USE', 'DEFAULT_OR_LAST'))
      : named(target),
  send: ({ card, account }, source) => source.delete({ card, customer: account }),
  isDone: (found) => found === null,
  valueOf: ({ card }) => card,
});

const changesOf = ({ expiryMonth, expiryYear, priority }: UpdateCardInput): CardChanges => ({
  ...(expiryMonth != null && { expiryMonth }),
  ...(expiryYear != null && { expiryYear }),
  ...(priority != null && { priority }),
});

/** Every field that was sent reads as it was sent. */
const shows = (card: Card, { expiryMonth, expiryYear, priority }: CardChanges): boolean =>
  (expiryMonth === undefined || card.expiryMonth === expiryMonth) &&
  (expiryYear === undefined || card.expiryYear === expiryYear) &&
  (priority === undefined || card.priority === priority);

interface CardTarget {
  readonly account: CustomerId;
  readonly card: Card;
  readonly cards: readonly Card[];
}

function named({ account, card }: CardTarget): CardRequest {
  return { account, card: card.id };
}

interface CardChange<I, R, T> {
  readonly name: string;
  requestOf(target: CardTarget, input: I): R | Refusal;
  send(request: R, source: CardSource): Promise<Answer<null>>;
  /** `found` is null when the platform does not know the card any more. */
  isDone(found: Card | null, request: R): boolean;
  valueOf(request: R): T;
}

function cardChange<I extends CardInput, R extends CardRequest, T>(
  change: CardChange<I, R, T>,
): DirectChange<I, R, T> {
  return {
    name: change.name,
    ask: async ({ customerId, cardId }, session) =>
      partOf('Card', cardId) === null ? notFound('cardId') : askedAccount(customerId, session),
    async prepare(input, { session }) {
      const target = await cardTarget(input, session);
      if (isRefusal(target)) return target;
      const request = change.requestOf(target, input);
      return isRefusal(request) ? request : { account: target.account, request };
    },
    send: async (request, { card }) =>
      withValue(await change.send(request, card), change.valueOf(request)),
    async reached(request, { sources }) {
      const found = await sources.card.card(request.card);
      return change.isDone(found, request) ? change.valueOf(request) : null;
    },
  };
}

async function cardTarget(
  { customerId, cardId }: CardInput,
  session: Session,
): Promise<CardTarget | Refusal> {
  const account = await accountTarget(customerId, session);
  if (isRefusal(account)) return account;
  const cards = await session.sources.card.cardsOf(account.customerId);
  const card = cards.find(({ id }) => id === partOf('Card', cardId));
  return card ? { account: account.customerId, card, cards } : notFound('cardId');
}
