import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, firstCustomer, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { bought, PLAN_CHANGE, quoted, SALES } from '../support/sales.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const CREDIT = SALES['calling credit'];
const ATTENTION = 'query A($id: ID!) { operation(id: $id) { status attention } }';

async function lost(world: World, client: Client, fault = 'cut-before'): Promise<string> {
  await world.fault({ row: 56, fault });
  const begun = await bought(client, CREDIT);
  expect(begun.outcome).toBe('UNDETERMINED');
  return begun.operation.id;
}

/** An entry of the history that no request of ours made. */
const entry = (world: World, more: object = {}): Promise<any> =>
  world.control('POST', 'calling/history', {
    ...{ customerId: IDS.lena, amount: 10, status: 'COMPLETED', ...more },
  });

async function laterOf(world: World, client: Client, id: string): Promise<readonly string[]> {
  await world.pass(10 * 60_000);
  const early = (await operation(client, id)).status;
  await world.pass(21 * 60_000);
  return [early, (await operation(client, id)).status];
}

/** The history of Lena's account, as it is at the platform. */
function accountOf({ reach }: World) {
  const found = reach.platform.world.accounts.find(({ customerId }) => customerId === IDS.lena);
  if (!found) throw new Error('Lena is gone');
  return found;
}

const NEVER_FOUND = ['UNDETERMINED', 'NEEDS_ATTENTION'];

describe('calling credit that never arrived', () => {
  it.each([
    ['failed', { status: 'FAILED' }],
    ['is still under way', { status: 'IN_PROGRESS' }],
    ['is of a cent more', { amount: 10.01 }],
    ['is of twice the amount', { amount: 20 }],
  ])('is not found in a purchase that %s', async (_what, more) => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    await entry(world, more);
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
    expect(world.attempts(56)).toHaveLength(1);
  });

  it('is not found in an equal purchase that was there before', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await entry(world);
    const id = await lost(world, lena);
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
  });

  it('is not found in an equal one of ours that has its own number', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ lag: { row: 54, ms: 300_000 } });
    expect((await bought(lena, CREDIT)).operation.status).toBe('SUCCEEDED');
    const id = await lost(world, lena);
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
    expect(world.effects('calling-credit')).toHaveLength(1);
  });

  it('is not guessed where two purchases could be it', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    await entry(world);
    await entry(world);
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
  });
});

describe('calling credit whose answer is lost', () => {
  it.each(['504-after-effect', 'cut-after-effect', 'malformed-json', 'status-202-odd'])(
    'by %s is found by its purchase in the history, and was sent once',
    async (fault) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      const id = await lost(world, lena, fault);
      expect(await settled(world, lena, id)).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'REPORTED',
      });
      expect(world.effects('calling-credit')).toHaveLength(1);
      expect(world.attempts(56)).toHaveLength(1);
    },
  );

  it('is reported done by the only purchase that fits, whatever failed beside it', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    await entry(world, { status: 'FAILED' });
    await entry(world);
    expect(await settled(world, lena, id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
  });

  it('and that was found calls a person when its purchase is taken back afterwards', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena, '504-after-effect');
    await settled(world, lena, id);
    for (const one of accountOf(world).callingPurchases) one.status = 'FAILED';
    await world.pass(10 * 60_000);
    const agent = await world.as(AGENT);
    expect((await agent.data(ATTENTION, { id })).operation).toEqual({
      status: 'SUCCEEDED',
      attention: true,
    });
  });

  it('blocks credit of the same account only, whoever of the brand asks', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { quote } = await quoted(farah, CREDIT);
    await lost(world, farah);
    const agent = await world.as(AGENT);
    for (const client of [farah, agent])
      expect(await act(client, CREDIT.buy, { quoteId: quote.id })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'OUTCOME_PENDING' }],
      });
    const lena = await world.as(LENA);
    expect((await bought(lena, CREDIT)).operation.status).toBe('SUCCEEDED');
    expect((await bought(lena, PLAN_CHANGE)).outcome).toBe('ACCEPTED');
    expect((await bought(farah, SALES['a roaming pack'])).outcome).toBe('ACCEPTED');
  });

  it('is looked at by a person after half an hour, when the wallet stays held and the line is free', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, CREDIT);
    await lost(world, lena);
    await world.pass(31 * 60_000);
    const other = await quoted(lena, CREDIT);
    expect(await act(lena, CREDIT.buy, { quoteId: other.quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
      operation: { status: 'NEEDS_ATTENTION' },
    });
    expect(quote.id).not.toBe(other.quote.id);
    const { lines } = await firstCustomer(lena);
    expect((await act(lena, 'suspendLine', { lineId: lines[0].id })).outcome).toBe('ACCEPTED');
    expect(world.attempts(56)).toHaveLength(1);
  });
});

describe('calling credit that is answered with a number and without a known word', () => {
  it('is confirmed by the purchase of this number, though an equal one came from elsewhere', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ unstated: { row: 56, fields: ['status'] } });
    const begun = await bought(lena, CREDIT);
    expect(begun.operation.status).toBe('UNRECOGNIZED');
    await entry(world);
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'CONFIRMED',
    });
  });

  it('has failed when the purchase of this number has', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ unstated: { row: 56, fields: ['status'] } });
    const begun = await bought(lena, CREDIT);
    for (const one of accountOf(world).callingPurchases) one.status = 'FAILED';
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'PAYMENT_DECLINED' },
    });
  });

  it('is not found in an equal one of another number, and needs a person after half an hour', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ unstated: { row: 56, fields: ['status'] } });
    const begun = await bought(lena, CREDIT);
    accountOf(world).callingPurchases = [];
    await entry(world);
    expect(await laterOf(world, lena, begun.operation.id)).toEqual([
      'UNRECOGNIZED',
      'NEEDS_ATTENTION',
    ]);
  });
});
