import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { hours } from '../../src/clock.ts';
import { globalId } from '../../src/ids.ts';
import { act, direct, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { CHANGES, CUSTOMER_EVENTS } from '../support/documents.ts';
import { AGENT, FARAH, LENA, MARCO } from '../support/people.ts';
import { World } from '../support/world.ts';

const LINE = globalId('Line', IDS.lena, IDS.lena);
const CUSTOMER = globalId('Customer', IDS.lena);
const HIS_LINE_OF_HERS = globalId('Line', IDS.farah, IDS.marco);
const HIS_LINE = globalId('Line', IDS.marco, IDS.marco);
const NEW_SIM = { iccid: '8901260000000000025', simType: 'PSIM' };

/** What somebody has been warned of since a cursor, and the next one. */
async function warnings(client: Client, after: string | null): Promise<{ of: any[]; end: string }> {
  const { changes } = await client.data(CHANGES, { after, first: 100 });
  const of = changes.changes.filter(({ __typename: name }: any) => name === 'SecurityNotice');
  return { of, end: changes.endCursor };
}

describe('a customer is warned at once', () => {
  it('of each thing that could be somebody else’s doing, once, with ids alone', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const agent = await world.as(AGENT);
    let { end } = await warnings(lena, null);
    const deeds: readonly [string, string, object, string | null][] = [
      ['SIM_SWAP_BEGUN', 'swapSim', { lineId: LINE, ...NEW_SIM }, LINE],
      ['NUMBER_SWAP_BEGUN', 'swapNumber', { lineId: LINE }, LINE],
      ['VOICEMAIL_PIN_RESET', 'resetVoicemailPin', { lineId: LINE, pin: '864209' }, LINE],
      ['EMAIL_CHANGED', 'updateCustomer', { customerId: CUSTOMER, email: 'new@example.com' }, null],
      ['LINE_LOCKED', 'lockLine', { lineId: LINE }, LINE],
      ['UNLOCK_ASKED', 'unlockLine', { lineId: LINE }, LINE],
    ];
    for (const [kind, name, input, lineId] of deeds) {
      expect((await direct(agent, name, { ...input })).outcome).toBe('ACCEPTED');
      const told = await warnings(lena, end);
      expect(told.of).toEqual([
        {
          ...{ __typename: 'SecurityNotice', cursor: expect.any(String), warnsOf: kind, lineId },
          ...{ customerId: CUSTOMER, certainty: 'CONFIRMED', at: expect.any(String) },
          line: lineId && { firstName: expect.any(String) },
        },
      ]);
      await world.pass(hours(1));
      const later = await warnings(lena, told.end);
      expect([kind, later.of]).toEqual([kind, []]);
      end = later.end;
    }
    expect(world.log.join('')).not.toMatch(/864209|new@example\.com|8901260000000000025/);
  });

  it('of another primary line: who held it, and whoever holds it now', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const [hers, his] = [await warnings(farah, null), await warnings(marco, null)];
    expect((await act(farah, 'makeLinePrimary', { lineId: HIS_LINE_OF_HERS })).outcome).toBe(
      'ACCEPTED',
    );
    for (const [client, { end }] of [
      [farah, hers],
      [marco, his],
    ] as const)
      expect((await warnings(client, end)).of).toMatchObject([{ warnsOf: 'PRIMARY_LINE_CHANGED' }]);
  });

  it('live, whoever watches; a line holder hears of their line, and not of the address of the account', async () => {
    await using world = await World.start();
    const [farah, marco] = [await world.as(FARAH), await world.as(MARCO)];
    const his = await warnings(marco, null);
    const customerId = globalId('Customer', IDS.farah);
    const live = farah.watch(CUSTOMER_EVENTS, {
      ...{ customerId, after: (await warnings(farah, null)).end },
    });
    const email = 'farah.new@example.com';
    expect((await direct(farah, 'updateCustomer', { customerId, email })).outcome).toBe('ACCEPTED');
    expect((await direct(marco, 'lockLine', { lineId: HIS_LINE })).outcome).toBe('ACCEPTED');
    const isWarning = ({ __typename: name }: any): boolean => name === 'SecurityNotice';
    await live.until(({ items }) => items.filter(isWarning).length === 2);
    expect(live.items.filter(isWarning)).toMatchObject([
      { warnsOf: 'EMAIL_CHANGED', lineId: null },
      { warnsOf: 'LINE_LOCKED', lineId: HIS_LINE_OF_HERS },
    ]);
    expect((await warnings(marco, his.end)).of).toMatchObject([
      { warnsOf: 'LINE_LOCKED', lineId: HIS_LINE },
    ]);
    await live.stop();
  });
});

describe('a customer is not warned', () => {
  it('of what did not happen: a wrong code, a refusal, a name, an address that is taken', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { end } = await warnings(lena, null);
    const { codeRequestId } = await direct(
      ...[lena, 'requestSimSwapCode', { lineId: LINE }, 'codeRequestId'],
    );
    const code = { lineId: LINE, codeRequestId, ...NEW_SIM };
    await act(lena, 'confirmSimSwap', { ...code, code: '111111' });
    const { email } = await firstCustomer(lena);
    await direct(lena, 'updateCustomer', { customerId: CUSTOMER, firstName: 'Lena Maria', email });
    await direct(lena, 'updateCustomer', { customerId: CUSTOMER, email: 'farah@example.com' });
    await act(await world.as({ ...LENA, authAge: null }), 'swapNumber', { lineId: LINE });
    await world.fault({ row: 38, fault: 'status-400' });
    await direct(lena, 'resetVoicemailPin', { lineId: LINE });
    expect((await warnings(lena, end)).of).toEqual([]);

    await act(lena, 'confirmSimSwap', { ...code, code: '246810' });
    expect((await warnings(lena, end)).of).toMatchObject([{ warnsOf: 'SIM_SWAP_BEGUN' }]);
  });

  it('in doubt without being told so: what may have happened is REPORTED, once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { end } = await warnings(lena, null);
    await world.fault({ row: 38, fault: 'status-504' });
    expect((await direct(lena, 'resetVoicemailPin', { lineId: LINE })).outcome).toBe(
      'UNDETERMINED',
    );
    await world.pass(hours(2));
    expect((await warnings(lena, end)).of).toMatchObject([
      { warnsOf: 'VOICEMAIL_PIN_RESET', certainty: 'REPORTED', lineId: LINE },
    ]);
  });
});
