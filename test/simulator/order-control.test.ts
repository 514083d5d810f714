import { describe, expect, it } from 'vitest';
import { AReach, buy, HOUR, MINUTE, SECOND, statusOf } from './a-reach.ts';

const set = (reach: AReach, id: string, body: object): Promise<any> =>
  reach.control('POST', `orders/${id}`, body);

const told = (reach: AReach): readonly unknown[] =>
  reach.ledger.callbacks.filter(({ attempt }) => attempt === 1).map(({ body }) => body['status']);

describe('an order that somebody ends', () => {
  it('is complete although its link ran out and it had failed, and is delivered and told of once', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await reach.pass(3 * HOUR);
    expect(await statusOf(reach, id)).toMatchObject({ status: 'FAILED' });
    await set(reach, id, { status: 'COMPLETED' });
    await reach.simulator.settled();
    const { status, paymentStatus, customerId } = await statusOf(reach, id);
    expect([status, paymentStatus]).toEqual(['COMPLETED', 'SUCCESS']);
    const { body } = await reach.call('GET', `customerinfo?customerId=${customerId}`);
    expect(body.data.lines).toHaveLength(1);
    expect(reach.effects()).toEqual(['purchase', 'payment']);
    expect(told(reach)).toEqual(['FAILED', 'COMPLETED']);
    expect(await set(reach, id, { status: 'FAILED' })).toEqual({ error: 'the order is complete' });
  });

  it('has failed, whatever was under way', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await reach.pass(130 * SECOND);
    await reach.control('POST', `pay/${id}`, { action: 'pay' });
    await set(reach, id, { status: 'FAILED' });
    await reach.pass(2 * HOUR);
    expect(await statusOf(reach, id)).toMatchObject({ status: 'FAILED' });
    expect([reach.effects(), told(reach)]).toEqual([['purchase'], ['FAILED']]);
  });

  it('is paid twice when both attempts of one reference are', async () => {
    await using reach = await AReach.start();
    const ids = [await buy(reach), await buy(reach)];
    await reach.pass(130 * SECOND);
    for (const id of ids) await reach.control('POST', `pay/${id}`, { action: 'pay' });
    await reach.pass(20 * SECOND);
    const seen = await Promise.all(ids.map((id) => statusOf(reach, id)));
    expect(seen.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
    expect(new Set(seen.map(({ customerId }) => customerId)).size).toBe(1);
    const payments = reach.ledger.effects.filter(({ effect }) => effect === 'payment');
    expect(payments.map(({ transactionId }) => transactionId).toSorted()).toEqual(ids.toSorted());
  });

  it('says a word that nobody has documented until it is told otherwise', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await set(reach, id, { word: 'IN_REVIEW' });
    expect((await statusOf(reach, id)).status).toBe('IN_REVIEW');
    await set(reach, id, { word: null });
    expect((await statusOf(reach, id)).status).toBe('IN_PROGRESS');
    expect((await set(reach, id, { status: 'DONE' })).error).toMatch(/status is/);
    expect((await set(reach, 'nobody', {})).error).toMatch(/no such order/);
  });
});

describe('an order that is forgotten', () => {
  it('is unknown for a while, or for good, and goes on all the same', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    const read = async (): Promise<number> =>
      (await reach.call('GET', `product/status/${id}`)).status;
    await reach.control('POST', `orders/${id}/forget`, { ms: 10 * MINUTE });
    await reach.pass(10 * MINUTE - 1);
    expect(await read()).toBe(404);
    await reach.pass(1);
    expect(await statusOf(reach, id)).toMatchObject({ status: 'PAYMENT_PENDING' });
    await reach.control('POST', `orders/${id}/forget`);
    await reach.pass(24 * HOUR);
    expect(await read()).toBe(404);
    await reach.control('POST', `orders/${id}/forget`, { ms: 0 });
    expect(await read()).toBe(200);
    expect((await reach.control('POST', 'orders/nobody/forget')).error).toMatch(/no such order/);
  });
});

describe('row 10', () => {
  it('leaves out the reference, or the customer of a complete order, until it is told to state them', async () => {
    await using reach = await AReach.start();
    const fields = ['clientAccountId', 'customerId'];
    await reach.control('POST', 'faults', { unstated: { row: 10, fields } });
    const id = await buy(reach);
    await reach.pass(130 * SECOND);
    await reach.control('POST', `pay/${id}`, { action: 'pay' });
    await reach.pass(20 * SECOND);
    const status = await statusOf(reach, id);
    expect([status.status, ...fields.filter((name) => name in status)]).toEqual(['COMPLETED']);
    await reach.control('POST', 'faults', { unstated: { row: 10, fields: [] } });
    expect(fields.filter((name) => name in status)).toEqual([]);
    expect(Object.keys(await statusOf(reach, id))).toEqual(expect.arrayContaining(fields));
  });

  it('stays in progress for ever when row 9 is stuck', async () => {
    await using reach = await AReach.start();
    await reach.control('POST', 'faults', { stuck: 10 });
    const id = await buy(reach);
    await reach.pass(24 * HOUR);
    expect(await statusOf(reach, id)).toMatchObject({ status: 'IN_PROGRESS', link: null });
    await reach.control('DELETE', 'faults');
    await reach.pass(0);
    expect(await statusOf(reach, id)).toMatchObject({ status: 'PAYMENT_PENDING' });
  });
});
