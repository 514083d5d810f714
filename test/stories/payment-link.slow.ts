import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { RENEW } from '../support/documents.ts';
import { FARAH } from '../support/people.ts';
import {
  ACCOUNT,
  buy,
  line,
  newKey,
  operation,
  planIdOf,
  quote,
  submit,
  viewer,
} from '../support/shopper.ts';
import { World } from '../support/world.ts';

const MINUTE = 60_000;

async function waitingAtLink(world: World, client: Client): Promise<string> {
  const { operation: begun } = await buy(client);
  await world.passUntil(async () => (await operation(client, begun.id)).customerTask !== null);
  return begun.id;
}

const renew = async (client: Client, operationId: string): Promise<any> => {
  const { renewPaymentLink } = await client.data(RENEW, {
    input: { operationId, idempotencyKey: newKey() },
  });
  return renewPaymentLink;
};

const until = (world: World, client: Client, id: string, status: string): Promise<void> =>
  world.passUntil(async () => (await operation(client, id)).status === status);

const fail = (why: string): never => {
  throw new Error(why);
};

describe('a payment', () => {
  it('that is declined ends the purchase with its reason, and spends the quote', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    const { operation: begun } = await submit(sam, quoted.id);
    await world.passUntil(async () => (await operation(sam, begun.id)).customerTask !== null);

    await world.pay('decline');
    await until(world, sam, begun.id, 'FAILED');

    const failed = await operation(sam, begun.id);
    expect(failed).toMatchObject({
      failure: {
        code: 'PAYMENT_DECLINED',
        remedy: 'NEW_QUOTE',
        platformMessage: 'Your card was declined',
      },
    });
    expect(await submit(sam, quoted.id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'QUOTE_STALE' }],
    });
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('at a link that ran out goes on at a new link, in the same purchase', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const id = await waitingAtLink(world, sam);
    const first = (await operation(sam, id)).customerTask.url;

    await world.passUntil(
      async () => (await operation(sam, id)).customerTask?.__typename !== 'PayAtLink',
    );
    expect(await operation(sam, id)).toMatchObject({ status: 'IN_PROGRESS', customerTask: null });
    await world.pass(2 * MINUTE);
    expect((await operation(sam, id)).customerTask).toMatchObject({
      __typename: 'RenewPaymentLink',
    });
    expect(await renew(sam, id)).toMatchObject({ outcome: 'ACCEPTED' });
    await world.passUntil(
      async () => (await operation(sam, id)).customerTask?.__typename === 'PayAtLink',
    );
    expect((await operation(sam, id)).customerTask.url).not.toBe(first);
    await world.pay();
    await until(world, sam, id, 'SUCCEEDED');

    expect(world.attempts(9)).toHaveLength(2);
    expect(world.effects('payment')).toHaveLength(1);
    expect((await viewer(sam)).customers).toHaveLength(1);
  });

  it('at the old link in its last second is found before a new link is made', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const id = await waitingAtLink(world, sam);
    await world.pass(15 * MINUTE - 20_000);
    await world.fault({ row: 10, fault: 'status-503', times: 1 });
    await world.pay();
    await world.pass(1);
    await world.reach.platform.clock.advance(0);

    const answer = await renew(sam, id);

    expect(answer).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINK_NOT_RENEWABLE', remedy: 'WATCH' }],
    });
    await until(world, sam, id, 'SUCCEEDED');
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('that cannot be asked for again, because the account exists by now, is a matter for support', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const id = await waitingAtLink(world, sam);
    await world.pass(18 * MINUTE);
    const { accounts } = world.reach.platform.world;
    accounts.push({
      ...structuredClone(accounts[0] ?? fail('nobody lives here')),
      email: ACCOUNT.email,
    });

    expect(await renew(sam, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'EMAIL_TAKEN' }],
    });
    expect((await operation(sam, id)).customerTask).toMatchObject({
      __typename: 'ContactSupport',
      problem: { code: 'EMAIL_TAKEN' },
    });
  });

  it('that went through twice, at both links, is left to a person', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const id = await waitingAtLink(world, sam);
    await world.pass(18 * MINUTE);
    await renew(sam, id);
    for (const order of world.reach.platform.world.orders) {
      Object.assign(order, { status: 'COMPLETED', paymentStatus: 'SUCCESS' });
    }
    await until(world, sam, id, 'NEEDS_ATTENTION');
    const { steps, settledAt } = await operation(sam, id);
    expect(steps.at(-1).code).toBe('PAID_TWICE');
    expect(settledAt).toBeNull();
  });

  it('of nobody leaves the purchase EXPIRED when the platform gives it up', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const id = await waitingAtLink(world, sam);

    await world.passUntil(async () => (await operation(sam, id)).settledAt !== null, {
      stepMs: MINUTE,
      atMostMs: 120 * MINUTE,
    });

    expect(await operation(sam, id)).toMatchObject({ status: 'EXPIRED', failure: null });
  });
});

describe('a quote', () => {
  it('is refused where the brand does not sell, without a price being asked', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const shippingAddress = { ...ACCOUNT.shippingAddress, zip: '00000' };
    const answer = await quote(sam, { account: { ...ACCOUNT, shippingAddress } });
    expect(answer).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_AVAILABLE_HERE' }],
      quote: null,
    });
    expect(world.attempts(8)).toHaveLength(0);
  });

  it('is given where nothing is known of the coverage', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const shippingAddress = { ...ACCOUNT.shippingAddress, zip: '00001' };
    const answer = await quote(sam, { account: { ...ACCOUNT, shippingAddress } });
    expect(answer.outcome).toBe('ACCEPTED');
  });

  it.each([
    [
      'two lines of one name',
      (plan: string) => ({ lines: [line(plan), line(plan)] }),
      ['input', 'lines', '1', 'firstName'],
    ],
    [
      'a plan that is not sold',
      () => ({ lines: [line('nothing')] }),
      ['input', 'lines', '0', 'planId'],
    ],
    [
      'more lines than one account may have on the plan',
      (plan: string) => ({
        lines: ['A', 'B', 'C', 'D', 'E', 'F'].map((firstName) => line(plan, { firstName })),
      }),
      ['input', 'lines', '5'],
    ],
    [
      'shipping for eSIM lines',
      (plan: string) => ({ lines: [line(plan)], shippingServiceId: 'x' }),
      ['input', 'shippingServiceId'],
    ],
    [
      'no shipping for a SIM card',
      (plan: string) => ({ lines: [line(plan, { simType: 'PSIM' })] }),
      ['input', 'shippingServiceId'],
    ],
    [
      'an address abroad',
      () => ({
        account: { ...ACCOUNT, billingAddress: { ...ACCOUNT.billingAddress, country: 'CA' } },
      }),
      ['input', 'account', 'billingAddress', 'country'],
    ],
    ['an unknown page to return to', () => ({ returnTo: 'elsewhere' }), ['input', 'returnTo']],
    ['an offer that does not exist', () => ({ offerCode: 'NOPE' }), ['input', 'offerCode']],
    [
      'somebody else without being an agent',
      () => ({ onBehalfOf: 'lena' }),
      ['input', 'onBehalfOf'],
    ],
  ])('with %s is refused by its field before the platform is asked', async (_what, more, field) => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const plan = await planIdOf(sam, 'Basic');
    const answer = await quote(sam, more(plan));
    expect(answer).toMatchObject({ outcome: 'REFUSED', quote: null });
    expect(answer.problems[0]).toMatchObject({ code: 'INPUT_INVALID', field });
    expect(world.attempts(8)).toHaveLength(0);
  });

  it('counts the lines that the account has already, but not those that it renews', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const [basic, unlimited] = [await planIdOf(farah, 'Basic'), await planIdOf(farah, 'Unlimited')];
    const [{ id, lines }] = (await viewer(farah)).customers;
    const ask = (one: object) => quote(farah, { account: null, customerId: id, lines: [one] });
    expect(await ask(line(basic, { firstName: 'Six' }))).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'INPUT_INVALID', field: ['input', 'lines', '0'] }],
    });
    expect(world.attempts(8)).toHaveLength(0);
    expect(await ask(line(unlimited, { firstName: 'Six' }))).toMatchObject({ outcome: 'ACCEPTED' });
    const renewed = line(basic, { firstName: 'Farah', lineId: lines[0].id });
    expect(await ask(renewed)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('cannot be bought when its time is over', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    await world.pass(31 * MINUTE);
    expect(await submit(sam, quoted.id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'QUOTE_STALE', remedy: 'NEW_QUOTE' }],
    });
    expect(world.attempts(9)).toHaveLength(0);
  });
});
