import { describe, expect, it } from 'vitest';
import type { DataSources } from '../../src/datasources/sources.ts';
import type { Answer } from '../../src/datasources/wire/platform.ts';
import { billId, cardId, customerId, planId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { CART } from './cart-sample.ts';
import { says, StubReach } from './wire/stub-reach.ts';

const line = customerId('c-1');
const card = cardId('card-1');
const known = { ...CART, customerId: line };

type Purchase = (of: DataSources) => Promise<Answer<{ readonly transactionId: string | null }>>;

/** Every write for money whose answer may name a transaction. */
const PURCHASES: readonly (readonly [number, Purchase])[] = [
  [9, (of) => of.purchase.submit(CART, usd(100))],
  [11, (of) => of.purchase.submitSubsequent(known, { total: usd(100), cardId: card })],
  [43, (of) => of.billing.pay({ customer: line, bill: billId('b-1'), amount: usd(100), card })],
  [48, (of) => of.topUp.purchase({ line, serviceCode: 'T1', quantity: 1, card })],
  [50, (of) => of.planChange.purchase({ line, plan: planId('P'), effective: 'NOW', card })],
  [56, (of) => of.calling.purchase({ customer: line, group: 'g-1', amount: usd(100), card })],
];

describe.each(PURCHASES)('a good HTTP status of row %i', (_row, purchase) => {
  it('with a word that is neither success nor failure is no refusal, and names its candidate', async () => {
    await using reach = await StubReach.start();
    const body = { status: 'OK', data: { transactionId: 't-1' } };
    const answer = await purchase(reach.next(says(202, body)).sources());
    expect(answer).toMatchObject({ outcome: 'no-response', named: { transactionId: 't-1' } });
    expect(reach.drift[0]).toBe('envelope.status');
    expect(reach.seen).toHaveLength(1);
  });

  it('with a failure is a refusal', async () => {
    await using reach = await StubReach.start();
    const body = { status: 'FAILED', message: 'Not today' };
    expect(await purchase(reach.next(says(200, body)).sources())).toMatchObject({
      outcome: 'declined',
      problem: { platformMessage: 'Not today' },
    });
  });
});
