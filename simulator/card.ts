/*
 * Cards: payment cards on file, and the link to add one (rows 12 to 17). One id under two names (Q12).
 *
 * Owns   the order in which cards are tried, and that one of them is the default.
 * Never  takes away the only card or the default one: a card on file is mandatory.
 */
import type { Platform } from './engine/platform.ts';
import { text, type Body } from './engine/body.ts';
import {
  ok,
  okAs,
  refused,
  unknown,
  wireDate,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { accountOf, type Account, type Card, type World } from './engine/world.ts';

const LINK_LIVES_MS = 15 * 60_000;

export const cardEndpoints: EndpointModule = {
  rows: {
    12: makeLink,
    13: ({ platform, query }) => {
      const account = accountOf(platform.world, query.get('customerId') ?? '');
      return account ? ok(account.cards.map(cardView)) : unknown('Customer');
    },
    14: ({ platform, query }) => {
      const { card } = holderOf(platform.world, query.get('cardId')) ?? {};
      return card ? okAs(platform, cardView(card)) : unknown('Card');
    },
    15: makeDefault,
    16: update,
    17: remove,
  },
};

const cardView = (card: Card): Body => ({ ...card, cardId: card.ccUUID });

function makeLink({ platform, params, body }: EndpointRequest): Reply {
  const customerId = params['customerId'] ?? '';
  if (!accountOf(platform.world, customerId)) return unknown('Customer');
  const createdAt = platform.clock.now();
  const link = { id: platform.random.uuid(), customerId, expiresAt: createdAt + LINK_LIVES_MS };
  platform.world.cardLinks.push({ ...link, redirectUrl: text(body, 'redirectUrl'), used: false });
  return okAs(platform, {
    link: {
      url: `${platform.url}/card/${link.id}.html`,
      expireDate: wireDate(platform, link.expiresAt),
      createdDate: wireDate(platform, createdAt),
    },
  });
}

/** A card that a customer entered. The first one of an account is its default. */
export function addCard(platform: Platform, customerId: string, last4: string): void {
  const cards = accountOf(platform.world, customerId)?.cards;
  if (!cards) return;
  cards.push({
    ...{ ccUUID: platform.random.uuid(), cardType: 'VISA', last4, expMonth: 12, expYear: 2031 },
    ...{ default: cards.length === 0, priority: cards.length + 1 },
  });
  platform.ledger.effect({ row: 12, effect: 'card-added', customerId });
}

function makeDefault({ platform, query }: EndpointRequest): Reply {
  const id = query.get('id');
  if (id === null) return refused(400, 'Invalid request', { Id: 'is required' });
  const found = holderOf(platform.world, id);
  if (!found) return unknown('Card');
  const { cards, customerId } = found.account;
  for (const card of cards) card.default = card === found.card;
  platform.ledger.effect({ row: 15, effect: 'card-default', customerId });
  return okAs(platform, { customerId });
}

function update({ platform, body }: EndpointRequest): Reply {
  const id = text(body, 'cardId');
  if (id === '') return refused(400, 'Invalid request', { CardId: 'is required' });
  const found = holderOf(platform.world, id);
  if (!found) return unknown('Card');
  const { account, card } = found;
  const { expMonth = card.expMonth, expYear = card.expYear, priority = card.priority } = body;
  const wanted = { expMonth: Number(expMonth), expYear: Number(expYear) };
  const wrong = expiryError(platform, wanted) ?? priorityError(account, Number(priority));
  if (wrong) return refused(400, 'Invalid request', wrong);
  Object.assign(card, wanted);
  moveTo(account, card, Number(priority));
  platform.ledger.effect({ row: 16, effect: 'card-updated', customerId: account.customerId });
  return okAs(platform, cardView(card));
}

type Wrong = Readonly<Record<string, string>> | null;

/** A card is good until the end of its month. */
function expiryError({ clock }: Platform, { expMonth, expYear }: Record<string, number>): Wrong {
  if (!expMonth || expMonth < 1 || expMonth > 12) return { ExpMonth: 'is a month, 1 to 12' };
  const over = Date.UTC(expYear ?? 0, expMonth) <= clock.now();
  return over ? { ExpYear: 'is in the past' } : null;
}

const priorityError = ({ cards }: Account, priority: number): Wrong =>
  priority >= 1 && priority <= cards.length ? null : { Priority: `is 1 to ${cards.length}` };

/** The others keep their order and make room. */
function moveTo(account: Account, card: Card, priority: number): void {
  const others = account.cards.filter((one) => one !== card);
  account.cards = others.toSpliced(priority - 1, 0, card);
  renumber(account);
}

function renumber({ cards }: Account): void {
  for (const [index, card] of cards.entries()) card.priority = index + 1;
}

function remove({ platform, query }: EndpointRequest): Reply {
  const customerId = query.get('customerId') ?? '';
  const account = accountOf(platform.world, customerId);
  if (!account) return unknown('Customer');
  const card = account.cards.find(({ ccUUID }) => ccUUID === query.get('cardId'));
  if (!card) return unknown('Card');
  if (account.cards.length === 1) return refused(409, 'The only card cannot be removed');
  if (card.default) return refused(409, 'The default card cannot be removed');
  account.cards = account.cards.filter((one) => one !== card);
  renumber(account);
  platform.ledger.effect({ row: 17, effect: 'card-deleted', customerId });
  return okAs(platform, { customerId });
}

function holderOf(
  { accounts }: World,
  cardId: string | null,
): { account: Account; card: Card } | null {
  for (const account of accounts) {
    const card = account.cards.find(({ ccUUID }) => ccUUID === cardId);
    if (card) return { account, card };
  }
  return null;
}
