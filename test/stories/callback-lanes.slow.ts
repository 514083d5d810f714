import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { CHANGES } from '../support/documents.ts';
import { LENA } from '../support/people.ts';
import { viewer } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const MADE_UP = 1_000;

async function send(world: World, body: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.gateway.url}/apisvc/v0/notification`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  expect(response.status).toBe(200);
}

const eventsOf = async (world: World, after: string): Promise<string[]> =>
  (await (await world.as(LENA)).data(CHANGES, { after })).changes.changes.map(
    (change: { __typename: string }) => change.__typename,
  );

const cursor = async (world: World): Promise<string> =>
  (await (await world.as(LENA)).data(CHANGES)).changes.endCursor;

describe('a device change', { timeout: 120_000 }, () => {
  it.each([
    ['usage of made-up customers', 'USAGE_NOTIFICATION', true],
    ['alarms of made-up customers', 'RDN_IMEI_CHANGE', true],
    ['port-outs of made-up customers, and of nobody that the gateway has met', 'PORT_OUT', false],
  ] as const)('is told within ten seconds after a thousand %s', async (_what, type, isMet) => {
    await using world = await World.start();
    const start = await cursor(world);
    if (isMet) await viewer(await world.as(LENA));
    for (let index = 0; index < MADE_UP; index += 1)
      await send(world, JSON.stringify({ type, customerId: `made-up-${index}` }));
    await send(world, JSON.stringify({ type: 'RDN_IMEI_CHANGE', customerId: IDS.lena }));
    await world.pass(10_000);
    expect(await eventsOf(world, start)).toEqual(['DeviceChanged']);
  });

  it('is told although more and larger ones of made-up customers came than are kept', async () => {
    await using world = await World.start();
    const start = await cursor(world);
    await viewer(await world.as(LENA));
    const filler = 'x'.repeat(60_000);
    for (let index = 0; index < 1_300; index += 1)
      await send(world, JSON.stringify({ type: 'PORT_OUT', customerId: `made-${index}`, filler }));
    await send(world, JSON.stringify({ type: 'RDN_IMEI_CHANGE', customerId: IDS.lena }));
    await world.pass(10_000);
    expect(await eventsOf(world, start)).toEqual(['DeviceChanged']);
    expect(world.log.filter((line) => line.includes('unmatched callbacks removed'))).not.toEqual(
      [],
    );
  });
});

describe('a notification', () => {
  it('is told again minutes and a month later, and each of a list once', async () => {
    await using world = await World.start();
    const start = await cursor(world);
    const alert = { type: 'USAGE_NOTIFICATION', customerId: IDS.lena, thresholdPct: 80 };
    await send(world, JSON.stringify(alert));
    await send(world, JSON.stringify(alert));
    await world.pass(11 * 60_000);
    await send(world, JSON.stringify(alert));
    await world.pass(31 * 86_400_000);
    await send(world, JSON.stringify(alert));
    await send(
      world,
      JSON.stringify([
        { ...alert, thresholdPct: 90 },
        { ...alert, thresholdPct: 100 },
      ]),
    );
    await world.pass(10_000);
    expect(await eventsOf(world, start)).toEqual(Array(5).fill('UsageAlert'));
  });

  it('with byte order marks is read, and what cannot be read is kept and alerted once', async () => {
    await using world = await World.start();
    const start = await cursor(world);
    const alert = JSON.stringify({ type: 'USAGE_NOTIFICATION', customerId: IDS.lena });
    await send(world, Buffer.from(`\uFEFF\uFEFF${alert}`));
    await send(world, 'what is this');
    await send(world, 'and this');
    await world.pass(5_000);
    expect(await eventsOf(world, start)).toEqual(['UsageAlert']);
    const unread = world.log.filter((line) => line.includes('callback cannot be read'));
    expect(unread.map((line) => (JSON.parse(line) as { alert: boolean }).alert)).toEqual([
      true,
      false,
    ]);
  });
});
