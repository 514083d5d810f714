import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROWS } from '../../contract/rows.ts';
import { CREDENTIALS } from '../../simulator/access-key.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { cuts, gives, says, StubReach, type Reply } from '../datasources/wire/stub-reach.ts';
import { configFor } from '../support/config.ts';
import { ACTIVATE } from '../support/documents.ts';
import { ERIN } from '../support/people.ts';
import { buy, newKey, viewer } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';
import { command, type Ran } from './command.ts';
import { Wiretap } from './wiretap.ts';

const ROW_1 = 'PUT /opssvc/v0/clientapi/account/generataccesskey';
const BOTH = ['access-key-id', 'access-secret-key'];

const run = (url: string, into: string, more: Record<string, string> = {}): Promise<Ran> =>
  command('access-keys', [into], {
    ...{ REACH_BASE_URL: url, REACH_API_KEY: CREDENTIALS.apiKey, REACH_JWT: CREDENTIALS.jwt },
    ...more,
  });

const namesIn = (path: string): Promise<string[]> => readdir(path).catch(() => []);

describe('npm run access-keys', () => {
  it('keeps both keys in files of their owner alone, and prints neither', async () => {
    await using reach = await startSimulator({ port: 0 });
    await using place = await folder();
    const into = join(place.path, 'keys');
    const ran = await run(reach.url, into);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const [id = '', secret = ''] = await Promise.all(
      BOTH.map((name) => readFile(join(into, name), 'utf8')),
    );
    expect([id, secret]).toEqual([CREDENTIALS.accessKeyId, CREDENTIALS.accessSecretKey]);
    expect(ran.out).toContain(`REACH_ACCESS_KEY_ID_FILE=${into}/access-key-id`);
    expect(ran.out).toContain(`REACH_ACCESS_SECRET_KEY_FILE=${into}/access-secret-key`);
    expect([id, secret].filter((key) => ran.out.includes(key))).toEqual([]);
    for (const name of BOTH) expect((await stat(join(into, name))).mode & 0o777).toBe(0o600);
    expect((await stat(into)).mode & 0o777).toBe(0o700);
  });

  it('takes the folder from its environment, and the secrets from files', async () => {
    await using reach = await startSimulator({ port: 0 });
    await using place = await folder();
    const jwt = join(place.path, 'jwt');
    await writeFile(jwt, CREDENTIALS.jwt);
    const into = join(place.path, 'keys');
    const ran = await command('access-keys', [], {
      ...{ REACH_BASE_URL: reach.url, REACH_API_KEY: CREDENTIALS.apiKey, REACH_JWT_FILE: jwt },
      ACCESS_KEYS_DIR: into,
    });
    expect([ran.code, (await namesIn(into)).toSorted()]).toEqual([0, BOTH]);
  });

  it.each(BOTH)('asks nothing when %s is there already, and leaves it as it is', async (name) => {
    await using stub = await StubReach.start();
    await using place = await folder();
    await writeFile(join(place.path, name), 'kept');
    const ran = await run(stub.url, place.path);
    expect([ran.code, stub.seen.length, await namesIn(place.path)]).toEqual([1, 0, [name]]);
    expect(await readFile(join(place.path, name), 'utf8')).toBe('kept');
    expect(ran.err).toContain('is there already. Nothing was asked of the platform.');
  });

  it('asks nothing when the files cannot be made', async () => {
    await using stub = await StubReach.start();
    await using place = await folder();
    await writeFile(join(place.path, 'file'), '');
    const ran = await run(stub.url, join(place.path, 'file', 'below'));
    expect([ran.code, stub.seen.length]).toEqual([1, 0]);
    expect(ran.err).toContain('cannot be made (ENOTDIR). Nothing was asked of the platform.');
  });

  it.each<[string, Reply]>([
    ['breaks off', cuts],
    ['times out behind the API gateway', says(504, { message: 'Endpoint request timed out' })],
    ['cannot be read', says(200, '<html>')],
    ['lacks the secret', gives({ accountAccessKeyId: 'id-4815' })],
  ])('never asks twice when the answer %s, and says that nobody knows', async (_how, reply) => {
    await using stub = await StubReach.start();
    await using place = await folder();
    stub.always(reply);
    const ran = await run(stub.url, place.path);
    expect([ran.code, ran.out, stub.asked]).toEqual([1, '', [ROW_1]]);
    expect(ran.err).toContain('The platform may have made the keys, and it shows them once.');
    expect(ran.err).not.toContain('4815');
    expect(await namesIn(place.path)).toEqual([]);
  });

  it.each<[string, Reply, string]>([
    ['declines', says(400, { status: 'FAILED', message: 'Not for this client' }), 'Not for this'],
    ['does not know the token', says(401, { message: 'Unauthorized' }), 'Unauthorized'],
    ['is busy', says(429, {}), 'could not be asked'],
  ])('asks once and keeps nothing when the platform %s', async (_how, reply, words) => {
    await using stub = await StubReach.start();
    await using place = await folder();
    stub.always(reply);
    const ran = await run(stub.url, place.path);
    expect([ran.code, stub.asked, await namesIn(place.path)]).toEqual([1, [ROW_1], []]);
    expect(ran.err).toContain('has made no keys');
    expect(ran.err).toContain(words);
  });

  it('keeps nothing when the platform cannot be reached', async () => {
    await using place = await folder();
    const ran = await run('http://127.0.0.1:1', place.path);
    expect([ran.code, await namesIn(place.path)]).toEqual([1, []]);
    expect(ran.err).toContain('has made no keys');
  });

  it('names every setting that is wrong, without its value, before it makes a file', async () => {
    await using place = await folder();
    const into = join(place.path, 'keys');
    const ran = await run('http://reach.example', into, { REACH_JWT: '', REACH_API_KEY: 'xxxx' });
    expect([ran.code, await namesIn(into)]).toEqual([2, []]);
    for (const name of ['REACH_BASE_URL', 'REACH_API_KEY', 'REACH_JWT'])
      expect(ran.err).toContain(name);
    expect(ran.err).not.toContain('xxxx');
  });
});

describe('the header that lets the making of keys through', () => {
  it('is carried by that one call, and by no other of the whole gateway', async () => {
    await using tap = await Wiretap.start();
    const paymentHosts: string[] = [];
    const { platform } = configFor(tap.url, { scheme: 'exchange' });
    await using world = await World.start({ config: { platform: { ...platform, paymentHosts } } });
    tap.target = world.reach.url;
    paymentHosts.push(new URL(world.reach.url).host);
    await buy(await world.as({ sub: 'sam' }));
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    const input = { lineId, sim: { imei: '356938035643809' }, idempotencyKey: newKey() };
    await erin.data(ACTIVATE, { input });
    await world.pass(60_000);
    expect(tap.heard.length).toBeGreaterThan(8);
    expect(tap.withHeader('bypass-token')).toEqual([]);

    await using place = await folder();
    expect(await run(tap.url, place.path)).toMatchObject({ code: 0, err: '' });
    expect(tap.withHeader('bypass-token')).toEqual([
      expect.objectContaining({
        request: ROW_1,
        headers: expect.objectContaining({ 'bypass-token': 'true' }),
      }),
    ]);
  });

  it('belongs to a call that must not be repeated', () => {
    expect(ROWS[1].effect).toBe('once');
  });
});
