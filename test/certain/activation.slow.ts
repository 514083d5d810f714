import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AGENT, ERIN, JOHN, PAUL } from '../support/people.ts';
import { alerts, ask, CARD, codesOf, DAY, ESIM, HOUR } from '../support/lines.ts';
import { MINUTE, release, setLine, until } from '../support/lines.ts';
import { settle } from '../support/operators.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const REFUSED = { status: 8, activationMsg: 'The network declined the activation' };

describe('an activation of a line whose last one failed', () => {
  it('is not taken for failed by the state that was there before: it is found when it arrives', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await setLine(world, IDS.erin, REFUSED);
    await world.fault({ row: 19, fault: 'held' });
    const { outcome, operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    expect(outcome).toBe('UNDETERMINED');
    await world.pass(2 * MINUTE);
    expect((await operation(erin, begun.id)).status).toBe('UNDETERMINED');
    await release(world);
    const done = await until(world, erin, [begun.id, 'SUCCEEDED']);
    expect(done).toMatchObject({ certainty: 'CONFIRMED', phoneNumber: expect.any(String) });
    expect(world.attempts(19)).toHaveLength(1);
  });

  it('and that never arrived is for a person after half an hour, while the line can be activated', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await setLine(world, IDS.erin, REFUSED);
    await world.fault({ row: 19, fault: 'cut-before' });
    const { operation: lost } = await ask(erin, 'activateLine', { sim: ESIM });
    await world.pass(29 * MINUTE);
    expect((await operation(erin, lost.id)).status).toBe('UNDETERMINED');
    expect(await ask(erin, 'activateLine', { sim: ESIM })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
      operation: { id: lost.id },
    });
    await world.pass(2 * MINUTE);
    expect((await operation(erin, lost.id)).status).toBe('NEEDS_ATTENTION');
    const { operation: again } = await ask(erin, 'activateLine', { sim: ESIM });
    await until(world, erin, [again.id, 'SUCCEEDED']);
    await world.pass(HOUR);
    expect((await operation(erin, lost.id)).status).toBe('NEEDS_ATTENTION');
    expect(alerts(world)).toBe(1);
    expect(world.effects('activation')).toHaveLength(1);
  });

  it('and that fails again for another reason has failed', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await setLine(world, IDS.erin, { ...REFUSED, activationMsg: 'The device was not reached' });
    await world.fault({ row: 19, fault: '504-after-effect' });
    const sim = { imei: '880000862471856' };
    const { outcome, operation: begun } = await ask(erin, 'activateLine', { sim });
    expect(outcome).toBe('UNDETERMINED');
    expect(await until(world, erin, [begun.id, 'FAILED'])).toMatchObject({
      failure: { code: 'ACTIVATION_FAILED', platformMessage: REFUSED.activationMsg },
    });
  });

  it('that was accepted goes on while the platform still shows the old failure', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await setLine(world, IDS.erin, REFUSED);
    await world.fault({ lag: { row: 20, ms: 12 * MINUTE } }, { callbacks: 'lost' });
    const { operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    await world.pass(11 * MINUTE);
    expect((await operation(erin, begun.id)).status).toBe('IN_PROGRESS');
    expect((await until(world, erin, [begun.id, 'SUCCEEDED'])).certainty).toBe('CONFIRMED');
  });

  it('that was accepted has failed when the same failure stays for a quarter of an hour', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await setLine(world, IDS.erin, REFUSED);
    const { operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    await setLine(world, IDS.erin, REFUSED);
    await world.pass(14 * MINUTE);
    expect((await operation(erin, begun.id)).status).toBe('IN_PROGRESS');
    await world.pass(2 * MINUTE);
    expect(await operation(erin, begun.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'ACTIVATION_FAILED' },
    });
  });
});

describe('an activation whose request is slow', () => {
  it('is found by the line, also when the platform says at first that nothing was submitted', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await world.fault({ row: 19, fault: 'held' });
    const { operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    await world.pass(4 * MINUTE);
    expect((await operation(erin, begun.id)).status).toBe('UNDETERMINED');
    await release(world);
    expect((await until(world, erin, [begun.id, 'SUCCEEDED'])).certainty).toBe('CONFIRMED');
  });

  it('and arrives after it was given up is told as a contradiction, once', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const agent = await world.as(AGENT);
    await world.fault({ row: 19, fault: 'held' });
    const { operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    await world.pass(6 * MINUTE);
    const given = await operation(erin, begun.id);
    expect(given).toMatchObject({ status: 'FAILED', failure: { code: 'PLATFORM_UNAVAILABLE' } });
    await release(world);
    await world.pass(20 * MINUTE);
    const late = await operation(erin, begun.id);
    expect(late).toMatchObject({ status: 'FAILED', revision: given.revision + 1 });
    expect(codesOf(late).at(-1)).toBe('CONTRADICTED');
    expect(alerts(world)).toBe(1);
    expect((await settle(agent, begun.id)).outcome).toBe('ACCEPTED');
    await world.pass(HOUR);
    expect((await operation(erin, begun.id)).steps).toEqual(late.steps);
    expect(alerts(world)).toBe(1);
  });

  it('is not explained by a later activation of ours', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await world.fault({ row: 19, fault: 'cut-before' });
    const { operation: lost } = await ask(erin, 'activateLine', { sim: ESIM });
    await until(world, erin, [lost.id, 'FAILED']);
    const { operation: again } = await ask(erin, 'activateLine', { sim: ESIM });
    await until(world, erin, [again.id, 'SUCCEEDED']);
    await world.pass(DAY);
    expect(codesOf(await operation(erin, lost.id))).not.toContain('CONTRADICTED');
    expect(alerts(world)).toBe(0);
  });
});

describe('an accepted activation', () => {
  it.each([
    ['that stays where it is', [{ stuck: 19 }, { callbacks: 'lost' }]],
    [
      'whose line the platform does not know any more',
      [{ row: 20, fault: 'status-404', times: 0, skip: 1 }, { callbacks: 'lost' }],
    ],
  ] as const)('%s is for a person after an hour, and frees the line', async (_what, faults) => {
    await using world = await World.start();
    const [erin, agent] = [await world.as(ERIN), await world.as(AGENT)];
    await world.fault(...faults);
    const { operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    await world.pass(58 * MINUTE);
    expect((await operation(erin, begun.id)).status).toBe('IN_PROGRESS');
    expect(await ask(erin, 'activateLine', { sim: ESIM })).toMatchObject({
      problems: [{ code: 'LINE_NOT_READY', remedy: 'WATCH' }],
    });
    await world.pass(4 * MINUTE);
    expect((await operation(erin, begun.id)).status).toBe('NEEDS_ATTENTION');
    await world.pass(3 * HOUR);
    expect(alerts(world)).toBe(1);
    expect((await settle(agent, begun.id)).outcome).toBe('ACCEPTED');
    expect(await operation(erin, begun.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'SETTLED_BY_SUPPORT' },
    });
  });

  it('that a person settled as failed and that ends well after all is told as a contradiction', async () => {
    await using world = await World.start();
    const [erin, agent] = [await world.as(ERIN), await world.as(AGENT)];
    await world.fault({ stuck: 19 });
    const { operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    await until(world, erin, [begun.id, 'NEEDS_ATTENTION']);
    await settle(agent, begun.id);
    await world.fault({ unstuck: 19 });
    await world.pass(10 * MINUTE);
    const after = await operation(erin, begun.id);
    expect([after.status, codesOf(after).at(-1)]).toEqual(['FAILED', 'CONTRADICTED']);
    expect(alerts(world)).toBe(2);
  });

  it('that needs a person ends by itself when the platform shows it', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await world.fault({ stuck: 19 }, { callbacks: 'lost' });
    const { operation: begun } = await ask(erin, 'activateLine', { sim: ESIM });
    await until(world, erin, [begun.id, 'NEEDS_ATTENTION']);
    await world.fault({ unstuck: 19 });
    expect((await until(world, erin, [begun.id, 'SUCCEEDED'])).certainty).toBe('CONFIRMED');
  });
});

describe('one SIM card', () => {
  it('is put into one line at a time', async () => {
    await using world = await World.start();
    const [paul, john] = [await world.as(PAUL), await world.as(JOHN)];
    const first = await ask(paul, 'activateLine', { sim: { iccid: CARD } });
    expect(first.outcome).toBe('ACCEPTED');
    expect(await ask(john, 'activateLine', { sim: { iccid: CARD } })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY', remedy: 'WAIT' }],
      operation: null,
    });
    expect(world.attempts(19)).toHaveLength(1);
  });
});
