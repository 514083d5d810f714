import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, direct, firstCustomer, firstLine, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { LENA } from '../support/people.ts';
import { bought, PLAN_CHANGE, quoted, SALES } from '../support/sales.ts';
import { operation, planIdOf } from '../support/shopper.ts';
import { World } from '../support/world.ts';

/** Begins a change to a smaller plan, which waits for the next cycle. */
async function downgrade(client: Client): Promise<any> {
  const asked = { planId: await planIdOf(client, 'Basic'), effective: 'NEXT_CYCLE' };
  const { quote } = await quoted(client, PLAN_CHANGE, asked);
  return act(client, 'changePlan', { quoteId: quote.id });
}

const statusAfter = async (world: World, client: Client, ms: number, id: string): Promise<any> => {
  await world.pass(ms);
  return operation(client, id);
};

const setPlan = (world: World, planCode: string): Promise<unknown> =>
  world.control('POST', `lines/${IDS.lena}`, { planCode });

describe('a plan change at once whose answer is lost', () => {
  it('and that never arrived needs a person after half an hour; then the line is free, its plan is not', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 50, fault: 'cut-before' });
    const begun = await bought(lena, PLAN_CHANGE);
    expect(begun.outcome).toBe('UNDETERMINED');
    const { id: lineId } = await firstLine(lena);
    const number = { lineId, zip: '10001' };
    expect((await act(lena, 'swapNumber', number)).problems).toMatchObject([
      { code: 'OUTCOME_PENDING' },
    ]);
    expect(await statusAfter(world, lena, 29 * 60_000, begun.operation.id)).toMatchObject({
      status: 'UNDETERMINED',
    });
    expect(await statusAfter(world, lena, 2 * 60_000, begun.operation.id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
      certainty: 'UNKNOWN',
    });
    expect(await quoted(lena, PLAN_CHANGE)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
    });
    expect((await act(lena, 'swapNumber', number)).outcome).toBe('ACCEPTED');
    expect(world.attempts(50)).toHaveLength(1);
  });

  it('is not taken for done because the line gets another plan than the one that was bought', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 50, fault: 'cut-before' });
    const begun = await bought(lena, PLAN_CHANGE);
    await setPlan(world, 'MBASIC5');
    expect(await statusAfter(world, lena, 60_000, begun.operation.id)).toMatchObject({
      status: 'UNDETERMINED',
    });
  });

  it('is reported done when the line has the plan, since nobody can tell what was charged', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 50, fault: '504-after-effect' });
    const begun = await bought(lena, PLAN_CHANGE);
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
    expect(world.effects('plan-change')).toHaveLength(1);
  });

  it.each(['NOW', 'NEXT_CYCLE'])(
    'with a word that nobody knows is followed under the name that it gave, also %s',
    async (effective) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      await world.fault({ row: 50, fault: 'status-202-odd' });
      const begun = await (effective === 'NOW' ? bought(lena, PLAN_CHANGE) : downgrade(lena));
      expect(begun.outcome).toBe('UNDETERMINED');
      expect(await settled(world, lena, begun.operation.id)).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'CONFIRMED',
        scheduled: effective === 'NEXT_CYCLE',
      });
      expect(world.attempts(50)).toHaveLength(1);
    },
  );
});

describe('a plan change with the next cycle whose answer is lost', () => {
  it.each(['cut-before', '504-after-effect'])(
    'by %s is not waited for: a person looks after a minute, as the quote has said',
    async (fault) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      const asked = { planId: await planIdOf(lena, 'Basic'), effective: 'NEXT_CYCLE' };
      const { quote } = await quoted(lena, PLAN_CHANGE, { ...asked, fields: 'quote { provable }' });
      expect(quote.provable).toBe(false);
      await world.fault({ row: 50, fault });
      const begun = await downgrade(lena);
      expect(await statusAfter(world, lena, 90_000, begun.operation.id)).toMatchObject({
        status: 'NEEDS_ATTENTION',
        certainty: 'UNKNOWN',
      });
      expect(world.attempts(50)).toHaveLength(1);
    },
  );

  it('is found by the plan of the line once the cycle has turned, and not before', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 50, fault: 'cut-before' });
    const begun = await downgrade(lena);
    await setPlan(world, 'MBASIC5');
    expect(await statusAfter(world, lena, 600_000, begun.operation.id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
    });
    world.clock.jump(30 * 86_400_000);
    expect(await statusAfter(world, lena, 1_200_000, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
  });
});

describe('a plan change that was accepted', () => {
  it('is confirmed by its own status, and not by the plan of the line', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ stuck: 50 });
    const begun = await bought(lena, PLAN_CHANGE);
    expect(begun.operation.status).toBe('IN_PROGRESS');
    await setPlan(world, 'MUNL30');
    expect(await statusAfter(world, lena, 10 * 60_000, begun.operation.id)).toMatchObject({
      status: 'IN_PROGRESS',
    });
  });

  it.each([
    ['stays under way', { stuck: 50 }],
    ['is unknown to the platform', { row: 51, fault: 'status-404', times: 0 }],
  ])('and %s needs a person after an hour, and frees the line', async (_what, fault) => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault(fault);
    const begun = await bought(lena, PLAN_CHANGE);
    expect(await statusAfter(world, lena, 58 * 60_000, begun.operation.id)).toMatchObject({
      status: 'IN_PROGRESS',
    });
    expect(await statusAfter(world, lena, 3 * 60_000, begun.operation.id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
    });
    const { id: lineId } = await firstLine(lena);
    expect((await act(lena, 'swapNumber', { lineId, zip: '10001' })).outcome).toBe('ACCEPTED');
    expect(world.attempts(50)).toHaveLength(1);
  });

  it('and ends after a person was called ends by the word of the platform', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ stuck: 50 });
    const begun = await bought(lena, PLAN_CHANGE);
    await world.pass(61 * 60_000);
    await world.fault({ unstuck: 50 });
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'CONFIRMED',
    });
  });

  it('holds the line and its plan until it ends, and nothing else of the line', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ stuck: 50 });
    const { quote } = await quoted(lena, PLAN_CHANGE);
    await bought(lena, PLAN_CHANGE);
    expect(await act(lena, 'changePlan', { quoteId: quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY' }],
    });
    expect((await bought(lena, SALES['a roaming pack'])).outcome).toBe('ACCEPTED');
    expect((await bought(lena, SALES['calling credit'])).outcome).toBe('ACCEPTED');
    expect(world.attempts(50)).toHaveLength(1);
  });
});

describe('a plan change that meets a conflict', () => {
  it('while the line keeps its plan was refused, and can be asked for again', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 50, fault: 'status-409' });
    expect(await bought(lena, PLAN_CHANGE)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT' }],
      operation: { status: 'FAILED' },
    });
    expect((await bought(lena, PLAN_CHANGE)).outcome).toBe('ACCEPTED');
    expect(world.effects('plan-change')).toHaveLength(1);
  });
});

describe('a plan change that was quoted', () => {
  it('for another plan than the line has by now is refused, and nothing is sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, PLAN_CHANGE);
    await setPlan(world, 'MUNL30');
    const refused = await act(lena, 'changePlan', { quoteId: quote.id });
    expect(refused.outcome).toBe('REFUSED');
    expect(world.attempts(50)).toEqual([]);
  });

  it('cannot be bought twice, once for each key, while the first is in doubt', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, PLAN_CHANGE);
    await world.fault({ row: 50, fault: 'cut-before' });
    const first = await act(lena, 'changePlan', { quoteId: quote.id });
    await world.pass(31 * 60_000);
    const second = await act(lena, 'changePlan', { quoteId: quote.id });
    expect(second).toMatchObject({
      alreadyStarted: true,
      operation: { id: first.operation.id, status: 'NEEDS_ATTENTION' },
    });
    expect(world.attempts(50)).toHaveLength(1);
    const { lines } = await firstCustomer(lena);
    const planId = await planIdOf(lena, 'Unlimited');
    const asked = { lineId: lines[0].id, planId, effective: 'NOW' };
    expect(await direct(lena, 'quotePlanChange', asked)).toMatchObject({
      problems: [{ code: 'OUTCOME_PENDING' }],
    });
  });
});
