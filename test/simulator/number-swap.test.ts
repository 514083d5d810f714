import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, MINUTE, type Answer } from './a-reach.ts';

const swap = (reach: AReach, customerId: string, more: object = {}): Promise<Answer> =>
  reach.call('PUT', 'mdn/swap', { customerId, ...more });

const statusOf = (reach: AReach, customerId: string): Promise<Answer> =>
  reach.call('GET', `mdn/swap/status/${customerId}`);

const numberOf = async (reach: AReach, customerId: string): Promise<string> =>
  (await reach.call('GET', `customerinfo?customerId=${customerId}`)).body.data.mobileNo;

describe('a swap of the number', () => {
  it.each([
    ['guide', 'IN_PROGRESS', 'COMPLETED'],
    ['observed', 'PENDING', 'DONE'],
  ] as const)(
    'takes 1 to 3 minutes, in the words of the platform as %s',
    async (vocabulary, begun, done) => {
      await using reach = await AReach.start({ vocabulary });
      const before = await numberOf(reach, IDS.lena);
      const answer = await swap(reach, IDS.lena, { zip: '10001' });
      expect([answer.status, answer.body.data.customerId]).toEqual([202, IDS.lena]);
      await reach.pass(MINUTE - 1);
      expect((await statusOf(reach, IDS.lena)).body.data).toEqual({
        ...{ customerId: IDS.lena, status: begun },
      });
      await reach.pass(2 * MINUTE + 1);
      const { status, mobileNo } = (await statusOf(reach, IDS.lena)).body.data;
      expect([status, mobileNo]).toEqual([done, expect.stringMatching(/^\d{10}$/)]);
      expect(await numberOf(reach, IDS.lena)).toBe(mobileNo);
      expect(mobileNo).not.toBe(before);
      expect(reach.ledger.effects).toMatchObject([
        { row: 31, effect: 'number-swap', customerId: IDS.lena },
      ]);
    },
  );

  it.each([
    ['to a ZIP code without numbers', { zip: '00002' }, null],
    ['of a line that is suspended meanwhile', {}, 'suspend'],
  ])('%s fails in the end and keeps the number', async (_what, more, meanwhile) => {
    await using reach = await AReach.start();
    const before = await numberOf(reach, IDS.lena);
    expect((await swap(reach, IDS.lena, more)).status).toBe(202);
    if (meanwhile !== null) await reach.call('PUT', meanwhile, { customerId: IDS.lena });
    await reach.pass(3 * MINUTE);
    const { data } = (await statusOf(reach, IDS.lena)).body;
    expect(data).toEqual({ customerId: IDS.lena, status: 'FAILED' });
    expect(await numberOf(reach, IDS.lena)).toBe(before);
  });

  it('that runs is a conflict for a second one, and may be followed by another', async () => {
    await using reach = await AReach.start();
    await swap(reach, IDS.lena, { zip: '00002' });
    expect((await swap(reach, IDS.lena)).status).toBe(409);
    await reach.pass(3 * MINUTE);
    await swap(reach, IDS.lena);
    await reach.pass(3 * MINUTE);
    expect((await statusOf(reach, IDS.lena)).body.data.status).toBe('COMPLETED');
    expect(reach.effects()).toEqual(['number-swap', 'number-swap']);
  });

  it('begins only for an active line, where the brand is', async () => {
    await using reach = await AReach.start();
    for (const id of [IDS.sid, IDS.dora, IDS.erin])
      expect((await swap(reach, id)).status).toBe(409);
    expect((await swap(reach, 'nobody')).status).toBe(404);
    expect((await swap(reach, IDS.lena, { zip: '00000' })).body.meta).toHaveProperty('Zip');
    expect((await statusOf(reach, IDS.lena)).status).toBe(404);
    expect(reach.effects()).toEqual([]);
  });
});
