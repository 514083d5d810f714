import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { ADMIN, needingAttention } from '../support/operators.ts';
import { AGENT, LENA } from '../support/people.ts';
import { buy, operation } from '../support/shopper.ts';
import { tokenFor, type Person } from '../support/tokens.ts';
import { folder, World } from '../support/world.ts';
import { command, type Ran } from './command.ts';

async function as(world: World, person: Person, ...args: readonly string[]): Promise<Ran> {
  const env = { GATEWAY_URL: world.gateway.url, GATEWAY_TOKEN: await tokenFor(person) };
  return command('operations', args, env);
}

describe('npm run operations', () => {
  it('finds what needs a person, says why, looks again, and settles it', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);

    const attention = await as(world, AGENT, 'attention');
    expect(attention).toMatchObject({ code: 0, err: '' });
    expect(attention.out).toMatch(
      new RegExp(
        `^STARTED +KIND +STATUS +NEXT CHECK +ID\\n2026-03-02T09:00:00Z  Purchase  NEEDS_ATTENTION  2026-\\S+  ${id}\\n$`,
      ),
    );
    const shown = await as(world, AGENT, 'show', id);
    expect(shown.code).toBe(0);
    for (const words of [
      'A person must look; it is asked again at',
      '2026-03-02T09:00:00Z  begun  accepted  purchase',
      /Sent to the platform\n {2}2026-03-02T09:00:00Z {2}submit {2}NO_RESPONSE/,
    ])
      expect(shown.out).toMatch(words);
    expect(await as(world, AGENT, 'refresh', id)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ACCEPTED\n.* NEEDS_ATTENTION /),
    });

    expect(
      await as(world, AGENT, 'settle', id, 'failed', 'Reach', 'never', 'got', 'the', 'order'),
    ).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^ACCEPTED\n.* FAILED +2026-\S+ +/),
    });
    expect(await operation(await world.as({ sub: 'sam' }), id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'SETTLED_BY_SUPPORT' },
    });
    expect((await as(world, AGENT, 'attention')).out).toBe('There are none.\n');
    expect((await as(world, { sub: 'sam' }, 'list')).out).toContain(id);
  });

  it('replays a callback by the id that it shows', async () => {
    await using world = await World.start();
    const { operation: begun } = await buy(await world.as({ sub: 'sam' }));
    const transactionId = world.reach.platform.world.orders[0]?.transactionId;
    await fetch(`${world.gateway.url}/apisvc/v0/notification/callback`, {
      method: 'POST',
      body: JSON.stringify({ type: 'PRODUCT_PURCHASE', transactionId }),
    });
    await world.pass(2_000);
    const { out } = await as(world, ADMIN, 'show', begun.id);
    const [, callbackId = ''] = /PRODUCT_PURCHASE {2}APPLIED {2}1x {2}(\S+)/.exec(out) ?? [];
    const before = world.attempts(10).length;
    expect(await as(world, ADMIN, 'replay', callbackId)).toMatchObject({ code: 0, err: '' });
    expect(world.attempts(10)).toHaveLength(before + 1);
  });

  it('finds an operation by the id of any line of the log, with quotes and name as they are copied', async () => {
    await using world = await World.start();
    const { operation: begun } = await buy(await world.as({ sub: 'sam' }));
    const transactionId = world.reach.platform.world.orders[0]?.transactionId;
    await fetch(`${world.gateway.url}/apisvc/v0/notification/callback`, {
      method: 'POST',
      body: JSON.stringify({ type: 'PRODUCT_PURCHASE', transactionId }),
    });
    await world.pass(2_000);
    const idIn = (message: string): string =>
      JSON.parse(world.log.find((line) => line.includes(message)) ?? '{}').id;
    const [moved, stored] = [idIn('operation moved'), idIn('callback stored')];
    for (const id of [moved, moved.toUpperCase(), `"${moved}"`, `"id":"${moved}",`, stored])
      expect([id, await as(world, AGENT, 'show', id)]).toMatchObject([
        id,
        { code: 0, err: '', out: expect.stringContaining(begun.id) },
      ]);
    expect((await as(world, AGENT, 'refresh', moved)).code).toBe(0);
    expect((await as(world, ADMIN, 'audit', moved)).out).toMatch(/operation\.begun +sam +purchase/);
    expect((await as(world, ADMIN, 'replay', stored)).code).toBe(0);
    expect((await as(world, AGENT, 'audit', moved)).err).toMatch(/^FORBIDDEN/);
  });

  it('searches by what is known, and shows what the platform and the wire said', async () => {
    await using world = await World.start();
    const { operation: begun } = await buy(await world.as({ sub: 'sam' }));
    const transactionId = world.reach.platform.world.orders[0]?.transactionId ?? '';
    await world.fault({ row: 10, fault: 'status-503', times: 0 });
    await world.pass(60_000);
    for (const args of [
      ['--email', 'Sam@Example.com', '--kind', 'purchase'],
      ['--phone', '(212) 555-0100'],
      ['--transaction', transactionId, '--since', '2026-03-01'],
      ['--kind', 'PurchaseOperation', '--until', '2026-03-02T10:00:00+00:00'],
    ]) {
      const ran = await as(world, AGENT, 'search', ...args);
      expect([args, ran.code, ran.out]).toEqual([args, 0, expect.stringContaining(begun.id)]);
    }
    const none = await as(world, AGENT, 'search', '--customer', 'C-404', '--status', 'failed');
    expect(none).toMatchObject({ code: 0, out: 'There are none.\n' });
    const shown = await as(world, AGENT, 'show', begun.id);
    expect(shown.out).toContain(`transaction  ${transactionId}`);
    expect(shown.out).toMatch(/submit +ACCEPTED +\S+ +submitPurchase 202/);
    expect(shown.out).toMatch(
      /Could not be read\n.* [1-9]\d*x +purchaseStatus 503 +PLATFORM_UNAVAILABLE/,
    );
  });

  it('ends the sign-ins of a person, for admins', async () => {
    await using world = await World.start();
    const lena = await world.as({ ...LENA, age: 60 });
    expect(await as(world, ADMIN, 'revoke-sessions', 'lena')).toMatchObject({
      ...{ code: 0, out: 'ACCEPTED\n', err: '' },
    });
    expect((await lena.ask('{ viewer { subject } }')).status).toBe(401);
    expect((await as(world, AGENT, 'revoke-sessions', 'lena')).code).toBe(1);
    for (const args of [[], ['lena', 'erin']])
      expect((await as(world, ADMIN, 'revoke-sessions', ...args)).code).toBe(2);
  });

  it('prints one JSON document with --json, also when it is refused or not answered', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    const json = async (person: Person, code: number, ...args: readonly string[]): Promise<any> => {
      const ran = await as(world, person, '--json', ...args);
      expect([args, ran.code]).toEqual([args, code]);
      return JSON.parse(ran.out);
    };
    const page = { edges: [{ node: { id, status: 'NEEDS_ATTENTION' } }] };
    expect(await json(AGENT, 0, 'attention')).toMatchObject(page);
    expect(await json({ sub: 'sam' }, 0, 'list')).toMatchObject(page);
    expect(await json(AGENT, 0, 'search', '--kind', 'purchase')).toMatchObject(page);
    expect(await json(AGENT, 0, 'aside')).toEqual([]);
    expect(await json(AGENT, 0, 'show', id)).toMatchObject({
      operation: { id },
      writes: [{ outcome: 'NO_RESPONSE', call: { row: 9, httpStatus: 504 } }],
    });
    expect(await json(ADMIN, 0, 'audit', id)).toMatchObject({
      trail: expect.arrayContaining([expect.objectContaining({ action: 'operation.begun' })]),
    });
    expect(await json(AGENT, 0, 'refresh', id)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await json(AGENT, 1, 'settle', id, 'failed', 'short')).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'INPUT_INVALID' }],
    });
    expect(await json(AGENT, 1, 'show', 'x')).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await json({ sub: 'sam' }, 1, 'attention')).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    const env = { GATEWAY_URL: 'http://127.0.0.1:1', GATEWAY_TOKEN: 'a-token-4815' };
    const unanswered = await command('operations', ['list', '--json'], env);
    expect(JSON.parse(unanswered.out)).toMatchObject({ error: { code: 'NO_ANSWER' } });
  });

  it('checks the whole audit trail, shows who has read whose data, and exits with 1 when it is not whole', async () => {
    await using place = await folder();
    const path = `${place.path}/gateway.db`;
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const { operation: begun } = await buy(await world.as({ sub: 'sam' }));
    await as(world, AGENT, '--reason', 'They called: déjà', 'show', begun.id);
    const whole = await as(world, ADMIN, 'audit');
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out).toMatch(/customer\.read +agent-1 +\S+ +Show +They called: déjà/);
    expect(whole.out).toMatch(/The audit trail is whole: [1-9]\d* entries in 1 segments\./);
    expect(JSON.parse((await as(world, ADMIN, '--json', 'audit')).out)).toMatchObject({
      ...{ faults: [], segments: [{ number: 1, faults: [] }], entries: expect.any(Array) },
    });
    const lena = await as(world, ADMIN, 'audit', '--customer', IDS.lena);
    expect(lena).toMatchObject({ code: 0, out: 'There are no entries.\n' });
    expect((await as(world, AGENT, 'audit')).err).toMatch(/^FORBIDDEN/);

    await world.gateway.stop();
    const sqlite = new DatabaseSync(path);
    sqlite.exec('delete from audit where position = 2');
    sqlite.close();
    await world.startGateway();
    const broken = await as(world, ADMIN, 'audit');
    expect([broken.code, broken.out]).toEqual([1, '']);
    expect(broken.err).toMatch(/NOT WHOLE:\nCHAIN_BROKEN {2}segment 1, entry 3\nENTRIES_MISSING/);
    const { code, out } = await as(world, ADMIN, '--json', 'audit');
    expect([code, JSON.parse(out).faults]).toMatchObject([1, [{ kind: 'CHAIN_BROKEN' }, {}]]);
  });

  it('exits with 1 when the gateway refuses, and says why', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    for (const [person, args, why] of [
      [AGENT, ['settle', id, 'failed', 'too short'], /^INPUT_INVALID {2}/],
      [AGENT, ['show', 'nonsense'], /^NOT_FOUND {2}/],
      [AGENT, ['replay', 'nonsense'], /^FORBIDDEN {2}/],
      [{ sub: 'sam' }, ['attention'], /^FORBIDDEN {2}/],
      [
        AGENT,
        ['search', '--phone', '12'],
        /^BAD_USER_INPUT {2}criteria.phoneNumber: Please enter a US/,
      ],
      [AGENT, ['search', '--customer', '../x'], /^BAD_USER_INPUT {2}This id names nothing/],
    ] as const) {
      const ran = await as(world, person, ...args);
      expect([ran.code, ran.out]).toEqual([1, '']);
      expect(ran.err).toMatch(why);
    }
  });

  it('exits with 1 when nobody answers, and prints no token', async () => {
    const env = { GATEWAY_URL: 'http://127.0.0.1:1' };
    const ran = await command('operations', ['--token', 'a-token-4815', 'list'], env);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('There is no answer from http://127.0.0.1:1.');
    expect(ran.err).not.toContain('4815');
  });

  it.each([
    [[]],
    [['shew', 'x']],
    [['show']],
    [['settle', 'x', 'maybe', 'because']],
    [['--colour', 'list']],
    [['search']],
    [['list', '--phone', '2125550100']],
    [['audit', 'x', 'y']],
    [['audit', '--phone', '2125550100']],
  ])('exits with 2 and shows its usage for %j', async (args) => {
    const ran = await command('operations', args, { GATEWAY_TOKEN: 'a-token-4815' });
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('attention ') });
  });

  it.each([
    [['--kind', 'sale'], /^--kind must be one of PURCHASE, /],
    [['--status', 'open'], /^--status must be one of RECEIVED, /],
    [['--since', 'yesterday'], /^--since must be a day/],
    [['--until', '2026-02-30T25:00'], /^--until must be a day/],
  ])('exits with 2 and says what a criterion must be: %j', async (args, why) => {
    const ran = await command('operations', ['search', ...args], { GATEWAY_TOKEN: 'a-token' });
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringMatching(why) });
  });

  it('exits with 2 without a token, and for a gateway that is not behind https', async () => {
    const without = await command('operations', ['list'], {});
    expect(without).toMatchObject({ code: 2, err: expect.stringContaining('GATEWAY_TOKEN') });
    const env = { GATEWAY_TOKEN: 'a-token-4815', GATEWAY_URL: 'http://gateway.example' };
    const open = await command('operations', ['list'], env);
    expect(open).toMatchObject({ code: 2, err: expect.stringContaining('GATEWAY_URL must be') });
  });
});
