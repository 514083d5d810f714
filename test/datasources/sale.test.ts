import { describe, expect, it } from 'vitest';
import type { DataSources } from '../../src/datasources/sources.ts';
import { cardId, customerId, packId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { cuts, gives, says, StubReach } from './wire/stub-reach.ts';

const line = customerId('c-1');
const card = cardId('card-1');
const topUp = { line, serviceCode: 'T1', quantity: 1 };
const credit = { customer: line, group: 'g-1', amount: usd(1_000) };
const order = { line, pack: packId('p-1'), startsOn: null };

const SALES = [
  [
    'a top-up',
    (of: DataSources) => of.topUp.quote(topUp),
    (of: DataSources) => of.topUp.purchase({ ...topUp, card }),
  ],
  [
    'calling credit',
    (of: DataSources) => of.calling.quote(credit),
    (of: DataSources) => of.calling.purchase({ ...credit, card }),
  ],
  [
    'a roaming pack',
    (of: DataSources) => of.roaming.quote(order),
    (of: DataSources) => of.roaming.purchase({ ...order, card }),
  ],
] as const;

describe.each(SALES)('%s', (_name, quote, purchase) => {
  it('has a price to the cent', async () => {
    await using reach = await StubReach.start();
    const price = { amount: 10, tax: 0.7, total: 10.7 };
    expect(await quote(reach.next(gives(price)).sources())).toEqual({
      outcome: 'accepted',
      value: { amount: usd(1_000), tax: usd(70), total: usd(1_070) },
    });
  });

  it('may be refused with a reason', async () => {
    await using reach = await StubReach.start();
    const { outcome } = await quote(reach.next(says(409, { message: 'Not now' })).sources());
    expect(outcome).toBe('declined');
  });

  it('is bought with a receipt', async () => {
    await using reach = await StubReach.start();
    const data = { transactionId: 't-1', status: 'COMPLETED', balance: 12 };
    expect(await purchase(reach.next(gives(data)).sources())).toEqual({
      outcome: 'accepted',
      value: { transactionId: 't-1', status: 'DONE', total: null, platformMessage: null },
    });
  });

  it('is of unknown outcome when no answer comes', async () => {
    await using reach = await StubReach.start();
    expect(await purchase(reach.next(cuts).sources())).toEqual({ outcome: 'no-response' });
  });
});

describe('a price', () => {
  it.each([
    ['only its total', { total: 10.7 }, [1_070, 0, 1_070]],
    ['no tax', { amount: 10, total: 10.7 }, [1_000, 70, 1_070]],
    ['no amount', { tax: 0.7, total: 10.7 }, [1_000, 70, 1_070]],
  ])('with %s is completed from what it says', async (...[, price, cents]) => {
    await using reach = await StubReach.start();
    const answer = await reach.next(gives(price)).sources().topUp.quote(topUp);
    const [amount, tax, total] = cents.map(usd);
    expect(answer).toMatchObject({ value: { amount, tax, total } });
  });

  it.each([
    { amount: 10, tax: 0.7 },
    { amount: 10, tax: 0.7, total: '10,70' },
    { amount: 10.001, tax: 0.7, total: 10.7 },
    { amount: 10, tax: 'some', total: 10.7 },
  ])('as %o is unreadable', async (price) => {
    await using reach = await StubReach.start();
    const { topUp: source } = reach.next(gives(price)).sources();
    await expect(source.quote(topUp)).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
  });
});

describe('a receipt', () => {
  it.each([
    ['PENDING', 'PROCESSING'],
    ['IN_PROGRESS', 'PROCESSING'],
    ['COMPLETED', 'DONE'],
    ['Done', 'DONE'],
    ['SUCCESS', 'DONE'],
    ['APPROVED', 'DONE'],
    ['FAILED', 'DECLINED'],
    ['DECLINED', 'DECLINED'],
    ['ON_HOLD', 'UNRECOGNIZED'],
    [null, 'UNRECOGNIZED'],
    [{}, 'UNRECOGNIZED'],
  ])('that says %s is %s', async (word, status) => {
    await using reach = await StubReach.start();
    const { topUp: source } = reach.next(gives({ status: word })).sources();
    expect(await source.purchase({ ...topUp, card: null })).toMatchObject({
      outcome: 'accepted',
      value: { transactionId: null, status },
    });
    expect(reach.drift.length > 0).toBe(status === 'UNRECOGNIZED');
  });
});
