import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, HOUR, MINUTE, type Answer } from './a-reach.ts';

const LENA = { customerId: IDS.lena };
const UP = { ...LENA, planId: 'MUNL30', effective: 'NOW' };
const DOWN = { ...LENA, planId: 'MBASIC5', effective: 'NEXT_CYCLE' };

const start = (reach: AReach, body: object): Promise<Answer> =>
  reach.call('POST', 'purchase/plan/change', body);

const statusOf = async (reach: AReach, txnId: string): Promise<any> =>
  (await reach.call('GET', `status/plan/change/${txnId}`)).body.data;

const planOf = async (reach: AReach): Promise<string> =>
  (await reach.call('GET', `customerinfo?customerId=${IDS.lena}`)).body.data.planName;

describe.each([
  ['guide', 'IN_PROGRESS', 'COMPLETED'],
  ['observed', 'PENDING', 'DONE'],
] as const)('a plan change in the words of the platform as %s', (vocabulary, working, done) => {
  it('upwards costs the difference for the rest of the month, and happens within two minutes', async () => {
    await using reach = await AReach.start({ vocabulary });
    const { data } = (await reach.call('POST', 'estimate/plan/change', UP)).body;
    expect(data).toMatchObject({ changeType: 'UPGRADE', newMonthlyCost: 40 });
    expect(data.proratedCharge).toBeGreaterThan(9);
    expect(data.proratedCharge).toBeLessThan(10);
    const { txnId } = (await start(reach, UP)).body.data;
    expect(await statusOf(reach, txnId)).toMatchObject({ status: working, txnId });
    expect((await start(reach, UP)).status).toBe(409);
    await reach.simulator.clock.advance(2 * MINUTE);
    expect(await statusOf(reach, txnId)).toMatchObject({ status: done, planId: 'MUNL30' });
    expect(await planOf(reach)).toContain('Unlimited');
    expect(reach.effects()).toEqual(['plan-change']);
  });

  it('downwards costs nothing today, and happens with the next month', async () => {
    await using reach = await AReach.start({ vocabulary });
    const { data } = (await reach.call('POST', 'estimate/plan/change', DOWN)).body;
    expect(data).toMatchObject({ changeType: 'DOWNGRADE', totalDue: 0, newMonthlyCost: 20 });
    const { txnId } = (await start(reach, DOWN)).body.data;
    await reach.simulator.clock.advance(2 * MINUTE);
    expect(await statusOf(reach, txnId)).toMatchObject({ status: 'SCHEDULED' });
    expect(await planOf(reach)).toContain('Plus');
    await reach.simulator.clock.advance(30 * 24 * HOUR);
    expect(await statusOf(reach, txnId)).toMatchObject({ status: done });
    expect(await planOf(reach)).toContain('Basic');
  });
});

describe('a plan change', () => {
  it.each([
    ['to the same plan', { ...UP, planId: 'MPLUS15' }, 400, 'PlanId'],
    ['to a plan that is not sold', { ...UP, planId: 'NONE' }, 400, 'PlanId'],
    ['downwards at once', { ...DOWN, effective: 'NOW' }, 400, 'Effective'],
    ['at a time that nobody knows', { ...UP, effective: 'SOON' }, 400, 'Effective'],
  ])('%s is refused with its field', async (_what, body, status, field) => {
    await using reach = await AReach.start();
    for (const path of ['estimate/plan/change', 'purchase/plan/change']) {
      const refused = await reach.call('POST', path, body);
      expect([refused.status, Object.keys(refused.body.meta)]).toEqual([status, [field]]);
    }
    expect(reach.effects()).toEqual([]);
  });

  it('is for active lines, and takes the display name of a plan as well', async () => {
    await using reach = await AReach.start();
    const sid = { customerId: IDS.sid, planId: 'MPLUS15' };
    expect((await start(reach, sid)).status).toBe(409);
    expect((await start(reach, { ...UP, ccUUID: 'none' })).body.meta).toHaveProperty('CcUUID');
    expect((await start(reach, { ...UP, planId: 'Unlimited' })).status).toBe(202);
    expect((await reach.call('GET', 'status/plan/change/none')).status).toBe(404);
  });

  it('is as early as it can be when no time is named', async () => {
    await using reach = await AReach.start();
    const dayOf = async (planId: string): Promise<string> =>
      (await reach.call('POST', 'estimate/plan/change', { ...LENA, planId })).body.data
        .effectiveDate;
    expect(await dayOf('MUNL30')).toBe('2026-03-02');
    expect(await dayOf('MBASIC5')).toBe('2026-04-01');
  });

  it.each([
    ['at once', UP, 2 * MINUTE],
    ['next month', DOWN, 31 * 24 * HOUR],
  ])('%s fails when the line is no longer active by then', async (_when, body, after) => {
    await using reach = await AReach.start();
    const { txnId } = (await start(reach, body)).body.data;
    await reach.call('PUT', 'suspend', LENA);
    await reach.pass(after);
    expect(await statusOf(reach, txnId)).toMatchObject({ status: 'FAILED' });
    expect(await planOf(reach)).toContain('Plus');
  });

  it('with a card that is declined fails in the end, and leaves the plan', async () => {
    await using reach = await AReach.start();
    const cards = (await reach.call('GET', `account/card?customerId=${IDS.farah}`)).body.data;
    const { ccUUID } = cards.find(({ last4 }: any) => last4 === '0002');
    const body = { customerId: IDS.farah, planId: 'MPLUS15', effective: 'NEXT_CYCLE', ccUUID };
    const { txnId } = (await start(reach, body)).body.data;
    await reach.simulator.clock.advance(2 * MINUTE);
    expect(await statusOf(reach, txnId)).toMatchObject({ status: 'FAILED' });
  });
});
