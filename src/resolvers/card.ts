import type { RequestContext } from '../context.ts';
import type { Card } from '../datasources/card.ts';
import type { Resolvers } from '../generated/types.ts';
import { cardId, globalId, partOf } from '../ids.ts';
import { createCardLink, deleteCard, setDefaultCard, updateCard } from '../operations/card.ts';

/** A card of the caller's own customers. The platform's look-up of a card says nothing of whose it is. */
export async function cardView(
  id: string,
  { access, caller, sources }: RequestContext,
): Promise<Card | null> {
  const own = [...(await access.customersOf(caller))];
  const cards = await Promise.all(own.map((customer) => sources.card.cardsOf(customer)));
  return cards.flat().find((card) => card.id === id) ?? null;
}

export const cardResolvers = {
  Query: {
    card: async (_root, { id }, context) => {
      const own = partOf('Card', id);
      const listed = own === null ? null : await cardView(own, context);
      return listed && (await context.sources.card.card(listed.id));
    },
  },
  Mutation: {
    createCardLink: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, createCardLink, context),
    setDefaultCard: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, setDefaultCard, context),
    updateCard: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, updateCard, context),
    deleteCard: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, deleteCard, context),
  },
  Card: {
    id: ({ id }) => globalId('Card', id),
  },
  CreateCardLinkPayload: { link: ({ value }) => value },
  SetDefaultCardPayload: {
    card: ({ value }, _args, { sources }) => value && sources.card.card(cardId(value)),
  },
  UpdateCardPayload: {
    card: ({ value }, _args, { sources }) => value && sources.card.card(cardId(value)),
  },
  DeleteCardPayload: {
    cards: async ({ value }, _args, { sources }) =>
      value && [...(await sources.card.cardsOf(value))],
  },
} satisfies Resolvers;
