import { describe, expect, it } from 'vitest';
import { IDS } from '../../../simulator/people.ts';
import { aBrand, AReach, buy, MINUTE, SECOND, statusOf } from '../a-reach.ts';

const ROUTE = '/apisvc/v0/notification/callback';

const activate = (reach: AReach): Promise<unknown> =>
  reach.call('POST', 'activation', {
    ...{ customerId: IDS.erin, imei: '356938035643809', esim: true },
  });

const lineStatus = async (reach: AReach): Promise<number> =>
  (await reach.call('GET', `activation/status?customerId=${IDS.erin}`)).body.data.status;

async function paid(reach: AReach): Promise<string> {
  const id = await buy(reach);
  await reach.pass(130 * SECOND);
  await reach.control('POST', `pay/${id}`, { action: 'pay' });
  await reach.pass(MINUTE);
  return id;
}

describe('a callback', () => {
  it('tells the end of a purchase once, when it can be read', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    const readable: string[] = [];
    brand.whenTold = async ({ transactionId }) =>
      void readable.push((await statusOf(reach, transactionId)).status);
    const transactionId = await paid(reach);
    expect(brand.told).toEqual([
      {
        ...{ type: 'PRODUCT_PURCHASE', path: ROUTE, transactionId, status: 'COMPLETED' },
        ...{ clientAccountId: 'ref-1', customerId: expect.any(String) },
      },
    ]);
    expect(readable).toEqual(['COMPLETED']);
  });

  it('that is not answered 2xx comes again after 1, 5 and 30 seconds, until it is', async () => {
    await using brand = await aBrand();
    brand.statuses.push(503, 302);
    await using reach = await AReach.start({ callbackUrl: `${brand.url}/secret/` });
    await activate(reach);
    await reach.pass(20 * MINUTE);
    expect(brand.told.map(({ path }) => path)).toEqual([1, 2, 3].map(() => `/secret${ROUTE}`));
    const { callbacks } = reach.ledger;
    expect(callbacks.map(({ attempt, status, outcome }) => [attempt, status, outcome])).toEqual([
      [1, 503, 'failed'],
      [2, 302, 'failed'],
      [3, 200, 'delivered'],
    ]);
    expect(callbacks.slice(1).map(({ at }, n) => at - (callbacks[n]?.at ?? 0))).toEqual([
      1 * SECOND,
      5 * SECOND,
    ]);
  });

  it('can be lost: nothing comes, and the ledger says so', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await reach.control('POST', 'faults', { callbacks: 'lost' });
    await activate(reach);
    await reach.pass(20 * MINUTE);
    expect(brand.told).toEqual([]);
    expect(reach.ledger.callbacks.map(({ outcome }) => outcome)).toEqual(['lost']);
  });

  it('can be late by any time', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await reach.control('POST', 'faults', { callbacks: 'late', delayMs: 60 * MINUTE });
    await activate(reach);
    await reach.pass(30 * MINUTE);
    expect([await lineStatus(reach), brand.told.length]).toEqual([2, 0]);
    await reach.pass(60 * MINUTE);
    expect(brand.told).toHaveLength(1);
  });

  it('can be early: before the answer, and before the end can be read', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await reach.control('POST', 'faults', { callbacks: 'early' });
    const seen: (readonly [number, number])[] = [];
    brand.whenTold = async ({ status }) => void seen.push([status, await lineStatus(reach)]);
    let answered = false;
    const activating = activate(reach).then(() => {
      answered = true;
    });
    brand.whenTold = async ({ status }) => {
      expect(answered).toBe(false);
      seen.push([status, await lineStatus(reach)]);
    };
    await activating;
    brand.whenTold = async ({ status }) => void seen.push([status, await lineStatus(reach)]);
    await reach.pass(20 * MINUTE);
    expect(seen).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(await lineStatus(reach)).toBe(2);
  });

  it('can be early and doubled at once, of a purchase too', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await reach.control('POST', 'faults', { callbacks: ['early', 'doubled'] });
    const seen: unknown[] = [];
    brand.whenTold = async ({ status, transactionId }) =>
      void seen.push([status, (await statusOf(reach, transactionId)).status]);
    const id = await paid(reach);
    expect(seen).toEqual([
      ['IN_PROGRESS', 'IN_PROGRESS'],
      ['IN_PROGRESS', 'IN_PROGRESS'],
      ['COMPLETED', 'PAYMENT_PROCESSING'],
      ['COMPLETED', 'PAYMENT_PROCESSING'],
    ]);
    expect((await statusOf(reach, id)).status).toBe('COMPLETED');
  });

  it('that was told early is not told again when the script changes before the end', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await reach.control('POST', 'faults', { callbacks: 'early' });
    brand.whenTold = async ({ status }) => {
      if (status === 'COMPLETED') await reach.control('POST', 'faults', { callbacks: 'normal' });
    };
    const id = await paid(reach);
    expect((await statusOf(reach, id)).status).toBe('COMPLETED');
    expect(brand.told.filter(({ status }) => status === 'COMPLETED')).toHaveLength(1);
  });

  it('can be sent again by hand', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await activate(reach);
    await reach.pass(20 * MINUTE);
    const [first] = reach.ledger.callbacks;
    await reach.control('POST', 'callbacks/resend', { seq: first?.seq });
    await reach.simulator.settled();
    expect(brand.told).toHaveLength(2);
    expect(brand.told[1]).toEqual(brand.told[0]);
  });

  it('can be overtaken by the next one within two minutes', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await reach.control('POST', 'faults', { callbacks: ['reordered', 'doubled'] });
    const types = ['PORT_OUT', 'PORT_OUT_CONFIRMED'];
    for (const type of types) {
      await reach.control('POST', 'notify', { type, customerId: IDS.lena });
      await reach.pass(MINUTE);
    }
    const [first, second] = types;
    expect(brand.told.map(({ type }) => type)).toEqual([second, second, first, first]);
    await reach.pass(20 * MINUTE);
    expect(brand.told).toHaveLength(4);
  });

  it('that nothing overtakes within two minutes comes then', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    await reach.control('POST', 'faults', { callbacks: 'reordered' });
    const told: number[] = [];
    for (const type of ['PORT_OUT', 'PORT_OUT_CONFIRMED']) {
      await reach.control('POST', 'notify', { type, customerId: IDS.lena });
      await reach.pass(2 * MINUTE - 1);
      told.push(brand.told.length);
      await reach.pass(1);
      told.push(brand.told.length);
    }
    expect(told).toEqual([0, 1, 1, 2]);
    expect(brand.told.map(({ type }) => type)).toEqual(['PORT_OUT', 'PORT_OUT_CONFIRMED']);
  });

  it.each([
    ['ACTIVATION', { customerId: IDS.erin, status: 2, mobileNo: '9175550000' }, ROUTE],
    ['PORT_OUT_CONFIRMED', { customerId: IDS.lena }, '/apisvc/v0/notification'],
    ['NONSENSE', { of: ['nobody'] }, ROUTE],
  ])(
    'of %s can be forged: it comes as it is given, and nothing is true',
    async (type, body, path) => {
      await using brand = await aBrand();
      await using reach = await AReach.start({ callbackUrl: brand.url });
      const world = JSON.stringify(await reach.control('GET', 'lines'));
      await reach.control('POST', 'callbacks/forge', { type, ...body });
      await reach.simulator.settled();
      expect(brand.told).toEqual([{ type, ...body, path }]);
      expect(JSON.stringify(await reach.control('GET', 'lines'))).toBe(world);
      expect(reach.ledger.callbacks).toMatchObject([{ type, forged: true, outcome: 'delivered' }]);
    },
  );

  it('that is forged comes once, and stays forged when it is sent again', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    brand.statuses.push(503);
    await reach.control('POST', 'faults', { callbacks: 'doubled' });
    await reach.control('POST', 'callbacks/forge', { eventType: 'PORT_OUT' });
    await reach.pass(MINUTE);
    expect(brand.told).toHaveLength(1);
    const [first] = reach.ledger.callbacks;
    await reach.control('POST', 'callbacks/resend', { seq: first?.seq });
    await reach.simulator.settled();
    expect(brand.told[1]).toEqual(brand.told[0]);
    expect(reach.ledger.callbacks.map(({ forged }) => forged)).toEqual([true, true]);
  });

  it('whose mode nobody knows is refused', async () => {
    await using reach = await AReach.start();
    const { error } = await reach.control('POST', 'faults', { callbacks: ['doubled', 'nonsense'] });
    expect(error).toMatch(/callbacks is one or a list of/);
  });
});
