/*
 * Saved card: the card that a purchase names, when it belongs to the customer who buys.
 */
import type { DataSources } from '../../datasources/sources.ts';
import { partOf, type CardId, type CustomerId } from '../../ids.ts';
import { isRefusal, notFound, type Refusal } from '../engine/refusal.ts';

/** `card` is a global id. Null for none, or why it cannot be used. */
export async function savedCard(
  card: string | null | undefined,
  customer: CustomerId | null,
  { card: cards }: DataSources,
): Promise<CardId | null | Refusal> {
  if (card == null) return null;
  const id = partOf('Card', card);
  const owned = customer === null ? [] : await cards.cardsOf(customer);
  return owned.find((one) => one.id === id)?.id ?? notFound('cardId');
}

/** Tells a refusal from a card or none. */
export const isRefusedCard = (card: CardId | null | Refusal): card is Refusal =>
  typeof card === 'object' && card !== null && isRefusal(card);
