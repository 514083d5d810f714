import { describe, expect, it } from 'vitest';
import { act, firstCustomer, firstLine, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { FARAH, LENA, MARCO } from '../support/people.ts';
import { World } from '../support/world.ts';

const DAY = 86_400_000;

const LINES = '{ viewer { customers { lines { id isPrimary } } } }';

/** Without what only who holds the account may see. */
async function ownLine(client: Client): Promise<any> {
  const { viewer } = await client.data(LINES);
  return viewer.customers[0].lines[0];
}

describe.each(['guide', 'observed'] as const)(
  'story I in the words of the platform as %s',
  (vocabulary) => {
    it('pauses a line, wakes it up, switches it off and on again', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const lineId = (await firstLine(lena)).id;
      for (const [mutation, status] of [
        ['suspendLine', 'SUSPENDED'],
        ['restoreLine', 'ACTIVE'],
        ['disconnectLine', 'DISCONNECTED'],
        ['reconnectLine', 'ACTIVE'],
      ] as const) {
        const done = await act(lena, mutation, { lineId });
        expect([mutation, done]).toMatchObject([
          mutation,
          { outcome: 'ACCEPTED', operation: { status: 'SUCCEEDED', certainty: 'REPORTED' } },
        ]);
        expect([mutation, (await firstLine(lena)).status]).toEqual([mutation, status]);
      }
      expect(world.effects('disconnect')).toHaveLength(1);
    });

    it('makes another line primary, once', async () => {
      await using world = await World.start({ vocabulary });
      const farah = await world.as(FARAH);
      const [primary, marco] = (await firstCustomer(farah)).lines;
      expect(await act(farah, 'makeLinePrimary', { lineId: primary.id })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'LINE_NOT_READY' }],
      });
      expect(await act(farah, 'makeLinePrimary', { lineId: marco.id })).toMatchObject({
        outcome: 'ACCEPTED',
        operation: { status: 'SUCCEEDED', change: 'MAKE_PRIMARY' },
      });
      const { viewer } = await (await world.as(MARCO)).data(LINES);
      const { lines } = viewer.customers[0]; // he holds the account now, and sees the family
      expect(lines.map((line: { isPrimary: boolean }) => line.isPrimary)).toEqual([
        ...[false, true, false, false, false],
      ]);
      expect(world.effects('primary-swapped')).toHaveLength(1);
    });
  },
);

describe('a line that was switched off', () => {
  it('can be switched on for 30 days, and says until when', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    const { operation } = await act(lena, 'disconnectLine', { lineId });
    const ACTIONS = `query A($id: ID!) { line(id: $id) { actions { action possible until blockedBy { code } } } }`;
    const reconnect = async (): Promise<any> => {
      const { line } = await lena.data(ACTIONS, { id: lineId });
      return line.actions.find((one: { action: string }) => one.action === 'RECONNECT');
    };
    const until = new Date(Date.parse(operation.settledAt) + 30 * DAY).toISOString();
    expect(await reconnect()).toEqual({
      ...{ action: 'RECONNECT', possible: true, until, blockedBy: null },
    });
    await world.pass(30 * DAY);
    expect(await reconnect()).toMatchObject({
      possible: false,
      blockedBy: { code: 'RECONNECT_TOO_LATE' },
    });
    expect(await act(lena, 'reconnectLine', { lineId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'RECONNECT_TOO_LATE' }],
    });
    expect(world.attempts(27)).toHaveLength(0);
  });
});

describe('a change of a line', () => {
  it('whose answer is lost is read back, and was sent once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    await world.fault({ row: 29, fault: '504-after-effect' });
    const begun = await act(lena, 'suspendLine', { lineId });
    expect(begun.outcome).toBe('UNDETERMINED');
    const done = await settled(world, lena, begun.operation.id);
    expect(done).toMatchObject({ status: 'SUCCEEDED', certainty: 'REPORTED' });
    expect(world.attempts(29)).toHaveLength(1);
  });

  it('that never arrived fails when the line keeps its state', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    await world.fault({ row: 29, fault: 'status-504' });
    const begun = await act(lena, 'suspendLine', { lineId });
    const done = await settled(world, lena, begun.operation.id);
    expect(done).toMatchObject({
      status: 'FAILED',
      failure: { code: 'PLATFORM_UNAVAILABLE', remedy: 'TRY_AGAIN' },
    });
    expect(world.attempts(29)).toHaveLength(1);
  });

  it('that would undo itself is never sent again: a person looks', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const [, marco] = (await firstCustomer(farah)).lines;
    await world.fault({ row: 34, fault: 'status-504' });
    const begun = await act(farah, 'makeLinePrimary', { lineId: marco.id });
    await world.passUntil(
      async () =>
        (await act(farah, 'makeLinePrimary', { lineId: marco.id })).operation?.status ===
        'NEEDS_ATTENTION',
      { stepMs: 60_000 },
    );
    expect(begun.outcome).toBe('UNDETERMINED');
    expect(world.attempts(34)).toHaveLength(1);
  });

  it('that the platform refuses as a conflict is refused when the state was not reached', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    await world.fault({ row: 29, fault: 'status-409' });
    expect(await act(lena, 'suspendLine', { lineId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT' }],
      operation: { status: 'FAILED' },
    });
  });

  it('of one line from two devices is made once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    const both = await Promise.all([1, 2].map(() => act(lena, 'swapNumber', { lineId })));
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['ACCEPTED', 'REFUSED']);
    expect(world.attempts(31)).toHaveLength(1);
  });

  it('of the account by who holds another line is refused and never sent', async () => {
    await using world = await World.start();
    const marco = await world.as(MARCO);
    const lineId = (await ownLine(marco)).id;
    expect(await act(marco, 'disconnectLine', { lineId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
    expect(world.attempts(28)).toHaveLength(0);
    expect((await act(marco, 'suspendLine', { lineId })).outcome).toBe('ACCEPTED');
  });
});
