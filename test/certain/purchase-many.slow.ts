import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { LENA } from '../support/people.ts';
import { MINUTE, untilStatus } from '../support/purchases.ts';
import { buy, line, operation, planIdOf, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SAM = { sub: 'sam' };
const PURCHASES = ['PRODUCT_PURCHASE', 'PURCHASE_SUBSEQUENT'];

const forge = (world: World, body: object): Promise<unknown> =>
  world.control('POST', 'callbacks/forge', body);

const returned = async (client: Client, transactionId: string): Promise<unknown> => {
  const document = 'query($id: Reference!) { purchaseByTransaction(transactionId: $id) { id } }';
  return (await client.data(document, { id: transactionId })).purchaseByTransaction;
};

/** A purchase whose answer is lost, and which the platform shows only later. */
async function doubtful(world: World, client: Client): Promise<string> {
  await world.fault({ callbacks: 'lost' }, { row: 9, fault: 'cut-after-effect' });
  await world.fault({ row: 25, fault: 'status-404', times: 0 });
  const { operation: begun } = await buy(client);
  expect(begun.status).toBe('UNDETERMINED');
  return begun.id;
}

describe('a purchase in doubt', () => {
  it.each([
    ['a step up', '..'],
    ['two steps up', '../../customer'],
    ['a path', 'a/b'],
    ['a blank', ' '],
    ['a step up in other words', '%2e%2e'],
    ['far too long', 'x'.repeat(300)],
    ['a question', '?'],
    ['a fragment', '#'],
  ])('is found whatever transaction somebody makes up: %s', async (_what, transactionId) => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await doubtful(world, sam);
    for (const type of PURCHASES) await forge(world, { type, transactionId });
    const tooLong = transactionId.length > 200; // no text that the graph takes
    if (!tooLong) expect(await returned(sam, transactionId)).toBeNull();
    await world.pass(10_000);
    expect((await operation(sam, id)).status).toBe('UNDETERMINED');
    await world.control('DELETE', 'faults');
    await untilStatus(world, sam, { id, status: 'IN_PROGRESS' });
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('costs one reading for each transaction that forged callbacks name, however often they do', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await doubtful(world, sam);
    for (let n = 0; n < 40; n += 1)
      await forge(world, { type: 'PRODUCT_PURCHASE', transactionId: `forged-${n % 20}`, n });
    await world.pass(50_000);
    expect(world.attempts(10)).toHaveLength(20);
    await world.control('DELETE', 'faults');
    await untilStatus(world, sam, { id, status: 'IN_PROGRESS' });
  });

  it('is found while the transactions that others name cannot be read', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await doubtful(world, sam);
    await world.fault({ row: 10, fault: 'status-500', times: 3 });
    for (let n = 0; n < 3; n += 1)
      await forge(world, { type: 'PRODUCT_PURCHASE', transactionId: `unread-${n}` });
    await world.pass(10_000);
    await world.control('DELETE', 'faults');
    await untilStatus(world, sam, { id, status: 'IN_PROGRESS' });
  });
});

describe('twenty renewals whose answers are lost', () => {
  /** People like Lena, each with an account of their own. */
  function people(
    { reach }: World,
    count: number,
  ): readonly { sub: string; customers: string[] }[] {
    const { accounts } = reach.platform.world;
    const lena = accounts.find(({ customerId }) => customerId === IDS.lena);
    if (!lena) throw new Error('Lena does not live here');
    return Array.from({ length: count }, (_, n) => {
      const own = `00000100-0000-4000-8000-${String(n).padStart(12, '0')}`;
      const copy = structuredClone(lena);
      for (const one of copy.lines) one.customerId = own;
      Object.assign(copy, { customerId: own, groupId: own, clientAccountId: `of-${n}` });
      accounts.push({ ...copy, email: `p${n}@example.com` });
      return { sub: `p${n}`, customers: [own] };
    });
  }

  async function renewal(client: Client): Promise<string> {
    const { id, lines, cards } = await firstCustomer(client);
    const plan = await planIdOf(client, 'Plus');
    const asked = [line(plan, { lineId: lines[0].id, firstName: 'Lena', lastName: 'Line' })];
    const { quote: shown } = await quote(client, { account: null, customerId: id, lines: asked });
    const { operation: begun } = await submit(client, shown.id, { cardId: cards[0].id });
    expect(begun.status).toBe('UNDETERMINED');
    return begun.id;
  }

  it('are found by their callbacks, at about one look for each', async () => {
    await using world = await World.start();
    await world.fault({ row: 11, fault: 'cut-after-effect', times: 20 });
    const clients = await Promise.all(people(world, 20).map((person) => world.as(person)));
    const ids: string[] = [];
    for (const client of clients) ids.push(await renewal(client));
    await world.pass(3 * MINUTE);
    for (const [index, client] of clients.entries())
      expect((await operation(client, ids[index] ?? '')).status).toBe('SUCCEEDED');
    expect(world.attempts(11)).toHaveLength(20);
    expect(world.effects('payment')).toHaveLength(20);
    expect(world.attempts(10).length).toBeLessThanOrEqual(3 * 20);
  }, 60_000);

  it('of one account is its own, whatever a callback says of other accounts', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 11, fault: 'cut-before' });
    const id = await renewal(lena);
    const [person] = people(world, 1);
    const other = await world.as(person ?? null);
    const { id: customerId, lines, cards } = await firstCustomer(other);
    const asked = [
      line(await planIdOf(other, 'Plus'), { lineId: lines[0].id, firstName: 'L', lastName: 'L' }),
    ];
    const { quote: shown } = await quote(other, { account: null, customerId, lines: asked });
    await submit(other, shown.id, { cardId: cards[0].id });
    const transactionId = world.reach.platform.world.orders[0]?.transactionId;
    await forge(world, { type: 'PURCHASE_SUBSEQUENT', transactionId, customerId: IDS.lena });
    await world.pass(2 * MINUTE);
    expect((await operation(lena, id)).status).toBe('UNDETERMINED');
  });
});
