import { describe, expect, it } from 'vitest';
import { direct, firstCustomer } from '../support/actions.ts';
import { FARAH, LENA, MARCO } from '../support/people.ts';
import { World } from '../support/world.ts';

const CARD = 'card { id isDefault expiryMonth expiryYear priority }';

describe.each(['guide', 'observed'] as const)(
  'story G in the words of the platform as %s',
  (vocabulary) => {
    it('adds a card, makes it the default one, changes it and deletes the other', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const customer = await firstCustomer(lena);
      const customerId = customer.id;
      const asked = { customerId, returnTo: 'shop' };
      const { link } = await direct(lena, 'createCardLink', asked, 'link { url expiresAt }');
      expect(link.expiresAt).toEqual(expect.any(String));
      const page = await fetch(link.url, {
        method: 'POST',
        body: new URLSearchParams({ action: 'add' }),
        redirect: 'manual',
      });
      expect(page.status).toBe(303);
      expect(page.headers.get('location')).toContain('https://shop.test/return/');

      const [old, added] = (await firstCustomer(lena)).cards;
      expect(old.isDefault).toBe(true);
      const card = { customerId, cardId: added.id };
      expect(await direct(lena, 'setDefaultCard', card, CARD)).toMatchObject({
        outcome: 'ACCEPTED',
        card: { id: added.id, isDefault: true },
      });
      const expiry = { ...card, expiryMonth: 3, expiryYear: 2033 };
      expect(await direct(lena, 'updateCard', expiry, CARD)).toMatchObject({
        outcome: 'ACCEPTED',
        card: { expiryMonth: 3, expiryYear: 2033 },
      });
      const gone = { customerId, cardId: old.id };
      expect(await direct(lena, 'deleteCard', gone, 'cards { id }')).toMatchObject({
        outcome: 'ACCEPTED',
        cards: [{ id: added.id }],
      });
      expect(await direct(lena, 'deleteCard', card)).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'CARD_IN_USE' }],
      });
      expect(world.attempts(17)).toHaveLength(1);
      const { card: read } = await lena.data(`query C($id: ID!) { card(id: $id) { last4 } }`, {
        id: added.id,
      });
      expect(read.last4).toMatch(/^\d{4}$/);
    });

    it('changes name, e-mail address and address of a customer', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const { id: customerId } = await firstCustomer(lena);
      const billingAddress = {
        ...{ address1: '9 New Street', city: 'Albany', state: 'ny', zip: '12207-1234' },
      };
      const changes = {
        customerId,
        firstName: 'Helena',
        email: 'helena@example.com',
        billingAddress,
      };
      const fields = 'customer { firstName email billingAddress { address1 state zip country } }';
      expect(await direct(lena, 'updateCustomer', changes, fields)).toMatchObject({
        outcome: 'ACCEPTED',
        customer: {
          ...{ firstName: 'Helena', email: 'helena@example.com' },
          billingAddress: { address1: '9 New Street', state: 'NY', zip: '12207', country: 'US' },
        },
      });
    });
  },
);

describe('a change of an account', () => {
  it('with an e-mail address that is taken is refused with its field', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    const taken = { customerId, email: 'farah@example.com' };
    expect(await direct(lena, 'updateCustomer', taken)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'EMAIL_TAKEN', field: ['input', 'email'] }],
    });
    expect(await direct(lena, 'updateCustomer', { customerId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'INPUT_INVALID' }],
    });
  });

  it('whose answer is lost is looked up, and done when the account shows it', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    await world.fault({ row: 26, fault: '504-after-effect' });
    const changes = { customerId, firstName: 'Helena' };
    expect(await direct(lena, 'updateCustomer', changes, 'customer { firstName }')).toMatchObject({
      outcome: 'ACCEPTED',
      customer: { firstName: 'Helena' },
    });
    expect(world.attempts(26)).toHaveLength(1);
  });

  it("is the holder's own matter, and nobody changes a card of somebody else", async () => {
    await using world = await World.start();
    const [marco, lena, farah] = await Promise.all(
      [MARCO, LENA, FARAH].map((one) => world.as(one)),
    );
    if (!marco || !lena || !farah) throw new Error('somebody is missing');
    const own = await firstCustomer(lena);
    const foreign = (await firstCustomer(farah)).cards[1].id;
    expect(
      await direct(lena, 'setDefaultCard', { customerId: own.id, cardId: foreign }),
    ).toMatchObject({ outcome: 'REFUSED', problems: [{ code: 'NOT_FOUND' }] });
    const { viewer } = await marco.data('{ viewer { customers { id } } }');
    const asked = { customerId: viewer.customers[0].id, returnTo: 'shop' };
    expect(await direct(marco, 'createCardLink', asked)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
    expect([...world.attempts(12), ...world.attempts(15)]).toEqual([]);
  });
});
