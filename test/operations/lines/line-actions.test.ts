import { describe, expect, it } from 'vitest';
import { customerId, globalId } from '../../../src/ids.ts';
import { lineActions, type LineSituation } from '../../../src/operations/lines/line-actions.ts';
import { endpointOf } from '../../../src/datasources/wire/endpoint.ts';
import type { Client } from '../../support/client.ts';
import { act, direct } from '../../support/actions.ts';
import { AGENT } from '../../support/people.ts';
import { planIdOf } from '../../support/shopper.ts';
import { World } from '../../support/world.ts';

/** The codes of row 25 that the simulator has, and one that nobody knows. */
const CODES = {
  ...{ NOT_ACTIVATED: 0, ACTIVATION_IN_PROGRESS: 1, ACTIVE: 2, SUSPENDED: 3, DISCONNECTED: 4 },
  ...{ ACTIVATION_FAILED: 8, PORT_IN_IN_PROGRESS: 9, PORT_IN_FAILED: 10, PORT_IN_CANCELLED: 11 },
  UNRECOGNIZED: 5,
} as const;

const SIM = { iccid: '8901260000000000033', simType: 'PSIM' };
const PORT = {
  ...{ sim: { iccid: '8901260000000000041' }, number: '2125550142', carrier: 'Other Mobile' },
  ...{ accountNumber: '77001', transferPin: '0142', billingZip: '10001' },
};

type Execute = (client: Client, lineId: string) => Promise<any>;

const EXECUTE: Readonly<Record<string, Execute>> = {
  ACTIVATE: (client, lineId) => act(client, 'activateLine', { lineId, sim: { iccid: SIM.iccid } }),
  PORT_IN: (client, lineId) => act(client, 'startPortIn', { lineId, ...PORT }),
  SUSPEND: (client, lineId) => act(client, 'suspendLine', { lineId }),
  RESTORE: (client, lineId) => act(client, 'restoreLine', { lineId }),
  DISCONNECT: (client, lineId) => act(client, 'disconnectLine', { lineId }),
  RECONNECT: (client, lineId) => act(client, 'reconnectLine', { lineId }),
  MAKE_PRIMARY: (client, lineId) => act(client, 'makeLinePrimary', { lineId }),
  CHANGE_PLAN: async (client, lineId) => {
    const planId = await planIdOf(client, 'Plus');
    return direct(client, 'quotePlanChange', { lineId, planId, effective: 'NOW' });
  },
  SWAP_NUMBER: (client, lineId) => act(client, 'swapNumber', { lineId }),
  SWAP_SIM: (client, lineId) => act(client, 'swapSim', { lineId, ...SIM }),
  TOP_UP: async (client, lineId) => {
    const { catalog } = await client.data('{ catalog { services { id kind } } }');
    const service = catalog.services.find(({ kind }: { kind: string }) => kind === 'TOP_UP');
    return direct(client, 'quoteTopUp', { lineId, serviceId: service.id });
  },
  BUY_ROAMING_PACK: async (client, lineId) => {
    const { roamingCountries } = await client.data('{ roamingCountries { code } }');
    const countries = roamingCountries.map(({ code }: { code: string }) => code);
    const { roamingPacks } = await client.data(
      'query P($countries: [RoamingCountryCode!]!) { roamingPacks(countries: $countries) { id } }',
      { countries },
    );
    return direct(client, 'quoteRoamingPack', { lineId, packId: roamingPacks[0].id });
  },
  RESET_VOICEMAIL_PIN: (client, lineId) => direct(client, 'resetVoicemailPin', { lineId }),
  RESTRICT_DATA: (client, lineId) => direct(client, 'restrictData', { lineId }),
  LIFT_DATA_RESTRICTION: (client, lineId) => direct(client, 'liftDataRestriction', { lineId }),
  SEND_SMS: (client, lineId) => direct(client, 'sendSms', { lineId, text: 'hello' }),
  RESET: (client, lineId) => act(client, 'resetCustomer', { lineId }),
  RECORD_DEPARTURE: (client, lineId) =>
    direct(client, 'recordDeparture', { lineId, reason: 'DISCONNECT' }),
};

const ACTIONS = `query Actions($id: ID!) { line(id: $id) {
  status actions { action possible certainty blockedBy { code } } } }`;

/** An account of its own with a primary line in use, and a further line in this state. */
function accountWith(world: World, status: number, number: number): string {
  const { accounts } = world.reach.platform.world;
  const family = accounts.find(({ firstName }) => firstName === 'Farah');
  if (!family) throw new Error('the family is missing');
  const account = structuredClone(family);
  const id = (line: number): string =>
    `1000${String(number).padStart(4, '0')}-0000-4000-8000-00000000000${line}`;
  Object.assign(account, { customerId: id(0), groupId: `g-matrix-${number}` });
  account.lines = account.lines.slice(0, 2);
  for (const [index, line] of account.lines.entries()) {
    Object.assign(line, { customerId: id(index), planCode: 'MBASIC5', turn: 0 });
    line.mobileNo = `646555${String(number).padStart(2, '0')}0${index}`;
    line.iccId = null;
  }
  const [, line] = account.lines;
  if (line)
    Object.assign(line, { status, disconnectedAt: status === 4 ? world.clock.now() : null });
  accounts.push(account);
  return globalId('Line', id(0), id(1));
}

const writesOf = (world: World): number =>
  world.reach.platform.ledger.attempts.filter(({ row }) => endpointOf(row).effect !== 'read')
    .length;

describe.each(Object.entries(CODES))('a line that is %s', (status, code) => {
  it('allows an action if and only if it offers it', async () => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const ids = Object.keys(EXECUTE).map((_name, number) => accountWith(world, code, number));
    for (const [number, [name, execute]] of Object.entries(EXECUTE).entries()) {
      const lineId = ids[number] ?? '';
      const { line } = await agent.data(ACTIONS, { id: lineId });
      expect(line.status).toBe(status);
      expect(line.actions.map(({ action }: { action: string }) => action)).toEqual(
        Object.keys(EXECUTE),
      );
      const offered = line.actions.find(({ action }: { action: string }) => action === name);
      const before = writesOf(world);
      const { outcome, problems } = await execute(agent, lineId);
      const writes = writesOf(world) - before;
      if (!offered.possible)
        expect([name, outcome, problems[0].code, writes]).toEqual([
          ...[name, 'REFUSED', offered.blockedBy.code, 0],
        ]);
      else if (status !== 'UNRECOGNIZED')
        expect([name, outcome, problems]).toEqual([name, 'ACCEPTED', []]);
      else expect([name, offered.certainty, outcome]).not.toContain('CONFIRMED');
    }
  });
});

describe('on a line of which nothing is known', () => {
  it('everything is offered as UNKNOWN, and the platform decides', async () => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const lineId = accountWith(world, CODES.UNRECOGNIZED, 0);
    const { line } = await agent.data(ACTIONS, { id: lineId });
    for (const action of line.actions)
      expect(action).toMatchObject({ possible: true, certainty: 'UNKNOWN', blockedBy: null });
    expect(await act(agent, 'suspendLine', { lineId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT' }],
    });
    expect(world.attempts(29)).toHaveLength(1);
  });
});

describe('on a line whose number has left', () => {
  it('nothing is possible', () => {
    const gone: LineSituation = {
      ...{ line: customerId('l'), primary: null, locks: [] },
      ...{ status: 'PORTED_OUT', isPrimary: false, holders: {}, disconnectedAt: null, now: 0 },
    };
    const caller = { role: 'ADMIN', subject: 'a', customers: [], expiresAt: null } as const;
    const actions = lineActions(gone, { caller, holdsAccount: true });
    expect(actions.filter(({ possible }) => possible)).toEqual([]);
  });
});
