import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { FARAH, LENA } from '../support/people.ts';
import { ACCOUNT, line, planIdOf, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const LINES = `{ viewer { customers { firstName lastName
  lines { firstName iccid imei phoneNumber activatedAt activatedOn planName } } } }`;

const BILLS = `{ viewer { customers { bills(first: 1) { edges { node {
  id status billedOn dueOn periodStart periodEnd nothingToPay
  amountDue { amount } credit { amount } } } } } } }`;

const driftOf = (world: World): readonly string[] =>
  world.log
    .map((logged) => JSON.parse(logged))
    .filter(({ msg }) => msg === 'platform answer differs from the contract')
    .map(({ row, field }) => `${row} ${field}`);

describe('what the platform says is shown as it was said', () => {
  let world: World;
  let lena: Client;
  beforeAll(async () => {
    world = await World.start({ altered: true });
    lena = await world.as(LENA);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const customerWith = async (change: (info: any) => unknown): Promise<any> => {
    world.wire?.data(25, change);
    world.log.length = 0;
    await world.pass(60_000);
    const { viewer } = await lena.data(LINES);
    world.wire?.alter(25, null);
    return viewer.customers[0];
  };

  const billWith = async (change: (bill: any) => unknown): Promise<any> => {
    world.wire?.data(41, (bills: any[]) => bills.map(change));
    world.log.length = 0;
    await world.pass(120_000);
    const { viewer } = await lena.data(BILLS);
    world.wire?.alter(41, null);
    return viewer.customers[0].bills.edges[0].node;
  };

  it.each([
    ['iccid', 'iccId', '8901260000000000017'],
    ['iccid', 'iccId', '89012600000000000171'],
    ['imei', 'imei', '356938035643809'],
  ])(
    'an id that comes as a number: %s to its last digit, and counted',
    async (field, name, digits) => {
      world.wire?.alter(25, ({ status, body }) => ({
        status,
        body: body
          .replaceAll(new RegExp(`"${name}":"\\d+",?`, 'g'), '')
          .replaceAll('"mobileNo":', `"${name}":${digits},"mobileNo":`),
      }));
      world.log.length = 0;
      await world.pass(60_000);
      const { viewer } = await lena.data(LINES);
      world.wire?.alter(25, null);
      expect(viewer.customers[0].lines[0][field]).toBe(digits);
      expect(driftOf(world)).toContain(`25 lines.${name}`);
    },
  );

  it.each(['Null', 'None', 'Na', 'N/A', '-', 'Undefined'])('a last name: %s', async (lastName) => {
    const customer = await customerWith((info) => ({ ...info, lastName }));
    expect(customer.lastName).toBe(lastName);
  });

  it.each(['null', 'N/A', '-', 'none', 'n/a', 'NA'])(
    'but %s is no serial, date or number',
    async (word) => {
      const customer = await customerWith((info) => ({
        ...info,
        lines: [{ ...info.lines[0], iccId: word, activationDate: word, mobileNo: word }],
        ...{ iccId: word, activationDate: word, mobileNo: word },
      }));
      const none = { iccid: null, activatedAt: null, activatedOn: null, phoneNumber: null };
      expect(customer.lines[0]).toMatchObject(none);
      expect(driftOf(world)).toEqual([]);
    },
  );

  it.each([
    ['2026-12-06', '2026-12-06'],
    ['2026-12-06T00:00:00.000+0000', '2026-12-06'],
    ['2026-12-06T23:59:59-0800', '2026-12-06'],
    ['12-06-2026', '2026-12-06'],
  ])('a day is that day everywhere: %s', async (wire, day) => {
    const bill = await billWith((one) => ({
      ...one,
      ...{ billDate: wire, dueDate: wire, periodStart: wire, periodEnd: wire },
    }));
    expect(bill).toMatchObject({ billedOn: day, dueOn: day, periodStart: day, periodEnd: day });
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-02-29',
    '02-30-2026',
    '2026-01-28T25:00:00Z',
    '0000-00-00',
  ])('a date that the calendar does not have is none, and counted: %s', async (dueDate) => {
    expect(await billWith((one) => ({ ...one, dueDate }))).toMatchObject({ dueOn: null });
    expect(driftOf(world)).toContain('41 bills.dueDate');
  });

  it('a moment that comes as a day is that day, and no moment', async () => {
    const customer = await customerWith((info) => ({
      ...info,
      ...{
        activationDate: '2026-01-28',
        lines: [{ ...info.lines[0], activationDate: '2026-01-28' }],
      },
    }));
    expect(customer.lines[0]).toMatchObject({ activatedAt: null, activatedOn: '2026-01-28' });
  });

  it.each([
    ['-5.50', -5.5, 'UNPAID', '5.50'],
    ['0.00', 0, 'UNPAID', null],
    ['0.00', 0, 'OVERDUE', null],
    ['-0.01', '-0.01', 'UNPAID', '0.01'],
  ])(
    'a bill that comes to %s has nothing to pay, and says so',
    async (amount, due, status, credit) => {
      const owing = (one: any): object => ({ ...one, amountDue: due, status });
      const bill = await billWith(owing);
      expect(bill).toMatchObject({ nothingToPay: true, amountDue: { amount } });
      expect(bill.credit?.amount ?? null).toBe(credit);
      world.wire?.data(42, owing);
      for (const asked of [amount, '35.00', '5.50'])
        expect(await act(lena, 'payBill', { billId: bill.id, amount: asked })).toMatchObject({
          outcome: 'REFUSED',
          problems: [{ code: 'NOTHING_TO_PAY', remedy: 'NONE' }],
        });
      expect(world.attempts(43)).toEqual([]);
      world.wire?.alter(42, null);
    },
  );

  it('and a bill to pay has something to pay', async () => {
    expect(await billWith((one) => one)).toMatchObject({ nothingToPay: false, credit: null });
  });
});

describe('a price', () => {
  let world: World;
  let farah: Client;
  beforeAll(async () => {
    world = await World.start({ altered: true });
    farah = await world.as(FARAH);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const priced = async (totalOneTimeCost: string): Promise<any> => {
    world.wire?.alter(8, ({ status, body }) => ({
      status,
      body: body.replace(/"totalOneTimeCost":[\d.]+/, `"totalOneTimeCost":${totalOneTimeCost}`),
    }));
    await world.pass(60_000); // whatever was slow before is over
    const { id: customerId } = await firstCustomer(farah);
    const lines = [line(await planIdOf(farah, 'Unlimited'), { firstName: 'Quin' })];
    return quote(farah, { account: null, customerId, lines });
  };

  it.each(['5.35', '5.350', '"5.35"', '"5.350"', '"$5.35"', '535e-2', '5.3500000000000000000'])(
    'of %s is understood to the cent',
    async (wire) => {
      expect((await priced(wire)).quote.dueToday.total.amount).toBe('5.35');
    },
  );

  it.each(['5.355', '"5.355"', '"5,35"', '"about 5"', '5.3500000000000001'])(
    'of %s cannot be read, which is no trouble with the connection',
    async (wire) => {
      expect(await priced(wire)).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'PLATFORM_UNREADABLE', remedy: 'CONTACT_SUPPORT' }],
      });
    },
  );
});

describe('somebody called Null', () => {
  it('buys, and buys again', async () => {
    await using world = await World.start();
    const shopper = await world.as({ sub: 'null-1', customers: [] });
    const plan = await planIdOf(shopper, 'Basic');
    const names = { firstName: 'None', lastName: 'Null' };
    const { quote: first } = await quote(shopper, {
      account: { ...ACCOUNT, ...names },
      lines: [line(plan, names)],
    });
    const { operation } = await submit(shopper, first.id);
    await world.passUntil(() => world.reach.platform.world.orders.at(-1)?.link != null);
    await world.pay();
    await world.passUntil(async () => (await firstCustomer(shopper)) !== undefined);
    expect(operation.__typename).toBe('PurchaseOperation');

    const customer = await firstCustomer(shopper);
    expect(customer.lines.map((one: any) => one.firstName)).toEqual(['None']);
    const again = await quote(shopper, {
      account: null,
      customerId: customer.id,
      lines: [line(plan, { firstName: 'Na', lastName: 'Null' })],
    });
    expect(again).toMatchObject({ outcome: 'ACCEPTED', quote: { kind: 'ADDED_LINES' } });
  });
});
