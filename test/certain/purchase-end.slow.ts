import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createGateway } from '../../src/gateway.ts';
import { globalId } from '../../src/ids.ts';
import { Telemetry } from '../../src/telemetry.ts';
import type { Client } from '../support/client.ts';
import { configFor } from '../support/config.ts';
import { ATTENTION, settle } from '../support/operators.ts';
import { AGENT, LENA } from '../support/people.ts';
import {
  addLine,
  codes,
  DAY,
  endOrder,
  HOUR,
  MINUTE,
  orderAt,
  payable,
  renew,
  runOut,
  untilPayable,
  untilRenewable,
  untilStatus,
} from '../support/purchases.ts';
import { buy, operation, viewer } from '../support/shopper.ts';
import { tokenKeys } from '../support/tokens.ts';
import { World } from '../support/world.ts';

const SAM = { sub: 'sam' };

const alerts = ({ log }: World): number =>
  log.filter((line) => line.includes('"alert":true')).length;

const listed = async (agent: Client): Promise<readonly string[]> => {
  const { operationsNeedingAttention } = await agent.data(ATTENTION, { first: 10, after: null });
  return operationsNeedingAttention.edges.map(({ node }: { node: { id: string } }) => node.id);
};

/** The same gateway with a clock that is ahead of the platform's. */
async function clockAhead(world: World, ms: number): Promise<void> {
  const { clock } = world;
  const ahead: Clock = {
    now: () => clock.now() + ms,
    elapsed: () => clock.elapsed(),
    at: (time, wake) => clock.at(time - ms, wake),
  };
  await world.gateway.stop();
  const telemetry = new Telemetry('debug', { write: (line) => void world.log.push(line) });
  world.gateway = await createGateway(configFor(world.reach.url), {
    ...{ clock: ahead, telemetry, tokenKeys },
  });
  world.reach.setCallbackUrl(world.gateway.url);
}

const customersOf = async (client: Client): Promise<readonly any[]> =>
  (await viewer(client)).customers;

describe('a link that was made anew', () => {
  it('is offered by a clock that is ahead only when nobody can pay at the old one any more', async () => {
    await using world = await World.start();
    await clockAhead(world, 90_000);
    const sam = await world.as(SAM);
    const id = await payable(world, sam);
    await world.passUntil(
      async () => (await operation(sam, id)).customerTask?.__typename === 'RenewPaymentLink',
      { stepMs: 1_000 },
    );
    const late = await world.control('POST', `pay/${orderAt(world, 0)}`, { action: 'pay' });
    expect(late).toEqual({ error: 'there is no link that works' });
    expect((await renew(sam, id)).outcome).toBe('ACCEPTED');
  });

  it('and is paid like the old one after the purchase has succeeded is seen, told and called attention to', async () => {
    await using world = await World.start();
    const [sam, agent] = [await world.as(SAM), await world.as(AGENT)];
    const id = await runOut(world, sam);
    await renew(sam, id);
    await untilPayable(world, sam, id);
    await endOrder(world, 0);
    await untilStatus(world, sam, { id, status: 'SUCCEEDED' });
    const { revision } = await operation(sam, id);
    expect(await listed(agent)).toEqual([]);

    await endOrder(world, 1);
    await world.passUntil(async () => (await listed(agent)).includes(id));
    const after = await operation(sam, id);
    expect(after).toMatchObject({ status: 'SUCCEEDED', revision: revision + 1 });
    expect(codes(after).at(-1)).toBe('PAID_TWICE');
    expect(alerts(world)).toBe(1);
    await world.pass(DAY);
    expect((await operation(sam, id)).revision).toBe(after.revision);
    expect(alerts(world)).toBe(1);
  });

  it('and is paid like the old one is for a person, who gives the buyer their customer', async () => {
    await using world = await World.start();
    await world.fault({ callbacks: 'lost' });
    const [sam, agent] = [await world.as(SAM), await world.as(AGENT)];
    const id = await runOut(world, sam);
    await renew(sam, id);
    await endOrder(world, 0);
    await endOrder(world, 1);
    await untilStatus(world, sam, { id, status: 'NEEDS_ATTENTION' });
    expect(codes(await operation(sam, id)).at(-1)).toBe('PAID_TWICE');
    await world.pass(11 * MINUTE);
    expect(await settle(agent, id, { verdict: 'SUCCEEDED' })).toMatchObject({
      outcome: 'ACCEPTED',
      operation: { status: 'SUCCEEDED' },
    });
    expect(await customersOf(sam)).toHaveLength(1);
  });
});

describe('a purchase that the platform has taken and does not know any more', () => {
  it('is for a person after half an hour, who may say what became of it', async () => {
    await using world = await World.start();
    const [sam, agent] = [await world.as(SAM), await world.as(AGENT)];
    const { operation: begun } = await buy(sam);
    await world.control('POST', `orders/${orderAt(world, 0)}/forget`, {});
    await world.pass(29 * MINUTE);
    expect((await operation(sam, begun.id)).status).toBe('IN_PROGRESS');
    await world.pass(2 * MINUTE);
    expect((await operation(sam, begun.id)).status).toBe('NEEDS_ATTENTION');
    expect(alerts(world)).toBe(1);
    expect(await settle(agent, begun.id)).toMatchObject({
      outcome: 'ACCEPTED',
      operation: { status: 'FAILED' },
    });
  });

  it('is for a person also when it could be paid already', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await payable(world, sam);
    await world.control('POST', `orders/${orderAt(world, 0)}/forget`, {});
    await world.pass(31 * MINUTE);
    expect((await operation(sam, id)).status).toBe('NEEDS_ATTENTION');
  });

  it('goes on by itself when it is known again', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const { operation: begun } = await buy(sam);
    await world.control('POST', `orders/${orderAt(world, 0)}/forget`, { ms: 40 * MINUTE });
    await untilStatus(world, sam, { id: begun.id, status: 'NEEDS_ATTENTION', stepMs: MINUTE });
    await world.pass(15 * MINUTE);
    await endOrder(world, 0);
    await untilStatus(world, sam, { id: begun.id, status: 'SUCCEEDED', stepMs: MINUTE });
    expect(await customersOf(sam)).toHaveLength(1);
  });

  it('is for a person too when its word means nothing to anybody for half an hour', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    await world.fault({ stuck: 9 });
    const { operation: begun } = await buy(sam);
    await world.control('POST', `orders/${orderAt(world, 0)}`, { word: 'SIMMERING' });
    await world.pass(MINUTE);
    expect((await operation(sam, begun.id)).status).toBe('UNRECOGNIZED');
    await world.pass(31 * MINUTE);
    expect((await operation(sam, begun.id)).status).toBe('NEEDS_ATTENTION');
  });
});

describe('a purchase that a person settled', () => {
  it('as failed and that the platform completes later is told as a contradiction, and its buyer gets the customer', async () => {
    await using world = await World.start();
    const [sam, agent] = [await world.as(SAM), await world.as(AGENT)];
    const { operation: begun } = await buy(sam);
    await world.control('POST', `orders/${orderAt(world, 0)}/forget`, {});
    await untilStatus(world, sam, { id: begun.id, status: 'NEEDS_ATTENTION', stepMs: MINUTE });
    await settle(agent, begun.id);
    const { revision } = await operation(sam, begun.id);
    const told = alerts(world);

    await world.control('POST', `orders/${orderAt(world, 0)}/forget`, { ms: 0 });
    await endOrder(world, 0);
    await world.passUntil(async () => (await listed(agent)).includes(begun.id));
    const after = await operation(sam, begun.id);
    expect(after).toMatchObject({ status: 'FAILED', revision: revision + 1 });
    expect(codes(after).at(-1)).toBe('CONTRADICTED');
    expect(alerts(world)).toBe(told + 1);
    expect(await customersOf(sam)).toHaveLength(1);

    await settle(agent, begun.id, { verdict: 'SUCCEEDED' });
    expect(await listed(agent)).toEqual([]);
    expect((await operation(sam, begun.id)).status).toBe('FAILED');
  });

  it('is linked only to a customer whose record carries our reference', async () => {
    await using world = await World.start();
    const [sam, agent] = [await world.as(SAM), await world.as(AGENT)];
    await world.fault(
      { callbacks: 'lost' },
      { row: 9, fault: 'cut-after-effect' },
      { row: 25, fault: 'status-404', times: 0 },
    );
    const { operation: begun } = await buy(sam);
    await endOrder(world, 0);
    await untilStatus(world, sam, { id: begun.id, status: 'NEEDS_ATTENTION', stepMs: MINUTE });
    const verdict = 'SUCCEEDED';
    const [lenas] = LENA.customers ?? [];
    const foreign = { verdict, customerId: globalId('Customer', lenas ?? '') };
    expect(await settle(agent, begun.id, foreign)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_FOUND', field: ['input', 'customerId'] }],
    });
    expect(
      await settle(agent, begun.id, { verdict, reachTransactionId: 'no-such-order' }),
    ).toMatchObject({ problems: [{ code: 'NOT_FOUND', field: ['input', 'reachTransactionId'] }] });
    expect(
      await settle(agent, begun.id, { verdict, reachTransactionId: orderAt(world, 0) }),
    ).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'SUCCEEDED' } });
    await world.control('DELETE', 'faults');
    expect(await customersOf(sam)).toHaveLength(1);
  });

  it('is not settled by the agent who made it, nor within ten minutes by anybody', async () => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    await world.fault({ row: 9, fault: 'cut-before' });
    const { operation: begun } = await buy(agent, { onBehalfOf: 'sam' });
    await world.pass(5 * MINUTE);
    expect((await settle(agent, begun.id)).problems).toMatchObject([{ code: 'CONFLICT' }]);
    await untilStatus(world, agent, { id: begun.id, status: 'NEEDS_ATTENTION', stepMs: MINUTE });
    expect((await settle(agent, begun.id)).problems).toMatchObject([{ code: 'SETTLE_OWN' }]);
    const other = await world.as({ sub: 'agent-2', role: 'agent' });
    expect((await settle(other, begun.id)).outcome).toBe('ACCEPTED');
  });
});

describe('a purchase that nobody pays', () => {
  it('expires 72 hours after its link, without an alert, when the platform never gives it up', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await payable(world, sam);
    await world.fault({ stuck: 10 });
    await untilRenewable(world, sam, id);
    await world.pass(71.5 * HOUR);
    expect((await operation(sam, id)).status).toBe('WAITING_FOR_CUSTOMER');
    await world.pass(1 * HOUR);
    expect(await operation(sam, id)).toMatchObject({ status: 'EXPIRED', failure: null });
    expect(alerts(world)).toBe(0);
  }, 60_000);

  it('can still be found paid before it expires', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await payable(world, sam);
    await world.fault({ stuck: 10 });
    await world.pass(5 * HOUR);
    await endOrder(world, 0);
    await untilStatus(world, sam, { id, status: 'SUCCEEDED', stepMs: MINUTE });
    expect(await customersOf(sam)).toHaveLength(1);
  });
});

describe('an order that arrives days after it was given up', () => {
  it('is found, told as a contradiction when it is paid, and its buyer gets the customer', async () => {
    await using world = await World.start();
    const [sam, agent] = [await world.as(SAM), await world.as(AGENT)];
    await world.fault({ row: 9, fault: 'held' });
    const { operation: begun } = await buy(sam);
    expect(begun.status).toBe('UNDETERMINED');
    await world.pass(25 * HOUR);
    expect((await operation(sam, begun.id)).status).toBe('EXPIRED');

    await world.control('POST', 'faults/release');
    await world.pass(HOUR);
    await endOrder(world, 0);
    await world.passUntil(async () => (await listed(agent)).includes(begun.id), {
      stepMs: MINUTE,
    });
    const after = await operation(sam, begun.id);
    expect(after.status).toBe('EXPIRED');
    expect(codes(after).at(-1)).toBe('CONTRADICTED');
    expect(await customersOf(sam)).toHaveLength(1);
  }, 60_000);
});

describe('a purchase with a saved card', () => {
  it('whose order fails is failed, and nothing is looked at afterwards', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { operation: begun } = await addLine(lena);
    await endOrder(world, 0, 'FAILED');
    await untilStatus(world, lena, { id: begun.id, status: 'FAILED' });
    const read = world.attempts(10).length;
    await world.pass(DAY);
    expect(world.attempts(10)).toHaveLength(read);
  });
});
