import { describe, expect, it } from 'vitest';
import { IDS } from '../../../simulator/people.ts';
import { AReach, buy, HOUR, line, SECOND, statusOf } from '../a-reach.ts';

const attemptOf = (reach: AReach, row: number): number | undefined =>
  reach.ledger.attempts.find((attempt) => attempt.row === row)?.seq;

describe('an effect of money in the ledger', () => {
  it.each([
    [48, 10.7, 'topup/purchase', { serviceCode: 'TOPUP1GB', quantity: 2 }],
    [56, 10.7, 'ild/purchase', { groupId: 'g-1', amount: 10 }],
    [62, 21.4, `intl/roaming/pack/purchase/customer/${IDS.lena}`, { packId: 'IREU7' }],
    [43, 32.7, 'payment/customer', { billId: 'bill-g-1-1', amount: 32.7 }],
    [50, 0, 'purchase/plan/change', { planId: 'MBASIC5' }],
  ])(
    'of row %s tells the amount with tax (%s), and the attempt that caused it',
    async (...given) => {
      const [row, amount, path, body] = given;
      await using reach = await AReach.start();
      await reach.call('GET', `account/card?customerId=${IDS.lena}`);
      await reach.call('POST', path, { customerId: IDS.lena, ...body });
      expect(reach.ledger.effects).toMatchObject([
        { row, customerId: IDS.lena, amount, attemptSeq: attemptOf(reach, row) },
      ]);
      expect(reach.ledger.effects[0]?.transactionId).toMatch(/./);
    },
  );

  it('of an order is tied to the attempt that made it, also when it is paid at a link', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await reach.pass(130 * SECOND);
    const { url } = (await statusOf(reach, id)).link;
    const body = new URLSearchParams({ action: 'pay' });
    await fetch(url, { method: 'POST', body, redirect: 'manual' });
    await reach.pass(20 * SECOND);
    const names = { transactionId: id, clientAccountId: 'ref-1', attemptSeq: attemptOf(reach, 9) };
    expect(reach.ledger.effects).toMatchObject([
      { effect: 'purchase', amount: 5.3, ...names },
      { effect: 'payment', amount: 5.3, ...names },
    ]);
  });

  it('of a saved card comes later, and is tied to row 11', async () => {
    await using reach = await AReach.start();
    const cards = await reach.call('GET', `account/card?customerId=${IDS.lena}`);
    const { ccUUID } = cards.body.data[0];
    await reach.call('POST', 'product/subsequent', {
      ...{ customerId: IDS.lena, lines: [line('Tom')], clientAccountId: 'more-1' },
      payment: { paymentType: 'CARD', collection: 5.3, ccUUID },
    });
    await reach.pass(HOUR);
    const seq = attemptOf(reach, 11);
    expect(reach.ledger.effects.map((one) => [one.effect, one.attemptSeq])).toEqual([
      ['subsequent-purchase', seq],
      ['payment', seq],
    ]);
  });

  it('is nobody’s attempt when the platform itself did it', async () => {
    await using reach = await AReach.start();
    await reach.call('GET', `billing/customer/${IDS.lena}`);
    await reach.control('POST', 'autopay', { customerId: IDS.lena });
    expect(reach.ledger.effects).toMatchObject([
      { effect: 'bill-autopay', customerId: IDS.lena, attemptSeq: null, transactionId: null },
    ]);
  });
});
