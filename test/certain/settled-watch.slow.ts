import { describe, expect, it } from 'vitest';
import { act } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { alerts, MINUTE, release, until } from '../support/lines.ts';
import { settle } from '../support/operators.ts';
import { AGENT, LENA } from '../support/people.ts';
import { bought, PLAN_CHANGE, SALES } from '../support/sales.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const ATTENTION = 'query A($id: ID!) { operation(id: $id) { status attention steps { code } } }';
const BILL = `{ viewer { customers { bills(first: 1) {
  edges { node { id amountDue { amount } } } } } } }`;

async function pay(client: Client): Promise<any> {
  const { viewer } = await client.data(BILL);
  const { id: billId, amountDue } = viewer.customers[0].bills.edges[0].node;
  return act(client, 'payBill', { billId, amount: amountDue.amount });
}

interface Paid {
  readonly row: number;
  readonly effect: string;
  readonly begin: (client: Client) => Promise<any>;
}

const PAID: readonly (readonly [string, Paid])[] = [
  ...[...Object.entries(SALES), ['a plan change', PLAN_CHANGE] as const].map(
    ([name, sale]) =>
      [
        name,
        { row: sale.row, effect: sale.effect, begin: (client: Client) => bought(client, sale) },
      ] as const,
  ),
  ['a bill payment', { row: 43, effect: 'bill-payment', begin: pay }] as const,
];

/** The answer is lost, and the platform works on the request whenever it is released. */
async function settledByHand(
  world: World,
  { row, begin }: Paid,
  verdict: string,
): Promise<readonly [Client, string]> {
  const [lena, agent] = [await world.as(LENA), await world.as(AGENT)];
  await world.fault({ row, fault: 'held' });
  const { operation: begun } = await begin(lena);
  await until(world, lena, [begun.id, 'NEEDS_ATTENTION']);
  await world.pass(11 * MINUTE);
  expect((await settle(agent, begun.id, { verdict })).outcome).toBe('ACCEPTED');
  return [agent, begun.id];
}

describe.each(PAID)('%s that a person has settled', (_name, paid) => {
  it('as failed, and that the platform carries out after all, is told and calls a person', async () => {
    await using world = await World.start();
    const [agent, id] = await settledByHand(world, paid, 'FAILED');
    const before = alerts(world);
    await release(world);
    await world.pass(11 * MINUTE);
    expect(world.effects(paid.effect)).toHaveLength(1);
    const seen = (await agent.data(ATTENTION, { id })).operation;
    expect(seen).toMatchObject({ status: 'FAILED', attention: true });
    expect(seen.steps.at(-1)).toEqual({ code: 'CONTRADICTED' });
    expect(alerts(world)).toBe(before + 1);
  });

  it('as done is quiet, whether the platform shows it or not', async () => {
    await using world = await World.start();
    const [agent, id] = await settledByHand(world, paid, 'SUCCEEDED');
    const { revision } = await operation(agent, id);
    await world.pass(11 * MINUTE);
    await release(world);
    await world.pass(11 * MINUTE);
    expect((await agent.data(ATTENTION, { id })).operation).toMatchObject({
      status: 'SUCCEEDED',
      attention: false,
    });
    expect((await operation(agent, id)).revision - revision).toBeLessThanOrEqual(1);
  });

  it('as failed, and that is asked for again and done then, is no contradiction', async () => {
    await using world = await World.start();
    const [agent, id] = await settledByHand(world, paid, 'FAILED');
    expect((await paid.begin(await world.as(LENA))).outcome).toBe('ACCEPTED');
    await world.pass(11 * MINUTE);
    expect(world.effects(paid.effect)).toHaveLength(1);
    const seen = (await agent.data(ATTENTION, { id })).operation;
    expect(seen).toMatchObject({ status: 'FAILED', attention: false });
  });
});
