import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, bought, type Answer } from './a-reach.ts';

const LENA = { customerId: IDS.lena, groupId: 'g-1' };
const FARAH = { customerId: IDS.farah, groupId: 'g-2' };

const creditOf = (reach: AReach, groupId: string): Promise<Answer> =>
  reach.call('GET', `ild/status?groupId=${groupId}`);

const historyOf = (reach: AReach, customerId: string): Promise<Answer> =>
  reach.call('GET', `ild/purchase/history/${customerId}`);

const purchase = (reach: AReach, body: object): Promise<Answer> =>
  reach.call('POST', 'ild/purchase', body);

const quote = (reach: AReach, body: object): Promise<Answer> =>
  reach.call('POST', 'ild/quote', body);

describe('credit for calls abroad', () => {
  it('is what the seed says, for each group', async () => {
    await using reach = await AReach.start();
    const balances = ['g-1', 'g-2', 'g-3'].map(
      async (groupId) => (await creditOf(reach, groupId)).body.data,
    );
    expect(await Promise.all(balances)).toEqual([
      { groupId: 'g-1', balance: 12.5 },
      { groupId: 'g-2', balance: 5 },
      { groupId: 'g-3', balance: 0 },
    ]);
    expect((await creditOf(reach, 'g-99')).status).toBe(404);
  });

  it('is nothing for somebody who has just come', async () => {
    await using reach = await AReach.start();
    const customerId = await bought(reach);
    const { groupId } = (await reach.call('GET', `customerinfo?customerId=${customerId}`)).body
      .data;
    expect((await creditOf(reach, groupId)).body.data).toEqual({ groupId, balance: 0 });
    expect((await historyOf(reach, customerId)).body.data).toEqual([]);
  });

  it('is used by destination, always the same, and by nobody without a number', async () => {
    await using reach = await AReach.start();
    const usage = (groupId: string): Promise<Answer> =>
      reach.call('GET', `ild/usage?groupId=${groupId}`);
    const { data } = (await usage('g-2')).body;
    expect(data.length).toBeGreaterThan(0);
    for (const { minutes, sms } of data) expect(minutes + sms).toBeGreaterThan(0);
    expect((await usage('g-2')).body.data).toEqual(data);
    expect((await usage('g-5')).body.data).toEqual([]);
    expect((await usage('g-99')).status).toBe(404);
  });

  it('is priced with 7 % of tax', async () => {
    await using reach = await AReach.start();
    expect((await quote(reach, { ...LENA, amount: 10.5 })).body.data).toEqual({
      ...{ amount: 10.5, tax: 0.74, total: 11.24 },
    });
    expect(reach.effects()).toEqual([]);
  });

  it.each([
    ['guide', 'COMPLETED', '2026-03-02'],
    ['observed', 'DONE', '2026-03-02T09:00:00.000+0000'],
  ] as const)(
    'is bought with a card, in the words of the platform as %s',
    async (vocabulary, status, date) => {
      await using reach = await AReach.start({ vocabulary });
      const { data } = (await purchase(reach, { ...LENA, amount: 10 })).body;
      const { transactionId } = data;
      expect(data).toEqual({ transactionId: expect.any(String), status, balance: 22.5 });
      expect((await creditOf(reach, 'g-1')).body.data.balance).toBe(22.5);
      expect((await historyOf(reach, IDS.lena)).body.data).toEqual([
        { transactionId, date, amount: 10, status },
      ]);
      expect(reach.ledger.effects).toMatchObject([
        { row: 56, effect: 'calling-credit', customerId: IDS.lena, transactionId },
      ]);
    },
  );

  it('that a card cannot pay is not there', async () => {
    await using reach = await AReach.start();
    const cards: any[] = (await reach.call('GET', `account/card?customerId=${IDS.farah}`)).body
      .data;
    const { ccUUID } = cards.find(({ last4 }) => last4 === '0002');
    const { status, body } = await purchase(reach, { ...FARAH, amount: 10, ccUUID });
    expect([status, body.data.status, body.data.balance]).toEqual([200, 'FAILED', 5]);
    expect((await historyOf(reach, IDS.farah)).body.data).toEqual([]);
    expect(reach.effects()).toEqual(['calling-credit-declined']);
  });

  it('is refused without an amount, for strangers, and on the card of somebody else', async () => {
    await using reach = await AReach.start();
    for (const ask of [quote, purchase]) {
      for (const amount of [0, -5, 0.001])
        expect((await ask(reach, { ...LENA, amount })).body.meta).toHaveProperty('Amount');
      const strangers = [
        { ...LENA, customerId: 'nobody' },
        { ...LENA, groupId: 'g-2' },
      ];
      for (const stranger of strangers)
        expect((await ask(reach, { ...stranger, amount: 5 })).status).toBe(404);
    }
    const ccUUID = 'no-card';
    expect((await purchase(reach, { ...LENA, amount: 5, ccUUID })).body.meta).toHaveProperty(
      'CcUUID',
    );
    expect((await historyOf(reach, 'nobody')).status).toBe(404);
    expect(reach.effects()).toEqual([]);
  });
});

describe('the history of credit', () => {
  const add = (reach: AReach, body: object): Promise<any> =>
    reach.control('POST', 'calling/history', body);

  it('holds what failed, and gives no credit for it', async () => {
    await using reach = await AReach.start();
    const { transactionId } = await add(reach, { groupId: 'g-1', amount: 10, status: 'FAILED' });
    expect((await historyOf(reach, IDS.lena)).body.data).toEqual([
      { transactionId, date: '2026-03-02', amount: 10, status: 'FAILED' },
    ]);
    expect((await creditOf(reach, 'g-1')).body.data.balance).toBe(12.5);
    expect(reach.effects()).toEqual([]);
  });

  it('holds what was bought elsewhere, in the words of the platform, with its credit', async () => {
    await using reach = await AReach.start({ vocabulary: 'observed' });
    const { customerId } = LENA;
    await add(reach, { customerId, amount: 10, status: 'COMPLETED', transactionId: 't-1' });
    expect((await historyOf(reach, customerId)).body.data).toMatchObject([
      { transactionId: 't-1', amount: 10, status: 'DONE' },
    ]);
    expect((await creditOf(reach, 'g-1')).body.data.balance).toBe(22.5);
    expect(reach.ledger.effects).toMatchObject([
      { effect: 'calling-credit-elsewhere', customerId, amount: 10.7, attemptSeq: null },
    ]);
  });

  it('takes no entry that makes no sense', async () => {
    await using reach = await AReach.start();
    for (const body of [
      { amount: 1 },
      { groupId: 'g-1' },
      { groupId: 'g-1', amount: 1, status: 'x' },
    ])
      expect(await add(reach, body)).toHaveProperty('error');
    expect((await historyOf(reach, IDS.lena)).body.data).toEqual([]);
  });
});
