import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AGENT, JOHN, PETRA } from '../support/people.ts';
import { alerts, ask, codesOf, DAY, ESIM, HOUR, MINUTE, PORT } from '../support/lines.ts';
import { release, setLine, until } from '../support/lines.ts';
import { ATTENTION, settle } from '../support/operators.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { WRONG_PIN, correct, declined, start } from './port-ins.ts';

describe('one number', () => {
  it('is ported to one line at a time, also when two ask at once', async () => {
    await using world = await World.start();
    const [petra, john] = [await world.as(PETRA), await world.as(JOHN)];
    const both = await Promise.all([start(petra), start(john)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['ACCEPTED', 'REFUSED']);
    expect(both.find(({ outcome }) => outcome === 'REFUSED')).toMatchObject({
      problems: [{ code: 'LINE_NOT_READY', remedy: 'WAIT' }],
      operation: null,
    });
    expect(world.attempts(19)).toHaveLength(1);
  });

  it('that is being ported and in doubt is not ported to another line either', async () => {
    await using world = await World.start();
    const [petra, john] = [await world.as(PETRA), await world.as(JOHN)];
    await world.fault(
      { row: 19, fault: '504-after-effect' },
      { row: 20, fault: 'status-500', times: 0, skip: 1 },
    );
    expect((await start(petra)).outcome).toBe('UNDETERMINED');
    expect(await start(john)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
    });
    expect(world.attempts(19)).toHaveLength(1);
  });

  it('is free while its customer is asked for a detail, and then not to be had twice', async () => {
    await using world = await World.start();
    const [petra, john] = [await world.as(PETRA), await world.as(JOHN)];
    const id = await declined(world, petra);
    const second = await start(john);
    expect(second.outcome).toBe('ACCEPTED');
    expect(await correct(petra, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY' }],
      operation: { id, status: 'WAITING_FOR_CUSTOMER' },
    });
    expect(world.attempts(21)).toHaveLength(0);
    await until(world, john, [second.operation.id, 'SUCCEEDED']);
  });

  it('that was given up for lost can be ported again', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    await world.fault({ row: 19, fault: 'cut-before' });
    const { operation: lost } = await start(petra);
    expect(await until(world, petra, [lost.id, 'FAILED'])).toMatchObject({
      failure: { code: 'PLATFORM_UNAVAILABLE' },
    });
    const { operation: again } = await start(petra);
    expect(await until(world, petra, [again.id, 'SUCCEEDED'])).toMatchObject({ ported: true });
    await world.pass(DAY);
    expect(alerts(world)).toBe(0);
  });
});

describe('a port-in whose answer is lost', () => {
  it.each([
    ['goes on when the platform works on it', '504-after-effect', PORT, 'SUCCEEDED'],
    ['asks for a detail that is declined', '504-after-effect', WRONG_PIN, 'WAITING_FOR_CUSTOMER'],
    [
      'is cancelled when the losing carrier keeps the number',
      ...['504-after-effect', { ...PORT, number: '2125557777', transferPin: '7777' }, 'CANCELLED'],
    ],
  ] as [string, string, object, string][])('%s', async (_what, fault, port, status) => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    await world.fault({ row: 19, fault });
    const { outcome, operation: begun } = await start(petra, port);
    expect(outcome).toBe('UNDETERMINED');
    await until(world, petra, [begun.id, status]);
    expect(world.attempts(19)).toHaveLength(1);
  });

  it('on a line whose last port-in was cancelled is not taken for cancelled', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    await setLine(world, IDS.petra, { status: 11, activationMsg: 'Cancelled' });
    await world.fault({ row: 19, fault: 'held' });
    const { operation: begun } = await start(petra);
    await world.pass(20 * MINUTE);
    expect((await operation(petra, begun.id)).status).toBe('UNDETERMINED');
    await release(world);
    expect(await until(world, petra, [begun.id, 'SUCCEEDED'])).toMatchObject({ ported: true });
  });

  it('on a line whose last port-in was cancelled, and that never arrived, is for a person after an hour', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    await setLine(world, IDS.petra, { status: 11, activationMsg: 'Cancelled' });
    await world.fault({ row: 19, fault: 'cut-before' });
    const { operation: begun } = await start(petra);
    await world.pass(59 * MINUTE);
    expect((await operation(petra, begun.id)).status).toBe('UNDETERMINED');
    await world.pass(2 * MINUTE);
    expect((await operation(petra, begun.id)).status).toBe('NEEDS_ATTENTION');
    await world.pass(DAY);
    expect(alerts(world)).toBe(1);
    const again = await ask(petra, 'activateLine', { sim: ESIM });
    expect(again.outcome).toBe('ACCEPTED'); // the line is free
  });

  it('and whose line is active with a number that nobody asked for is for a person', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    await world.fault({ row: 19, fault: 'cut-before' });
    const { operation: begun } = await start(petra);
    await setLine(world, IDS.petra, { status: 2, mobileNo: '9175550001' });
    const found = await until(world, petra, [begun.id, 'NEEDS_ATTENTION']);
    expect(found).toMatchObject({ ported: null });
    expect(alerts(world)).toBe(1);
  });
});

describe('a port-in that does not end', () => {
  it('for seven days is for a person, once, and frees the line', async () => {
    await using world = await World.start();
    const [petra, agent] = [await world.as(PETRA), await world.as(AGENT)];
    await world.fault({ stuck: 19 }, { callbacks: 'lost' });
    const { operation: begun } = await start(petra);
    await world.pass(7 * DAY - HOUR);
    expect((await operation(petra, begun.id)).status).toBe('IN_PROGRESS');
    await world.pass(2 * HOUR);
    expect((await operation(petra, begun.id)).status).toBe('NEEDS_ATTENTION');
    await world.pass(DAY);
    expect(alerts(world)).toBe(1);
    expect((await settle(agent, begun.id)).outcome).toBe('ACCEPTED');
    expect((await operation(petra, begun.id)).status).toBe('FAILED');
  }, 60_000);

  it('because its customer does not answer for thirty days is listed, without an alarm, and can be settled', async () => {
    await using world = await World.start();
    const [petra, agent] = [await world.as(PETRA), await world.as(AGENT)];
    const id = await declined(world, petra);
    const listed = async (): Promise<unknown> => {
      const data = await agent.data(ATTENTION, { first: 5 });
      return data.operationsNeedingAttention.edges.map(({ node }: any) => node);
    };
    await world.pass(30 * DAY - HOUR);
    expect(await listed()).toEqual([]);
    await world.pass(2 * HOUR);
    expect(await listed()).toEqual([{ id, status: 'WAITING_FOR_CUSTOMER' }]);
    expect((await operation(petra, id)).customerTask).not.toBeNull();
    expect(alerts(world)).toBe(0);
    await world.fault({ row: 21, fault: 'cut-before' });
    await correct(petra, id);
    await world.pass(11 * MINUTE);
    expect(await listed()).toEqual([{ id, status: 'WAITING_FOR_CUSTOMER' }]);
    const settled = await settle(agent, id, { verdict: 'CANCELLED' });
    expect(settled).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'CANCELLED' } });
    await world.pass(HOUR);
    expect(await listed()).toEqual([]);
    expect(codesOf(await operation(petra, id)).at(-1)).toBe('CANCELLED');
  }, 60_000);

  it('is listed no longer once its customer has answered', async () => {
    await using world = await World.start();
    const [petra, agent] = [await world.as(PETRA), await world.as(AGENT)];
    const id = await declined(world, petra);
    await world.pass(31 * DAY);
    expect((await correct(petra, id)).outcome).toBe('ACCEPTED');
    await until(world, petra, [id, 'SUCCEEDED']);
    const { operationsNeedingAttention: listed } = await agent.data(ATTENTION, { first: 5 });
    expect(listed.edges).toEqual([]);
    expect(alerts(world)).toBe(0);
  }, 60_000);
});
