import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, LENA } from '../support/people.ts';
import { alerts, ask, codesOf, DAY, HOUR, MINUTE, setLine, until } from '../support/lines.ts';
import { settle } from '../support/operators.ts';
import { operation } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const NUMBER = '2125550210';

/** What the platform says by itself; the simulated line is so from then on. */
const notify = (world: World, type: string, more: object = {}): Promise<unknown> =>
  world.control('POST', 'notify', { type, customerId: IDS.lena, ...more });

/** What anybody may send; nothing changes by it. */
const forge = (world: World, type: string, more: object = {}): Promise<unknown> =>
  world.control('POST', 'callbacks/forge', { type, customerId: IDS.lena, ...more });

const OPERATIONS = `{ viewer { customers { operations(first: 9) {
  edges { node { __typename id status } } } } } }`;

async function portOuts(client: Client): Promise<any[]> {
  const { viewer } = await client.data(OPERATIONS);
  return viewer.customers[0].operations.edges
    .map(({ node }: any) => node)
    .filter(({ __typename: type }: any) => type === 'PortOutOperation');
}

/** Everybody is told, and everything that follows has happened. */
async function told(world: World, ...what: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all(what);
  await world.pass(5_000);
}

const statusOf = async (client: Client): Promise<string> => (await firstLine(client)).status;

describe('a number that leaves', () => {
  it('is told of twice in one second, and is known to be gone by the number that the line had', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    expect((await firstLine(lena)).phoneNumber).toBe(`+1${NUMBER}`);
    await notify(world, 'PORT_OUT');
    await told(world, notify(world, 'PORT_OUT_CONFIRMED'));
    expect(await portOuts(lena)).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await statusOf(lena)).toBe('PORTED_OUT');
  });

  it('is gone before its first claim is read', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await firstLine(lena);
    await setLine(world, IDS.lena, { status: 4, mobileNo: null });
    await told(
      world,
      ...['PORT_OUT', 'PORT_OUT_CONFIRMED'].map((type) => forge(world, type, { mobileNo: NUMBER })),
    );
    expect(await portOuts(lena)).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await statusOf(lena)).toBe('PORTED_OUT');
  });

  it('is told of once, when it is gone', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await firstLine(lena);
    await told(world, notify(world, 'PORT_OUT_CONFIRMED'));
    const [portOut] = await portOuts(lena);
    expect(await operation(lena, portOut.id)).toMatchObject({
      ...{ status: 'SUCCEEDED', certainty: 'CONFIRMED', leavingNumber: `+1${NUMBER}` },
    });
  });

  it('and that work of ours gave the line is known after a restart, too', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
    let lena = await world.as(LENA);
    const { operation: swap } = await ask(lena, 'swapNumber');
    const { newNumber } = await until(world, lena, [swap.id, 'SUCCEEDED']);
    await world.gateway.stop();
    await world.startGateway();
    lena = await world.as(LENA);
    await told(world, notify(world, 'PORT_OUT_CONFIRMED'));
    const [portOut] = await portOuts(lena);
    expect(await operation(lena, portOut.id)).toMatchObject({
      ...{ status: 'SUCCEEDED', leavingNumber: newNumber },
    });
  });

  it('of a line that nobody here has seen is for a person, who may say that it has left', async () => {
    await using world = await World.start();
    const [agent, lena] = [await world.as(AGENT), await world.as(LENA)];
    await notify(world, 'PORT_OUT_CONFIRMED');
    await world.pass(HOUR);
    const [portOut] = await portOuts(lena);
    expect(portOut.status).toBe('NEEDS_ATTENTION');
    await world.pass(DAY);
    expect((await settle(agent, portOut.id, { verdict: 'SUCCEEDED' })).outcome).toBe('ACCEPTED');
    expect(await portOuts(lena)).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await statusOf(lena)).toBe('PORTED_OUT');
  });
});

describe('a claim that a number leaves', () => {
  it('which names another number than the line had proves nothing', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await firstLine(lena);
    await setLine(world, IDS.lena, { status: 4, mobileNo: null });
    await told(world, forge(world, 'PORT_OUT_CONFIRMED', { mobileNo: '2125550999' }));
    expect(await portOuts(lena)).toMatchObject([{ status: 'NEEDS_ATTENTION' }]);
    expect(await statusOf(lena)).toBe('DISCONNECTED');
  });

  it('and that a disconnection of ours explains as well is for a person', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await told(world, notify(world, 'PORT_OUT'));
    await ask(lena, 'disconnectLine');
    await told(world, forge(world, 'PORT_OUT_CONFIRMED', { mobileNo: NUMBER }));
    await world.pass(HOUR);
    const [portOut] = await portOuts(lena);
    expect((await operation(lena, portOut.id)).status).toBe('NEEDS_ATTENTION');
    expect(await statusOf(lena)).toBe('DISCONNECTED');
  });

  it('holds nothing: the line can be worked on meanwhile', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await told(world, notify(world, 'PORT_OUT'));
    expect((await ask(lena, 'suspendLine')).outcome).toBe('ACCEPTED');
    expect((await ask(lena, 'restoreLine')).outcome).toBe('ACCEPTED');
    expect(await portOuts(lena)).toMatchObject([{ status: 'IN_PROGRESS' }]);
  });

  it('and that nobody calls done has come to nothing after thirty days', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await told(world, notify(world, 'PORT_OUT'));
    const [portOut] = await portOuts(lena);
    await world.pass(30 * DAY - HOUR);
    expect((await operation(lena, portOut.id)).status).toBe('IN_PROGRESS');
    await world.pass(2 * HOUR);
    expect((await operation(lena, portOut.id)).status).toBe('CANCELLED');
    expect(alerts(world)).toBe(0);
  }, 60_000);

  it('and that was called done while the line works is for a person for as long as it is so', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await told(world, forge(world, 'PORT_OUT_CONFIRMED', { mobileNo: NUMBER }));
    const [portOut] = await portOuts(lena);
    await world.pass(2 * DAY);
    expect(codesOf(await operation(lena, portOut.id))).toEqual(['NEEDS_ATTENTION']);
    await setLine(world, IDS.lena, { status: 4, mobileNo: null });
    await world.pass(10 * MINUTE);
    expect((await operation(lena, portOut.id)).status).toBe('SUCCEEDED');
  });
});
