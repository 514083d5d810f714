import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, direct, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { LENA, MARCO, PETRA } from '../support/people.ts';
import { alerts, ask, CARD, MINUTE, PORT, release, setLine, until } from '../support/lines.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const CODE = '246810';
const SWAP = { iccid: CARD, simType: 'ESIM' };

describe('a swap of the SIM', () => {
  it('whose request is slow is found by the SIM of the line, as reported', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 33, fault: 'held' });
    const { operation: lost } = await ask(lena, 'swapSim', SWAP);
    await world.pass(5 * MINUTE);
    expect((await operation(lena, lost.id)).status).toBe('UNDETERMINED');
    await release(world);
    expect((await until(world, lena, [lost.id, 'SUCCEEDED'])).certainty).toBe('REPORTED');
    expect(world.attempts(33)).toHaveLength(1);
  });

  it('that never arrived is for a person after half an hour, holds its card, and frees the line', async () => {
    await using world = await World.start();
    const [lena, marco] = [await world.as(LENA), await world.as(MARCO)];
    await world.fault({ row: 33, fault: 'cut-before' });
    const { operation: lost } = await ask(lena, 'swapSim', SWAP);
    await world.pass(29 * MINUTE);
    expect((await operation(lena, lost.id)).status).toBe('UNDETERMINED');
    await world.pass(2 * MINUTE);
    expect((await operation(lena, lost.id)).status).toBe('NEEDS_ATTENTION');
    const LINES = '{ viewer { customers { lines { id } } } }';
    const { viewer } = await marco.data(LINES);
    const lineId = viewer.customers[0].lines[0].id;
    expect(await act(marco, 'swapSim', { lineId, ...SWAP })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
      operation: null,
    });
    expect((await ask(lena, 'swapNumber')).outcome).toBe('ACCEPTED');
    expect(alerts(world)).toBe(1);
  });

  it('that was accepted where no SIM is ever stated is reported as done after half an hour', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault(
      { unstated: { row: 25, fields: ['iccId'] } },
      { unstated: { row: 20, fields: ['iccId'] } },
    );
    const { operation: begun } = await ask(lena, 'swapSim', SWAP);
    await world.pass(28 * MINUTE);
    expect((await operation(lena, begun.id)).status).toBe('IN_PROGRESS');
    await world.pass(3 * MINUTE);
    expect(await operation(lena, begun.id)).toMatchObject({
      ...{ status: 'SUCCEEDED', certainty: 'REPORTED' },
    });
    expect(alerts(world)).toBe(0);
  });

  it('that is in doubt where no SIM is ever stated is for a person', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault(
      { unstated: { row: 25, fields: ['iccId'] } },
      { unstated: { row: 20, fields: ['iccId'] } },
      { row: 33, fault: '504-after-effect' },
    );
    const { operation: lost } = await ask(lena, 'swapSim', SWAP);
    await until(world, lena, [lost.id, 'NEEDS_ATTENTION']);
    await world.fault({ unstated: { row: 20, fields: [] } });
    expect((await until(world, lena, [lost.id, 'SUCCEEDED'])).certainty).toBe('REPORTED');
  });

  it('that was accepted and shows another SIM is for a person', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { operation: begun } = await ask(lena, 'swapSim', SWAP);
    await setLine(world, IDS.lena, { iccId: '8901260000000000058' });
    await world.pass(29 * MINUTE);
    expect((await operation(lena, begun.id)).status).toBe('IN_PROGRESS');
    await until(world, lena, [begun.id, 'NEEDS_ATTENTION']);
  });

  it('to a card that a port-in uses is refused before it leaves', async () => {
    await using world = await World.start();
    const [petra, lena] = [await world.as(PETRA), await world.as(LENA)];
    await ask(petra, 'startPortIn', { ...PORT, sim: { iccid: CARD } });
    expect((await ask(lena, 'swapSim', SWAP)).problems).toMatchObject([
      { code: 'LINE_NOT_READY', remedy: 'WAIT' },
    ]);
    expect(world.attempts(33)).toHaveLength(0);
  });
});

describe('a swap of the SIM that a code confirms', () => {
  async function confirmed(lena: Client): Promise<any> {
    const { id: lineId } = await firstLine(lena);
    const { codeRequestId } = await direct(
      ...([lena, 'requestSimSwapCode', { lineId }, 'codeRequestId'] as const),
    );
    return act(lena, 'confirmSimSwap', { lineId, codeRequestId, ...SWAP, code: CODE });
  }

  it('and whose confirmation never arrived fails after five minutes, for a new code', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 67, fault: 'cut-before' });
    const { operation: lost } = await confirmed(lena);
    await world.pass(4 * MINUTE);
    expect((await operation(lena, lost.id)).status).toBe('UNDETERMINED');
    await world.pass(2 * MINUTE);
    expect(await operation(lena, lost.id)).toMatchObject({
      ...{ status: 'FAILED', failure: { code: 'PLATFORM_UNAVAILABLE' } },
    });
    const { operation: again } = await confirmed(lena);
    expect((await until(world, lena, [again.id, 'SUCCEEDED'])).certainty).toBe('CONFIRMED');
    expect(world.effects('sim-swap')).toHaveLength(1);
  });

  it('and whose confirmation is slow is found by its own id', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 67, fault: 'held' });
    const { operation: lost } = await confirmed(lena);
    await world.pass(2 * MINUTE);
    await release(world);
    expect((await until(world, lena, [lost.id, 'SUCCEEDED'])).certainty).toBe('CONFIRMED');
    expect(world.attempts(67)).toHaveLength(1);
  });

  it('and that was taken but never ends is for a person', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ stuck: 67 });
    const { operation: begun } = await confirmed(lena);
    await until(world, lena, [begun.id, 'NEEDS_ATTENTION']);
    await world.fault({ unstuck: 67 });
    await until(world, lena, [begun.id, 'SUCCEEDED']);
    expect(alerts(world)).toBe(1);
  });
});
