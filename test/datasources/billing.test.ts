import { describe, expect, it } from 'vitest';
import { billId, customerId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const CUSTOMER = customerId('c-1');
const BILL = billId('b-1');

const BILL_ON_WIRE = {
  billId: 'b-1',
  customerId: 'c-1',
  groupId: 'g-1',
  billDate: '2026-01-01',
  dueDate: '2026-01-15',
  periodStart: '2025-12-01',
  periodEnd: '2025-12-31',
  amount: 35,
  tax: 4.2,
  totalAmount: 39.2,
  amountDue: 39.2,
  status: 'UNPAID',
};

const AS_READ = {
  id: 'b-1',
  customerId: 'c-1',
  billedOn: '2026-01-01',
  dueOn: '2026-01-15',
  periodStart: '2025-12-01',
  periodEnd: '2025-12-31',
  amount: usd(3_500),
  tax: usd(420),
  total: usd(3_920),
  amountDue: usd(3_920),
  status: 'UNPAID',
};

describe('bills', () => {
  it('are told with the newest first, and read once by one request', async () => {
    await using reach = await StubReach.start();
    const later = { ...BILL_ON_WIRE, billId: 'b-2', billDate: '2026-02-01', status: 'overdue' };
    const { billing } = reach.next(gives([BILL_ON_WIRE, later])).sources();
    const [bills] = await Promise.all([billing.billsOf(CUSTOMER), billing.billsOf(CUSTOMER)]);
    expect(bills).toEqual([
      { ...AS_READ, id: 'b-2', billedOn: '2026-02-01', status: 'OVERDUE' },
      AS_READ,
    ]);
    expect(reach.drift).toEqual([]);
  });

  it('without a readable amount have none, and an unknown word is unrecognized', async () => {
    await using reach = await StubReach.start();
    const odd = { ...BILL_ON_WIRE, amount: '35,0', amountDue: 1.005, status: 'DISPUTED' };
    const bills = await reach
      .next(gives([odd, { billId: 'b-3' }]))
      .sources()
      .billing.billsOf(CUSTOMER);
    expect(bills).toMatchObject([
      { id: 'b-1', amount: null, amountDue: null, total: usd(3_920), status: 'UNRECOGNIZED' },
      { id: 'b-3', billedOn: null, total: null, status: 'UNRECOGNIZED' },
    ]);
    expect(reach.drift).toEqual([
      'bills.amount',
      'bills.amountDue',
      'bills.status',
      'bills.status',
    ]);
  });

  it('of somebody else, and without an id, are left out and counted', async () => {
    await using reach = await StubReach.start();
    const foreign = { ...BILL_ON_WIRE, customerId: 'c-9' };
    const list = [foreign, { ...BILL_ON_WIRE, billId: null }, 'odd', BILL_ON_WIRE];
    const bills = await reach.next(gives(list)).sources().billing.billsOf(CUSTOMER);
    expect(bills).toEqual([AS_READ]);
    expect(reach.drift).toEqual(['bills.[]', 'bills.customerId', 'bills.billId']);
  });

  it.each([
    ['unknown to the platform', says(404, {}), []],
    ['a missing list', gives(null), ['bills']],
    ['an empty key', gives({ bills: null }), ['bills']],
  ])('are none: %s', async (...[, reply, drift]) => {
    await using reach = await StubReach.start();
    expect(await reach.next(reply).sources().billing.billsOf(CUSTOMER)).toEqual([]);
    expect(reach.drift).toEqual(drift);
  });

  it('that are something else than a list are unreadable', async () => {
    await using reach = await StubReach.start();
    const { billing } = reach.next(gives(BILL_ON_WIRE)).sources();
    await expect(billing.billsOf(CUSTOMER)).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
  });
});

describe('a bill', () => {
  it('is told with lines and items', async () => {
    await using reach = await StubReach.start();
    const items = [{ description: 'Plan', amount: 35, tax: 4.2 }, { amount: 'x' }];
    const lines = [{ customerId: 'c-1', mobileNo: '5551234567', items }, { items: null }];
    const bill = await reach
      .next(gives({ ...BILL_ON_WIRE, lines }))
      .sources()
      .billing.bill({ customer: CUSTOMER, bill: BILL });
    expect(bill).toEqual({
      ...AS_READ,
      lines: [
        {
          customerId: 'c-1',
          phoneNumber: '+15551234567',
          items: [
            { description: 'Plan', amount: usd(3_500), tax: usd(420) },
            { description: null, amount: null, tax: null },
          ],
        },
        { customerId: null, phoneNumber: null, items: [] },
      ],
    });
    expect(reach.drift).toEqual(['lines.items.amount', 'lines.items']);
  });

  it('is null when the platform does not know it, and never another one', async () => {
    await using reach = await StubReach.start();
    const foreign = { ...BILL_ON_WIRE, customerId: 'c-9', lines: [] };
    reach.next(says(404, {}), gives(foreign), gives({ ...BILL_ON_WIRE, billId: 'b-9' }));
    expect(await reach.sources().billing.bill({ customer: CUSTOMER, bill: BILL })).toBeNull();
    expect(await reach.sources().billing.bill({ customer: CUSTOMER, bill: BILL })).toBeNull();
    await expect(
      reach.sources().billing.bill({ customer: CUSTOMER, bill: BILL }),
    ).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });
});

describe('a payment', () => {
  const PAYMENT = { customer: CUSTOMER, bill: BILL, amount: usd(3_920), card: null };

  it.each([
    ['SUCCESS', 'PAID'],
    ['APPROVED', 'PAID'],
    ['COMPLETED', 'PAID'],
    ['done', 'PAID'],
    ['PENDING', 'PROCESSING'],
    ['IN_PROGRESS', 'PROCESSING'],
    ['PAYMENT_PROCESSING', 'PROCESSING'],
    ['FAILED', 'DECLINED'],
    ['DECLINED', 'DECLINED'],
    ['MAYBE', 'UNRECOGNIZED'],
    [undefined, 'UNRECOGNIZED'],
  ])('that is %s is %s', async (paymentStatus, status) => {
    await using reach = await StubReach.start();
    const data = { transactionId: 't-1', paymentStatus, paymentStatusDesc: 'Card 4111111111' };
    expect(await reach.next(gives(data)).sources().billing.pay(PAYMENT)).toEqual({
      outcome: 'accepted',
      value: { transactionId: 't-1', status, platformMessage: 'Card **********' },
    });
    expect(reach.drift).toEqual(status === 'UNRECOGNIZED' ? ['paymentStatus'] : []);
  });

  it('makes later readings of the bill new ones', async () => {
    await using reach = await StubReach.start();
    reach.next(gives([BILL_ON_WIRE]), gives({}), gives([{ ...BILL_ON_WIRE, status: 'PAID' }]));
    const { billing } = reach.sources();
    expect(await billing.billsOf(CUSTOMER)).toMatchObject([{ status: 'UNPAID' }]);
    await billing.pay(PAYMENT);
    expect(await billing.billsOf(CUSTOMER)).toMatchObject([{ status: 'PAID' }]);
  });

  it('that is declined for its amount names the amount', async () => {
    await using reach = await StubReach.start();
    reach.next(says(400, { status: 'FAILED', meta: { Amount: 'is too high' } }));
    expect(await reach.sources().billing.pay(PAYMENT)).toMatchObject({
      outcome: 'declined',
      problem: { code: 'INPUT_INVALID', field: ['input', 'amount'] },
    });
  });
});

describe('invoices', () => {
  it('are told with the newest first', async () => {
    await using reach = await StubReach.start();
    const list = [
      { invoiceId: 'i-1', billId: 'b-1', invoiceDate: '2026-01-01', amount: 39.2, status: 'PAID' },
      { billId: 'b-2', invoiceDate: '2026-02-01' },
      { amount: 1 },
    ];
    expect(await reach.next(gives(list)).sources().billing.invoicesOf(CUSTOMER)).toEqual([
      { id: 'b-2', billId: 'b-2', issuedOn: '2026-02-01', amount: null, status: null },
      {
        ...{ id: 'i-1', billId: 'b-1', issuedOn: '2026-01-01' },
        ...{ amount: usd(3_920), status: 'PAID' },
      },
    ]);
    expect(reach.drift).toEqual(['invoices.invoiceId']);
  });

  it('have a link to where customers pay, or to the platform itself', async () => {
    await using reach = await StubReach.start();
    const paid = { url: 'https://pay.example/i.pdf', expireDate: '2026-01-28T09:00:00.000+0000' };
    const own = { url: `${reach.url}/i.pdf` };
    const { billing } = reach.next(gives(paid), gives(own)).sources();
    const ask = () => billing.invoiceLink({ customer: CUSTOMER, bill: BILL });
    expect(await ask()).toEqual({ url: paid.url, expiresAt: Date.UTC(2026, 0, 28, 9) });
    expect(await ask()).toEqual({ url: own.url, expiresAt: null });
  });

  it.each([
    'https://elsewhere.example/i.pdf',
    'http://127.0.0.1:1/i.pdf',
    'javascript:alert(1)',
    null,
  ])('have no link when it is %s', async (url) => {
    await using reach = await StubReach.start();
    const { billing } = reach.next(gives({ url })).sources();
    expect(await billing.invoiceLink({ customer: CUSTOMER, bill: BILL })).toBeNull();
    expect(reach.drift).toEqual(['url']);
  });
});
