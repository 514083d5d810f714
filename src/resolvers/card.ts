import { isAtLeast } from '../access/caller.ts';
import type { RequestContext } from '../context.ts';
import type { Card } from '../datasources/card.ts';
import type { Resolvers } from '../generated/types.ts';
import { cardId, globalId, idOf, partOf } from '../ids.ts';
import { createCardLink, deleteCard, setDefaultCard, updateCard } from '../operations/card.ts';
import { changedCustomer, customerViews } from './customer.ts';

/** A card, when it is one of an account that the caller holds; any card of the brand for its people. */
export async function cardView(id: string, context: RequestContext): Promise<Card | null> {
  const { caller, sources } = context;
  const may = isAtLeast(caller, 'AGENT') || (await holdsCard(id, context));
  return may ? sources.card.card(cardId(id)) : null;
}

/** The platform's look-up of a card says nothing of whose it is, and its list answers for a secondary line, too. */
async function holdsCard(id: string, context: RequestContext): Promise<boolean> {
  const own = [...(await context.access.customersOf(context.caller))];
  const held = (await customerViews(own, context)).filter(({ isPrimary }) => isPrimary);
  const { card } = context.sources;
  const cards = await Promise.all(held.map(({ customerId }) => card.cardsOf(customerId)));
  return cards.flat().some((one) => one.id === id);
}

export const cardResolvers = {
  Query: {
    card: (_root, { id }, context) => {
      const own = partOf('Card', id);
      return own === null ? null : cardView(own, context);
    },
  },
  Mutation: {
    createCardLink: (_root, { input }, { directChanges, returnPages, ...context }) =>
      directChanges.make(createCardLink(returnPages), input, context),
    setDefaultCard: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(setDefaultCard, input, context),
    updateCard: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(updateCard, input, context),
    deleteCard: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(deleteCard, input, context),
  },
  Card: {
    id: (card) => idOf(card, 'Card', card.id),
    revision: (card, _args, { readings }) => readings.revisionOf(card),
  },
  CreateCardLinkPayload: { link: ({ value }) => value },
  SetDefaultCardPayload: {
    card: ({ value }, _args, { sources }) => value && sources.card.card(cardId(value)),
    customer: changedCustomer,
  },
  UpdateCardPayload: {
    card: ({ value }, _args, { sources }) => value && sources.card.card(cardId(value)),
    customer: changedCustomer,
  },
  DeleteCardPayload: {
    cards: async ({ account, value }, _args, { sources }) =>
      value && account && [...(await sources.card.cardsOf(account))],
    deletedCardId: ({ value }) => value && globalId('Card', value),
    customer: changedCustomer,
  },
} satisfies Resolvers;
