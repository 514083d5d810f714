import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, type Answer } from './a-reach.ts';

const ONE = { customerId: IDS.lena, serviceCode: 'TOPUP1GB' };

const limitOf = async (reach: AReach): Promise<number> => {
  const query = `usageData=DATA&customerId=${IDS.lena}`;
  return (await reach.call('GET', `usage/summary?${query}`)).body.data[0].limit;
};

const purchase = (reach: AReach, body: object): Promise<Answer> =>
  reach.call('POST', 'topup/purchase', body);

describe.each([
  ['guide', 'COMPLETED'],
  ['observed', 'DONE'],
] as const)('more data in the words of the platform as %s', (vocabulary, done) => {
  it('is priced with tax, and raises the limit of the line', async () => {
    await using reach = await AReach.start({ vocabulary });
    const quote = await reach.call('POST', 'topup/quote', { ...ONE, quantity: 2 });
    expect(quote.body.data).toEqual({ amount: 10, tax: 0.7, total: 10.7 });
    const before = await limitOf(reach);
    const bought = await purchase(reach, { ...ONE, quantity: 2 });
    expect(bought.body.data).toMatchObject({ status: done, total: 10.7 });
    expect(await limitOf(reach)).toBe(before + 2_048);
    expect(reach.effects()).toEqual(['top-up']);
  });
});

describe('more data', () => {
  it('is sold as a known service to active lines only', async () => {
    await using reach = await AReach.start();
    const other = await purchase(reach, { ...ONE, serviceCode: 'express_2_day' });
    expect(other.status).toBe(404);
    expect((await purchase(reach, { ...ONE, customerId: IDS.sid })).status).toBe(409);
    expect((await purchase(reach, { ...ONE, customerId: 'nobody' })).status).toBe(404);
    expect((await purchase(reach, { ...ONE, ccUUID: 'none' })).status).toBe(400);
    expect(reach.effects()).toEqual([]);
  });

  it.each([0, -1])('is not sold %i times', async (quantity) => {
    await using reach = await AReach.start();
    for (const path of ['topup/quote', 'topup/purchase']) {
      const { status, body } = await reach.call('POST', path, { ...ONE, quantity });
      expect([status, Object.keys(body.meta ?? {})]).toEqual([400, ['Quantity']]);
    }
    expect(reach.effects()).toEqual([]);
  });

  it.each(['guide', 'observed'] as const)(
    'that a card cannot pay is not there, in the words of %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const cards = (await reach.call('GET', `account/card?customerId=${IDS.farah}`)).body.data;
      const { ccUUID } = cards.find(({ last4 }: any) => last4 === '0002');
      const lines = await reach.control('GET', 'lines');
      const { status, body } = await purchase(reach, { ...ONE, customerId: IDS.farah, ccUUID });
      expect([status, body.data.status]).toEqual([200, 'FAILED']);
      expect(await reach.control('GET', 'lines')).toEqual(lines);
      expect(reach.effects()).toEqual(['top-up-declined']);
    },
  );

  it('costs what the fault script makes of it', async () => {
    await using reach = await AReach.start();
    await reach.control('POST', 'faults', { prices: { changePct: 10 } });
    const quote = await reach.call('POST', 'topup/quote', ONE);
    expect(quote.body.data.amount).toBe(5.5);
    await reach.control('DELETE', 'faults');
    expect((await reach.call('POST', 'topup/quote', ONE)).body.data.amount).toBe(5);
    expect(await reach.control('POST', 'faults', { prices: {} })).toEqual({
      error: 'changePct is a number of percent',
    });
  });
});

describe('the limit of a line in row 39', () => {
  const usageOf = async (reach: AReach, customerId: string): Promise<any> =>
    (await reach.call('GET', `usage/summary?usageData=DATA&customerId=${customerId}`)).body.data[0];

  it('grows by quantity times the size of the service, exactly, in the unit of the line', async () => {
    await using reach = await AReach.start();
    const { data: services } = (await reach.call('GET', 'product/fetch/service')).body;
    const { dataPulse } = services.services.find((one: any) => one.serviceCode === 'TOPUP1GB');
    const before = await usageOf(reach, IDS.lena);
    await reach.call('POST', 'topup/purchase', { ...ONE, customerId: IDS.lena, quantity: 3 });
    expect(await usageOf(reach, IDS.lena)).toEqual({
      ...{ ...before, unit: 'MB', cycleStart: '2026-03-01' },
      limit: before.limit + 3 * dataPulse,
    });
  });

  it('is null for an unlimited plan, before and after', async () => {
    await using reach = await AReach.start();
    expect((await usageOf(reach, IDS.farah)).limit).toBeNull();
    await reach.call('POST', 'topup/purchase', { ...ONE, customerId: IDS.farah });
    expect((await usageOf(reach, IDS.farah)).limit).toBeNull();
    expect(reach.effects()).toEqual(['top-up']);
  });
});
