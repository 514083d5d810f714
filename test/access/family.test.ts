import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { act, direct } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, FARAH, LENA, MARCO } from '../support/people.ts';
import { World } from '../support/world.ts';

/** Marco's line, as the holder of the account knows it and as he does. */
const HIS_LINE_OF_HERS = globalId('Line', IDS.farah, IDS.marco);
const HIS_LINE = globalId('Line', IDS.marco, IDS.marco);

const CONTACT =
  'accountReference email billingAddress { address1 } shippingAddress { address1 } firstName';

async function lineOf(client: Client, id: string): Promise<any> {
  const { line } = await client.data(
    `query L($id: ID!) { line(id: $id) { openOperations { id } actions { action operation { id } } } }`,
    { id },
  );
  const named = line.actions.flatMap(({ operation }: any) => (operation ? [operation.id] : []));
  return { open: line.openOperations.map((one: any) => one.id), named: [...new Set(named)] };
}

async function changesOf(client: Client, after?: string): Promise<any> {
  const query = `query C($after: Cursor) { changes(after: $after) { endCursor changes {
    __typename ... on LineChanged { customerId lineId } } } }`;
  return (await client.data(query, { after })).changes;
}

const OF_THE_OWNER = `viewerSeesWholeAccount cards { id } shipment { id } bills { edges { cursor } }
  invoices { edges { cursor } } internationalCalling { id } ownedRoamingPacks { id }`;

describe('somebody who holds a secondary line', () => {
  it('sees nothing of the money and the parcels of the account, is told so without an error, and asks the platform for none of it', async () => {
    await using world = await World.start();
    const query = `{ viewer { customers { ${OF_THE_OWNER} } } }`;
    const { viewer: his } = await (await world.as(MARCO)).data(query);
    expect(his.customers).toEqual([
      {
        ...{ viewerSeesWholeAccount: false, cards: null, shipment: null, bills: null },
        ...{ invoices: null, internationalCalling: null, ownedRoamingPacks: null },
      },
    ]);
    expect(world.reach.platform.ledger.attempts.map(({ row }) => row)).toEqual([25]);
    const { viewer: hers } = await (await world.as(FARAH)).data(query);
    expect(hers.customers[0]).toMatchObject({ viewerSeesWholeAccount: true });
    expect(hers.customers[0].cards.length).toBeGreaterThan(1);
  });

  it('is not told how to reach the holder of the account, nor under which reference it was bought', async () => {
    await using world = await World.start();
    const query = `{ viewer { customers { ${CONTACT} } } }`;
    const hidden = {
      accountReference: null,
      email: null,
      billingAddress: null,
      shippingAddress: null,
    };
    const his = await (await world.as(MARCO)).data(query);
    expect(his).toEqual({ viewer: { customers: [{ ...hidden, firstName: 'Marco' }] } });
    const { viewer: hers } = await (await world.as(FARAH)).data(query);
    expect(hers.customers[0]).toMatchObject({ email: 'farah@example.com' });
    const id = globalId('Customer', IDS.marco);
    const agents = await (await world.as(AGENT)).data(`{ customer(id: "${id}") { email } }`);
    expect(agents).toEqual({ customer: { email: 'farah@example.com' } });
  });

  it('makes no pack renew itself, which the account would pay for', async () => {
    await using world = await World.start();
    const renew = { packId: globalId('RoamingPack', 'IREU30'), autoRenew: true };
    const asked = { ...renew, lineId: HIS_LINE };
    expect(await direct(await world.as(MARCO), 'setRoamingAutoRenew', asked)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
    expect(world.attempts(64)).toHaveLength(0);
    const hers = { ...renew, lineId: HIS_LINE_OF_HERS };
    expect(await direct(await world.as(FARAH), 'setRoamingAutoRenew', hers)).toMatchObject({
      outcome: 'ACCEPTED',
    });
  });

  it('sees that the line is busy, and nothing of the work that others began on it', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const { operation } = await act(farah, 'swapNumber', { lineId: HIS_LINE_OF_HERS });
    expect(await lineOf(farah, HIS_LINE_OF_HERS)).toEqual({
      open: [operation.id],
      named: [operation.id],
    });
    expect(await lineOf(marco, HIS_LINE)).toEqual({ open: [], named: [] });
    expect(await act(marco, 'swapNumber', { lineId: HIS_LINE })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY', remedy: 'WAIT' }],
      operation: null,
    });
  });

  it('sees nothing of the work that overtook theirs at the same moment', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const [hers, his] = await Promise.all([
      act(farah, 'swapNumber', { lineId: HIS_LINE_OF_HERS }),
      act(marco, 'swapNumber', { lineId: HIS_LINE }),
    ]);
    const [first, second] = hers.outcome === 'ACCEPTED' ? [hers, his] : [his, hers];
    expect([first.outcome, second.outcome]).toEqual(['ACCEPTED', 'REFUSED']);
    expect(second.operation).toBeNull();
  });

  it('lets the holder of the account know what they changed on it, and hears of it once', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const start = await Promise.all([farah, marco].map((who) => changesOf(who)));
    const asked = { lineId: HIS_LINE };
    expect((await act(marco, 'suspendLine', asked)).operation.status).toBe('SUCCEEDED');
    const [hers, his] = await Promise.all(
      [farah, marco].map((who, index) => changesOf(who, start[index]?.endCursor)),
    );
    const told = ({ changes }: any) =>
      changes.filter(({ __typename: type }: any) => type === 'LineChanged');
    expect(told(hers)).toEqual([
      {
        __typename: 'LineChanged',
        customerId: globalId('Customer', IDS.farah),
        lineId: HIS_LINE_OF_HERS,
      },
    ]);
    expect(told(his)).toEqual([
      {
        __typename: 'LineChanged',
        customerId: globalId('Customer', IDS.marco),
        lineId: HIS_LINE,
      },
    ]);
  });

  it('shows the work that they began to the holder of the account', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const { operation } = await act(marco, 'swapNumber', { lineId: HIS_LINE });
    expect((await lineOf(marco, HIS_LINE)).open).toEqual([operation.id]);
    expect((await lineOf(farah, HIS_LINE_OF_HERS)).open).toEqual([operation.id]);
  });
});

describe('somebody whose customer was taken away', () => {
  it('keeps the payments that they began, and reads no bill through them', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { viewer } = await lena.data(`{ viewer { customers { id cards { id }
      bills(first: 1) { edges { node { id amountDue { amount } } } } } } }`);
    const [customer] = viewer.customers;
    const [{ node: bill }] = customer.bills.edges;
    const asked = { billId: bill.id, amount: bill.amountDue.amount, cardId: customer.cards[0].id };
    const { operation } = await act(lena, 'payBill', asked);
    const query = `query B($id: ID!) { operation(id: $id) { status ... on PaymentOperation { bill { id invoiceLink { url } } } } }`;
    const { operation: before } = await lena.data(query, { id: operation.id });
    expect(before.bill.id).toBe(bill.id);
    await world.pass(60_000);
    const calls = world.reach.platform.ledger.attempts.length;
    const former = await world.as({ sub: 'lena', customers: [] });
    const { operation: after } = await former.data(query, { id: operation.id });
    expect(after).toMatchObject({ status: expect.any(String), bill: null });
    expect(world.reach.platform.ledger.attempts).toHaveLength(calls);
  });
});
