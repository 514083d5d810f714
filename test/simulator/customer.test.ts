import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, buy, type Answer } from './a-reach.ts';

const update = (reach: AReach, customerId: string, body: object): Promise<Answer> =>
  reach.call('PUT', `account/update/fields/${customerId}`, body);

const infoOf = async (reach: AReach, customerId: string): Promise<any> =>
  (await reach.call('GET', `customerinfo?customerId=${customerId}`)).body.data;

const ADDRESS = {
  ...{ type: 'shipping', address1: '9 Hill Road', city: 'Albany' },
  ...{ state: 'NY', zip: '12207', country: 'USA' },
};

describe('a customer', () => {
  it.each(['guide', 'observed'] as const)(
    'gets another name, e-mail and address, in the words of the platform as %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const change = { firstName: 'Helena', lastName: 'Lane', email: 'helena@example.com' };
      const answer = await update(reach, IDS.lena, { ...change, addresses: [ADDRESS] });
      expect([answer.status, answer.body.data]).toEqual([200, { customerId: IDS.lena }]);
      const { addresses, lines, ...info } = await infoOf(reach, IDS.lena);
      expect(info).toMatchObject(change);
      expect(lines).toMatchObject([{ firstName: 'Helena' }]);
      expect(addresses).toMatchObject([{ type: 'billing', city: 'New York' }, ADDRESS]);
      expect(reach.ledger.effects).toMatchObject([
        { row: 26, effect: 'customer-updated', customerId: IDS.lena },
      ]);
    },
  );

  it('keeps what is not named', async () => {
    await using reach = await AReach.start();
    const before = await infoOf(reach, IDS.lena);
    await update(reach, IDS.lena, { lastName: 'Lane' });
    expect(await infoOf(reach, IDS.lena)).toEqual({ ...before, lastName: 'Lane' });
  });

  it('of a secondary line is renamed without the holder of the account', async () => {
    await using reach = await AReach.start();
    await update(reach, IDS.marco, { firstName: 'Marc' });
    expect((await infoOf(reach, IDS.marco)).firstName).toBe('Marc');
    const { firstName, lines } = await infoOf(reach, IDS.farah);
    expect([firstName, lines[0].firstName, lines[1].firstName]).toEqual(['Farah', 'Farah', 'Marc']);
  });

  it.each([
    ['the e-mail of another account', { email: 'Farah@example.com' }, 'Email'],
    ['an e-mail that is always taken', { email: 'taken@example.com' }, 'Email'],
    ['an e-mail that is none', { email: 'nothing' }, 'Email'],
    ['an address abroad', { addresses: [{ ...ADDRESS, country: 'CAN' }] }, 'Country'],
    ['an address that is not served', { addresses: [{ ...ADDRESS, zip: '00000' }] }, 'Zip'],
  ])('is not given %s', async (_what, body, field) => {
    await using reach = await AReach.start();
    const before = await infoOf(reach, IDS.lena);
    const answer = await update(reach, IDS.lena, { firstName: 'Helena', ...body });
    expect([answer.status, Object.keys(answer.body.meta)]).toEqual([400, [field]]);
    expect(await infoOf(reach, IDS.lena)).toEqual(before);
    expect(reach.effects()).toEqual([]);
  });

  it('may keep their own e-mail, and leaves the old one to others', async () => {
    await using reach = await AReach.start();
    expect((await update(reach, IDS.lena, { email: 'LENA@example.com' })).status).toBe(200);
    await update(reach, IDS.lena, { email: 'helena@example.com' });
    expect(await buy(reach, { info: { email: 'lena@example.com' } })).toMatch(/-/);
    expect((await update(reach, 'nobody', { firstName: 'No' })).status).toBe(404);
  });
});
