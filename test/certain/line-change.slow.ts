import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, direct, firstLine } from '../support/actions.ts';
import { AGENT, FARAH, LENA, SID } from '../support/people.ts';
import { alerts, ask, codesOf, DAY, HOUR, MINUTE } from '../support/lines.ts';
import { marcosLine, release, setLine, until } from '../support/lines.ts';
import { settle } from '../support/operators.ts';
import { bought, PLAN_CHANGE, quoted } from '../support/sales.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

describe('a suspension', () => {
  it('goes beside work on the line that is in doubt, and beside what needs a person', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 31, fault: 'cut-before' });
    const { operation: lost } = await ask(lena, 'swapNumber');
    expect(lost.status).toBe('UNDETERMINED');
    expect((await ask(lena, 'suspendLine')).outcome).toBe('ACCEPTED');
    expect(world.effects('suspend')).toHaveLength(1);
    expect(await ask(lena, 'restoreLine')).toMatchObject({
      problems: [{ code: 'OUTCOME_PENDING' }],
    });
    await until(world, lena, [lost.id, 'NEEDS_ATTENTION']);
    expect((await ask(lena, 'restoreLine')).outcome).toBe('ACCEPTED');
    expect((await ask(lena, 'suspendLine')).outcome).toBe('ACCEPTED');
  });

  it('does not go beside work that runs', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await ask(lena, 'swapNumber');
    expect(await ask(lena, 'suspendLine')).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY', remedy: 'WATCH' }],
    });
    expect(world.attempts(29)).toHaveLength(0);
  });
});

describe.each([
  ['suspendLine', 29, LENA, 3],
  ['restoreLine', 30, SID, 2],
] as const)('%s', (name, row, person, code) => {
  it('whose request is slow is found by the line, as reported', async () => {
    await using world = await World.start();
    const client = await world.as(person);
    await world.fault({ row, fault: 'held' });
    const { operation: lost } = await ask(client, name);
    await world.pass(2 * MINUTE);
    expect((await operation(client, lost.id)).status).toBe('UNDETERMINED');
    await release(world);
    const done = await until(world, client, [lost.id, 'SUCCEEDED']);
    expect(done.certainty).toBe('REPORTED');
    expect(world.attempts(row)).toHaveLength(1);
  });

  it('that never arrived fails after five minutes, can be asked for again, and is watched', async () => {
    await using world = await World.start();
    const client = await world.as(person);
    await world.fault({ row, fault: 'cut-before' });
    const { operation: lost } = await ask(client, name);
    await world.pass(4 * MINUTE);
    expect((await operation(client, lost.id)).status).toBe('UNDETERMINED');
    await world.pass(2 * MINUTE);
    expect((await operation(client, lost.id)).status).toBe('FAILED');
    await setLine(world, person.customers?.[0] ?? '', { status: code });
    await world.pass(10 * MINUTE);
    expect(codesOf(await operation(client, lost.id)).at(-1)).toBe('CONTRADICTED');
    expect(alerts(world)).toBe(1);
  });
});

describe('a reconnection that never arrived', () => {
  it('fails after five minutes and is made when it is asked for again', async () => {
    await using world = await World.start();
    const dora = await world.as({ sub: 'dora', customers: [IDS.dora] });
    await world.fault({ row: 27, fault: 'cut-before' });
    const { operation: lost } = await ask(dora, 'reconnectLine');
    await until(world, dora, [lost.id, 'FAILED']);
    expect(await ask(dora, 'reconnectLine')).toMatchObject({ operation: { status: 'SUCCEEDED' } });
    await world.pass(DAY);
    expect(codesOf(await operation(dora, lost.id))).not.toContain('CONTRADICTED');
    expect(world.effects('reconnect')).toHaveLength(1);
  });
});

describe.each([
  ['disconnectLine', 28],
  ['makeLinePrimary', 34],
] as const)('%s that is in doubt', (name, row) => {
  it('is for a person after half an hour, is not made twice, and does not lock the line', async () => {
    await using world = await World.start();
    const [farah, agent] = [await world.as(FARAH), await world.as(AGENT)];
    const lineId = await marcosLine(farah);
    await world.fault({ row, fault: 'cut-before' });
    const { operation: lost } = await act(farah, name, { lineId });
    await world.pass(29 * MINUTE);
    expect((await operation(farah, lost.id)).status).toBe('UNDETERMINED');
    await world.pass(2 * MINUTE);
    expect((await operation(farah, lost.id)).status).toBe('NEEDS_ATTENTION');
    expect(await act(farah, name, { lineId })).toMatchObject({
      problems: [{ code: 'OUTCOME_PENDING' }],
      operation: { id: lost.id },
    });
    expect((await act(farah, 'swapNumber', { lineId })).outcome).toBe('ACCEPTED');
    await world.pass(5 * HOUR);
    expect(alerts(world)).toBe(1);
    expect((await settle(agent, lost.id)).outcome).toBe('ACCEPTED');
    expect((await act(farah, name, { lineId })).outcome).toBe('ACCEPTED');
    expect(world.attempts(row)).toHaveLength(2);
  });

  it('and was made is found by the line', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const lineId = await marcosLine(farah);
    await world.fault({ row, fault: '504-after-effect' });
    const { operation: lost } = await act(farah, name, { lineId });
    expect(lost.status).toBe('UNDETERMINED');
    const agent = await world.as(AGENT);
    expect((await until(world, agent, [lost.id, 'SUCCEEDED'])).certainty).toBe('REPORTED');
    expect(world.attempts(row)).toHaveLength(1);
  });
});

describe('a change of a line that was turned away', () => {
  it('is judged again by the line as it is then, and is not sent when it does not fit any more', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 29, fault: 'status-429' });
    const { operation: begun } = await ask(lena, 'suspendLine');
    expect(begun.status).toBe('RECEIVED');
    await setLine(world, IDS.lena, { status: 4 });
    const ended = await until(world, lena, [begun.id, 'FAILED']);
    expect(ended.failure.code).toBe('LINE_NOT_READY');
    expect(codesOf(ended)).toContain('REFUSED_BEFORE_SEND');
    expect(world.attempts(29).map(({ status }) => status)).toEqual([429]);
  });

  it('is not sent ten minutes after it was asked for', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 29, fault: 'status-429' });
    const { operation: begun } = await ask(lena, 'suspendLine');
    await world.fault({ row: 25, fault: 'status-503', times: 0 });
    await world.pass(12 * MINUTE);
    await world.control('DELETE', 'faults');
    await world.pass(10 * MINUTE);
    expect((await operation(lena, begun.id)).status).toBe('FAILED');
    expect(world.effects('suspend')).toHaveLength(0);
  });
});

describe('a plan change of which the platform shows no end', () => {
  it('frees the line after an hour for everything but another plan change', async () => {
    await using world = await World.start();
    const [lena, agent] = [await world.as(LENA), await world.as(AGENT)];
    await world.fault({ row: 51, fault: 'status-404', times: 0 });
    const { operation: begun } = await bought(lena, PLAN_CHANGE);
    expect((await ask(lena, 'suspendLine')).problems).toMatchObject([{ code: 'LINE_NOT_READY' }]);
    await world.pass(62 * MINUTE);
    expect((await operation(lena, begun.id)).status).toBe('NEEDS_ATTENTION');
    const { problems } = await quoted(lena, PLAN_CHANGE);
    expect(problems).toMatchObject([{ code: 'OUTCOME_PENDING' }]);
    expect((await ask(lena, 'swapNumber')).outcome).toBe('ACCEPTED');
    await world.pass(5 * HOUR);
    expect(alerts(world)).toBe(1);
    expect((await settle(agent, begun.id)).outcome).toBe('ACCEPTED');
  });
});

describe('work of agents on a line', () => {
  it('that holds no name goes beside everything', async () => {
    await using world = await World.start();
    const [agent, lena] = [await world.as(AGENT), await world.as(LENA)];
    const lineId = (await firstLine(lena)).id;
    await ask(lena, 'swapNumber');
    expect((await direct(agent, 'sendSms', { lineId, text: 'hello' })).outcome).toBe('ACCEPTED');
  });
});
