import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, direct, firstCustomer, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { CHANGES } from '../support/documents.ts';
import { marcosLine, PORT, setLine } from '../support/lines.ts';
import { AGENT, FARAH, LENA, MARCO, PETRA } from '../support/people.ts';
import { SECRETS, type Secret } from '../support/secrets.ts';
import { ACCOUNT, operation, quote, submit } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const QUARTER = 15 * 60_000;
const NEW_SIM = '8901260000000000025';
const RIGHT = '246810';
const LOCKED = { outcome: 'REFUSED', problems: [{ code: 'TOO_MANY_GUESSES', remedy: 'WAIT' }] };

/** Tries at the code of a SIM swap of one line, by whoever it is. */
async function codeOf(client: Client, lineId: string, iccid = NEW_SIM) {
  const { codeRequestId } = await direct(
    ...[client, 'requestSimSwapCode', { lineId }, 'codeRequestId'],
  );
  const sim = { lineId, codeRequestId, iccid, simType: 'ESIM' };
  return (code: string, by: Client = client): Promise<any> =>
    act(by, 'confirmSimSwap', { ...sim, code });
}

const now = async (client: Client): Promise<string> =>
  (await client.data(CHANGES)).changes.endCursor;

async function locksOf(client: Client, after: string): Promise<any[]> {
  const { changes } = await client.data(CHANGES, { after });
  return changes.changes.filter(({ __typename }: any) => __typename === 'AttemptsLocked');
}

const metricsOf = async (world: World): Promise<readonly string[]> => {
  const text = await (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('reach_guesses_total{'))
    .toSorted();
};

describe('a line on which a code was wrong five times', () => {
  it('is told to the account and to who uses the line, once and at the moment of the lock, and counted', async () => {
    await using world = await World.start();
    const [farah, marco, lena] = [
      await world.as(FARAH),
      await world.as(MARCO),
      await world.as(LENA),
    ];
    const cursors = [await now(farah), await now(marco), await now(lena)] as const;
    const guess = await codeOf(farah, await marcosLine(farah));
    for (let tries = 0; tries < 4; tries += 1) await guess(`10000${tries}`);
    expect(await locksOf(farah, cursors[0])).toEqual([]);
    await guess('100004');
    const told = await locksOf(farah, cursors[0]);
    expect(told).toMatchObject([
      {
        ...{ purpose: 'ONE_TIME_CODE', certainty: 'CONFIRMED' },
        ...{ lineId: await marcosLine(farah), retryAt: expect.any(String) },
      },
    ]);
    expect(Date.parse(told[0].retryAt)).toBe(world.clock.now() + QUARTER);
    for (let tries = 0; tries < 3; tries += 1) expect(await guess(RIGHT)).toMatchObject(LOCKED);
    expect(await locksOf(farah, cursors[0])).toHaveLength(1);
    expect(await locksOf(marco, cursors[1])).toHaveLength(1);
    expect(await locksOf(lena, cursors[2])).toEqual([]);
    const of = (outcome: string, count: number): string =>
      `reach_guesses_total{purpose="ONE_TIME_CODE",outcome="${outcome}"} ${count}`;
    expect(await metricsOf(world)).toEqual([
      ...[of('counted', 5), of('locked', 1), of('refused', 3), of('sent', 5)],
    ]);
    expect(world.log.filter((line) => line.includes('attempts locked'))).toHaveLength(1);
  });

  it('is locked for whoever tries, and no other line is', async () => {
    await using world = await World.start();
    const [farah, agent] = [await world.as(FARAH), await world.as(AGENT)];
    const [own, marcos] = [(await firstLine(farah)).id, await marcosLine(farah)];
    const guess = await codeOf(farah, marcos);
    for (let tries = 0; tries < 5; tries += 1) await guess(`10000${tries}`);
    expect(await guess('100006')).toMatchObject(LOCKED);
    expect(await (await codeOf(agent, marcos))(RIGHT)).toMatchObject(LOCKED);
    const other = await (await codeOf(farah, own, '8901260000000000033'))(RIGHT);
    expect(other.outcome).toBe('ACCEPTED');
    await world.pass(QUARTER);
    expect(await (await codeOf(farah, marcos))(RIGHT)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(world.attempts(67)).toHaveLength(7);
  });

  it('stays so after restarts, and the refusals leave no operation and nothing that says sent', async () => {
    await using place = await folder();
    const path = join(place.path, 'gateway.db');
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const lena = await world.as(LENA);
    const guess = await codeOf(lena, (await firstLine(lena)).id);
    for (let tries = 0; tries < 5; tries += 1) {
      const { problems } = await guess(`10000${tries}`, lena.at(world.gateway.url));
      expect(problems[0].code).toBe('CODE_WRONG');
      await world.gateway.stop();
      await world.startGateway();
    }
    await world.gateway.stop();
    const { idempotency_keys: keys = 0, ...others } = rowsOf(path);
    await world.startGateway();
    for (let tries = 0; tries < 20; tries += 1)
      expect(await guess(`20000${tries}`, lena.at(world.gateway.url))).toMatchObject(LOCKED);
    await world.gateway.stop();
    expect(others['guesses']).toBe(5);
    expect(rowsOf(path)).toEqual({ ...others, idempotency_keys: keys + 20 });
    expect(world.attempts(67)).toHaveLength(5);
    await world.startGateway();
  });

  it('counts what was tried at once no more than one after the other, and no answer as a try', async () => {
    await using world = await World.start({ altered: true });
    const lena = await world.as(LENA);
    const guess = await codeOf(lena, (await firstLine(lena)).id);
    world.wire?.alter(67, () => 'cut');
    const lost = await guess('100000');
    expect(lost.outcome).toBe('UNDETERMINED');
    await world.pass(6 * 60_000);
    world.wire?.alter(67, null);
    for (let round = 0; round < 10; round += 1)
      await Promise.all(Array.from({ length: 10 }, (_, n) => guess(String(200_000 + n))));
    expect(world.wire?.asked.get(67)).toBe(5);
    expect(await guess(RIGHT)).toMatchObject(LOCKED);
  });

  it('has a clean slate once its code was right', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    let guess = await codeOf(lena, lineId);
    for (let tries = 0; tries < 4; tries += 1) await guess(`10000${tries}`);
    expect((await guess(RIGHT)).outcome).toBe('ACCEPTED');
    await world.pass(3 * 60_000);
    guess = await codeOf(lena, lineId);
    for (let tries = 0; tries < 4; tries += 1)
      expect((await guess(`20000${tries}`)).problems[0].code).toBe('CODE_WRONG');
  });
});

describe('a success that anybody can bring about', () => {
  it('forgives nothing but itself', async () => {
    await using world = await World.start({ altered: true });
    const { row, as, prepare } = secret('the address of an account');
    const attempt = await prepare(await world.as(as), world);
    for (let tries = 0; tries < 5; tries += 1) {
      world.wire?.instead(row, { status: 422, body: '{}' });
      expect((await attempt(2 * tries)).outcome).toBe('REFUSED');
      world.wire?.instead(row, null);
      if (tries < 4) expect((await attempt(2 * tries + 1)).outcome).toBe('ACCEPTED');
    }
    expect(await attempt(99)).toMatchObject(LOCKED);
    expect(world.wire?.asked.get(row)).toBe(9);
  });

  it('costs a form nothing that repeats the address of the account', async () => {
    await using world = await World.start({ altered: true });
    const lena = await world.as(LENA);
    const { id: customerId, email } = await firstCustomer(lena);
    world.wire?.instead(26, { status: 422, body: '{}' });
    for (let tries = 0; tries < 8; tries += 1) {
      const answer = await direct(lena, 'updateCustomer', { customerId, email, firstName: 'Le' });
      expect(answer.problems[0].code).toBe('PLATFORM_DECLINED');
    }
  });
});

describe('a cart of a new account', () => {
  it('may be refused for one address as often as it takes, and five times for one that is taken', async () => {
    await using world = await World.start({ altered: true });
    const sam = await world.as({ sub: 'sam' });
    world.wire?.instead(8, { status: 422, body: '{"message":"Not now"}' });
    for (let tries = 0; tries < 9; tries += 1)
      expect((await quote(sam)).problems[0].code).toBe('PLATFORM_DECLINED');
    world.wire?.instead(8, null);
    const taken = { ...ACCOUNT, email: 'taken@example.com' };
    for (let tries = 0; tries < 4; tries += 1) {
      const { quote: quoted } = await quote(sam, { account: taken });
      expect((await submit(sam, quoted.id)).problems[0].code).toBe('EMAIL_TAKEN');
    }
    const sixth = await quote(sam, { account: taken });
    expect(sixth).toMatchObject(LOCKED);
    expect(world.attempts(9)).toHaveLength(4);
    const kim = await quote(await world.as({ sub: 'kim' }));
    expect(kim.outcome).toBe('ACCEPTED');
  });
});

describe('details of a port-in that were accepted, and that the losing carrier turns down later', () => {
  it('were tries all the same: the sixth within a quarter of an hour is not sent', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const { id: lineId } = await firstLine(petra);
    const { operation } = await act(petra, 'startPortIn', { ...PORT, lineId, transferPin: '9999' });
    const correct = (transferPin: string): Promise<any> =>
      act(petra, 'correctPortIn', { operationId: operation.id, correction: { transferPin } });
    let times = 0;
    const turnDown = async (): Promise<void> => {
      const activationMsg = `The transfer PIN does not match (${(times += 1)})`;
      await setLine(world, IDS.petra, { status: 10, activationMsg });
      await world.passUntil(() => waits(petra, operation.id), { atMostMs: 2 * 60_000 });
    };
    for (let tries = 0; tries < 4; tries += 1) {
      await turnDown();
      expect((await correct(`000${tries}`)).outcome).toBe('ACCEPTED');
    }
    await turnDown();
    expect(await correct('0142')).toMatchObject(LOCKED);
    expect(world.attempts(21)).toHaveLength(4);
    await world.pass(QUARTER);
    expect((await correct('0142')).outcome).toBe('ACCEPTED');
  });
});

const waits = async (client: Client, id: string): Promise<boolean> =>
  (await operation(client, id)).status === 'WAITING_FOR_CUSTOMER';

/** How many rows each table has. */
function rowsOf(path: string): Record<string, number> {
  const sqlite = new DatabaseSync(path, { readOnly: true });
  const tables = ['operations', 'audit', 'guesses', 'idempotency_keys', 'intents', 'events'];
  const counts = tables.map((table) => {
    const row = sqlite.prepare(`select count(*) as count from ${table}`).get();
    return [table, Number(row?.['count'])];
  });
  sqlite.close();
  return Object.fromEntries(counts);
}

function secret(name: string): Secret {
  const found = SECRETS[name];
  if (!found) throw new Error('no such secret');
  return found;
}
