import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { MINUTE, PORT, until } from '../support/lines.ts';
import { AGENT, FARAH } from '../support/people.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

/** The line of this first name in the family of five. */
async function lineOf(client: Client, firstName: string): Promise<string> {
  const { lines } = await firstCustomer(client);
  return lines.find((line: { firstName: string }) => line.firstName === firstName).id;
}

/** A port-in to Nadia's line that waits for another PIN; Farah began it, and Marco has the primary line since. */
async function handedOver(world: World, farah: Client): Promise<string> {
  const { accounts } = world.reach.platform.world;
  const family = accounts.find(({ customerId }) => customerId === IDS.farah);
  const nadia = family?.lines.find(({ firstName }) => firstName === 'Nadia');
  if (!nadia) throw new Error('Nadia is gone');
  Object.assign(nadia, { status: 0, mobileNo: null, activationDate: null, simType: 'ESIM' });
  const [line, marco] = [await lineOf(farah, 'Nadia'), await lineOf(farah, 'Marco')];
  const wrong = { ...PORT, lineId: line, transferPin: '9999' };
  const { operation: begun } = await act(farah, 'startPortIn', wrong);
  await until(world, farah, [begun.id, 'WAITING_FOR_CUSTOMER']);
  expect((await act(farah, 'makeLinePrimary', { lineId: marco })).outcome).toBe('ACCEPTED');
  await world.pass(MINUTE);
  return begun.id;
}

describe('a port-in to a line of a family', () => {
  it.each([
    ['cancelPortIn', { takeNewNumber: true }],
    ['cancelPortIn', {}],
    ['correctPortIn', { correction: { transferPin: '0142' } }],
    ['resubmitPortIn', {}],
  ])('is not changed by %s of who no longer holds the primary line', async (name, more) => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const operationId = await handedOver(world, farah);
    expect(await act(farah, name, { operationId, ...more })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_FOUND', field: ['input', 'operationId'] }],
    });
    expect(world.attempts(21)).toHaveLength(0);
    expect((await operation(farah, operationId)).status).toBe('WAITING_FOR_CUSTOMER');
  });

  it('is still corrected by an agent', async () => {
    await using world = await World.start();
    const operationId = await handedOver(world, await world.as(FARAH));
    const agent = await world.as(AGENT);
    const correction = { transferPin: '0142' };
    expect((await act(agent, 'correctPortIn', { operationId, correction })).outcome).toBe(
      'ACCEPTED',
    );
  });
});
