import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, bought, MINUTE, type Answer } from './a-reach.ts';

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

  it.each([
    ['guide', '2026-02-20', '2026-03-12'],
    ['observed', '2026-02-20T09:00:00.000+0000', '2026-03-12T09:00:00.000+0000'],
  ] as const)(
    'tell their days and their invoices in the words of %s',
    async (vocabulary, ...days) => {
      await using reach = await AReach.start({ vocabulary });
      const [bill] = await billsOf(reach, IDS.lena);
      expect([bill.billDate, bill.dueDate]).toEqual(days);
      const history = (await reach.call('GET', `invoice/history/${IDS.lena}`)).body.data;
      expect(history).toHaveLength(8);
      expect(history[0]).toMatchObject({ billId: bill.billId, status: 'UNPAID', amount: 32.7 });
      expect((await reach.call('GET', 'invoice/history/nobody')).status).toBe(404);
    },
  );
});

describe('an invoice', () => {
  const linkOf = async (reach: AReach, customerId: string, billId: string): Promise<Answer> =>
    reach.call('GET', `invoice/link/generate?customerId=${customerId}&billId=${billId}`);

  it('is a PDF file behind a link that works for 15 minutes', async () => {
    await using reach = await AReach.start();
    const [{ billId }] = (await billsOf(reach, IDS.lena)) as [any];
    const { url, expireDate } = (await linkOf(reach, IDS.lena, billId)).body.data;
    expect(Date.parse(expireDate)).toBe(reach.simulator.clock.now() + 15 * MINUTE);
    await reach.pass(15 * MINUTE - 1);
    const file = await fetch(url);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = await file.text();
    expect(pdf).toMatch(/^%PDF-1\.4\n[^]*32\.70 US dollars[^]*%%EOF\n$/);
    const table = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    expect(pdf.slice(table)).toMatch(/^xref\n/);
    for (const [number, [, at]] of [...pdf.matchAll(/^(\d{10}) 00000 n/gm)].entries())
      expect(pdf.slice(Number(at))).toMatch(new RegExp(`^${number + 1} 0 obj`));
    await reach.pass(1);
    expect((await fetch(url)).status).toBe(410);
  });

  it('has a link for its own account only, which can be made to run out', async () => {
    await using reach = await AReach.start();
    const [{ billId }] = (await billsOf(reach, IDS.lena)) as [any];
    expect((await linkOf(reach, IDS.farah, billId)).status).toBe(404);
    expect((await linkOf(reach, IDS.lena, 'none')).status).toBe(404);
    const { url } = (await linkOf(reach, IDS.lena, billId)).body.data;
    await reach.control('POST', 'faults', { expireLinks: true });
    expect((await fetch(url)).status).toBe(410);
    expect((await fetch(`${reach.simulator.url}/invoice/${billId}`)).status).toBe(404);
  });

  it('is sent to the address that is given, or to that of the account', async () => {
    await using reach = await AReach.start();
    const [{ billId }] = (await billsOf(reach, IDS.lena)) as [any];
    const send = (more: object): Promise<Answer> =>
      reach.call('POST', 'invoice/sendemail', { ...LENA, billId, ...more });
    expect((await send({})).body.data).toEqual(LENA);
    expect((await send({ email: 'other@example.com' })).status).toBe(200);
    expect((await send({ customerId: IDS.farah })).status).toBe(404);
    const at = reach.simulator.clock.now();
    expect(await reach.control('GET', 'emails')).toEqual([
      { at, customerId: IDS.lena, to: 'lena@example.com', billId },
      { at, customerId: IDS.lena, to: 'other@example.com', billId },
    ]);
    expect(reach.effects()).toEqual(['invoice-email', 'invoice-email']);
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

  it('is of a bill of its own account, with a card of its own', async () => {
    await using reach = await AReach.start();
    const [{ billId, amountDue: amount }] = (await billsOf(reach, IDS.lena)) as [any];
    const foreign = { customerId: IDS.farah, billId, amount };
    expect((await pay(reach, foreign)).status).toBe(404);
    expect((await pay(reach, { ...LENA, billId: 'none', amount })).status).toBe(404);
    const { status, body } = await pay(reach, { ...LENA, billId, amount, ccUUID: 'none' });
    expect([status, Object.keys(body.meta)]).toEqual([400, ['CcUUID']]);
    expect(reach.effects()).toEqual([]);
  });

  it.each(['guide', 'observed'] as const)(
    'with a card that is declined fails, and leaves the bill open, in the words of %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const [{ billId, amountDue: amount }] = (await billsOf(reach, IDS.farah)) as [any];
      const cards = (await reach.call('GET', `account/card?customerId=${IDS.farah}`)).body.data;
      const { ccUUID } = cards.find(({ last4 }: any) => last4 === '0002');
      const failed = await pay(reach, { customerId: IDS.farah, billId, amount, ccUUID });
      expect([failed.status, failed.body.status]).toEqual([200, 'SUCCESS']);
      expect(failed.body.data).toMatchObject({
        paymentStatus: 'FAILED',
        paymentStatusDesc: 'Your card was declined',
      });
      expect((await billsOf(reach, IDS.farah))[0]).toMatchObject({ status: 'UNPAID' });
      expect(reach.effects()).toEqual(['bill-payment-declined']);
    },
  );
});

describe('autopay', () => {
  it.each([
    ['customerId', IDS.lena, 32.7],
    ['billId', 'bill-g-2-1', 196.2],
  ])(
    'pays what is open, named by %s, once, and nobody’s payment is it',
    async (name, id, amount) => {
      await using reach = await AReach.start();
      const [open] = [name === 'billId' ? id : 'bill-g-1-1'];
      expect(await reach.control('POST', 'autopay', { [name]: id })).toEqual({ paid: [open] });
      const { data } = (await reach.call('GET', `billing/customize/${open}`)).body;
      expect([data.status, data.amountDue]).toEqual(['PAID', 0]);
      expect(reach.ledger.effects).toMatchObject([
        { row: 43, effect: 'bill-autopay', amount, transactionId: null },
      ]);
      const again = await reach.control('POST', 'autopay', { [name]: id });
      expect(again.error).toBe('nothing is open');
      expect((await reach.control('POST', 'autopay', {})).error).toMatch(/customerId is/);
    },
  );
});
