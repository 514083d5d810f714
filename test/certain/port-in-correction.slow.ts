import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, PETRA } from '../support/people.ts';
import { alerts, HOUR, MINUTE, PORT, setLine, until } from '../support/lines.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { correct, declined } from './port-ins.ts';

const NUMBER = '+12125550142';

describe('a correction whose answer is lost', () => {
  it('is shown as in doubt, and goes again when the detail is still asked for after a minute', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: 'cut-before' });
    expect(await correct(petra, id)).toMatchObject({
      outcome: 'UNDETERMINED',
      operation: { status: 'UNDETERMINED', customerTask: null },
    });
    expect(await correct(petra, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PORT_IN_NOT_CORRECTABLE' }],
      operation: { id, status: 'UNDETERMINED' },
    });
    await world.pass(90_000);
    expect(await operation(petra, id)).toMatchObject({
      status: 'WAITING_FOR_CUSTOMER',
      customerTask: { __typename: 'CorrectPortDetails' },
    });
    expect((await correct(petra, id)).outcome).toBe('ACCEPTED');
    expect(await until(world, petra, [id, 'SUCCEEDED'])).toMatchObject({ ported: true });
    expect(world.effects('port-in-correction')).toHaveLength(1);
  });

  it('and that was taken goes on by the state of the line', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: '504-after-effect' });
    expect((await correct(petra, id)).outcome).toBe('UNDETERMINED');
    await until(world, petra, [id, 'SUCCEEDED']);
    expect(world.attempts(21)).toHaveLength(1);
  });

  it('and that is declined with other words is answered by them at once', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: 'cut-before' });
    await correct(petra, id);
    await setLine(world, IDS.petra, {
      status: 10,
      activationMsg: 'The billing ZIP does not match',
    });
    await world.pass(40_000);
    expect(await operation(petra, id)).toMatchObject({
      status: 'WAITING_FOR_CUSTOMER',
      customerTask: { details: ['BILLING_ZIP'] },
    });
  });

  it('is read as in doubt, too, when it was a resubmission', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: 'cut-before' });
    const lost = await act(petra, 'resubmitPortIn', { operationId: id });
    expect(lost.outcome).toBe('UNDETERMINED');
    await world.pass(90_000);
    expect((await operation(petra, id)).status).toBe('WAITING_FOR_CUSTOMER');
    expect((await act(petra, 'resubmitPortIn', { operationId: id })).outcome).toBe('ACCEPTED');
    expect(world.attempts(21)).toHaveLength(2);
  });
});

describe('a correction', () => {
  it('that the carrier no longer asks for is refused before it leaves', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await setLine(world, IDS.petra, { status: 9, activationMsg: null });
    expect(await correct(petra, id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PORT_IN_NOT_CORRECTABLE' }],
      operation: { id },
    });
    expect(world.attempts(21)).toHaveLength(0);
    expect((await operation(petra, id)).status).toBe('IN_PROGRESS');
  });

  it('that was turned away as busy is judged again before it is sent again', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: 'status-429' });
    await correct(petra, id);
    await setLine(world, IDS.petra, { status: 2, mobileNo: PORT.number });
    await until(world, petra, [id, 'SUCCEEDED']);
    expect(world.attempts(21).map(({ status }) => status)).toEqual([429]);
  });
});

describe('a cancellation whose answer is lost', () => {
  it('is offered again after five minutes, when the port-in is as it was', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: 'cut-before' });
    const cancel = () => act(petra, 'cancelPortIn', { operationId: id, takeNewNumber: false });
    expect((await cancel()).outcome).toBe('UNDETERMINED');
    await world.pass(4 * MINUTE);
    expect(await cancel()).toMatchObject({ outcome: 'REFUSED', operation: { id } });
    await world.pass(2 * MINUTE);
    expect((await cancel()).outcome).toBe('ACCEPTED');
    await until(world, petra, [id, 'CANCELLED']);
    expect(world.attempts(21)).toHaveLength(2);
  });

  it('in favour of a new number is not made twice: a person looks after half an hour', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: 'cut-before' });
    const cancel = () => act(petra, 'cancelPortIn', { operationId: id, takeNewNumber: true });
    expect((await cancel()).outcome).toBe('UNDETERMINED');
    await world.pass(29 * MINUTE);
    expect((await cancel()).outcome).toBe('REFUSED');
    await world.pass(2 * MINUTE);
    expect((await operation(petra, id)).status).toBe('NEEDS_ATTENTION');
    expect((await cancel()).outcome).toBe('REFUSED');
    await world.pass(5 * HOUR);
    expect(alerts(world)).toBe(1);
    expect(world.attempts(21)).toHaveLength(1);
  });

  it('in favour of a new number is found by the line that gets one', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: '504-after-effect' });
    const lost = await act(petra, 'cancelPortIn', { operationId: id, takeNewNumber: true });
    expect(lost.outcome).toBe('UNDETERMINED');
    const done = await until(world, petra, [id, 'SUCCEEDED']);
    expect(done.ported).toBe(false);
    expect(done.portedNumber).not.toBe(NUMBER);
  });
});

describe('a person whose customer was taken away', () => {
  it.each([
    ['cancelPortIn', { takeNewNumber: true }],
    ['cancelPortIn', { takeNewNumber: false }],
    ['correctPortIn', { correction: { transferPin: '0142' } }],
    ['resubmitPortIn', {}],
  ])(
    'still sees the port-in that they began, and nothing leaves for %s with %j',
    async (name, more) => {
      await using world = await World.start();
      const id = await declined(world, await world.as(PETRA));
      const former = await world.as({ sub: 'petra' });
      expect((await operation(former, id)).status).toBe('WAITING_FOR_CUSTOMER');
      expect(await act(former, name, { operationId: id, ...more })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'NOT_FOUND' }],
      });
      expect(world.attempts(21)).toHaveLength(0);
    },
  );

  it('by another customer of theirs cannot change it either, and an agent can', async () => {
    await using world = await World.start();
    const id = await declined(world, await world.as(PETRA));
    const moved = await world.as({ sub: 'petra', customers: [IDS.erin] });
    const cancel = (client: Client) =>
      act(client, 'cancelPortIn', { operationId: id, takeNewNumber: false });
    expect(await cancel(moved)).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] });
    expect((await cancel(await world.as(AGENT))).outcome).toBe('ACCEPTED');
    expect(world.attempts(21)).toHaveLength(1);
  });
});
