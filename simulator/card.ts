/*
 * Cards: payment cards on file (row 13). One id under two names (Q12).
 */
import { ok, unknown, type Room } from './room.ts';
import { accountOf } from './world.ts';

export const cardRoom: Room = {
  rows: {
    13: ({ platform, query }) => {
      const account = accountOf(platform.world, query.get('customerId') ?? '');
      if (!account) return unknown('Customer');
      return ok(account.cards.map((card) => ({ ...card, cardId: card.ccUUID })));
    },
  },
};
