/*
 * Lines: what happens to a line at the platform, and work on it whose answer does not come.
 */
import { act, firstCustomer, firstLine } from './actions.ts';
import type { Client } from './client.ts';
import { operation } from './shopper.ts';
import type { World } from './world.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const ESIM = { imei: '356938035643809' };
export const CARD = '8901260000000000033';

/** What the losing carrier accepts. */
export const PORT = {
  ...{ sim: ESIM, number: '2125550142', carrier: 'Other Mobile' },
  ...{ accountNumber: '445566', transferPin: '0142', billingZip: '10001' },
};

/** Farah's line of Marco, as she names it. */
export const marcosLine = async (farah: Client): Promise<string> =>
  (await firstCustomer(farah)).lines[1].id;

/** Makes a line what it is told to be, by its customerId. */
export const setLine = (world: World, customerId: string, body: object): Promise<unknown> =>
  world.control('POST', `lines/${customerId}`, body);

/** Lets the requests go on that the fault `held` keeps. */
export const release = (world: World): Promise<unknown> => world.control('POST', 'faults/release');

export const alerts = (world: World): number =>
  world.log.filter((line) => line.includes('operation needs attention')).length;

export const codesOf = ({ steps }: { steps: readonly { code: string }[] }): readonly string[] =>
  steps.map(({ code }) => code);

export async function until(
  world: World,
  client: Client,
  [id, status]: readonly [string, string],
): Promise<any> {
  await world.passUntil(async () => (await operation(client, id)).status === status, {
    stepMs: MINUTE,
    atMostMs: 3 * HOUR,
  });
  return operation(client, id);
}

/** Asks for work on the person's first line. */
export async function ask(client: Client, mutation: string, more: object = {}): Promise<any> {
  return act(client, mutation, { lineId: (await firstLine(client)).id, ...more });
}
