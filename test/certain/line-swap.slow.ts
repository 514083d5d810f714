import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, LENA } from '../support/people.ts';
import { alerts, ask, codesOf, DAY, HOUR, MINUTE } from '../support/lines.ts';
import { release, setLine, until } from '../support/lines.ts';
import { settle } from '../support/operators.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

/** A number swap that is done. */
async function swapped(world: World, client: Client): Promise<any> {
  const { operation: begun } = await ask(client, 'swapNumber');
  return until(world, client, [begun.id, 'SUCCEEDED']);
}

/** What platform work without an id of its own has in common; each has a status, and tells of the latest alone. */
const WORK = {
  'a number swap': { row: 31, status: 32, name: 'swapNumber', effect: 'number-swap', as: LENA },
  'a reset': { row: 36, status: 37, name: 'resetCustomer', effect: 'reset', as: AGENT },
} as const;

type Work = (typeof WORK)[keyof typeof WORK];

/** Begins it on the line of Lena. */
async function begin(world: World, { name, as }: Work): Promise<any> {
  const { id: lineId } = await firstLine(await world.as(LENA));
  return act(await world.as(as), name, { lineId });
}

const untilOf = async (world: World, id: string, status: string): Promise<any> =>
  until(world, await world.as(AGENT), [id, status]);

const lookAt = async (world: World, id: string): Promise<any> =>
  operation(await world.as(AGENT), id);

describe.each(Object.entries(WORK))('%s whose answer is lost', (_name, work) => {
  it('is not found in the record of the one before', async () => {
    await using world = await World.start();
    const { operation: first } = await begin(world, work);
    await untilOf(world, first.id, 'SUCCEEDED');
    await world.fault({ row: work.row, fault: 'cut-before' });
    const { outcome, operation: lost } = await begin(world, work);
    expect(outcome).toBe('UNDETERMINED');
    await world.pass(29 * MINUTE);
    expect((await lookAt(world, lost.id)).status).toBe('UNDETERMINED');
    await world.pass(2 * MINUTE);
    expect((await lookAt(world, lost.id)).status).toBe('NEEDS_ATTENTION');
    await world.pass(5 * HOUR);
    expect(alerts(world)).toBe(1);
    expect(world.effects(work.effect)).toHaveLength(1);
  });

  it('is found when its request was slow', async () => {
    await using world = await World.start();
    await world.fault({ row: work.row, fault: 'held' });
    const { operation: lost } = await begin(world, work);
    await world.pass(10 * MINUTE);
    expect((await lookAt(world, lost.id)).status).toBe('UNDETERMINED');
    await release(world);
    const done = await untilOf(world, lost.id, 'SUCCEEDED');
    expect(codesOf(done)).toEqual(['RECEIVED', 'SENT', 'NO_RESPONSE', 'IN_PROGRESS', 'SUCCEEDED']);
    expect(world.attempts(work.row)).toHaveLength(1);
  });

  it('has failed when the platform says so, and not before', async () => {
    await using world = await World.start();
    await world.fault({ row: work.row, fault: '504-after-effect' });
    const { operation: lost } = await begin(world, work);
    await setLine(world, IDS.lena, { status: 3 });
    const failed = await untilOf(world, lost.id, 'FAILED');
    expect(failed.failure.code).toBe('CHANGE_FAILED');
  });

  it('is not explained by the next one of ours, which may go once a person looks', async () => {
    await using world = await World.start();
    await world.fault({ row: work.row, fault: 'cut-before' });
    const { operation: lost } = await begin(world, work);
    expect((await begin(world, work)).problems).toMatchObject([{ code: 'OUTCOME_PENDING' }]);
    await untilOf(world, lost.id, 'NEEDS_ATTENTION');
    const { operation: next } = await begin(world, work);
    await untilOf(world, next.id, 'SUCCEEDED');
    await world.pass(HOUR);
    expect((await lookAt(world, lost.id)).status).toBe('NEEDS_ATTENTION');
  });
});

describe.each(Object.entries(WORK))('%s that was accepted', (_name, work) => {
  it('and never ends is for a person after an hour, can be settled, and frees the line', async () => {
    await using world = await World.start();
    await world.fault({ stuck: work.row });
    const { operation: begun } = await begin(world, work);
    await world.pass(59 * MINUTE);
    expect((await lookAt(world, begun.id)).status).toBe('IN_PROGRESS');
    await world.pass(2 * MINUTE);
    expect((await lookAt(world, begun.id)).status).toBe('NEEDS_ATTENTION');
    expect((await ask(await world.as(LENA), 'suspendLine')).outcome).toBe('ACCEPTED');
    const second = await world.as({ sub: 'agent-2', role: 'agent' });
    expect((await settle(second, begun.id)).outcome).toBe('ACCEPTED');
    expect((await lookAt(world, begun.id)).status).toBe('FAILED');
    expect(alerts(world)).toBe(1);
  });

  it('and of which the platform knows nothing for hours is for a person, and can be settled', async () => {
    await using world = await World.start();
    await world.fault({ row: work.status, fault: 'status-404', times: 0 });
    const { operation: begun } = await begin(world, work);
    await untilOf(world, begun.id, 'NEEDS_ATTENTION');
    const second = await world.as({ sub: 'agent-2', role: 'agent' });
    expect((await settle(second, begun.id, { verdict: 'SUCCEEDED' })).outcome).toBe('ACCEPTED');
    expect((await lookAt(world, begun.id)).status).toBe('SUCCEEDED');
  });

  it('and reads as the one before for a while is not done by that', async () => {
    await using world = await World.start();
    const { operation: first } = await begin(world, work);
    await untilOf(world, first.id, 'SUCCEEDED');
    await world.fault({ lag: { row: work.status, ms: 10 * MINUTE } });
    const { operation: next } = await begin(world, work);
    await world.pass(9 * MINUTE);
    expect((await lookAt(world, next.id)).status).toBe('IN_PROGRESS');
    await untilOf(world, next.id, 'SUCCEEDED');
    expect(codesOf(await lookAt(world, next.id)).slice(-2)).toEqual(['IN_PROGRESS', 'SUCCEEDED']);
  });
});

describe('a swap of the number', () => {
  it('that reads as done while the line has its old number is not done', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { phoneNumber } = await firstLine(lena);
    await world.fault({ stuck: 31 });
    const { operation: begun } = await ask(lena, 'swapNumber');
    const swap = world.reach.platform.world.accounts[0]?.lines[0];
    if (swap) swap.numberSwap = 'COMPLETED';
    await world.pass(5 * MINUTE);
    expect(await operation(lena, begun.id)).toMatchObject({
      ...{ status: 'IN_PROGRESS', previousNumber: phoneNumber, newNumber: null },
    });
    await until(world, lena, [begun.id, 'NEEDS_ATTENTION']);
  });

  it('may follow one that is done', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const [first, second] = [await swapped(world, lena), await swapped(world, lena)];
    expect(second.previousNumber).toBe(first.newNumber);
    expect(second.newNumber).not.toBe(first.newNumber);
    expect(world.effects('number-swap')).toHaveLength(2);
  });

  it('that a person called failed and that shows up is a contradiction', async () => {
    await using world = await World.start();
    const [lena, agent] = [await world.as(LENA), await world.as(AGENT)];
    await world.fault({ row: 31, fault: 'held' });
    const { operation: lost } = await ask(lena, 'swapNumber');
    await until(world, lena, [lost.id, 'NEEDS_ATTENTION']);
    await settle(agent, lost.id);
    await release(world);
    await world.pass(10 * MINUTE);
    const after = await operation(lena, lost.id);
    expect([after.status, codesOf(after).at(-1)]).toEqual(['FAILED', 'CONTRADICTED']);
    expect(alerts(world)).toBe(2);
  });

  it('that a person called failed and that never shows up stays failed, whatever we do later', async () => {
    await using world = await World.start();
    const [lena, agent] = [await world.as(LENA), await world.as(AGENT)];
    await swapped(world, lena);
    await world.fault({ row: 31, fault: 'cut-before' });
    const { operation: lost } = await ask(lena, 'swapNumber');
    await until(world, lena, [lost.id, 'NEEDS_ATTENTION']);
    await settle(agent, lost.id);
    await world.pass(HOUR);
    await swapped(world, lena);
    await world.pass(DAY);
    expect(codesOf(await operation(lena, lost.id))).not.toContain('CONTRADICTED');
  });
});
