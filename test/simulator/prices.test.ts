import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, line, orderOf } from './a-reach.ts';

const LENA = { customerId: IDS.lena };
const LENAS_CARD = '00000001-0000-4000-9000-000000000000';

const added = (collection: number): object => ({
  ...LENA,
  lines: [line('Leo')],
  payment: { paymentType: 'CARD', collection, ccUUID: LENAS_CARD },
});

/** Each quote, with what it says before and after all prices went up by 10 %. */
const QUOTES: readonly (readonly [
  row: number,
  path: string,
  body: object,
  was: object,
  is: object,
])[] = [
  [
    ...([8, 'product/quote', orderOf(0)] as const),
    { oneTimeCharge: { amount: 5 }, estimatedMonthlyCost: { planCost: 20 } },
    { oneTimeCharge: { amount: 5.5 }, estimatedMonthlyCost: { planCost: 22 } },
  ],
  [
    ...([47, 'topup/quote', { ...LENA, serviceCode: 'TOPUP1GB' }] as const),
    { amount: 5, tax: 0.35, total: 5.35 },
    { amount: 5.5, tax: 0.39, total: 5.89 },
  ],
  [
    ...([49, 'estimate/plan/change', { ...LENA, planId: 'MUNL30' }] as const),
    { proratedCharge: 9.56, newMonthlyCost: 40 },
    { proratedCharge: 10.52, newMonthlyCost: 44 },
  ],
  [
    ...([55, 'ild/quote', { ...LENA, groupId: 'g-1', amount: 10 }] as const),
    { amount: 10, total: 10.7 },
    { amount: 11, total: 11.77 },
  ],
  [
    ...([61, `intl/roaming/pack/quote/customer/${IDS.lena}`, { packId: 'IREU7' }] as const),
    { amount: 20, total: 21.4 },
    { amount: 22, total: 23.54 },
  ],
];

describe('prices', () => {
  it.each(QUOTES)('of row %i (%s) can change between two quotes, and back', async (...quote) => {
    const [, path, body, was, is] = quote;
    await using reach = await AReach.start();
    const quoted = async (): Promise<any> => (await reach.call('POST', path, body)).body.data;
    expect(await quoted()).toMatchObject(was);
    expect(await quoted()).toEqual(await quoted());
    const { prices } = await reach.control('POST', 'faults', { prices: { changePct: 10 } });
    expect(prices).toEqual({ changePct: 10 });
    expect(await quoted()).toMatchObject(is);
    await reach.control('DELETE', 'faults');
    expect(await quoted()).toMatchObject(was);
  });

  it('that have changed are those of a purchase, too: the sum of an older quote is refused', async () => {
    await using reach = await AReach.start();
    await reach.control('POST', 'faults', { prices: { changePct: 10 } });
    const stale = [
      await reach.call('POST', 'product', orderOf(5.3)),
      await reach.call('POST', 'product/subsequent', added(5.3)),
    ];
    expect(stale.map(({ status, body }) => [status, Object.keys(body.meta)])).toEqual([
      [400, ['Collection']],
      [400, ['Collection']],
    ]);
    expect((await reach.call('POST', 'product/subsequent', added(5.83))).status).toBe(202);
    const topUp = { ...LENA, serviceCode: 'TOPUP1GB' };
    expect((await reach.call('POST', 'topup/purchase', topUp)).body.data.total).toBe(5.89);
  });

  it('are again what they were after a reset', async () => {
    await using reach = await AReach.start();
    await reach.control('POST', 'faults', { prices: { changePct: -50 } });
    await reach.control('POST', 'reset', {});
    const topUp = { ...LENA, serviceCode: 'TOPUP1GB' };
    expect((await reach.call('POST', 'topup/quote', topUp)).body.data.amount).toBe(5);
  });
});
