/*
 * Card changes: a page to add a card, the default card, its expiry, its removal (rows 12, 15-17).
 *
 * Owns   whose card may be changed, and what shows that it was.
 * Never  changes a card by its id alone: it must be one of the account that is named.
 */
import type { Card, CardChanges } from '../datasources/card.ts';
import type { PaymentLink } from '../datasources/payment-link.ts';
import { problem } from '../errors.ts';
import { partOf, type CardId, type CustomerId } from '../ids.ts';
import { accountTarget } from './lines/account-target.ts';
import type { DirectChange } from './engine/direct-change.ts';
import { isRefusal, notFound, refusal, wrongInput, type Refusal } from './engine/refusal.ts';
import type { ReturnPages } from './sales/return-pages.ts';
import type { Session } from './engine/session.ts';

interface CardAsked {
  readonly customerId: string;
  readonly cardId: string;
}

export const createCardLink = (
  { customerId, returnTo }: { customerId: string; returnTo: string },
  session: Session & { readonly returnPages: ReturnPages },
): DirectChange<PaymentLink> => ({
  name: 'card.link-created',
  async plan() {
    const account = await accountTarget(customerId, session);
    if (isRefusal(account)) return account;
    const redirectUrl = session.returnPages.urlOf(returnTo);
    if (redirectUrl === null) return refusal(wrongInput('returnTo'));
    const asked = { customer: account.customerId, redirectUrl };
    return { send: () => session.sources.card.addLink(asked) };
  },
});

export const setDefaultCard = (asked: CardAsked, session: Session): DirectChange<CardId> =>
  cardChange('card.made-default', { asked, session }, ({ id }) => ({
    send: () => session.sources.card.makeDefault(id),
    isDone: (card) => card.isDefault,
  }));

export const updateCard = (
  asked: CardAsked & Given<CardChanges>,
  session: Session,
): DirectChange<CardId> =>
  cardChange('card.updated', { asked, session }, ({ id }) => {
    const changes = givenOf(asked);
    const isDone = (card: Card): boolean =>
      (changes.expiryMonth ?? card.expiryMonth) === card.expiryMonth &&
      (changes.expiryYear ?? card.expiryYear) === card.expiryYear &&
      (changes.priority ?? card.priority) === card.priority;
    return { send: () => session.sources.card.update(id, changes), isDone };
  });

export const deleteCard = (asked: CardAsked, session: Session): DirectChange<CustomerId> => ({
  name: 'card.deleted',
  async plan() {
    const target = await cardTarget(asked, session);
    if (isRefusal(target)) return target;
    const { card, account, cards } = target;
    if (card.isDefault || cards.length === 1) return refusal(problem('CARD_IN_USE'));
    const source = session.sources.card;
    return {
      send: async () => {
        const answer = await source.delete({ card: card.id, customer: account });
        return answer.outcome === 'accepted' ? { ...answer, value: account } : answer;
      },
      reached: async () => ((await source.card(card.id)) ? null : account),
    };
  },
});

type Given<T> = { readonly [K in keyof T]?: T[K] | null };

const givenOf = ({ expiryMonth, expiryYear, priority }: Given<CardChanges>): CardChanges => ({
  ...(expiryMonth != null && { expiryMonth }),
  ...(expiryYear != null && { expiryYear }),
  ...(priority != null && { priority }),
});

interface Change {
  readonly send: () => ReturnType<Session['sources']['card']['makeDefault']>;
  readonly isDone: (card: Card) => boolean;
}

const cardChange = (
  name: string,
  { asked, session }: { asked: CardAsked; session: Session },
  change: (card: Card) => Change,
): DirectChange<CardId> => ({
  name,
  async plan() {
    const target = await cardTarget(asked, session);
    if (isRefusal(target)) return target;
    const { id } = target.card;
    const { send, isDone } = change(target.card);
    return {
      send: async () => {
        const answer = await send();
        return answer.outcome === 'accepted' ? { ...answer, value: id } : answer;
      },
      reached: async () => {
        const card = await session.sources.card.card(id);
        return card && isDone(card) ? id : null;
      },
    };
  },
});

interface CardTarget {
  readonly account: CustomerId;
  readonly card: Card;
  readonly cards: readonly Card[];
}

async function cardTarget(
  { customerId, cardId }: CardAsked,
  session: Session,
): Promise<CardTarget | Refusal> {
  const account = await accountTarget(customerId, session);
  if (isRefusal(account)) return account;
  const cards = await session.sources.card.cardsOf(account.customerId);
  const card = cards.find(({ id }) => id === partOf('Card', cardId));
  return card ? { account: account.customerId, card, cards } : notFound('cardId');
}
