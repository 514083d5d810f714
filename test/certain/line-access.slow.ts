import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { act, firstLine } from '../support/actions.ts';
import { FARAH, LENA, MARCO, SID } from '../support/people.ts';
import { ask, CARD, marcosLine, PORT, release } from '../support/lines.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';

/** The line of a stranger, named under one's own account. */
const foreign = (own: string, line: string): string => globalId('Line', own, line);

/** Asks, and resolves when the platform has been asked about the account and does not answer yet. */
async function unanswered(
  world: World,
  asking: () => Promise<any>,
): Promise<{ readonly answer: Promise<any> }> {
  await world.fault({ row: 25, fault: 'held' });
  const before = world.attempts(25).length;
  const answer = asking();
  await expect.poll(() => world.attempts(25).length, { timeout: 5_000 }).toBeGreaterThan(before);
  return { answer };
}

describe('a stranger who names the line of somebody else under their own account', () => {
  it.each([
    ['suspendLine', {}],
    ['swapNumber', {}],
    ['swapSim', { iccid: CARD, simType: 'ESIM' }],
    ['disconnectLine', {}],
    ['activateLine', { sim: { imei: '356938035643809' } }],
    ['startPortIn', PORT],
  ])('is refused at %s, and is not in the way of its holder meanwhile', async (name, more) => {
    await using world = await World.start();
    const [sid, lena] = [await world.as(SID), await world.as(LENA)];
    await firstLine(lena);
    const lineId = foreign(IDS.sid, IDS.lena);
    const { answer } = await unanswered(world, () => act(sid, name, { lineId, ...more }));
    expect((await ask(lena, 'suspendLine')).outcome).toBe('ACCEPTED');
    expect(await ask(lena, 'restoreLine')).toMatchObject({ operation: { status: 'SUCCEEDED' } });
    await release(world);
    expect(await answer).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_FOUND' }],
      operation: null,
    });
    expect(world.effects('suspend')).toHaveLength(1);
    for (const row of [19, 28, 31, 33]) expect(world.attempts(row)).toHaveLength(0);
  });

  it('is not seen by its holder while the ask waits', async () => {
    await using world = await World.start();
    const [sid, lena] = [await world.as(SID), await world.as(LENA)];
    const lineId = (await firstLine(lena)).id;
    const OPEN =
      'query L($id: ID!) { line(id: $id) { openOperations { id } actions { action possible } } }';
    const { answer } = await unanswered(world, () =>
      act(sid, 'swapNumber', { lineId: foreign(IDS.sid, IDS.lena) }),
    );
    const { line } = await lena.data(OPEN, { id: lineId });
    expect(line.openOperations).toEqual([]);
    expect(line.actions).toContainEqual({ action: 'SWAP_NUMBER', possible: true });
    await release(world);
    expect((await answer).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('two who may use one line', () => {
  it('and ask for it at once under two accounts make one of the changes', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const lineId = await marcosLine(farah);
    const own = globalId('Line', IDS.marco, IDS.marco);
    const both = await Promise.all([
      act(farah, 'swapNumber', { lineId }),
      act(marco, 'swapNumber', { lineId: own }),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['ACCEPTED', 'REFUSED']);
    expect(both.find(({ outcome }) => outcome === 'REFUSED').problems).toMatchObject([
      { code: 'LINE_NOT_READY' },
    ]);
    expect(world.attempts(31)).toHaveLength(1);
  });

  it('and ask one after the other are told what runs, or that something does', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const lineId = await marcosLine(farah);
    const first = await act(marco, 'swapNumber', {
      lineId: globalId('Line', IDS.marco, IDS.marco),
    });
    expect(await act(farah, 'swapNumber', { lineId })).toMatchObject({
      problems: [{ code: 'LINE_NOT_READY', remedy: 'WATCH' }],
      operation: { id: first.operation.id },
    });
    expect(world.attempts(31)).toHaveLength(1);
  });
});

describe('one key', () => {
  it('for the opposite change of the same line is refused as reused', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const idempotencyKey = newKey();
    const first = await ask(lena, 'suspendLine', { idempotencyKey });
    expect(first).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'SUCCEEDED' } });
    expect(await ask(lena, 'restoreLine', { idempotencyKey })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
      operation: null,
    });
    expect(world.attempts(30)).toHaveLength(0);
  });

  it.each([
    ['swapNumber', {}, { zip: '10001' }],
    ['swapSim', { iccid: CARD, simType: 'ESIM' }, { iccid: CARD, simType: 'PSIM' }],
  ])('for another %s is refused as reused', async (name, one, other) => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const idempotencyKey = newKey();
    const first = await ask(lena, name, { ...one, idempotencyKey });
    expect((await ask(lena, name, { ...other, idempotencyKey })).problems).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
    const again = await ask(lena, name, { ...one, idempotencyKey });
    expect(again).toMatchObject({ alreadyStarted: true, operation: { id: first.operation.id } });
    expect(world.attempts(31).length + world.attempts(33).length).toBe(1);
  });

  it('with what is left out and what is null is one request', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const idempotencyKey = newKey();
    const first = await ask(lena, 'swapNumber', { idempotencyKey, zip: null });
    const again = await ask(lena, 'swapNumber', { idempotencyKey });
    expect(again).toMatchObject({ alreadyStarted: true, operation: { id: first.operation.id } });
  });

  it('of a request that was refused is refused again, also once the line is ready', async () => {
    await using world = await World.start();
    const sid = await world.as(SID);
    const idempotencyKey = newKey();
    const refused = await ask(sid, 'suspendLine', { idempotencyKey });
    expect(refused).toMatchObject({ outcome: 'REFUSED', problems: [{ code: 'LINE_NOT_READY' }] });
    await ask(sid, 'restoreLine');
    expect(await ask(sid, 'suspendLine', { idempotencyKey })).toMatchObject({ outcome: 'REFUSED' });
    expect(world.attempts(29)).toHaveLength(0);
  });
});
