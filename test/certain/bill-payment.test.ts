import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { LENA } from '../support/people.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const BILL = `{ viewer { customers { bills(first: 1) {
  edges { node { id status amountDue { amount } } } } } } }`;
const PAYMENT = 'operation { ... on PaymentOperation { settledElsewhere } }';
const ELSEWHERE =
  'query P($id: ID!) { operation(id: $id) { ... on PaymentOperation { settledElsewhere } } }';

async function latestBill(client: Client): Promise<any> {
  const { viewer } = await client.data(BILL);
  return viewer.customers[0].bills.edges[0].node;
}

async function pay(client: Client): Promise<any> {
  const { id: billId, amountDue } = await latestBill(client);
  return act(client, 'payBill', { billId, amount: amountDue.amount }, PAYMENT);
}

/** The platform pays the bill by itself. */
const autopay = (world: World): Promise<unknown> =>
  world.control('POST', 'autopay', { customerId: IDS.lena });

const isElsewhere = async (client: Client, id: string): Promise<boolean> =>
  (await client.data(ELSEWHERE, { id })).operation.settledElsewhere;

describe('a payment whose answer is lost', () => {
  it.each(['cut-before', '504-after-effect'])(
    'by %s, while the bill gets paid, is not claimed: the bill is shown paid, and a person looks',
    async (fault) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      await world.fault({ row: 43, fault });
      const begun = await pay(lena);
      expect(begun).toMatchObject({
        outcome: 'UNDETERMINED',
        operation: { settledElsewhere: false },
      });
      if (fault === 'cut-before') await autopay(world);
      await world.pass(30_000);
      expect(await operation(lena, begun.operation.id)).toMatchObject({
        status: 'NEEDS_ATTENTION',
        certainty: 'UNKNOWN',
        settledAt: null,
      });
      expect(await isElsewhere(lena, begun.operation.id)).toBe(true);
      expect(await latestBill(lena)).toMatchObject({ status: 'PAID' });
      expect(world.attempts(43)).toHaveLength(1);
    },
  );

  it('is no reason to hold a bill that is paid: it is refused as paid, and nothing is sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: billId, amountDue } = await latestBill(lena);
    await world.fault({ row: 43, fault: '504-after-effect' });
    await act(lena, 'payBill', { billId, amount: amountDue.amount });
    await world.pass(60_000);
    const again = await act(lena, 'payBill', { billId, amount: amountDue.amount });
    expect(again).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'BILL_PAID' }],
      operation: null,
    });
    expect(world.attempts(43)).toHaveLength(1);
    expect(world.effects('bill-payment')).toHaveLength(1);
  });

  it('keeps the bill from a second payment as long as the bill is unpaid, also after half an hour', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 43, fault: 'cut-before' });
    const begun = await pay(lena);
    expect(await pay(lena)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
      operation: { id: begun.operation.id },
    });
    await world.pass(31 * 60_000);
    expect(await operation(lena, begun.operation.id)).toMatchObject({ status: 'NEEDS_ATTENTION' });
    expect(await isElsewhere(lena, begun.operation.id)).toBe(false);
    expect(await pay(lena)).toMatchObject({ problems: [{ code: 'OUTCOME_PENDING' }] });
    expect(world.attempts(43)).toHaveLength(1);
    expect(world.effects('bill-payment')).toEqual([]);
  });

  it('is told as not known to be ours when the bill is paid only after a person was called', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 43, fault: 'cut-before' });
    const begun = await pay(lena);
    await world.pass(31 * 60_000);
    await autopay(world);
    await world.pass(6 * 60_000);
    expect(await operation(lena, begun.operation.id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
      certainty: 'UNKNOWN',
    });
    expect(await isElsewhere(lena, begun.operation.id)).toBe(true);
  });
});

describe('a payment that meets a conflict', () => {
  it('because autopay was faster is not claimed', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 43, fault: 'held' });
    const { id: billId, amountDue } = await latestBill(lena);
    const paying = act(lena, 'payBill', { billId, amount: amountDue.amount });
    await expect.poll(async () => (await world.control('GET', 'faults')).held).toBe(1);
    await autopay(world);
    await world.control('POST', 'faults/release');
    const begun = await paying;
    expect(begun.outcome).not.toBe('ACCEPTED');
    await world.pass(60_000);
    expect(await operation(lena, begun.operation.id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
      certainty: 'UNKNOWN',
    });
    expect(await isElsewhere(lena, begun.operation.id)).toBe(true);
    expect(world.effects('bill-payment')).toEqual([]);
  });

  it('while the bill stays unpaid has failed, and the bill can be paid', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 43, fault: 'status-409' });
    expect(await pay(lena)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT' }],
      operation: { status: 'FAILED', certainty: 'CONFIRMED' },
    });
    expect((await pay(lena)).operation.status).toBe('SUCCEEDED');
    expect(world.effects('bill-payment')).toHaveLength(1);
  });
});

describe('a payment that is answered', () => {
  it('as paid is reported, and the bill is held as long as the platform shows it unpaid', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: billId, amountDue } = await latestBill(lena);
    await world.fault({ lag: { row: 42, ms: 3_600_000 } });
    const paid = await act(lena, 'payBill', { billId, amount: amountDue.amount });
    expect(paid.operation).toMatchObject({ status: 'SUCCEEDED', certainty: 'REPORTED' });
    expect(await act(lena, 'payBill', { billId, amount: amountDue.amount })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'BILL_PAID' }],
    });
    expect(world.attempts(43)).toHaveLength(1);
  });

  it('with a word that nobody knows is not claimed when the bill turns out to be paid', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ unstated: { row: 43, fields: ['paymentStatus'] } });
    const begun = await pay(lena);
    expect(begun.operation.status).toBe('UNRECOGNIZED');
    await world.pass(30_000);
    expect(await operation(lena, begun.operation.id)).toMatchObject({ status: 'NEEDS_ATTENTION' });
    expect(await isElsewhere(lena, begun.operation.id)).toBe(true);
  });

  it('as declined has failed and leaves the bill free for another card', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 43, fault: 'envelope-failed' });
    const first = await pay(lena);
    expect(first).toMatchObject({ outcome: 'REFUSED', operation: { status: 'FAILED' } });
    const second = await pay(lena);
    expect(await settled(world, lena, second.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.effects('bill-payment')).toHaveLength(1);
  });
});

describe('a payment that was turned away unprocessed', () => {
  it('is not sent again for a bill that was paid meanwhile', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 43, fault: 'status-429' });
    const begun = await pay(lena);
    expect(begun.operation.status).toBe('RECEIVED');
    await autopay(world);
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'BILL_PAID' },
    });
    expect(world.attempts(43)).toHaveLength(1);
  });

  it('is not sent when it has waited for ten minutes', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 43, fault: 'status-429' });
    const begun = await pay(lena);
    await world.fault({ row: 42, fault: 'status-503', times: 0 });
    await world.pass(15 * 60_000);
    await world.control('DELETE', 'faults');
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({ status: 'FAILED' });
    expect(world.attempts(43)).toHaveLength(1);
    expect(world.effects('bill-payment')).toEqual([]);
  });
});
