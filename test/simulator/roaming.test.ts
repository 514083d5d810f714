import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, HOUR, START, type Answer } from './a-reach.ts';

const DAY = 24 * HOUR;

const purchase = (reach: AReach, customerId: string, body: object): Promise<Answer> =>
  reach.call('POST', `intl/roaming/pack/purchase/customer/${customerId}`, body);

const quote = (reach: AReach, customerId: string, body: object): Promise<Answer> =>
  reach.call('POST', `intl/roaming/pack/quote/customer/${customerId}`, body);

const packsOf = async (reach: AReach, groupId: string): Promise<any[]> =>
  (await reach.call('GET', `intl/roaming/pack/group?groupId=${groupId}`)).body.data;

const usageOf = (reach: AReach, customerId: string, more = ''): Promise<Answer> =>
  reach.call('GET', `intl/roaming/pack/usage?customerId=${customerId}${more}`);

const cardOf = async (reach: AReach, customerId: string, last4: string): Promise<string> =>
  (await reach.call('GET', `account/card?customerId=${customerId}`)).body.data.find(
    (card: any) => card.last4 === last4,
  ).ccUUID;

describe('roaming', () => {
  it('is in eight countries of the one network', async () => {
    await using reach = await AReach.start();
    const { body } = await reach.call('GET', 'intl/roaming/countries/mvne?mvne=ATT');
    expect(body.data).toHaveLength(8);
    expect(body.data).toContainEqual({ countryCode: 'FR', countryName: 'France' });
    const other = await reach.call('GET', 'intl/roaming/countries/mvne?mvne=OTHER');
    expect([other.status, Object.keys(other.body.meta)]).toEqual([400, ['Mvne']]);
  });

  it.each([
    [['JP'], ['IRWORLD7']],
    [['MX'], ['IRNEAR7', 'IRWORLD7']],
    [
      ['CA', 'GB'],
      ['IRNEAR7', 'IREU7', 'IREU30', 'IRWORLD7'],
    ],
    [['XX'], []],
  ])('offers for %j the packs that work in any of them: %j', async (countries, packs) => {
    await using reach = await AReach.start();
    const { body } = await reach.call('POST', 'get/additional/offerings', { countries });
    expect(body.data.map(({ packId }: any) => packId)).toEqual(packs);
  });

  it('tells what a pack has, and prices it with 7 % of tax', async () => {
    await using reach = await AReach.start();
    const { body } = await reach.call('POST', 'get/additional/offerings', {
      ...{ countries: ['MX'], customerId: IDS.lena },
    });
    expect(body.data[0]).toEqual({
      ...{ packId: 'IRNEAR7', name: 'Neighbors, a week', price: 10, validityDays: 7 },
      ...{ data: 1, dataUnit: 'GB', voiceMinutes: 60, sms: 60, countries: ['CA', 'MX'] },
    });
    expect((await quote(reach, IDS.lena, { packId: 'IREU30' })).body.data).toEqual({
      ...{ amount: 49.99, tax: 3.5, total: 53.49 },
    });
    expect(reach.effects()).toEqual([]);
  });
});

describe('a roaming pack', () => {
  it.each([
    ['guide', 'COMPLETED', '2026-03-02', '2026-03-09'],
    ['observed', 'DONE', '2026-03-02T09:00:00.000+0000', '2026-03-09T08:59:59.999+0000'],
  ] as const)(
    'begins at once when no day is named, in the words of the platform as %s',
    async (vocabulary, status, startDate, endDate) => {
      await using reach = await AReach.start({ vocabulary });
      const { body } = await purchase(reach, IDS.lena, { packId: 'IREU7' });
      expect(body.data).toMatchObject({ packId: 'IREU7', status });
      expect(await packsOf(reach, 'g-1')).toEqual([
        {
          ...{ packId: 'IREU7', customerId: IDS.lena, status: 'ACTIVE' },
          ...{ startDate, endDate, autoRenew: false },
        },
      ]);
      const { transactionId } = body.data;
      expect(reach.ledger.effects).toMatchObject([
        { row: 62, effect: 'roaming-pack', customerId: IDS.lena, transactionId },
      ]);
    },
  );

  it('waits for its first day, and is over after its last', async () => {
    await using reach = await AReach.start();
    await purchase(reach, IDS.lena, { packId: 'IREU7', startDate: '2026-03-05' });
    const states = [await packsOf(reach, 'g-1')];
    for (const days of [3, 7]) {
      await reach.pass(days * DAY);
      states.push(await packsOf(reach, 'g-1'));
    }
    expect(states.map(([pack]) => [pack.status, pack.startDate, pack.endDate])).toEqual(
      ['PENDING', 'ACTIVE', 'EXPIRED'].map((status) => [status, '2026-03-05', '2026-03-11']),
    );
  });

  it.each(['guide', 'observed'] as const)(
    'that a card cannot pay has failed, and nobody has it, in the words of %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const ccUUID = await cardOf(reach, IDS.farah, '0002');
      const { status, body } = await purchase(reach, IDS.farah, { packId: 'IREU7', ccUUID });
      expect([status, body.data.status]).toEqual([200, 'FAILED']);
      expect(reach.effects()).toEqual(['roaming-pack-declined']);
      expect(await packsOf(reach, 'g-2')).toHaveLength(1);
    },
  );

  it('is refused for lines that are not active, and for what nobody knows', async () => {
    await using reach = await AReach.start();
    const pack = { packId: 'IREU7' };
    for (const id of [IDS.sid, IDS.dora, IDS.erin])
      expect((await purchase(reach, id, pack)).status).toBe(409);
    for (const ask of [purchase, quote]) {
      expect((await ask(reach, 'nobody', pack)).status).toBe(404);
      expect((await ask(reach, IDS.lena, { packId: 'NONE' })).status).toBe(404);
      for (const startDate of ['2026-02-28', '2026-13-45'])
        expect((await ask(reach, IDS.lena, { ...pack, startDate })).body.meta).toHaveProperty(
          'StartDate',
        );
    }
    const strange = await cardOf(reach, IDS.farah, '4242');
    const other = await purchase(reach, IDS.lena, { ...pack, ccUUID: strange });
    expect(other.body.meta).toHaveProperty('CcUUID');
    expect((await reach.call('GET', 'intl/roaming/pack/group?groupId=g-99')).status).toBe(404);
    expect((await usageOf(reach, 'nobody')).status).toBe(404);
    expect(reach.effects()).toEqual([]);
  });

  it('can be one of yesterday while yesterday is not over in Hawaii', async () => {
    await using reach = await AReach.start();
    const pack = { packId: 'IREU7', startDate: '2026-03-01' };
    expect((await quote(reach, IDS.lena, pack)).status).toBe(200);
    await reach.pass(Date.parse('2026-03-02T10:00:00Z') - START);
    expect((await quote(reach, IDS.lena, pack)).status).toBe(400);
  });

  it('is marked to renew itself by its own line, and by no other', async () => {
    await using reach = await AReach.start();
    const renew = (customerId: string, packId = 'IREU30'): Promise<Answer> =>
      reach.call('POST', `intl/roaming/pack/${packId}/autorenew`, { customerId, autoRenew: true });
    for (const [who, what] of [[IDS.farah], [IDS.marco, 'IREU7'], ['nobody']] as const)
      expect((await renew(who, what)).status).toBe(404);
    expect((await packsOf(reach, 'g-2'))[0]).toMatchObject({ autoRenew: false });
    expect((await renew(IDS.marco)).body.data).toEqual({ customerId: IDS.marco });
    expect((await packsOf(reach, 'g-2'))[0]).toMatchObject({ autoRenew: true });
    expect(reach.effects()).toEqual(['roaming-auto-renew']);
  });

  it('of Marco is there from the start, and partly used', async () => {
    await using reach = await AReach.start();
    expect(await packsOf(reach, 'g-2')).toMatchObject([
      { packId: 'IREU30', customerId: IDS.marco, status: 'ACTIVE' },
    ]);
    const [left] = (await usageOf(reach, IDS.marco)).body.data;
    expect(left).toMatchObject({ packId: 'IREU30', unit: 'MB', endDate: '2026-03-30' });
    expect(left.used).toBeGreaterThan(0);
    expect(left.used + left.remaining).toBe(10_240);
  });

  it('is unused on its first day, and asked for by its id', async () => {
    await using reach = await AReach.start();
    for (const packId of ['IREU7', 'IRNEAR7']) await purchase(reach, IDS.lena, { packId });
    expect((await usageOf(reach, IDS.lena)).body.data).toHaveLength(2);
    const { data } = (await usageOf(reach, IDS.lena, '&packId=IREU7')).body;
    expect(data).toMatchObject([{ packId: 'IREU7', used: 0, remaining: 3_072 }]);
  });
});
