import { describe, expect, it } from 'vitest';
import { QUOTE } from '../support/documents.ts';
import { FARAH, LENA, MARCO } from '../support/people.ts';
import { line, operation, planIdOf, quote, submit, viewer } from '../support/shopper.ts';
import { World } from '../support/world.ts';

describe.each(['guide', 'observed'] as const)(
  'story B in the words of the platform as %s',
  (vocabulary) => {
    it('adds a line with a saved card, without a link to pay at', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const [customer] = (await viewer(lena)).customers;
      const lines = [line(await planIdOf(lena, 'Plus'), { firstName: 'Leo', lastName: 'Line' })];

      const { quote: quoted } = await quote(lena, {
        account: null,
        customerId: customer.id,
        lines,
      });
      expect(quoted.kind).toBe('ADDED_LINES');
      const bought = await submit(lena, quoted.id, { cardId: customer.cards[0].id });
      await world.passUntil(
        async () => (await operation(lena, bought.operation.id)).settledAt !== null,
      );

      const done = await operation(lena, bought.operation.id);
      expect(done.status).toBe('SUCCEEDED');
      expect(done.steps.map((step: { code: string }) => step.code)).not.toContain(
        'PAYMENT_LINK_READY',
      );
      const [after] = (await viewer(lena)).customers;
      expect(after.lines.map((one: { firstName: string }) => one.firstName)).toEqual([
        'Lena',
        'Leo',
      ]);
      expect(world.effects('subsequent-purchase')).toHaveLength(1);
    });

    it('renews a line for another term', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const [customer] = (await viewer(lena)).customers;
      const plan = await planIdOf(lena, 'Plus');
      const lines = [
        line(plan, { lineId: customer.lines[0].id, firstName: 'Lena', lastName: 'Line' }),
      ];

      const { quote: quoted } = await quote(lena, {
        account: null,
        customerId: customer.id,
        lines,
      });
      expect(quoted.kind).toBe('RENEWAL');
      const bought = await submit(lena, quoted.id, { cardId: customer.cards[0].id });
      await world.passUntil(
        async () => (await operation(lena, bought.operation.id)).settledAt !== null,
      );

      expect(await operation(lena, bought.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
      expect((await viewer(lena)).customers[0].lines).toHaveLength(1);
    });
  },
);

describe('a saved card', () => {
  it('that is declined fails the purchase', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const [customer] = (await viewer(farah)).customers;
    const declined = customer.cards.find((card: { last4: string }) => card.last4 === '0002');
    const lines = [
      line(await planIdOf(farah, 'Unlimited'), { firstName: 'Quin', lastName: 'Family' }),
    ];
    const { quote: quoted } = await quote(farah, { account: null, customerId: customer.id, lines });
    const bought = await submit(farah, quoted.id, { cardId: declined.id });
    await world.passUntil(
      async () => (await operation(farah, bought.operation.id)).settledAt !== null,
    );
    expect(await operation(farah, bought.operation.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'PAYMENT_DECLINED' },
    });
  });

  it('of somebody else cannot be used', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const farah = await world.as(FARAH);
    const foreign = (await viewer(farah)).customers[0].cards[0].id;
    const [customer] = (await viewer(lena)).customers;
    const lines = [line(await planIdOf(lena, 'Plus'), { firstName: 'Leo', lastName: 'Line' })];
    const { quote: quoted } = await quote(lena, { account: null, customerId: customer.id, lines });
    expect(await submit(lena, quoted.id, { cardId: foreign })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_FOUND', field: ['input', 'cardId'] }],
    });
    expect(world.attempts(11)).toHaveLength(0);
  });

  it('and lines are the matter of who holds the account: who holds another line buys nothing', async () => {
    await using world = await World.start();
    const marco = await world.as(MARCO);
    const { viewer: who } = await marco.data('{ viewer { customers { id } } }');
    const lines = [line(await planIdOf(marco, 'Plus'), { firstName: 'Leo' })];
    const asked = { account: null, customerId: who.customers[0].id, lines, returnTo: 'shop' };
    const { quotePurchase } = await marco.data(QUOTE, { input: asked });
    expect(quotePurchase).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
    expect([...world.attempts(8), ...world.attempts(11)]).toEqual([]);
  });
});
