import { describe, expect, it } from 'vitest';
import { ACTIVATE } from '../../support/documents.ts';
import {
  ADMIN,
  ask,
  CALL_OFF,
  inDoubt,
  needingAttention,
  REFRESH,
  settle,
} from '../../support/operators.ts';
import { AGENT, ERIN } from '../../support/people.ts';
import {
  newKey,
  operation,
  planIdOf,
  quote,
  line,
  ACCOUNT,
  submit,
  viewer,
} from '../../support/shopper.ts';
import { World } from '../../support/world.ts';

const OTHER_AGENT = { sub: 'agent-2', role: 'agent' } as const;

/** A sale of an agent on behalf of sam, whose answer is lost. */
async function sale(world: World): Promise<string> {
  const agent = await world.as(AGENT);
  const planId = await planIdOf(agent, 'Basic');
  await world.fault({ row: 9, fault: 'status-504' }, { row: 25, fault: 'status-404', times: 0 });
  const input = { account: ACCOUNT, lines: [line(planId)], onBehalfOf: 'sam' };
  const { quote: quoted } = await quote(agent, input);
  return (await submit(agent, quoted.id)).operation.id;
}

describe('a settlement by hand', () => {
  it('is refused while the outcome may still be found out', async () => {
    await using world = await World.start();
    const id = await inDoubt(world);
    expect(await settle(await world.as(AGENT), id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT', remedy: 'WATCH' }],
      operation: { status: 'UNDETERMINED' },
    });
  });

  it('is made by somebody else than whoever asked for the operation, or by an admin alone after a day', async () => {
    await using world = await World.start();
    const id = await sale(world);
    await world.pass(31 * 60_000);
    const [agent, other] = [await world.as(AGENT), await world.as(OTHER_AGENT)];
    await ask(agent, REFRESH, { operationId: id });
    expect(await settle(agent, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'SETTLE_OWN' }],
      operation: { status: 'NEEDS_ATTENTION' },
    });
    await ask(other, REFRESH, { operationId: id });
    expect(await settle(other, id)).toMatchObject({
      outcome: 'ACCEPTED',
      operation: { status: 'FAILED' },
    });
  });

  it('links nobody to a customer whose record does not carry the reference of the purchase', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    const agent = await world.as(AGENT);
    await world.control('DELETE', 'faults');
    const customerId = (await viewer(await world.as(ERIN))).customers[0].id;
    const named = await settle(agent, id, { verdict: 'SUCCEEDED', customerId });
    expect(named.outcome).toBe('REFUSED');
    expect(await operation(await world.as({ sub: 'sam' }), id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
    });
    const sam = await world.as({ sub: 'sam' });
    expect((await viewer(sam)).customers).toEqual([]);
  });

  it('is not for customers', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    await expect(settle(await world.as({ sub: 'sam' }), id)).rejects.toThrow(
      'You cannot see or do this',
    );
    expect(await settle(await world.as(ADMIN), id)).toMatchObject({ outcome: 'ACCEPTED' });
  });
});

describe('an operation that was turned away and waits', () => {
  it('is called off by its person, and never leaves', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    await world.fault({ row: 19, fault: 'status-429' });
    const input = { lineId, sim: { imei: '356938035643809' }, idempotencyKey: newKey() };
    const { activateLine } = await erin.data(ACTIVATE, { input });
    const operationId = activateLine.operation.id;
    expect(activateLine.operation.status).toBe('RECEIVED');

    const stranger = await world.as({ sub: 'stranger' });
    expect(await ask(stranger, CALL_OFF, { operationId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_FOUND' }],
    });
    const calledOff = await ask(erin, CALL_OFF, { operationId });
    expect(calledOff).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'CANCELLED' } });
    expect(calledOff.operation.steps.at(-1).code).toBe('CALLED_OFF');
    await world.pass(5 * 60_000);
    expect(world.attempts(19)).toHaveLength(1);
    expect(world.effects('activation-started')).toEqual([]);
  });

  it('can no longer be called off once it has left', async () => {
    await using world = await World.start();
    const operationId = await inDoubt(world);
    const sam = await world.as({ sub: 'sam' });
    expect(await ask(sam, CALL_OFF, { operationId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT' }],
      operation: { status: 'UNDETERMINED' },
    });
  });
});
