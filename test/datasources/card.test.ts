import { describe, expect, it } from 'vitest';
import { cardId, customerId } from '../../src/ids.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const CUSTOMER = customerId('c-1');
const CARD = cardId('card-1');
const REQUEST = { customer: CUSTOMER, redirectUrl: 'https://brand.example/back/n' };

describe('a link to add a card', () => {
  it('points to where the brand lets customers pay', async () => {
    await using reach = await StubReach.start();
    const link = {
      url: 'https://pay.example/c/1.html',
      expireDate: '2026-01-28T09:00:00.000+0000',
    };
    expect(await reach.next(gives({ link })).sources().card.addLink(REQUEST)).toEqual({
      outcome: 'accepted',
      value: { url: link.url, expiresAt: Date.UTC(2026, 0, 28, 9) },
    });
  });

  it.each([
    [{ link: { url: 'https://elsewhere.example/c/1.html' } }, 'link.url'],
    [{ link: { url: 'http://pay.example/c/1.html' } }, 'link.url'],
    [{ link: null }, 'link'],
  ])('that is not fit to be passed on is as good as no answer: %o', async (data, drift) => {
    await using reach = await StubReach.start();
    const answer = await reach.next(gives(data)).sources().card.addLink(REQUEST);
    expect(answer).toEqual({ outcome: 'no-response' });
    expect(reach.drift).toContain(drift);
  });

  it('is refused with the field that is wrong', async () => {
    await using reach = await StubReach.start();
    reach.next(says(400, { meta: { RedirectUrl: 'is not valid' } }));
    expect(await reach.sources().card.addLink(REQUEST)).toMatchObject({
      outcome: 'declined',
      problem: { field: ['input', 'returnTo'] },
    });
  });
});

describe('a card', () => {
  it.each(['ccUUID', 'cardId'])('is found by its %s (Q12)', async (name) => {
    await using reach = await StubReach.start();
    const data = { [name]: 'card-1', cardType: 'VISA', last4: '4242', expMonth: 13, priority: 2 };
    expect(await reach.next(gives(data)).sources().card.card(CARD)).toEqual({
      id: 'card-1',
      brand: 'VISA',
      last4: '4242',
      expiryMonth: null,
      expiryYear: null,
      isDefault: false,
      priority: 2,
    });
  });

  it('is null when the platform does not know it, and never another one', async () => {
    await using reach = await StubReach.start();
    reach.next(says(404, {}), gives({ ccUUID: 'card-9' }));
    expect(await reach.sources().card.card(CARD)).toBeNull();
    await expect(reach.sources().card.card(CARD)).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });

  it('is read anew after it was changed, whatever became of the change', async () => {
    await using reach = await StubReach.start();
    const cards = (isDefault: boolean) => gives([{ ccUUID: 'card-1', default: isDefault }]);
    const { card } = reach.next(cards(false), says(504, {}), cards(true)).sources();
    expect(await card.cardsOf(CUSTOMER)).toMatchObject([{ isDefault: false }]);
    expect(await card.makeDefault(CARD)).toEqual({ outcome: 'no-response' });
    expect(await card.cardsOf(CUSTOMER)).toMatchObject([{ isDefault: true }]);
  });

  it('of somebody else is never listed, and a missing list is empty and counted', async () => {
    await using reach = await StubReach.start();
    reach.next(gives([{ ccUUID: 'card-9', customerId: 'c-9' }]), gives(null));
    expect(await reach.sources().card.cardsOf(CUSTOMER)).toEqual([]);
    expect(await reach.sources().card.cardsOf(CUSTOMER)).toEqual([]);
    expect(reach.drift).toEqual(['cards.customerId', 'cards']);
  });

  it('that is the last one is kept as a conflict', async () => {
    await using reach = await StubReach.start();
    reach.next(says(409, { message: 'A card on file is mandatory' }));
    const answer = await reach.sources().card.delete({ card: CARD, customer: CUSTOMER });
    expect(answer).toMatchObject({ outcome: 'declined', cause: 'conflict' });
  });
});
