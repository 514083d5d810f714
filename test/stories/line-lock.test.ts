import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { hours, minutes } from '../../src/clock.ts';
import { globalId } from '../../src/ids.ts';
import { act, direct, firstCustomer, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { CHANGES, PORT_IN } from '../support/documents.ts';
import { ADMIN, ask } from '../support/operators.ts';
import { AGENT, ERIN, FARAH, LENA, MARCO, PETRA } from '../support/people.ts';
import { newKey, operation } from '../support/shopper.ts';
import { folder, START, World } from '../support/world.ts';

const LINE = globalId('Line', IDS.lena, IDS.lena);
/** Marco's line, as the holder of the account knows it and as he does. */
const HIS_LINE_OF_HERS = globalId('Line', IDS.farah, IDS.marco);
const HIS_LINE = globalId('Line', IDS.marco, IDS.marco);
const NEW_SIM = { iccid: '8901260000000000025', simType: 'PSIM' };
const LOCK = 'line { id lock { locked since unlocksAt } }';

const lock = (client: Client, lineId: string, more: object = {}): Promise<any> =>
  direct(client, 'lockLine', { lineId, ...more }, LOCK);
const unlock = (client: Client, lineId: string, more: object = {}): Promise<any> =>
  direct(client, 'unlockLine', { lineId, ...more }, LOCK);

const time = (ms: number): string => new Date(ms).toISOString();

async function lockOf(client: Client, id: string): Promise<any> {
  const { line } = await client.data(
    'query L($id: ID!) { line(id: $id) { lock { locked since unlocksAt } actions { action possible blockedBy { code reason remedy retryAt } } } }',
    { id },
  );
  const blocked = line.actions.filter(({ blockedBy }: any) => blockedBy?.code === 'LINE_LOCKED');
  return { ...line.lock, blocked: blocked.map(({ action }: any) => action), actions: line.actions };
}

/** Everything that a lock of Lena's line stops. */
const stoppedFor = async (lena: Client): Promise<readonly [string, object][]> => {
  const { id: customerId } = await firstCustomer(lena);
  const { viewer } = await lena.data(
    '{ viewer { customers { bills { edges { node { id } } } } } }',
  );
  const billId = viewer.customers[0].bills.edges[0].node.id;
  return [
    ['swapSim', { lineId: LINE, ...NEW_SIM }],
    ['swapNumber', { lineId: LINE }],
    ['disconnectLine', { lineId: LINE }],
    ['resetVoicemailPin', { lineId: LINE }],
    ['requestSimSwapCode', { lineId: LINE }],
    ['updateCustomer', { customerId, email: 'thief@example.com' }],
    ['emailInvoice', { billId, email: 'thief@example.com' }],
  ];
};

const ROWS = [33, 31, 28, 38, 66, 26, 46, 34, 67];
const writes = (world: World): number => ROWS.flatMap((row) => world.attempts(row)).length;

describe('a lock', () => {
  it('is set at once, stops whatever a thief would want, and stops it for agents, too', async () => {
    await using world = await World.start();
    const lena = await world.as({ ...LENA, authAge: null });
    expect(await lockOf(lena, LINE)).toMatchObject({ locked: false, since: null, unlocksAt: null });
    expect(await lock(lena, LINE)).toMatchObject({
      outcome: 'ACCEPTED',
      line: { id: LINE, lock: { locked: true, since: time(START), unlocksAt: null } },
    });
    for (const person of [LENA, AGENT, { ...AGENT, role: 'admin' }])
      for (const [name, input] of await stoppedFor(await world.as(LENA))) {
        const asked = await direct(await world.as(person), name, { ...input });
        expect([name, asked]).toMatchObject([
          name,
          {
            outcome: 'REFUSED',
            problems: [{ code: 'LINE_LOCKED', reason: 'UNLOCK_FIRST', remedy: 'UNLOCK_LINE' }],
          },
        ]);
      }
    expect(writes(world)).toBe(0);
    expect((await lockOf(lena, LINE)).blocked).toEqual([
      ...['DISCONNECT', 'MAKE_PRIMARY', 'SWAP_NUMBER', 'SWAP_SIM', 'RESET_VOICEMAIL_PIN'],
    ]);
  });

  it('leaves everything else possible: a pause, another name, a card, a bill', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await lock(lena, LINE);
    const { id: customerId, email } = await firstCustomer(lena);
    expect((await act(lena, 'suspendLine', { lineId: LINE })).outcome).toBe('ACCEPTED');
    expect((await act(lena, 'restoreLine', { lineId: LINE })).outcome).toBe('ACCEPTED');
    const changes = { customerId, firstName: 'Magdalena', email };
    expect((await direct(lena, 'updateCustomer', changes)).outcome).toBe('ACCEPTED');
  });

  it('stops a code that was sent before it, and a number that moves here from being given up', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { codeRequestId } = await direct(
      ...[lena, 'requestSimSwapCode', { lineId: LINE }, 'codeRequestId'],
    );
    await lock(lena, LINE);
    const code = { lineId: LINE, codeRequestId, code: '246810', ...NEW_SIM };
    expect((await act(lena, 'confirmSimSwap', code)).problems[0].code).toBe('LINE_LOCKED');
    expect(world.attempts(67)).toHaveLength(0);

    const petra = await world.as(PETRA);
    const { id: lineId } = await firstLine(petra);
    const { operation: begun } = await ask(petra, PORT_IN, {
      ...{ lineId, sim: { imei: '356938035643809' }, number: '2125550142', transferPin: '1111' },
      ...{ carrier: 'Other Mobile', accountNumber: '77001', billingZip: '10001' },
    });
    await world.passUntil(
      async () => (await operation(petra, begun.id)).status === 'WAITING_FOR_CUSTOMER',
    );
    await lock(petra, lineId);
    const cancelled = (takeNewNumber: boolean): Promise<any> =>
      act(petra, 'cancelPortIn', { operationId: begun.id, takeNewNumber });
    expect((await cancelled(true)).problems[0].code).toBe('LINE_LOCKED');
    expect(world.attempts(21)).toHaveLength(0);
    expect((await cancelled(false)).outcome).toBe('ACCEPTED');
  });

  it('that comes while a swap is being prepared stops it before it leaves', async () => {
    await using world = await World.start({ altered: true });
    const lena = await world.as(LENA);
    world.wire?.alter(32, async (answer) => {
      expect((await lock(lena, LINE)).outcome).toBe('ACCEPTED');
      return answer;
    });
    const swapped = await act(lena, 'swapNumber', { lineId: LINE });
    expect(swapped).toMatchObject({ outcome: 'REFUSED', problems: [{ code: 'LINE_LOCKED' }] });
    expect(world.wire?.asked.get(32)).toBe(1);
    expect(world.attempts(31)).toHaveLength(0);
  });

  it('of one line stops the account from leaving it: another primary line, another address', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const [primary, , other] = (await firstCustomer(farah)).lines;
    await lock(farah, primary.id);
    const { id: customerId } = await firstCustomer(farah);
    for (const lineId of [HIS_LINE_OF_HERS, other.id])
      expect((await act(farah, 'makeLinePrimary', { lineId })).problems[0].code).toBe(
        'LINE_LOCKED',
      );
    const email = 'thief@example.com';
    for (const id of [customerId, globalId('Customer', IDS.marco)])
      expect(
        (await direct(await world.as(AGENT), 'updateCustomer', { customerId: id, email }))
          .problems[0].code,
      ).toBe('LINE_LOCKED');
    expect((await act(farah, 'swapNumber', { lineId: HIS_LINE_OF_HERS })).outcome).toBe('ACCEPTED');
    expect(world.attempts(34)).toHaveLength(0);
  });

  it('can be set while the platform is away on the line that the sign-in names', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 25, fault: 'status-503', times: 0 });
    expect((await direct(lena, 'lockLine', { lineId: LINE })).outcome).toBe('ACCEPTED');
    await world.control('DELETE', 'faults');
    await world.pass(minutes(2));
    expect(await lockOf(lena, LINE)).toMatchObject({ locked: true });
  });
});

describe('who holds a line', () => {
  it('locks it, as the owner of the account and agents do; nobody else can, nor learns whether there is one', async () => {
    await using world = await World.start();
    const his = [
      [MARCO, HIS_LINE],
      [FARAH, HIS_LINE_OF_HERS],
      [AGENT, HIS_LINE],
    ] as const;
    for (const [person, lineId] of his) {
      const client = await world.as(person);
      expect((await lock(client, lineId)).outcome).toBe('ACCEPTED');
      expect(await lockOf(client, lineId)).toMatchObject({ locked: true });
    }
    const foreign = [
      [LENA, HIS_LINE],
      [MARCO, globalId('Line', IDS.farah, IDS.farah)],
      [LENA, globalId('Line', IDS.lena, IDS.marco)],
      [ERIN, LINE],
      [ERIN, globalId('Line', IDS.erin, 'nobody')],
      [ERIN, 'nonsense'],
    ] as const;
    for (const [person, lineId] of foreign)
      for (const turn of [lock, unlock])
        expect((await turn(await world.as(person), lineId)).problems).toMatchObject([
          { code: 'NOT_FOUND', field: ['input', 'lineId'] },
        ]);
    expect(await lockOf(await world.as(LENA), LINE)).toMatchObject({ locked: false });
  });
});

it('is in the audit trail with its line, its account and who asked', async () => {
  await using world = await World.start();
  await lock(await world.as(MARCO), HIS_LINE);
  await unlock(await world.as(MARCO), HIS_LINE);
  await lock(await world.as(AGENT), HIS_LINE_OF_HERS);
  const customerId = globalId('Customer', IDS.farah);
  const { auditEntries } = await (
    await world.as(ADMIN)
  ).data(
    'query A($customerId: ID) { auditEntries(customerId: $customerId) { edges { node { action actor customerId lineId } } } }',
    { customerId },
  );
  const about = { customerId, lineId: HIS_LINE_OF_HERS };
  expect(
    auditEntries.edges
      .map(({ node }: any) => node)
      .filter(({ action }: any) => action.startsWith('line.'))
      .toReversed(),
  ).toEqual([
    { action: 'line.locked', actor: 'marco', ...about },
    { action: 'line.unlock-asked', actor: 'marco', ...about },
    { action: 'line.locked', actor: 'agent-1', ...about },
  ]);
});

describe('unlocking', () => {
  it('takes a fresh sign-in and a day, is shown, and is not begun anew by asking again', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await lock(lena, LINE);
    await world.pass(hours(1));
    const stale = await world.as({ ...LENA, authAge: 3_600 });
    expect((await unlock(stale, LINE)).problems[0].code).toBe('STEP_UP_REQUIRED');
    expect(await lockOf(lena, LINE)).toMatchObject({ locked: true, unlocksAt: null });

    const unlocksAt = time(START + hours(25));
    expect(await unlock(lena, LINE)).toMatchObject({
      outcome: 'ACCEPTED',
      line: { lock: { locked: true, since: time(START), unlocksAt } },
    });
    await world.pass(hours(23));
    expect((await unlock(lena, LINE)).line.lock.unlocksAt).toBe(unlocksAt);
    expect((await act(lena, 'swapNumber', { lineId: LINE })).problems[0]).toMatchObject({
      ...{ code: 'LINE_LOCKED', reason: 'UNLOCKS_LATER', remedy: 'WAIT', retryAt: unlocksAt },
    });
    await world.pass(hours(1) - 1);
    expect(await lockOf(lena, LINE)).toMatchObject({ locked: true });
    await world.pass(1);
    expect(await lockOf(lena, LINE)).toMatchObject({ locked: false, since: null, blocked: [] });
    expect((await act(lena, 'swapNumber', { lineId: LINE })).outcome).toBe('ACCEPTED');
  });

  it('is called off by a lock, also by an agent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await lock(lena, LINE);
    await unlock(lena, LINE);
    await world.pass(hours(23));
    await lock(await world.as({ ...AGENT, authAge: null }), LINE);
    await world.pass(hours(48));
    expect(await lockOf(lena, LINE)).toMatchObject({
      ...{ locked: true, since: time(START), unlocksAt: null },
    });
  });

  it('of a line that is not locked changes nothing', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    expect(await unlock(lena, LINE)).toMatchObject({
      ...{ outcome: 'ACCEPTED', line: { lock: { locked: false, unlocksAt: null } } },
    });
    await lock(lena, LINE);
    await world.pass(hours(30));
    expect(await lockOf(lena, LINE)).toMatchObject({ locked: true });
  });
});

it('locks and what is under way of their ends outlive a restart, and a key is answered alike', async () => {
  await using place = await folder();
  await using world = await World.start({ databaseUrl: `sqlite:${place.path}/g.db` });
  const before = await world.as(LENA);
  const key = { idempotencyKey: newKey() };
  await lock(before, LINE, key);
  await lock(await world.as(MARCO), HIS_LINE);
  const ending = { idempotencyKey: newKey() };
  await unlock(before, LINE, ending);
  const told = await before.data(CHANGES, { first: 1 });
  await world.gateway.stop();
  await world.startGateway();
  const lena = await world.as(LENA);
  await world.pass(minutes(1));
  expect((await unlock(lena, LINE, ending)).line.lock).toEqual({
    ...{ locked: true, since: time(START), unlocksAt: time(START + hours(24)) },
  });
  expect((await lock(lena, LINE, key)).line.lock.unlocksAt).not.toBeNull();
  expect((await lock(lena, HIS_LINE, key)).problems[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect((await unlock(lena, LINE, key)).problems[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await lockOf(await world.as(MARCO), HIS_LINE)).toMatchObject({ locked: true });
  expect(told.changes.reset).toBe(false);
});
