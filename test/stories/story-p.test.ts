import { describe, expect, it } from 'vitest';
import { globalId } from '../../src/ids.ts';
import { IDS } from '../../simulator/people.ts';
import { lineOf, type Line } from '../../simulator/engine/world.ts';
import type { Client } from '../support/client.ts';
import { ACTIVATE, CHANGES, CUSTOMER_EVENTS, EVENTS } from '../support/documents.ts';
import { AGENT, ERIN, FARAH, LENA, MARCO } from '../support/people.ts';
import { newKey, operation, viewer } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const GOOD_IMEI = '356938035643809';
const OTHER_IMEI = '490154203237518';
const VOCABULARIES = ['guide', 'observed'] as const;

/** The platform, or somebody who would like to be it, notifies. */
async function send(world: World, body: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(`${world.gateway.url}/apisvc/v0/notification`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

async function notify(world: World, body: Readonly<Record<string, unknown>>): Promise<void> {
  await send(world, body);
  await world.pass(2_000);
}

const lineIn = (world: World, id: string): Line => {
  const line = lineOf(world.reach.platform.world, id);
  if (!line) throw new Error('no such line');
  return line;
};

const closeAccount = (world: World, id: string): void => void (lineIn(world, id).status = 4);

/** What changed for somebody since the beginning of the log. */
async function changesOf(client: Client, after: string): Promise<any[]> {
  const { changes } = await client.data(CHANGES, { after });
  return changes.changes;
}

const now = async (client: Client): Promise<string> =>
  (await client.data(CHANGES)).changes.endCursor;

/** Everything that was asked of Reach but the look at the customer. */
const otherCalls = (world: World): number =>
  world.reach.platform.ledger.attempts.filter(({ row }) => row !== 25).length;

const LENAS_LINE = globalId('Line', IDS.lena, IDS.lena);

const portOut = async (client: Client): Promise<any> => {
  const query = `{ line(id: "${LENAS_LINE}") { openOperations { id } } }`;
  return (await client.data(query)).line.openOperations[0] ?? null;
};

describe.each(VOCABULARIES)('story P in the words of the platform as %s', (vocabulary) => {
  it('tells a usage alert to the account and to the line, and to nobody else', async () => {
    await using world = await World.start({ vocabulary });
    const [farah, marco, lena] = await Promise.all(
      [FARAH, MARCO, LENA].map((who) => world.as(who)),
    );
    const start = await Promise.all([farah, marco, lena].map((who) => now(who as Client)));
    await notify(world, {
      ...{ type: 'USAGE_NOTIFICATION', customerId: IDS.marco, usageType: 'DATA', thresholdPct: 80 },
      ...{ used: 24.5, limit: '30', unit: 'GB' },
    });
    const alert = {
      ...{ __typename: 'UsageAlert', certainty: 'REPORTED', kind: 'DATA', thresholdPercent: 80 },
      ...{ used: '24.5', limit: '30', unit: 'GB', line: { firstName: 'Marco' } },
    };
    expect(await changesOf(farah as Client, start[0] ?? '')).toMatchObject([
      { ...alert, customerId: globalId('Customer', IDS.farah) },
    ]);
    expect(await changesOf(marco as Client, start[1] ?? '')).toMatchObject([
      { ...alert, customerId: globalId('Customer', IDS.marco) },
    ]);
    expect(await changesOf(lena as Client, start[2] ?? '')).toEqual([]);
  });

  it('goes on in time when one port-out is claimed by several calls at once', async () => {
    await using world = await World.start({ vocabulary });
    const lena = await world.as(LENA);
    const after = await now(lena);
    for (const type of ['PORT_OUT', 'PORT_OUT', 'PORT_OUT_CONFIRMED']) {
      await send(world, { type, customerId: IDS.lena });
    }
    await world.pass(5_000);
    const told = (await changesOf(lena, after)).map(({ __typename: type }) => type);
    expect(told).toContain('PortOutConfirmed');
    const judged = world.log.filter((entry) => /callback processed/.test(entry));
    expect(judged.filter((entry) => /"applied"|"noted"/.test(entry))).toHaveLength(3);
  });

  it('calls a change of device expected after an activation of ours, for a day', async () => {
    await using world = await World.start({ vocabulary });
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    const input = { lineId, sim: { imei: GOOD_IMEI }, idempotencyKey: newKey() };
    const { activateLine } = await erin.data(ACTIVATE, { input });
    await world.passUntil(
      async () => (await operation(erin, activateLine.operation.id)).settledAt !== null,
    );
    const after = await now(erin);
    const change = { type: 'RDN_IMEI_CHANGE', customerId: IDS.erin, newImei: GOOD_IMEI };
    await notify(world, change);
    await world.pass(24 * 3_600_000);
    await notify(world, { ...change, eventTime: 'a day later' });
    expect(await changesOf(erin, after)).toMatchObject([
      { __typename: 'DeviceChanged', expected: true, certainty: 'CONFIRMED' },
      { __typename: 'DeviceChanged', expected: false, certainty: 'CONFIRMED' },
    ]);
  });

  it('calls a change of device that nothing explains unexpected, and tells operators without a number', async () => {
    await using world = await World.start({ vocabulary });
    const lena = await world.as(LENA);
    const after = await now(lena);
    await notify(world, { type: 'RDN_IMEI_CHANGE', customerId: IDS.lena, newImei: OTHER_IMEI });
    lineIn(world, IDS.lena).imei = OTHER_IMEI;
    await notify(world, {
      eventType: 'RDN_IMEI_CHANGE',
      customerId: IDS.lena,
      newImei: OTHER_IMEI,
    });
    const changes = await changesOf(lena, after);
    expect(changes).toMatchObject([
      { expected: false, certainty: 'REPORTED' },
      { expected: false, certainty: 'CONFIRMED' },
    ]);
    expect(JSON.stringify(changes)).not.toContain(OTHER_IMEI);
    const warnings = world.log.filter((line) => line.includes('device changed unexpectedly'));
    expect(warnings).toHaveLength(2);
    expect(world.log.join('')).not.toContain(OTHER_IMEI);
  });

  it('follows a port-out to the end, and shows the line as ported out without asking', async () => {
    await using world = await World.start({ vocabulary });
    const lena = await world.as(LENA);
    const after = await now(lena);
    const customerId = globalId('Customer', IDS.lena);
    const watch = lena.watch(CUSTOMER_EVENTS, { customerId, after });
    const operations = lena.watch(EVENTS, { after });
    await notify(world, { type: 'PORT_OUT', customerId: IDS.lena });
    const begun = await portOut(lena);
    expect(await operation(lena, begun.id)).toMatchObject({
      ...{ __typename: 'PortOutOperation', status: 'IN_PROGRESS', certainty: 'REPORTED' },
      ...{ steps: [{ code: 'IN_PROGRESS', source: 'CALLBACK' }], leavingNumber: '+12125550210' },
    });

    closeAccount(world, IDS.lena);
    await notify(world, { type: 'PORT_OUT_CONFIRMED', customerId: IDS.lena });
    expect(await operation(lena, begun.id)).toMatchObject({
      ...{ status: 'SUCCEEDED', certainty: 'CONFIRMED', line: { status: 'PORTED_OUT' } },
      steps: [
        { code: 'IN_PROGRESS', source: 'CALLBACK' },
        { code: 'NEEDS_ATTENTION', source: 'CALLBACK' },
        { code: 'SUCCEEDED', source: 'CALLBACK' },
      ],
    });
    await watch.until(({ items }) => items.length === 3);
    expect(watch.items).toMatchObject([
      { __typename: 'PortOutRequested', portOut: { id: begun.id } },
      { __typename: 'PortOutConfirmed', portOut: { id: begun.id } },
      { __typename: 'LineChanged', certainty: 'CONFIRMED' },
    ]);
    await operations.until(({ items }) => items.length === 3);
    expect(operations.items.map(({ operation: { status } }) => status)).toEqual([
      'IN_PROGRESS',
      'NEEDS_ATTENTION',
      'SUCCEEDED',
    ]);
    const told = (await changesOf(lena, after)).map((change) => change.__typename);
    expect(told).toEqual([
      ...['PortOutRequested', 'OperationAdvanced', 'PortOutConfirmed', 'OperationAdvanced'],
      ...['OperationAdvanced', 'LineChanged'],
    ]);
    await Promise.all([watch.stop(), operations.stop()]);
  });

  it('leaves a forged PORT_OUT_CONFIRMED to a person, and writes nothing', async () => {
    await using world = await World.start({ vocabulary });
    const lena = await world.as(LENA);
    const before = otherCalls(world);
    await notify(world, { type: 'PORT_OUT_CONFIRMED', customerId: IDS.lena });
    const begun = await portOut(lena);
    await world.pass(6 * 3_600_000);
    expect(await operation(lena, begun.id)).toMatchObject({
      ...{ status: 'NEEDS_ATTENTION', certainty: 'REPORTED', line: { status: 'ACTIVE' } },
      ...{ revision: 1, settledAt: null },
    });
    expect(otherCalls(world)).toBe(before);
  });
});

describe('a notification', () => {
  it('about nobody changes nothing and is told to nobody', async () => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const watch = agent.watch(CUSTOMER_EVENTS, { customerId: globalId('Customer', 'nobody') });
    await notify(world, { type: 'PORT_OUT_CONFIRMED', customerId: 'nobody' });
    await notify(world, { type: 'USAGE_NOTIFICATION', customerId: 'nobody' });
    expect(world.log.filter((line) => line.includes('"verdict":"unmatched"'))).toHaveLength(2);
    expect(watch.items).toEqual([]);
    await watch.stop();
  });

  it('that is forged many times, about made-up customers, costs five readings a second', async () => {
    await using world = await World.start();
    const before = world.attempts(25).length;
    const readings = (): number => world.attempts(25).length - before;
    const forged = Array.from({ length: 25 }, (_, n) =>
      send(world, { type: 'PORT_OUT_CONFIRMED', customerId: `nobody-${n}` }),
    );
    await Promise.all(forged);
    await world.clock.settle();
    expect(readings()).toBe(5);
    await world.pass(1_000);
    expect(readings()).toBe(10);
    await world.pass(60_000);
    expect(readings()).toBe(25);
  });

  it('that comes again, also after a restart, is told once, and a stream goes on after it', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
    const lena = await world.as(LENA);
    const after = await now(lena);
    const body = { type: 'PORT_OUT', customerId: IDS.lena };
    await notify(world, body);
    await notify(world, body);
    await world.gateway.stop();
    await world.startGateway();
    await notify(world, body);
    await notify(world, { type: 'USAGE_NOTIFICATION', customerId: IDS.lena });

    const again = await world.as(LENA);
    const customerId = globalId('Customer', IDS.lena);
    const watch = again.watch(CUSTOMER_EVENTS, { customerId, after });
    await watch.until(({ items }) => items.length === 2);
    expect(watch.items).toMatchObject([
      { __typename: 'PortOutRequested', certainty: 'REPORTED' },
      { __typename: 'UsageAlert' },
    ]);
    expect((await changesOf(again, watch.items[0].cursor)).map((one) => one.__typename)).toEqual([
      'OperationAdvanced',
      'UsageAlert',
    ]);
    await watch.stop();
  });

  it('of a port-out of a secondary line begins one that its holder and the account see, and nobody else', async () => {
    await using world = await World.start();
    const clients = await Promise.all([FARAH, MARCO, LENA].map((who) => world.as(who)));
    const starts = await Promise.all(clients.map((client) => now(client)));
    await notify(world, { type: 'PORT_OUT', customerId: IDS.marco });
    const seen = await Promise.all(
      clients.map((one, index) => changesOf(one, starts[index] ?? '')),
    );
    const [farahs, marcos, lenas] = seen;
    const both = [
      { line: { firstName: 'Marco' }, portOut: { status: 'IN_PROGRESS' } },
      { __typename: 'OperationAdvanced' },
    ];
    expect([farahs, marcos, lenas]).toMatchObject([both, both, []]);
    const shown = await Promise.all(
      clients.map((client) => operation(client, farahs?.[1].operation.id)),
    );
    const portOutOfMarco = { leavingNumber: '+12125550221', line: { status: 'ACTIVE' } };
    expect(shown.slice(0, 2)).toMatchObject([portOutOfMarco, portOutOfMarco]);
    expect(shown[2]).toBeNull();
  });

  it('is told when the platform can be asked again', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const after = await now(lena);
    await world.fault({ row: 25, fault: 'status-500' });
    await notify(world, { type: 'USAGE_NOTIFICATION', customerId: IDS.lena });
    expect(await changesOf(lena, after)).toEqual([]);
    await world.pass(60_000);
    expect(await changesOf(lena, after)).toHaveLength(1);
  });

  it('shows a customer no sentence of whoever sent it', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const after = await now(lena);
    await notify(world, {
      ...{ type: 'USAGE_NOTIFICATION', customerId: IDS.lena, usageType: 'call 900 555 0199 now' },
      ...{ unit: 'call 900 555 0199 now', used: -1, limit: 'much', thresholdPct: 1e300 },
    });
    expect(await changesOf(lena, after)).toMatchObject([
      { kind: 'UNRECOGNIZED', unit: null, used: null, limit: null, thresholdPercent: null },
    ]);
  });
});
