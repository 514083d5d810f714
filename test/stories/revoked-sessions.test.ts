import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { globalId } from '../../src/ids.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { direct } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { configFor } from '../support/config.ts';
import { CHANGES, CUSTOMER_EVENTS, EVENTS } from '../support/documents.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT, ERIN, FARAH, LENA, MARCO } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import { tokenKeys, type Person } from '../support/tokens.ts';
import { folder, World } from '../support/world.ts';

/** What is promised to everybody who holds a connection. Real time. */
const PROMISED_MS = 2_000;
const WHO = '{ viewer { subject } }';
const CUSTOMER = { customerId: globalId('Customer', IDS.lena) };

let place: Awaited<ReturnType<typeof folder>>;
let world: World;
/** Another gateway on the same store. */
let other: Gateway;

beforeAll(async () => {
  place = await folder();
  const databaseUrl = `sqlite:${place.path}/g.db`;
  world = await World.start({ databaseUrl, sharedStore: true });
  other = await createGateway(configFor(world.reach.url, { databaseUrl }), {
    ...{ clock: world.clock, telemetry: new Telemetry('silent'), tokenKeys, sharedStore: true },
  });
});

afterAll(async () => {
  await other.stop();
  await world[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

const revoke = async (subject: string, by: Person = ADMIN, more: object = {}): Promise<any> =>
  direct(await world.as(by), 'revokeSessions', { subject, ...more });

/** The person under a name of their own, so that no test ends the sign-ins of another one. */
const named = (person: Person, sub: string): Person => ({ ...person, sub });

/** A token of a while ago. */
const earlier = (person: Person): Promise<Client> => world.as({ ...person, age: 60 });
/** A token of a moment from now, as somebody has who signs in after the revocation. */
const later = (person: Person): Promise<Client> => world.as({ ...person, age: -2 });

describe('a person whose sign-ins are revoked', () => {
  it('is refused at the next request here, and within two seconds on every gateway of the store', async () => {
    const here = named(LENA, 'lena-here');
    const lena = await earlier(here);
    const there = lena.at(other.url);
    for (const client of [lena, there]) expect((await client.ask(WHO)).status).toBe(200);

    const revokedAt = performance.now();
    expect(await revoke('lena-here')).toMatchObject({ outcome: 'ACCEPTED', problems: [] });
    expect(await lena.ask(WHO)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const socket = lena.watch(EVENTS);
    await socket.until(({ closed }) => closed !== null);
    expect(socket.closed).toMatchObject({ code: 4403 });
    const stream = lena.watchSse(EVENTS);
    await stream.until(({ closed }) => closed !== null);
    expect(String(stream.closed)).toMatch(/401|Unauthorized/i);

    while ((await there.ask(WHO)).status === 200)
      expect(performance.now() - revokedAt).toBeLessThan(PROMISED_MS);
    expect((await (await later(here)).ask(WHO)).status).toBe(200);
    expect((await (await later(here)).at(other.url).ask(WHO)).status).toBe(200);
    expect((await (await earlier(FARAH)).ask(WHO)).status).toBe(200);
    expect((await (await world.as({ ...here, age: null })).ask(WHO)).status).toBe(401);
  });

  it.each([
    'J\u00F6rg Smith',
    'CN=lena,OU=Shop Floor',
    'l'.repeat(256),
    'auth0|5f7c8ec7c33c6c004bbafe82',
  ])(
    'may have any name that a sign-in gives, and stands by it in the audit trail: %s',
    async (name) => {
      const lena = await earlier(named(LENA, name));
      expect((await lena.ask(WHO)).status).toBe(200);
      expect(await revoke(name)).toMatchObject({ outcome: 'ACCEPTED' });
      expect((await lena.ask(WHO)).status).toBe(401);
      const { auditEntries } = await (
        await world.as(ADMIN)
      ).data('{ auditEntries(first: 100) { edges { node { action actor person } } } }');
      expect(auditEntries.edges.map(({ node }: any) => node)).toContainEqual({
        ...{ action: 'sessions.revoked', actor: ADMIN.sub, person: name },
      });
    },
  );

  it('has every socket closed with 4403 and every stream ended within two seconds, on every gateway', async () => {
    const farah = await earlier(named(FARAH, 'farah-live'));
    const query = [CUSTOMER_EVENTS, { customerId: globalId('Customer', IDS.farah) }] as const;
    const open = [farah, farah.at(other.url)].flatMap((one) => [
      one.watch(...query),
      one.watchSse(...query),
    ]);
    const neighbour = (await earlier(ERIN)).at(other.url).watch(EVENTS);
    await world.gateway.settled();
    while ((await openStreams(world)) < 2) await Promise.resolve();

    const revokedAt = performance.now();
    await revoke('farah-live');
    await Promise.all(open.map((one) => one.until(({ closed }) => closed !== null)));
    expect(performance.now() - revokedAt).toBeLessThan(PROMISED_MS);
    const [socket, , there] = open;
    expect(socket?.closed).toMatchObject({ code: 4403, reason: 'The sign-in is over' });
    expect(there?.closed).toMatchObject({ code: 4403 });
    expect(neighbour.closed).toBeNull();
    await Promise.all([neighbour, ...open].map((one) => one.stop()));
  });

  it('has their customers warned of it, each once, though every gateway knows them', async () => {
    const phone = await world.as(named(LENA, 'lena-phone'));
    const { changes: before } = await phone.data('{ changes { endCursor } }');
    const warned = await earlier(named(LENA, 'lena-warned'));
    const there = warned.at(other.url);
    for (const client of [warned, there]) await client.ask(WHO);
    const watching = phone.watch(CUSTOMER_EVENTS, { ...CUSTOMER, after: before.endCursor });
    await revoke('lena-warned');
    await watching.until(({ items }) => items.length > 0);
    while ((await there.ask(WHO)).status === 200) await Promise.resolve();
    await other.settled();
    const { changes } = await phone.data(CHANGES, { after: before.endCursor, first: 100 });
    expect(changes.changes).toEqual([
      expect.objectContaining({
        ...{ __typename: 'SecurityNotice', warnsOf: 'SESSIONS_REVOKED', certainty: 'CONFIRMED' },
        ...{ ...CUSTOMER, lineId: null },
      }),
    ]);
    await watching.stop();
  });

  it('stays refused after a restart', async () => {
    const marco = await earlier(MARCO);
    await revoke('marco');
    await world.gateway.stop();
    await world.startGateway();
    expect((await marco.at(world.gateway.url).ask(WHO)).status).toBe(401);
    expect((await (await later(MARCO)).ask(WHO)).status).toBe(200);
  });
});

describe('revoking', () => {
  it('is for admins', async () => {
    for (const person of [LENA, AGENT, null]) {
      const client = person ? await later(person) : await world.as(null);
      const asked = await client.ask(
        `mutation { revokeSessions(input: { subject: "erin", idempotencyKey: "${newKey()}" }) { outcome } }`,
      );
      expect(asked.data).toBeNull();
    }
    expect((await (await earlier(ERIN)).ask(WHO)).status).toBe(200);
  });

  it('again under the same key does nothing more, and another person under it is refused', async () => {
    const key = { idempotencyKey: newKey() };
    expect((await revoke('paul', ADMIN, key)).outcome).toBe('ACCEPTED');
    expect((await revoke('paul', ADMIN, key)).outcome).toBe('ACCEPTED');
    expect((await revoke('erin', ADMIN, key)).problems[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await (await earlier(ERIN)).ask(WHO)).status).toBe(200);
  });

  it('writes no name of a person to the log', () => {
    expect(world.log.join('')).not.toMatch(/farah-live|lena-here|lena-warned/);
  });
});

async function openStreams({ gateway }: World): Promise<number> {
  const metrics = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
  return Number(/^reach_streams (\d+)$/m.exec(metrics)?.[1] ?? 0);
}
