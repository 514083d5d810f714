import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, bought, buy, HOUR, line, MINUTE, orderOf, SECOND, statusOf } from './a-reach.ts';

const LENAS_CARD = '00000001-0000-4000-9000-000000000000';
const FARAHS_BAD_CARD = '00000002-0000-4000-9000-000000000001';

const added = (collection: number, more: object = {}): object => ({
  ...{ customerId: IDS.lena, clientAccountId: 'ref-added', lines: [line('Leo')] },
  payment: { paymentType: 'CARD', collection, ccUUID: LENAS_CARD },
  ...more,
});

describe('a purchase', () => {
  it('gets its link after 80 to 130 seconds, for 15 minutes, and ends when it is paid', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await reach.pass(79 * SECOND);
    expect(await statusOf(reach, id)).toMatchObject({ status: 'IN_PROGRESS', link: null });
    await reach.pass(51 * SECOND);
    const { link, status } = await statusOf(reach, id);
    expect(status).toBe('PAYMENT_PENDING');
    expect(Date.parse(link.expireDate) - Date.parse(link.createdDate)).toBe(15 * MINUTE);

    await reach.control('POST', `pay/${id}`, { action: 'pay' });
    expect(await statusOf(reach, id)).toMatchObject({ status: 'PAYMENT_PROCESSING', link: null });
    await reach.pass(15 * SECOND);
    const done = await statusOf(reach, id);
    expect(done).toMatchObject({ status: 'COMPLETED', paymentStatus: 'SUCCESS' });
    const { body } = await reach.call('GET', `customerinfo?customerId=${done.customerId}`);
    expect(body.data).toMatchObject({ email: 'sam@example.com', transactionId: id, status: 0 });
    expect(reach.effects()).toEqual(['purchase', 'payment']);
  });

  it('fails with a reason when the payment is declined', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await reach.pass(130 * SECOND);
    await reach.control('POST', `pay/${id}`, { action: 'decline' });
    await reach.pass(15 * SECOND);
    expect(await statusOf(reach, id)).toMatchObject({
      ...{ status: 'FAILED', paymentStatus: 'FAILED' },
      paymentStatusDesc: 'Your card was declined',
    });
    expect(reach.effects()).toEqual(['purchase', 'payment-declined']);
  });

  it('that nobody pays fails an hour after its link ran out', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await reach.pass(130 * SECOND + 15 * MINUTE);
    expect((await reach.control('POST', `pay/${id}`, { action: 'pay' })).error).toMatch(/no link/);
    expect((await statusOf(reach, id)).status).toBe('PAYMENT_PENDING');
    await reach.pass(HOUR);
    expect((await statusOf(reach, id)).status).toBe('FAILED');
  });

  it('that is sent again leaves the old link payable; paid twice, both go to one account', async () => {
    await using reach = await AReach.start();
    const first = await buy(reach);
    const second = await buy(reach);
    await reach.pass(130 * SECOND);
    for (const id of [first, second]) await reach.control('POST', `pay/${id}`, { action: 'pay' });
    await reach.pass(20 * SECOND);
    const [one, other] = [await statusOf(reach, first), await statusOf(reach, second)];
    expect([one.status, other.status]).toEqual(['COMPLETED', 'COMPLETED']);
    expect(one.customerId).toBe(other.customerId);
    const { body } = await reach.call('GET', `customerinfo?customerId=${one.customerId}`);
    expect(body.data.lines).toHaveLength(2);
    expect(reach.effects().filter((effect) => effect === 'payment')).toHaveLength(2);
  });

  it('is found by its reference from the moment it was taken, also when the answer was lost', async () => {
    await using reach = await AReach.start();
    await reach.control('POST', 'faults', { row: 9, fault: '504-after-effect' });
    const answer = await reach.call('POST', 'product', orderOf(5.3));
    const { body } = await reach.call('GET', 'customerinfo?clientAccountId=ref-1');
    expect(answer.status).toBe(504);
    expect(body.data).toMatchObject({ clientAccountId: 'ref-1', status: 0 });
    expect((await statusOf(reach, body.data.transactionId)).clientAccountId).toBe('ref-1');
  });

  it.each([
    ['e-mail that has an account', 'Email', { email: 'LENA@example.com' }, []],
    ['address abroad', 'Country', { addresses: abroad() }, []],
    ['single address', 'Addresses', { addresses: abroad('USA').slice(0, 1) }, []],
    ['two billing addresses', 'Addresses', { addresses: twoOf('billing') }, []],
    ['shipping without a parcel', 'ShipmentType', { shipmentType: 'express_2_day' }, []],
    ['SIM card without shipping', 'ShipmentType', {}, [{ isPrimary: true, simType: 'PHYSICAL' }]],
    ['plan that is not sold', 'PlanId', {}, [{ isPrimary: true, planId: 'M0' }]],
    ['offer that is not made', 'Coupon', {}, [{ isPrimary: true, coupon: 'NOPE' }]],
    ['name twice', 'Lines', {}, [{ isPrimary: true }, {}]],
    ['primary that is not the first', 'IsPrimary', {}, [{}, { isPrimary: true, firstName: 'B' }]],
    ['sum that no quote said', 'Collection', {}, [{ isPrimary: true }, { firstName: 'B' }]],
    ['payment that is missing', 'Collection', { payment: undefined }, []],
  ])('with a %s is refused under %s, and nothing happens', async (_what, field, info, lines) => {
    await using reach = await AReach.start();
    const more = lines.length > 0 ? { lines: lines.map((one) => line('Sam', one)) } : {};
    const { status, body } = await reach.call('POST', 'product', orderOf(5.3, { info, ...more }));
    expect([status, Object.keys(body.meta)]).toEqual([400, [field]]);
    expect(reach.effects()).toEqual([]);
  });

  it('for more lines than the plan allows is refused', async () => {
    await using reach = await AReach.start();
    const six = ['A', 'B', 'C', 'D', 'E', 'F'].map((name, n) => line(name, { isPrimary: n === 0 }));
    const { status, body } = await reach.call('POST', 'product/quote', orderOf(0, { lines: six }));
    expect([status, body.meta.Lines]).toEqual([400, 'the plan allows 5']);
  });

  it('under the reference of an account that exists is a conflict', async () => {
    await using reach = await AReach.start();
    const info = { clientAccountId: 'seed-lena' };
    expect((await reach.call('POST', 'product', orderOf(5.3, { info }))).status).toBe(409);
  });
});

describe('a purchase of a known customer', () => {
  it('with a saved card needs no link, and adds a line at the price of further lines', async () => {
    await using reach = await AReach.start();
    const asked = { ...orderOf(0, { lines: [line('Leo')] }), customerId: IDS.lena };
    const quote = (await reach.call('POST', 'product/quote', asked)).body.data;
    expect(quote.estimatedMonthlyCost.planCost).toBe(15);
    const due = quote.oneTimeCharge.totalOneTimeCost;
    const { body } = await reach.call('POST', 'product/subsequent', added(due));
    const id = body.data.transactionId;
    expect((await statusOf(reach, id)).status).toBe('PAYMENT_PROCESSING');
    await reach.pass(30 * SECOND);
    const info = (await reach.call('GET', `customerinfo?customerId=${IDS.lena}`)).body.data;
    expect(info.lines.map((one: any) => [one.firstName, one.isPrimary])).toEqual([
      ['Lena', true],
      ['Leo', false],
    ]);
    const byReference = await reach.call('GET', 'customerinfo?clientAccountId=ref-added');
    expect(byReference.body.data).toMatchObject({
      ...{ customerId: IDS.lena, clientAccountId: 'ref-added', transactionId: id, status: 2 },
    });
    expect(reach.ledger.callbacks[0]?.type).toBe('PURCHASE_SUBSEQUENT');
  });

  it('without a card waits for somebody to pay at a link', async () => {
    await using reach = await AReach.start();
    const order = added(5.3, {
      payment: { collection: 5.3 },
      redirectUrl: 'https://shop.test/return',
    });
    const { body } = await reach.call('POST', 'product/subsequent', order);
    await reach.pass(130 * SECOND);
    expect((await statusOf(reach, body.data.transactionId)).link.url).toMatch(/\/pay\/.+\.html$/);
  });

  it('renews a line without adding one', async () => {
    await using reach = await AReach.start();
    const lines = [line('Lena', { isPrimary: true, planId: 'MPLUS15', customerId: IDS.lena })];
    const order = added(0, { lines });
    expect((await reach.call('POST', 'product/subsequent', order)).status).toBe(202);
    await reach.pass(30 * SECOND);
    const { body } = await reach.call('GET', `customerinfo?customerId=${IDS.lena}`);
    expect(body.data.lines).toHaveLength(1);
  });

  it('is declined for a card that ends in 0002', async () => {
    await using reach = await AReach.start();
    const payment = { collection: 5.3, ccUUID: FARAHS_BAD_CARD };
    const lines = [line('Quin', { planId: 'MUNL30' })];
    const order = added(5.3, { customerId: IDS.farah, lines, payment });
    const { body } = await reach.call('POST', 'product/subsequent', order);
    await reach.pass(30 * SECOND);
    expect((await statusOf(reach, body.data.transactionId)).status).toBe('FAILED');
  });

  it.each([
    ['lines that are missing', 'Lines', { lines: undefined }],
    ['a payment that is missing', 'Collection', { payment: undefined }],
    ['a sum that no quote said', 'Collection', { payment: { collection: 1 } }],
    ['a foreign card', 'CcUUID', { payment: { collection: 5.3, ccUUID: FARAHS_BAD_CARD } }],
    ['no card and nowhere to return to', 'RedirectUrl', { payment: { collection: 5.3 } }],
    ['a foreign line', 'CustomerId', { lines: [line('Farah', { customerId: IDS.farah })] }],
  ])('with %s is refused under %s', async (_what, field, more) => {
    await using reach = await AReach.start();
    const { status, body } = await reach.call('POST', 'product/subsequent', added(5.3, more));
    expect([status, Object.keys(body.meta)]).toEqual([400, [field]]);
    expect(reach.effects()).toEqual([]);
  });
});

describe('a quote', () => {
  it('takes an offer from the plans alone, and follows the ZIP code with its taxes', async () => {
    await using reach = await AReach.start();
    const lines = [line('Sam', { isPrimary: true, coupon: 'WELCOME10' }), line('Kit')];
    const { data } = (await reach.call('POST', 'product/quote', orderOf(0, { lines }))).body;
    expect(data).toEqual({
      oneTimeCharge: {
        ...{ totalOneTimeCost: 10.6, simKitCost: 10, activationCost: 0, shipment: 0 },
        ...{ tax: 0.6, amount: 10 },
      },
      estimatedMonthlyCost: { total: 34.98, planCost: 35, discount: 2, tax: 1.98 },
      ...{ totalTax: 2.58, total: 45.58 },
    });
  });
});

describe('a parcel', () => {
  it('leaves within a day and arrives', async () => {
    await using reach = await AReach.start();
    const customerId = await bought(reach, {
      info: { shipmentType: 'express_2_day' },
      lines: [line('Sam', { isPrimary: true, simType: 'PHYSICAL' })],
    });
    const parcel = async (): Promise<any> =>
      (await reach.call('GET', `shipment/order/customer/${customerId}`)).body.data;
    const states = [(await parcel()).shipmentStatus];
    await reach.pass(24 * HOUR);
    states.push((await parcel()).shipmentStatus);
    expect((await parcel()).trackingNumber).toMatch(/^9400\d{18}$/);
    await reach.pass(48 * HOUR);
    states.push((await parcel()).shipmentStatus);
    expect(states).toEqual(['PENDING', 'SHIPPED', 'DELIVERED']);
  });

  it('is not there for eSIMs', async () => {
    await using reach = await AReach.start();
    const customerId = await bought(reach);
    const { status } = await reach.call('GET', `shipment/order/customer/${customerId}`);
    expect(status).toBe(404);
  });
});

function abroad(country = 'MEX'): any[] {
  return orderOf(0).accountInfo.addresses.map((address: object) => ({ ...address, country }));
}

function twoOf(type: string): any[] {
  return orderOf(0).accountInfo.addresses.map((address: object) => ({ ...address, type }));
}
