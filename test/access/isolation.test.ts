import { describe, expect, it } from 'vitest';
import { AGENT, FARAH, LENA, MARCO } from '../support/people.ts';
import { act } from '../support/actions.ts';
import { viewer } from '../support/shopper.ts';
import { tokenFor } from '../support/tokens.ts';
import { Client } from '../support/client.ts';
import { World } from '../support/world.ts';
import { globalId } from '../../src/ids.ts';
import { IDS } from '../../simulator/people.ts';

const FARAHS = globalId('Customer', IDS.farah);
const FARAHS_LINE = globalId('Line', IDS.farah, IDS.marco);

const upstream = (world: World): number => world.reach.platform.ledger.attempts.length;

describe('somebody who is not signed in', () => {
  it('may see what is sold, and is asked to sign in for anything else, without a call', async () => {
    await using world = await World.start();
    const nobody = await world.as(null);
    expect(
      (await nobody.ask('{ catalog { plans { name } } viewer { subject } }')).data,
    ).toMatchObject({ viewer: null });
    const before = upstream(world);
    for (const query of [
      `{ customer(id: "${FARAHS}") { firstName } }`,
      `{ node(id: "${FARAHS}") { id } }`,
      '{ portInEligibility(number: "2125550142") { eligible } }',
    ]) {
      const { status, errors } = await nobody.ask(query);
      expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect(upstream(world)).toBe(before);
  });

  it.each([
    ['is expired', () => tokenFor({ sub: 'sam', expiresIn: '-1m' })],
    ['is for another audience', () => tokenFor({ sub: 'sam', audience: 'elsewhere' })],
    ['has an unknown role', () => tokenFor({ sub: 'sam', role: 'owner' })],
    ['is made up', async () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJzYW0ifQ.'],
  ])('is refused with a token that %s, even for what is open to all', async (_what, token) => {
    await using world = await World.start();
    const { status, errors } = await new Client(world.gateway.url, await token()).ask(
      '{ catalog { stale } }',
    );
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('a customer', () => {
  it.each([
    `{ found: customer(id: "${FARAHS}") { firstName } }`,
    `{ found: node(id: "${FARAHS}") { id } }`,
    `{ found: line(id: "${FARAHS_LINE}") { phoneNumber } }`,
    `{ found: line(id: "${globalId('Line', IDS.lena, IDS.marco)}") { phoneNumber } }`,
    `{ found: customer(id: "${globalId('Customer', 'nobody')}") { firstName } }`,
    `{ found: customer(id: "nonsense") { firstName } }`,
  ])('sees nothing of others, foreign and unknown alike: %s', async (query) => {
    await using world = await World.start();
    const { data, errors } = await (await world.as(LENA)).ask(query);
    expect({ data, errors }).toEqual({ data: { found: null }, errors: [] });
  });

  it('makes no call when they ask for what is foreign', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await lena.ask(`{ customer(id: "${FARAHS}") { firstName cards { last4 } } }`);
    expect(upstream(world)).toBe(0);
  });

  it('who holds the primary line sees the family; who holds another one, that line alone', async () => {
    await using world = await World.start();
    const [family] = (await viewer(await world.as(FARAH))).customers;
    expect(family.lines).toHaveLength(5);
    expect(family.cards).toHaveLength(2);
    const hidden = { cards: null, shipment: null, email: null, billingAddress: null };
    const marco = await (
      await world.as(MARCO)
    ).data(
      '{ viewer { customers { lines { firstName status } cards { last4 } shipment { status } email billingAddress { city } } } }',
    );
    expect(marco).toMatchObject({
      viewer: { customers: [{ lines: [{ firstName: 'Marco' }], ...hidden }] },
    });
  });

  const WORK = `lines { id firstName openOperations { id }
    actions { action blockedBy { code reason remedy operation { id } } operation { id } } }`;
  const workOn = async (client: Client): Promise<any> => {
    const { viewer: seen } = await client.data(`{ viewer { customers { ${WORK} } } }`);
    return seen.customers[0].lines.find((line: any) => line.firstName === 'Marco');
  };
  const swapIn = ({ actions }: any): any =>
    actions.find(({ action }: any) => action === 'SWAP_NUMBER');

  it('who holds another line waits for what the holder does with it, and is not shown what that is', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const { operation } = await act(farah, 'swapNumber', { lineId: (await workOn(farah)).id });
    const blockedBy = { code: 'LINE_NOT_READY', remedy: 'WATCH' };
    const waiting = { remedy: 'WAIT', reason: 'BEING_SET_UP', operation: null };
    const hers = await workOn(farah);
    expect([hers.openOperations, swapIn(hers)]).toMatchObject([
      [{ id: operation.id }],
      {
        blockedBy: { ...blockedBy, reason: 'OPERATION_RUNNING', operation: { id: operation.id } },
        operation: { id: operation.id },
      },
    ]);
    const his = await workOn(marco);
    expect([his.openOperations, swapIn(his)]).toMatchObject([
      [],
      { blockedBy: { ...blockedBy, ...waiting }, operation: null },
    ]);
    expect(await act(marco, 'swapNumber', { lineId: his.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ ...blockedBy, ...waiting }],
      operation: null,
    });
  });

  it('who holds the primary line is shown what others do with their own', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const { operation } = await act(marco, 'swapNumber', { lineId: (await workOn(marco)).id });
    for (const client of [farah, marco])
      expect(await workOn(client)).toMatchObject({ openOperations: [{ id: operation.id }] });
  });

  it('who holds another line does not find a card of the family by its id, whom agents may help', async () => {
    await using world = await World.start();
    const [{ cards }] = (await viewer(await world.as(FARAH))).customers;
    const query = `{ card(id: "${cards[0].id}") { id } node(id: "${cards[0].id}") { id } }`;
    const found = { id: cards[0].id };
    expect(await (await world.as(FARAH)).data(query)).toEqual({ card: found, node: found });
    expect(await (await world.as(AGENT)).data(query)).toEqual({ card: found, node: found });
    expect(await (await world.as(MARCO)).data(query)).toEqual({ card: null, node: null });
    expect(await (await world.as(LENA)).data(query)).toEqual({ card: null, node: null });
  });

  it('may not see the ids of the platform; an agent may, of every customer', async () => {
    await using world = await World.start();
    const query = `{ customer(id: "${FARAHS}") { firstName reachCustomerId } }`;
    expect((await (await world.as(FARAH)).ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await (await world.as(AGENT)).data(query)).toEqual({
      customer: { firstName: 'Farah', reachCustomerId: IDS.farah },
    });
  });
});

it('one endpoint that fails takes its own field only, and no call is made twice in one document', async () => {
  await using world = await World.start();
  await world.fault({ row: 13, fault: 'status-500' });
  const farah = await world.as(FARAH);
  const { data, errors } = await farah.ask(
    '{ viewer { customers { firstName cards { last4 } shipment { status } lines { phoneNumber customer { firstName } } again: cards { last4 } } } }',
  );
  expect(data).toMatchObject({
    viewer: { customers: [{ firstName: 'Farah', cards: null, shipment: { status: 'DELIVERED' } }] },
  });
  expect(errors.every(({ extensions }) => extensions.code === 'PLATFORM_UNAVAILABLE')).toBe(true);
  expect([world.attempts(25).length, world.attempts(13).length, world.attempts(57).length]).toEqual(
    [1, 1, 1],
  );
});
