import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { JOHN, LENA } from '../support/people.ts';
import { endOrder, MINUTE, untilPayable, untilStatus } from '../support/purchases.ts';
import { line, planIdOf, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SIM = { imei: '356938035643809' };

const linesOf = async (client: Client, id: string): Promise<readonly any[]> => {
  const document = `query($id: ID!) { operation(id: $id) { ... on PurchaseOperation {
    lines { line { id planName } } } } }`;
  const { lines } = (await client.data(document, { id })).operation;
  return lines.map(({ line: bought }: { line: unknown }) => bought);
};

/** Begins the purchase of one more line on a plan, at a link. */
async function lineOn(
  world: World,
  client: Client,
  plan: string,
  firstName: string,
): Promise<string> {
  const [{ id: customerId }] = (await client.data('{ viewer { customers { id } } }')).viewer
    .customers;
  const lines = [line(await planIdOf(client, plan), { firstName, lastName: 'Doe' })];
  const { quote: shown } = await quote(client, { account: null, customerId, lines });
  const { operation: begun } = await submit(client, shown.id);
  return untilPayable(world, client, begun.id);
}

describe('a line that was bought', () => {
  it.each(['Unlimited', 'By the Gig'])(
    'on the plan %s is the platform’s new line, not the one of the same name that was there',
    async (plan) => {
      await using world = await World.start();
      const john = await world.as(JOHN);
      const id = await lineOn(world, john, plan, 'John');
      await world.pay();
      await settled(world, john, id);
      await world.passUntil(async () => (await linesOf(john, id))[0]?.planName !== null);
      const [bought] = await linesOf(john, id);
      expect(bought.planName).toMatch(plan);
      const activated = await act(john, 'activateLine', { lineId: bought.id, sim: SIM });
      expect(activated.outcome).toBe('ACCEPTED');
      await settled(world, john, activated.operation.id);
      const own = world.reach.platform.world.accounts.find(
        ({ customerId }) => customerId === IDS.john,
      );
      expect(own?.lines.map(({ status }) => status)).toEqual([0, 2]);
    },
  );

  it('beside another one of the same name is known by its plan, whichever is delivered first', async () => {
    await using world = await World.start();
    await world.fault({ callbacks: 'lost' });
    const lena = await world.as(LENA);
    const ids = [
      await lineOn(world, lena, 'Plus', 'Leo'),
      await lineOn(world, lena, 'Unlimited', 'Leo'),
    ];
    await endOrder(world, 1);
    await endOrder(world, 0);
    for (const id of ids) await untilStatus(world, lena, { id, status: 'SUCCEEDED' });
    await world.pass(MINUTE);
    const bought = await Promise.all(ids.map((id) => linesOf(lena, id)));
    expect(bought.map(([one]) => one.planName)).toEqual([
      expect.stringMatching(/Plus/),
      expect.stringMatching(/Unlimited/),
    ]);
  });
});
