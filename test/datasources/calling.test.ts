import { describe, expect, it } from 'vitest';
import { cardId, customerId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const CUSTOMER = customerId('c-1');

describe('calling credit', () => {
  it('has a balance with an end', async () => {
    await using reach = await StubReach.start();
    const data = { groupId: 'g-1', balance: 12.5, expiryDate: '2026-03-01' };
    expect(await reach.next(gives(data)).sources().calling.balanceOf('g-1')).toEqual({
      balance: usd(1_250),
      validUntil: '2026-03-01',
    });
  });

  it('has no balance that cannot be read, and none where the platform knows none', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ balance: '12,50' }), says(404, {}));
    expect(await reach.sources().calling.balanceOf('g-1')).toEqual({
      balance: null,
      validUntil: null,
    });
    expect(await reach.sources().calling.balanceOf('g-1')).toBeNull();
    expect(reach.drift).toContain('balance');
  });

  it('of another group is never shown', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ groupId: 'g-9', balance: 1 }));
    await expect(reach.sources().calling.balanceOf('g-1')).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });

  it('is told by destination', async () => {
    await using reach = await StubReach.start();
    const list = [
      { destination: 'Mexico', minutes: 12, sms: 3, amount: 1.1 },
      { destination: 'France', minutes: 12.5, sms: null },
      { minutes: 1 },
    ];
    expect(await reach.next(gives(list)).sources().calling.usageOf('g-1')).toEqual([
      { destination: 'Mexico', minutes: 12, messages: 3, amount: usd(110) },
      { destination: 'France', minutes: null, messages: null, amount: null },
    ]);
    expect(reach.drift).toEqual(['usage.minutes', 'usage.destination']);
  });

  it('was bought before, the newest first', async () => {
    await using reach = await StubReach.start();
    const list = [
      { amount: 5 },
      { transactionId: 't-1', date: '2026-01-02', amount: 10, status: 'COMPLETED' },
      { transactionId: 't-2', date: '2026-01-03', amount: 20, status: 'Failed' },
      { transactionId: 't-3', customerId: 'c-9', status: 'DONE' },
    ];
    const purchases = await reach.next(gives(list)).sources().calling.purchasesOf(CUSTOMER);
    expect(purchases).toEqual([
      { transactionId: 't-2', at: null, on: '2026-01-03', amount: usd(2_000), status: 'DECLINED' },
      { transactionId: 't-1', at: null, on: '2026-01-02', amount: usd(1_000), status: 'DONE' },
      { transactionId: null, at: null, on: null, amount: usd(500), status: 'UNRECOGNIZED' },
    ]);
    expect(reach.drift).toEqual(['purchases.customerId', 'purchases.status']);
  });

  it('is none where the lists are missing', async () => {
    await using reach = await StubReach.start();
    const { calling } = reach.always(gives(null)).sources();
    expect(await calling.usageOf('g-1')).toEqual([]);
    expect(await calling.purchasesOf(CUSTOMER)).toEqual([]);
    expect(reach.drift).toEqual(['usage', 'purchases']);
  });

  it('is read anew after more was bought', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ balance: 1 }), gives({ status: 'DONE' }), gives({ balance: 11 }));
    const { calling } = reach.sources();
    await calling.balanceOf('g-1');
    const credit = { customer: CUSTOMER, group: 'g-1', amount: usd(1_000), card: cardId('x') };
    await calling.purchase(credit);
    expect(await calling.balanceOf('g-1')).toMatchObject({ balance: usd(1_100) });
  });
});
