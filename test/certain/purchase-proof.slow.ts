import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { firstCustomer, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { LENA } from '../support/people.ts';
import {
  addLine,
  codes,
  endOrder,
  MINUTE,
  orderAt,
  payable,
  renew,
  runOut,
  untilPayable,
  untilStatus,
} from '../support/purchases.ts';
import { ACCOUNT, buy, operation, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SAM = { sub: 'sam' };
const KIM = { sub: 'kim' };
const KIMS = { account: { ...ACCOUNT, email: 'kim@example.com' } };

const forge = (world: World, body: object): Promise<unknown> =>
  world.control('POST', 'callbacks/forge', body);

const byTransaction = async (client: Client, transactionId: string): Promise<any> => {
  const document = 'query($id: Reference!) { purchaseByTransaction(transactionId: $id) { id } }';
  return (await client.data(document, { id: transactionId })).purchaseByTransaction;
};

/** Neither reference nor account tells of the order. */
const unfindable = (world: World): Promise<unknown> =>
  world.fault({ row: 25, fault: 'status-404', times: 0 });

describe('an answer to an order that is neither yes nor no', () => {
  it.each([
    ['a new customer', 9, SAM],
    ['a known customer', 11, LENA],
  ])(
    'leaves the purchase of %s in doubt, and is proven by the transaction that it names',
    async (_who, row, person) => {
      await using world = await World.start();
      await world.fault({ callbacks: 'lost' }, { row, fault: 'status-202-odd' });
      const client = await world.as(person);
      const begun = row === 9 ? await buy(client) : await addLine(client);
      expect(begun).toMatchObject({ outcome: 'UNDETERMINED', operation: { certainty: 'UNKNOWN' } });
      await untilPayable(world, client, begun.operation.id);
      await world.pay();
      expect(await settled(world, client, begun.operation.id)).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'CONFIRMED',
        failure: null,
      });
      expect(world.attempts(row)).toHaveLength(1);
    },
  );

  it('is proven by what it names also where the record carries no reference', async () => {
    await using world = await World.start();
    await world.fault(
      { callbacks: 'lost' },
      { row: 9, fault: 'status-202-odd' },
      { unstated: { row: 10, fields: ['clientAccountId'] } },
    );
    await unfindable(world);
    const sam = await world.as(SAM);
    const { operation: begun } = await buy(sam);
    await untilPayable(world, sam, begun.id);
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('with a known word of failure is a refusal', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const { quote: shown } = await quote(sam);
    await world.fault({ row: 9, fault: 'envelope-failed' });
    expect(await submit(sam, shown.id)).toMatchObject({
      outcome: 'REFUSED',
      operation: { status: 'FAILED' },
    });
    expect(world.effects('purchase')).toEqual([]);
  });
});

describe('an order whose answer was lost', () => {
  it('is not somebody else’s, whoever names it', async () => {
    await using world = await World.start();
    const [sam, kim] = [await world.as(SAM), await world.as(KIM)];
    const kims = await payable(world, kim);
    await world.fault({ row: 9, fault: 'cut-before' });
    const { operation: lost } = await buy(sam, KIMS);
    const transactionId = orderAt(world, 0);
    expect(await byTransaction(sam, transactionId)).toBeNull();
    const { clientAccountId } = world.attempts(9)[1]?.body.accountInfo ?? {};
    for (const type of ['PRODUCT_PURCHASE', 'PURCHASE_SUBSEQUENT'])
      await forge(world, { type, transactionId, clientAccountId, status: 'COMPLETED' });
    await world.pass(MINUTE);
    expect(await operation(sam, lost.id)).toMatchObject({ status: 'UNDETERMINED' });
    expect(await byTransaction(kim, transactionId)).toEqual({ id: kims });
  });

  it('of somebody new is found by the reference at the return page, without any callback', async () => {
    await using world = await World.start();
    await world.fault({ callbacks: 'lost' }, { row: 9, fault: 'cut-after-effect' });
    await unfindable(world);
    const sam = await world.as(SAM);
    const { operation: begun } = await buy(sam);
    expect(await byTransaction(sam, orderAt(world, 0))).toEqual({ id: begun.id });
    expect((await operation(sam, begun.id)).status).toBe('IN_PROGRESS');
  });

  it('of a known customer is found by the reference that the record of a callback carries', async () => {
    await using world = await World.start();
    await world.fault({ row: 11, fault: 'cut-after-effect' });
    const lena = await world.as(LENA);
    const { cards } = await firstCustomer(lena);
    const { operation: begun } = await addLine(lena, { cardId: cards[0].id });
    expect(begun.status).toBe('UNDETERMINED');
    expect(await settled(world, lena, begun.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'CONFIRMED',
    });
    expect(world.attempts(11)).toHaveLength(1);
    expect(world.effects('payment')).toHaveLength(1);
  });

  it('of a known customer is reported where one record alone explains it and carries no reference', async () => {
    await using world = await World.start();
    await world.fault(
      { row: 11, fault: 'cut-after-effect' },
      { unstated: { row: 10, fields: ['clientAccountId'] } },
    );
    const lena = await world.as(LENA);
    const { cards } = await firstCustomer(lena);
    const { operation: begun } = await addLine(lena, { cardId: cards[0].id });
    expect(await settled(world, lena, begun.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
  });

  it('is not explained by the record of another total', async () => {
    await using world = await World.start();
    await world.fault({ unstated: { row: 10, fields: ['clientAccountId'] } });
    const lena = await world.as(LENA);
    const { cards } = await firstCustomer(lena);
    await world.fault({ row: 11, fault: 'cut-after-effect' });
    const { operation: begun } = await addLine(lena, { cardId: cards[0].id });
    for (const order of world.reach.platform.world.orders) order.price.total += 1;
    await world.pass(31 * MINUTE);
    expect(await operation(lena, begun.id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
      certainty: 'UNKNOWN',
    });
  });

  it('is not explained by an order that there was before, whoever made it', async () => {
    await using world = await World.start();
    await world.fault({ unstated: { row: 10, fields: ['clientAccountId'] } });
    const before = await world.as(LENA);
    const { cards } = await firstCustomer(before);
    const { operation: first } = await addLine(before, { cardId: cards[0].id });
    await settled(world, before, first.id);
    await world.gateway.stop();
    await world.startGateway(); // on an empty store: nothing is known of the first order
    const lena = await world.as(LENA);
    await world.fault({ row: 11, fault: 'cut-before' });
    const { operation: begun } = await addLine(lena, { cardId: cards[0].id });
    await forge(world, {
      ...{ type: 'PURCHASE_SUBSEQUENT', transactionId: orderAt(world, 0) },
      ...{ customerId: IDS.lena, status: 'COMPLETED' },
    });
    await world.pass(31 * MINUTE);
    expect((await operation(lena, begun.id)).status).toBe('NEEDS_ATTENTION');
    expect(world.effects('subsequent-purchase')).toHaveLength(1);
  });

  it('of a new link is found, and is no second renewal', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    await world.fault({ row: 9, fault: 'cut-after-effect' }, { callbacks: 'lost' });
    expect((await renew(sam, id)).outcome).toBe('UNDETERMINED');
    await untilPayable(world, sam, id);
    await world.pay();
    await untilStatus(world, sam, { id, status: 'SUCCEEDED' });
    expect(world.attempts(9)).toHaveLength(2);
    expect(world.effects('payment')).toHaveLength(1);
  });
});

describe('a new link whose order never arrived', () => {
  it('leaves the purchase to the first order when that is paid', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    await world.fault({ row: 9, fault: 'cut-before' });
    await renew(sam, id);
    await endOrder(world, 0);
    await untilStatus(world, sam, { id, status: 'SUCCEEDED' });
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('is not ended by the first order’s end: somebody looks after half an hour, and it expires after a day', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    await world.fault({ row: 9, fault: 'cut-before' });
    await renew(sam, id);
    await endOrder(world, 0, 'FAILED');
    await world.pass(25 * MINUTE);
    expect((await operation(sam, id)).status).toBe('UNDETERMINED');
    await world.pass(6 * MINUTE);
    expect((await operation(sam, id)).status).toBe('NEEDS_ATTENTION');
    await untilStatus(world, sam, {
      ...{ id, status: 'EXPIRED' },
      ...{ stepMs: 30 * MINUTE, atMostMs: 24 * 60 * MINUTE },
    });
    expect(world.effects('payment')).toEqual([]);
  });
});

describe('a purchase', () => {
  it('does not take a payment for done while its customer is not named, and links them when they are', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await payable(world, sam);
    await world.fault({ unstated: { row: 10, fields: ['customerId'] } });
    await unfindable(world);
    await endOrder(world, 0);
    await world.pass(MINUTE);
    expect(await operation(sam, id)).toMatchObject({ status: 'IN_PROGRESS', settledAt: null });
    await untilStatus(world, sam, { id, status: 'SUCCEEDED', stepMs: MINUTE });
    const alerts = world.log.filter((one) => one.includes('"alert":true'));
    expect(alerts.length).toBeGreaterThan(0);
    expect((await sam.data('{ viewer { customers { id } } }')).viewer.customers).toEqual([]);
    await world.control('DELETE', 'faults');
    await world.fault({ unstated: { row: 10, fields: [] } });
    await world.pass(10 * MINUTE);
    expect((await sam.data('{ viewer { customers { id } } }')).viewer.customers).toHaveLength(1);
    expect(codes(await operation(sam, id))).not.toContain('CONTRADICTED');
  });
});
