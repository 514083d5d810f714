import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { alerts } from '../support/lines.ts';
import { AGENT } from '../support/people.ts';
import { codes, DAY, HOUR, MINUTE, payable } from '../support/purchases.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SAM = { sub: 'sam' };
const ATTENTION = 'query A($id: ID!) { operation(id: $id) { status attention } }';

const unreadable = (world: World): Promise<unknown> =>
  world.fault({ row: 10, fault: 'status-500', times: 0 }, { callbacks: 'lost' });

const readable = (world: World): Promise<unknown> => world.control('DELETE', 'faults');

const seen = async (client: Client, id: string): Promise<any> =>
  (await client.data(ATTENTION, { id })).operation;

describe('a purchase that cannot be read for days', () => {
  it('and was paid does not run out, but calls a person, and succeeds when it can be read', async () => {
    await using world = await World.start();
    const [sam, agent] = [await world.as(SAM), await world.as(AGENT)];
    const id = await payable(world, sam);
    await unreadable(world);
    await world.pay();
    await world.pass(3 * DAY + 2 * HOUR);
    expect(await seen(agent, id)).toEqual({ status: 'NEEDS_ATTENTION', attention: false });
    expect(alerts(world)).toBe(1);
    await readable(world);
    await world.pass(10 * MINUTE);
    expect((await operation(sam, id)).status).toBe('SUCCEEDED');
  });

  it('and was not paid runs out once it has been read', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await payable(world, sam);
    await unreadable(world);
    await world.pass(3 * DAY + 2 * HOUR);
    await readable(world);
    await world.pass(HOUR);
    const after = await operation(sam, id);
    expect([after.status, codes(after).at(-1)]).toEqual(['EXPIRED', 'EXPIRED']);
  });
});
