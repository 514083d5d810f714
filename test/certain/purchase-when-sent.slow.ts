import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, firstCustomer, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { FARAH } from '../support/people.ts';
import {
  addLine,
  MINUTE,
  NEW_QUOTE,
  quotedLine,
  renew,
  runOut,
  untilPayable,
  untilStatus,
} from '../support/purchases.ts';
import { buy, operation, quote, submit } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const SAM = { sub: 'sam' };

/** What a refusal before the write looks like on an operation that was seen. */
const notSent = (code: string) => ({
  status: 'FAILED',
  certainty: 'CONFIRMED',
  failure: { code },
  steps: expect.arrayContaining([expect.objectContaining({ code: 'REFUSED_BEFORE_SEND' })]),
});

const farahs = ({ reach }: World) => {
  const found = reach.platform.world.accounts.find(({ customerId }) => customerId === IDS.farah);
  if (!found) throw new Error('Farah does not live here');
  return found;
};

const insteadOf = async (client: Client, id: string): Promise<any> => {
  const document = `query($id: ID!) { operation(id: $id) { ... on PurchaseOperation { ${NEW_QUOTE} } } }`;
  return (await client.data(document, { id })).operation.newQuote;
};

describe('a purchase that was turned away unprocessed', () => {
  it('is sent again and bought once, when everything is as it was shown', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    await world.fault({ row: 9, fault: 'status-429', times: 3 });
    const { operation: begun } = await buy(sam);
    expect(begun.status).toBe('RECEIVED');
    await untilStatus(world, sam, { id: begun.id, status: 'IN_PROGRESS' });
    expect(world.attempts(9).map(({ status }) => status)).toEqual([429, 429, 429, 202]);
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('is not sent at another price: it fails with the new quote, which can be bought', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const { quote: shown } = await quote(sam);
    await world.fault({ row: 9, fault: 'status-429' });
    const { operation: begun } = await submit(sam, shown.id);
    await world.fault({ prices: { changePct: 50 } });
    expect(await settled(world, sam, begun.id)).toMatchObject(notSent('QUOTE_STALE'));
    const instead = await insteadOf(sam, begun.id);
    expect(instead.dueToday.total.amount).not.toBe(shown.dueToday.total.amount);
    expect(world.effects('purchase')).toEqual([]);
    expect((await submit(sam, instead.id)).outcome).toBe('ACCEPTED');
    expect(world.effects('purchase')).toMatchObject([
      { amount: Number(instead.dueToday.total.amount) },
    ]);
  });

  it('until its quote has run out is not sent at the price of that day, and the person is told', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const { quote: shown } = await quote(sam);
    await world.pass(30 * MINUTE - 500);
    await world.fault({ row: 9, fault: 'status-429' });
    const { operation: begun } = await submit(sam, shown.id);
    expect(begun.status).toBe('RECEIVED');
    expect(await settled(world, sam, begun.id)).toMatchObject(notSent('QUOTE_STALE'));
    expect(world.attempts(9)).toHaveLength(1);
    const instead = await insteadOf(sam, begun.id);
    expect((await submit(sam, instead.id)).outcome).toBe('ACCEPTED');
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('too often is given up, and the same quote can still be bought', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const { quote: shown } = await quote(sam);
    await world.fault({ row: 9, fault: 'status-429', times: 6 });
    const { operation: begun } = await submit(sam, shown.id);
    const given = await settled(world, sam, begun.id);
    expect(given).toMatchObject({ status: 'FAILED', failure: { code: 'PLATFORM_BUSY' } });
    expect(world.attempts(9)).toHaveLength(6);
    await world.pass(2 * MINUTE);
    const again = await submit(sam, shown.id);
    expect(again).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'IN_PROGRESS' } });
    expect(again.operation.id).not.toBe(begun.id);
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('is not sent by a gateway that comes back after the quote has run out', async () => {
    await using room = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${room.path}/gateway.db` });
    await world.fault({ row: 9, fault: 'status-429' });
    const { operation: begun } = await buy(await world.as(SAM));
    await world.gateway.stop();
    await world.pass(31 * MINUTE);
    await world.startGateway();
    const sam = await world.as(SAM);
    expect(await settled(world, sam, begun.id)).toMatchObject(notSent('QUOTE_STALE'));
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('is not sent for who holds the account no more, nor with a card that is gone', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { cards } = await firstCustomer(farah);
    const card = cards.find(({ isDefault }: { isDefault: boolean }) => !isDefault);
    await world.fault({ row: 11, fault: 'status-429' });
    const { operation: byCard } = await addLine(farah, { cardId: card.id });
    const own = farahs(world);
    own.cards = own.cards.filter(({ last4 }) => last4 !== card.last4);
    expect(await settled(world, farah, byCard.id)).toMatchObject(notSent('NOT_FOUND'));

    await world.pass(MINUTE);
    await world.fault({ row: 11, fault: 'status-429' });
    const { operation: asHolder } = await addLine(farah);
    for (const one of own.lines) one.isPrimary = one.customerId === IDS.marco;
    expect(await settled(world, farah, asHolder.id)).toMatchObject(notSent('HOLDER_ONLY'));
    expect(world.attempts(11)).toHaveLength(2);
    expect(world.effects('subsequent-purchase')).toEqual([]);
  });
});

describe('a quote of a further line', () => {
  it('cannot be bought by who held the account when it was quoted, and holds it no more', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id } = await quotedLine(farah);
    for (const one of farahs(world).lines) one.isPrimary = one.customerId === IDS.marco;
    expect(await submit(farah, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
      operation: null,
    });
    expect(world.attempts(11)).toEqual([]);
  });
});

describe('a new link for payment', () => {
  it('that was turned away is not made once the first order is paid: the purchase succeeds by that', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    await world.fault({ row: 9, fault: 'status-429', times: 3 });
    await renew(sam, id);
    await world.control('POST', `orders/${world.reach.platform.world.orders[0]?.transactionId}`, {
      status: 'COMPLETED',
    });
    await untilStatus(world, sam, { id, status: 'SUCCEEDED' });
    await world.pass(10 * MINUTE);
    expect(world.attempts(9).map(({ status }) => status)).toEqual([202, 429]);
    expect(world.effects('purchase')).toHaveLength(1);
    expect((await operation(sam, id)).status).toBe('SUCCEEDED');
  });

  it('that was turned away is made once, when nobody has paid meanwhile', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    await world.fault({ row: 9, fault: 'status-429', times: 2 });
    await renew(sam, id);
    await world.passUntil(
      async () => (await operation(sam, id)).customerTask?.__typename === 'PayAtLink',
    );
    expect(world.attempts(9).map(({ status }) => status)).toEqual([202, 429, 429, 202]);
    expect(world.effects('purchase')).toHaveLength(2);
  });

  it('is not made while an attempt cannot be read: it may be paid', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    await world.fault({ row: 10, fault: 'status-503', times: 0 });
    expect(await renew(sam, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PLATFORM_UNAVAILABLE' }],
      operation: { id },
    });
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('is made once for two devices, at once or one after the other', async () => {
    await using world = await World.start();
    const [phone, tablet] = [await world.as(SAM), await world.as(SAM)];
    const id = await runOut(world, phone);
    const both = await Promise.all([renew(phone, id), renew(tablet, id)]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(await renew(tablet, id)).toMatchObject({ outcome: 'ACCEPTED', alreadyStarted: true });
    await untilPayable(world, tablet, id);
    expect(await renew(tablet, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINK_NOT_RENEWABLE', remedy: 'WATCH' }],
    });
    expect(world.attempts(9)).toHaveLength(2);
    expect(world.effects('purchase')).toHaveLength(2);
  });

  it('is made once when the second device asks while the first is still looking whether somebody has paid', async () => {
    await using world = await World.start();
    const [phone, tablet] = [await world.as(SAM), await world.as(SAM)];
    const id = await runOut(world, phone);
    await world.fault({ row: 10, fault: 'held' });
    const read = world.attempts(10).length;
    const first = renew(phone, id);
    while (world.attempts(10).length === read) await new Promise(setImmediate);
    const second = renew(tablet, id);
    await delay(100); // the second one is kept by now, and waits for the first
    await world.control('POST', 'faults/release');
    const both = await Promise.all([first, second]);
    expect(both.map(({ outcome }) => outcome)).toEqual([both[0].outcome, both[0].outcome]);
    await world.pass(MINUTE);
    expect(world.attempts(9).length).toBeLessThanOrEqual(2);
    expect(world.effects('purchase').length).toBeLessThanOrEqual(2);
  });

  it('shows within seconds of its being there', async () => {
    await using world = await World.start();
    await world.fault({ callbacks: 'lost' });
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    const renewed = await renew(sam, id);
    const inMs = Date.parse(renewed.operation.nextCheckAt) - world.clock.now();
    expect(inMs).toBeLessThanOrEqual(5_000);
  });

  it('that the account forbids leaves its person with support, and never asks for a new link again', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    const { accounts } = world.reach.platform.world;
    accounts.push({ ...structuredClone(farahs(world)), email: 'sam@example.com' });
    expect(await renew(sam, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'EMAIL_TAKEN' }],
    });
    for (const afterMs of [5_000, 2 * MINUTE, 30 * MINUTE]) {
      await world.pass(afterMs);
      expect((await operation(sam, id)).customerTask).toMatchObject({
        __typename: 'ContactSupport',
        problem: { code: 'EMAIL_TAKEN' },
      });
    }
    expect((await renew(sam, id)).problems).toMatchObject([{ code: 'LINK_NOT_RENEWABLE' }]);
    expect(world.attempts(9)).toHaveLength(2);
  });

  it('is not made for somebody else, whatever they know of the purchase', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    const lena = await world.as({ sub: 'lena' });
    expect(await act(lena, 'renewPaymentLink', { operationId: id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_FOUND' }],
      operation: null,
    });
    expect(world.attempts(9)).toHaveLength(1);
  });
});
