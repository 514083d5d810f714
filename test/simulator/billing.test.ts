import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, bought, type Answer } from './a-reach.ts';

const LENA = { customerId: IDS.lena };

const billsOf = async (reach: AReach, customerId: string): Promise<any[]> =>
  (await reach.call('GET', `billing/customer/${customerId}`)).body.data;

const pay = (reach: AReach, body: object): Promise<Answer> =>
  reach.call('POST', 'payment/customer', body);

describe('bills', () => {
  it('are told newest first, the newest open where there are many', async () => {
    await using reach = await AReach.start();
    const bills = await billsOf(reach, IDS.lena);
    expect(bills).toHaveLength(8);
    expect(bills.map(({ status }) => status)).toEqual(['UNPAID', ...Array(7).fill('PAID')]);
    expect(bills[0]).toMatchObject({ amount: 30, tax: 2.7, totalAmount: 32.7, amountDue: 32.7 });
    expect(bills[1].amountDue).toBe(0);
    expect(await billsOf(reach, IDS.sid)).toHaveLength(2);
    expect(await billsOf(reach, await bought(reach))).toEqual([]);
    expect((await reach.call('GET', 'billing/customer/nobody')).status).toBe(404);
  });

  it('tell the items of every line, which add up', async () => {
    await using reach = await AReach.start();
    const [bill] = await billsOf(reach, IDS.farah);
    const { data } = (await reach.call('GET', `billing/customize/${bill.billId}`)).body;
    expect(data.lines).toHaveLength(5);
    const sum = data.lines.flatMap(({ items }: any) => items);
    const cents = sum.reduce((all: number, one: any) => all + one.amount * 100 + one.tax * 100, 0);
    expect(Math.round(cents)).toBe(Math.round(data.totalAmount * 100));
    expect((await reach.call('GET', 'billing/customize/none')).status).toBe(404);
  });

  it('have a document behind a link, and are sent by e-mail', async () => {
    await using reach = await AReach.start();
    const [bill] = await billsOf(reach, IDS.lena);
    const query = `customerId=${IDS.lena}&billId=${bill.billId}`;
    const { url, expireDate } = (await reach.call('GET', `invoice/link/generate?${query}`)).body
      .data;
    expect(Date.parse(expireDate)).toBe(reach.simulator.clock.now() + 15 * 60_000);
    expect(await (await fetch(url)).text()).toContain('32.70');
    const history = (await reach.call('GET', `invoice/history/${IDS.lena}`)).body.data;
    expect(history[0]).toMatchObject({ billId: bill.billId, status: 'UNPAID', amount: 32.7 });
    const mail = { ...LENA, billId: bill.billId };
    expect((await reach.call('POST', 'invoice/sendemail', mail)).status).toBe(200);
    const foreign = { customerId: IDS.farah, billId: bill.billId };
    expect((await reach.call('POST', 'invoice/sendemail', foreign)).status).toBe(404);
    expect(reach.effects()).toEqual(['invoice-email']);
  });
});

describe('a payment', () => {
  it('is of the whole amount, once', async () => {
    await using reach = await AReach.start();
    const [{ billId, amountDue }] = (await billsOf(reach, IDS.lena)) as [any];
    expect(await pay(reach, { ...LENA, billId, amount: amountDue - 1 })).toMatchObject({
      status: 400,
      body: { meta: { Amount: expect.any(String) } },
    });
    const paid = await pay(reach, { ...LENA, billId, amount: amountDue });
    expect(paid.body.data).toMatchObject({ paymentStatus: 'SUCCESS' });
    expect((await pay(reach, { ...LENA, billId, amount: amountDue })).status).toBe(409);
    expect((await billsOf(reach, IDS.lena))[0]).toMatchObject({ status: 'PAID', amountDue: 0 });
    expect(reach.effects()).toEqual(['bill-payment']);
  });

  it('with a card that is declined fails, and leaves the bill open', async () => {
    await using reach = await AReach.start();
    const [{ billId, amountDue: amount }] = (await billsOf(reach, IDS.farah)) as [any];
    const cards = (await reach.call('GET', `account/card?customerId=${IDS.farah}`)).body.data;
    const { ccUUID } = cards.find(({ last4 }: any) => last4 === '0002');
    const failed = await pay(reach, { customerId: IDS.farah, billId, amount, ccUUID });
    expect(failed.body.data).toMatchObject({
      paymentStatus: 'FAILED',
      paymentStatusDesc: 'Your card was declined',
    });
    expect((await billsOf(reach, IDS.farah))[0]).toMatchObject({ status: 'UNPAID' });
    expect(reach.effects()).toEqual(['bill-payment-declined']);
  });
});
