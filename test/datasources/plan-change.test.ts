import { describe, expect, it } from 'vitest';
import { customerId, planId, transactionId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const CHANGE = { line: customerId('c-1'), plan: planId('BIG'), effective: 'NOW' } as const;

const CATALOG = {
  plans: [{ serviceCode: 'BIG', name: 'T@b@big', displayName: 'Big (30GB)', baseLinePrice: 35 }],
  offers: [],
  services: [],
};

const ESTIMATE = {
  changeType: 'UPGRADE',
  effectiveDate: '2026-01-28',
  proratedCharge: 7.5,
  tax: 0.9,
  totalDue: 8.4,
  newMonthlyCost: 35,
};

describe('the price of another plan', () => {
  it('is read to the cent', async () => {
    await using reach = await StubReach.start();
    expect(await reach.next(gives(ESTIMATE)).sources().planChange.estimate(CHANGE)).toEqual({
      outcome: 'accepted',
      value: {
        changeType: 'UPGRADE',
        effectiveOn: '2026-01-28',
        prorated: usd(750),
        tax: usd(90),
        total: usd(840),
        newMonthly: usd(3_500),
      },
    });
  });

  it('may lack everything but its total', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ changeType: 'SIDEWAYS', tax: 'one', totalDue: 0 }), gives({ tax: 1 }));
    const { planChange } = reach.sources();
    expect(await planChange.estimate(CHANGE)).toMatchObject({
      value: { changeType: 'UNRECOGNIZED', effectiveOn: null, tax: null, total: usd(0) },
    });
    expect(reach.drift).toEqual(['changeType', 'tax']);
    await expect(planChange.estimate(CHANGE)).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });

  it('is asked for by display name without allowance where the brand is set up so (Q4)', async () => {
    await using reach = await StubReach.start();
    reach.next(gives(CATALOG), gives(ESTIMATE), gives({ txnId: 't-1' }));
    const { planChange } = reach.sources({ planIdFrom: 'displayName' });
    await planChange.estimate(CHANGE);
    await planChange.purchase({ ...CHANGE, card: null });
    expect(reach.seen.slice(1)).toMatchObject([
      { json: { planId: 'Big' } },
      { json: { planId: 'Big' } },
    ]);
  });
});

describe('a change of plan', () => {
  it.each(['txnId', 'transactionId'])('is known by its %s (Q12)', async (name) => {
    await using reach = await StubReach.start();
    const { planChange } = reach.next(gives({ [name]: 't-1' })).sources();
    expect(await planChange.purchase({ ...CHANGE, card: null })).toEqual({
      outcome: 'accepted',
      value: { transactionId: 't-1' },
    });
  });

  it('is of unknown outcome when the receipt names no transaction', async () => {
    await using reach = await StubReach.start();
    const { planChange } = reach.next(gives({ status: 'PENDING' })).sources();
    const answer = await planChange.purchase({ ...CHANGE, card: null });
    expect(answer).toEqual({ outcome: 'no-response' });
  });

  it('is not sent while the catalog that names the plan cannot be read', async () => {
    await using reach = await StubReach.start();
    const { planChange } = reach.always(says(503, {})).sources({ planIdFrom: 'displayName' });
    const answer = await planChange.purchase({ ...CHANGE, card: null });
    expect(answer).toMatchObject({ outcome: 'not-processed', cause: 'unreachable' });
    expect(reach.asked.filter((one) => one.includes('purchase'))).toEqual([]);
  });

  it.each([
    ['IN_PROGRESS', 'IN_PROGRESS'],
    ['PENDING', 'IN_PROGRESS'],
    ['SCHEDULED', 'SCHEDULED'],
    ['COMPLETED', 'COMPLETED'],
    ['DONE', 'COMPLETED'],
    ['SUCCESS', 'COMPLETED'],
    ['FAILED', 'FAILED'],
    ['DECLINED', 'FAILED'],
    ['LATER', 'UNRECOGNIZED'],
    [undefined, 'UNRECOGNIZED'],
  ])('that is %s is %s', async (word, status) => {
    await using reach = await StubReach.start();
    const data = {
      status: word,
      txnId: 't-1',
      effectiveDate: '2026-02-01',
      message: 'Line 555123',
    };
    const { planChange } = reach.next(gives(data)).sources();
    expect(await planChange.statusOf(transactionId('t-1'))).toEqual({
      status,
      effectiveOn: '2026-02-01',
      platformMessage: 'Line ******',
    });
    expect(reach.drift).toEqual(status === 'UNRECOGNIZED' ? ['status'] : []);
  });

  it('is null when the platform does not know it, and never another one', async () => {
    await using reach = await StubReach.start();
    reach.next(says(404, {}), gives({ status: 'COMPLETED', txnId: 't-9' }));
    const { planChange } = reach.sources();
    expect(await planChange.statusOf(transactionId('t-1'))).toBeNull();
    await expect(planChange.statusOf(transactionId('t-1'))).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });
});
