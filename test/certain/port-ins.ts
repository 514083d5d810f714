/*
 * Port-ins: a number that comes to Petra's line, and a detail of it that the losing carrier declines.
 */
import { act } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { ask, PORT, until } from '../support/lines.ts';
import type { World } from '../support/world.ts';

export const WRONG_PIN = { ...PORT, transferPin: '9999' };

export const start = (client: Client, port: object = PORT): Promise<any> =>
  ask(client, 'startPortIn', port);

export const correct = (client: Client, operationId: string): Promise<any> =>
  act(client, 'correctPortIn', { operationId, correction: { transferPin: '0142' } });

/** A port-in whose customer is asked to correct the PIN. */
export async function declined(world: World, client: Client): Promise<string> {
  const { operation: begun } = await start(client, WRONG_PIN);
  await until(world, client, [begun.id, 'WAITING_FOR_CUSTOMER']);
  return begun.id;
}
