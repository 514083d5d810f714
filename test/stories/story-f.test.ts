import { describe, expect, it } from 'vitest';
import { act, direct, firstCustomer, settled } from '../support/actions.ts';
import { FARAH, LENA } from '../support/people.ts';
import { planIdOf } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const QUOTE = `quote { id effective effectiveOn changeType total { amount } newMonthly { amount } plan { name } }`;

describe.each(['guide', 'observed'] as const)(
  'story F in the words of the platform as %s',
  (vocabulary) => {
    it('changes to a larger plan now', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const customer = await firstCustomer(lena);
      const lineId = customer.lines[0].id;
      const planId = await planIdOf(lena, 'Unlimited');
      const asked = { lineId, planId, effective: 'NOW' };
      const { outcome, quote } = await direct(lena, 'quotePlanChange', asked, QUOTE);
      expect([outcome, quote.changeType, quote.effective]).toEqual(['ACCEPTED', 'UPGRADE', 'NOW']);
      const buy = { quoteId: quote.id, cardId: customer.cards[0].id };
      const begun = await act(lena, 'changePlan', buy);
      expect(begun).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'IN_PROGRESS' } });
      expect(await settled(world, lena, begun.operation.id)).toMatchObject({
        status: 'SUCCEEDED',
        scheduled: false,
      });
      expect((await firstCustomer(lena)).lines[0].planName).toContain('Unlimited');
      expect(world.effects('plan-change')).toHaveLength(1);
    });

    it('changes to a smaller plan with the next cycle', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const lineId = (await firstCustomer(lena)).lines[0].id;
      const planId = await planIdOf(lena, 'Basic');
      const asked = { lineId, planId, effective: 'NEXT_CYCLE' };
      const { quote } = await direct(lena, 'quotePlanChange', asked, QUOTE);
      expect(quote).toMatchObject({ changeType: 'DOWNGRADE', effectiveOn: expect.any(String) });
      const begun = await act(lena, 'changePlan', { quoteId: quote.id });
      expect(await settled(world, lena, begun.operation.id)).toMatchObject({
        status: 'SUCCEEDED',
        scheduled: true,
      });
    });
  },
);

describe('a plan change', () => {
  it('to a plan that the present one does not lead to is refused, and nothing is asked', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { lines } = await firstCustomer(farah);
    const planId = await planIdOf(farah, 'Unlimited'); // the plan that the line has
    expect(
      await direct(farah, 'quotePlanChange', { lineId: lines[0].id, planId, effective: 'NOW' }),
    ).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PLAN_NOT_OFFERED', field: ['input', 'planId'] }],
    });
    expect(world.attempts(49)).toHaveLength(0);
  });

  it('paid with a card that is declined fails with its reason', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const customer = await firstCustomer(farah);
    const declined = customer.cards.find(({ last4 }: { last4: string }) => last4 === '0002');
    const planId = await planIdOf(farah, 'Plus');
    const asked = { lineId: customer.lines[0].id, planId, effective: 'NEXT_CYCLE' };
    const { quote } = await direct(farah, 'quotePlanChange', asked, QUOTE);
    const begun = await act(farah, 'changePlan', { quoteId: quote.id, cardId: declined.id });
    expect(await settled(world, farah, begun.operation.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'CHANGE_FAILED', remedy: 'NEW_QUOTE' },
    });
  });

  it('whose answer is lost is found by the plan of the line', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstCustomer(lena)).lines[0].id;
    const planId = await planIdOf(lena, 'Unlimited');
    const asked = { lineId, planId, effective: 'NOW' };
    const { quote } = await direct(lena, 'quotePlanChange', asked, QUOTE);
    await world.fault({ row: 50, fault: '504-after-effect' });
    const begun = await act(lena, 'changePlan', { quoteId: quote.id });
    expect(begun.outcome).toBe('UNDETERMINED');
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
    expect(world.attempts(50)).toHaveLength(1);
    expect(world.effects('plan-change')).toHaveLength(1);
  });
});
