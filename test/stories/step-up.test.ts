import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInAddress, withFreshSignIn } from '../../examples/recipes/step-up.ts';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { act, direct, firstCustomer, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { STEP_UP } from '../support/config.ts';
import { PORT_IN } from '../support/documents.ts';
import { WHOLE, ask, timeline } from '../support/operators.ts';
import { AGENT, FARAH, LENA, PETRA } from '../support/people.ts';
import { newKey, operation } from '../support/shopper.ts';
import type { Person } from '../support/tokens.ts';
import { folder, World } from '../support/world.ts';

const NEW_SIM = { iccid: '8901260000000000025', simType: 'PSIM' };
const LINE = globalId('Line', IDS.lena, IDS.lena);
const MARCOS = globalId('Line', IDS.farah, IDS.marco);
const CUSTOMER = globalId('Customer', IDS.lena);
const WANTED = 'problems { code reason remedy signIn { maxAgeSeconds acrValues } }';

type Input = Readonly<Record<string, unknown>>;

interface Guarded {
  readonly person: Person;
  readonly row: number;
  readonly input: (place: World, portIn: string) => Input | Promise<Input>;
}

async function billOf(place: World): Promise<string> {
  const lena = await place.as(LENA);
  const { viewer } = await lena.data(
    '{ viewer { customers { bills { edges { node { id } } } } } }',
  );
  return viewer.customers[0].bills.edges[0].node.id;
}

/** A port-in whose PIN was wrong. */
async function declined(world: World): Promise<string> {
  const petra = await world.as(PETRA);
  const input = {
    ...{ lineId: (await firstLine(petra)).id, sim: { imei: '356938035643809' } },
    ...{ number: '2125550142', carrier: 'Other Mobile', accountNumber: '77001' },
    ...{ transferPin: '1111', billingZip: '10001' },
  };
  const { operation: begun } = await ask(petra, PORT_IN, input);
  await world.passUntil(
    async () => (await operation(petra, begun.id)).status === 'WAITING_FOR_CUSTOMER',
  );
  return begun.id;
}

/** Everything that asks for a fresh sign-in, with the row that it would write; what ends a line comes last. */
const GUARDED: Readonly<Record<string, Guarded>> = {
  makeLinePrimary: { person: FARAH, row: 34, input: () => ({ lineId: MARCOS }) },
  resetVoicemailPin: { person: LENA, row: 38, input: () => ({ lineId: LINE }) },
  updateCustomer: {
    ...{ person: LENA, row: 26 },
    input: () => ({ customerId: CUSTOMER, email: 'thief@example.com' }),
  },
  emailInvoice: {
    ...{ person: LENA, row: 46 },
    input: async (place) => ({ billId: await billOf(place), email: 'other@example.com' }),
  },
  cancelPortIn: {
    ...{ person: PETRA, row: 21 },
    input: (_place, operationId) => ({ operationId, takeNewNumber: true }),
  },
  swapNumber: { person: LENA, row: 31, input: () => ({ lineId: LINE }) },
  swapSim: { person: LENA, row: 33, input: () => ({ lineId: LINE, ...NEW_SIM }) },
  disconnectLine: { person: LENA, row: 28, input: () => ({ lineId: LINE }) },
};

const STALE: Readonly<Record<string, Partial<Person>>> = {
  'was made sixteen minutes ago': { authAge: 16 * 60 },
  'was made yesterday, with a token of just now': { authAge: 86_400, age: 0 },
  'does not say when it was made': { authAge: null },
  'is to be made in an hour': { authAge: -3_600 },
};

let world: World;
let portIn: string;

beforeAll(async () => {
  world = await World.start();
  portIn = await declined(world);
});
afterAll(() => world[Symbol.asyncDispose]());

describe.each(Object.entries(STALE))('a sign-in that %s', (_title, stale) => {
  it.each(Object.entries(GUARDED))(
    'gets no %s, and is told what is wanted',
    async (name, given) => {
      const before = world.attempts(given.row).length;
      for (const person of [given.person, AGENT]) {
        const client = await world.as({ ...person, ...stale });
        const asked = await direct(client, name, await given.input(world, portIn), WANTED);
        expect(asked).toMatchObject({
          outcome: 'REFUSED',
          problems: [
            {
              ...{ code: 'STEP_UP_REQUIRED', reason: 'SIGN_IN_TOO_OLD', remedy: 'SIGN_IN_AGAIN' },
              signIn: { maxAgeSeconds: 900, acrValues: [] },
            },
          ],
        });
      }
      expect(world.attempts(given.row)).toHaveLength(before);
    },
  );
});

it('a fresh sign-in gets all of them, of a customer as of an agent', async () => {
  await using own = await World.start();
  const moving = await declined(own);
  for (const [index, [name, given]] of Object.entries(GUARDED).entries()) {
    const person = index % 2 === 0 ? given.person : AGENT;
    const client = await own.as({ ...person, authAge: 14 * 60, age: 0 });
    const asked = await direct(client, name, await given.input(own, moving), WANTED);
    expect([name, asked]).toMatchObject([name, { outcome: 'ACCEPTED', problems: [] }]);
    expect([name, own.attempts(given.row).length]).toEqual([name, 1]);
    await own.pass(10 * 60_000);
  }
});

describe('without a fresh sign-in', () => {
  it('everything else goes on: names, the own address, bills to it, a cancelled port-in, a pause', async () => {
    await using own = await World.start();
    const lena = await own.as({ ...LENA, authAge: 86_400 });
    const { email } = await firstCustomer(lena);
    const changes = { customerId: CUSTOMER, firstName: 'Magdalena', email };
    const petra = await own.as({ ...PETRA, authAge: null });
    const done = [
      await direct(lena, 'updateCustomer', changes),
      await direct(lena, 'emailInvoice', { billId: await billOf(own) }),
      await direct(lena, 'emailInvoice', { billId: await billOf(own), email }),
      await act(lena, 'suspendLine', { lineId: LINE }),
      await act(lena, 'restoreLine', { lineId: LINE }),
      await direct(lena, 'requestSimSwapCode', { lineId: LINE }),
      await act(petra, 'cancelPortIn', { operationId: await declined(own) }),
    ];
    expect(done.map(({ outcome }) => outcome)).toEqual(done.map(() => 'ACCEPTED'));
  });

  it('a typing error is told first, and a foreign line stays unknown', async () => {
    const lena = await world.as({ ...LENA, authAge: null });
    const foreign = { lineId: MARCOS };
    expect((await act(lena, 'swapNumber', foreign)).problems[0].code).toBe('NOT_FOUND');
    expect((await direct(lena, 'resetVoicemailPin', foreign)).problems[0].code).toBe('NOT_FOUND');
    const wrong = { lineId: LINE, iccid: NEW_SIM.iccid, simType: 'UNRECOGNIZED' };
    expect((await act(lena, 'swapSim', wrong)).problems[0].code).toBe('INPUT_INVALID');
  });

  it('its refusal stands under the key, also after a restart; a new key after a new sign-in is another intent', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/g.db` });
    const stale = { ...LENA, authAge: 3_600 };
    const input = { lineId: LINE, idempotencyKey: newKey() };
    for (const person of [stale, stale, LENA])
      expect((await act(await world.as(person), 'swapNumber', input)).problems[0].code).toBe(
        'STEP_UP_REQUIRED',
      );
    await world.gateway.stop();
    await world.startGateway();
    expect((await act(await world.as(LENA), 'swapNumber', input)).outcome).toBe('REFUSED');
    expect(world.attempts(31)).toHaveLength(0);

    const key = { lineId: LINE, idempotencyKey: newKey() };
    const begun = await act(await world.as(LENA), 'swapNumber', key);
    expect(begun.outcome).toBe('ACCEPTED');
    const repeated = await act(await world.as(stale), 'swapNumber', key);
    expect(repeated).toMatchObject({ alreadyStarted: true, operation: { id: begun.operation.id } });
  });
});

it('the recipe for apps signs in for exactly what is wanted, and sends again under another key', async () => {
  await using own = await World.start();
  let client = await own.as({ ...LENA, authAge: 3_600 });
  const keys: string[] = [];
  const asked: string[] = [];
  const send = (idempotencyKey: string): Promise<any> => {
    keys.push(idempotencyKey);
    return direct(client, 'resetVoicemailPin', { lineId: LINE, idempotencyKey }, WANTED);
  };
  const done = await withFreshSignIn(send, async (wanted) => {
    asked.push(signInAddress('https://sign-in.test/authorize?client_id=app', wanted));
    client = await own.as(LENA);
  });
  expect(done.outcome).toBe('ACCEPTED');
  expect(asked).toEqual(['https://sign-in.test/authorize?client_id=app&max_age=900']);
  expect(new Set(keys).size).toBe(2);
  const strong = { maxAgeSeconds: 300, acrValues: ['phr', '2fa'] };
  expect(signInAddress('https://sign-in.test/', strong)).toMatch(/acr_values=phr\+2fa$/);
});

describe('where the brand asks for ways to sign in', () => {
  it('one of them is needed, and all of them are told', async () => {
    const signIn = { maxAgeMs: 300_000, acrValues: ['phr', 'urn:brand:2fa'] };
    await using world = await World.start({ config: { stepUp: { ...STEP_UP, signIn } } });
    for (const acr of [undefined, 'pwd', 'PHR']) {
      const lena = await world.as(acr === undefined ? LENA : { ...LENA, acr });
      expect(
        (await direct(lena, 'swapNumber', { lineId: LINE }, WANTED)).problems[0],
      ).toMatchObject({
        code: 'STEP_UP_REQUIRED',
        signIn: { maxAgeSeconds: 300, acrValues: ['phr', 'urn:brand:2fa'] },
      });
    }
    const strong = { ...LENA, acr: 'phr' };
    const old = await world.as({ ...strong, authAge: 301 });
    expect((await act(old, 'swapNumber', { lineId: LINE })).outcome).toBe('REFUSED');
    expect((await act(await world.as(strong), 'swapNumber', { lineId: LINE })).outcome).toBe(
      'ACCEPTED',
    );
  });
});

describe('where a SIM moves by a code only', () => {
  const config = { stepUp: { ...STEP_UP, simSwap: 'code-only' } } as const;
  const NEEDS = `query N($id: ID!) { line(id: $id) { actions { action possible needs } } }`;
  const needsOf = async (client: Client): Promise<any> => {
    const { line } = await client.data(NEEDS, { id: LINE });
    return line.actions.find(({ action }: { action: string }) => action === 'SWAP_SIM');
  };

  it('a customer gets it by no other way, and the code itself needs no fresh sign-in', async () => {
    await using world = await World.start({ config });
    for (const person of [LENA, { ...LENA, authAge: null }]) {
      const lena = await world.as(person);
      const refused = await act(lena, 'swapSim', {
        lineId: LINE,
        ...NEW_SIM,
        reason: 'I want it so much.',
      });
      expect(refused).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'CODE_REQUIRED', remedy: 'USE_CODE' }],
      });
    }
    const lena = await world.as({ ...LENA, authAge: null });
    expect(await needsOf(lena)).toEqual({
      ...{ action: 'SWAP_SIM', possible: true, needs: ['SIM_CARD', 'ONE_TIME_CODE'] },
    });
    const { codeRequestId } = await direct(
      ...[lena, 'requestSimSwapCode', { lineId: LINE }, 'codeRequestId'],
    );
    const code = { lineId: LINE, codeRequestId, code: '246810', ...NEW_SIM };
    expect((await act(lena, 'confirmSimSwap', code)).outcome).toBe('ACCEPTED');
    expect(world.attempts(33)).toHaveLength(0);
  });

  it('an agent with a fresh sign-in may, with a reason, which the audit trail keeps without numbers', async () => {
    await using world = await World.start({ config });
    const agent = await world.as(AGENT);
    const input = { lineId: LINE, ...NEW_SIM };
    const reason = 'Lena lost phone 2125550101, shown her passport.';
    expect((await needsOf(agent)).needs).toEqual(['SIM_CARD', 'FRESH_SIGN_IN']);
    for (const wrong of [input, { ...input, reason: 'lost' }])
      expect((await act(agent, 'swapSim', wrong)).problems[0]).toMatchObject({
        ...{ code: 'INPUT_INVALID', field: ['input', 'reason'] },
      });
    const stale = await world.as({ ...AGENT, authAge: 901 });
    expect((await act(stale, 'swapSim', { ...input, reason })).problems[0].code).toBe(
      'STEP_UP_REQUIRED',
    );
    const begun = await act(agent, 'swapSim', { ...input, reason });
    expect(begun.outcome).toBe('ACCEPTED');
    const { trail } = await timeline(
      await world.as({ sub: 'admin-1', role: 'admin' }),
      begun.operation.id,
      WHOLE,
    );
    const notes = trail.map(({ note }: { note: string }) => note);
    expect(notes).toContainEqual(expect.stringMatching(/^sim-swap: Lena lost phone \*+/));
  });
});

it('a line says which of its actions take a fresh sign-in', async () => {
  const lena = await world.as({ ...LENA, authAge: 86_400 });
  const { line } = await lena.data(
    `query A($id: ID!) { line(id: $id) { actions { action needs } } }`,
    { id: LINE },
  );
  const fresh = line.actions.filter(({ needs }: any) => needs.includes('FRESH_SIGN_IN'));
  expect(fresh.map(({ action }: any) => action)).toEqual([
    ...['DISCONNECT', 'MAKE_PRIMARY', 'SWAP_NUMBER', 'SWAP_SIM', 'RESET_VOICEMAIL_PIN'],
  ]);
});
