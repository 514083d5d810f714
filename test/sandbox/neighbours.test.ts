import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { refusalOf } from '../server/raw-socket.ts';
import { folder } from '../support/world.ts';

const OPTIONS = { port: 0, adminPort: 0, simulatorPort: 0, speed: 0, keep: false };

let place: Awaited<ReturnType<typeof folder>>;
let sandbox: Sandbox;

beforeAll(async () => {
  place = await folder();
  sandbox = await startSandbox({ ...OPTIONS, host: '0.0.0.0', folder: place.path });
});
afterAll(async () => {
  await sandbox.stop();
  await place[Symbol.asyncDispose]();
});

interface Asked {
  readonly headers?: Record<string, string>;
  readonly address?: string;
}

/** A GET with any Host and Origin, at any address of this machine. */
async function asked(path: string, { headers = {}, address }: Asked = {}) {
  const url = new URL(path, sandbox.gateway.url);
  if (address !== undefined) url.hostname = address;
  const sent = request(url, { headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  const allowed = response.headers['access-control-allow-origin'];
  return { status: response.statusCode, allowed, text };
}

const TOKEN = '/sandbox/token?as=admin';

const PAGES = [
  'http://localhost:5173',
  'http://127.0.0.1:3000',
  'exp://192.168.0.7:8081',
  'capacitor://localhost',
  'ionic://localhost',
  'http://192.168.0.7:19006',
  'http://10.0.2.2:8081',
];

describe('pages and apps of this machine and its network', () => {
  it.each(PAGES)('%s may query, subscribe and sign in', async (origin) => {
    const { url } = sandbox.gateway;
    const preflight = await fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin } });
    const query = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    const socket = await refusalOf(`${url.replace('http', 'ws')}/graphql`, { origin });

    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    for (const { headers } of [preflight, query])
      expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(socket).toBe(101);
    expect(await asked(TOKEN, { headers: { origin } })).toMatchObject({
      status: 200,
      allowed: origin,
    });
  });

  it.each([
    '10.0.2.2:4000',
    '10.0.3.2:4000',
    'localhost:4000',
    'shop.localhost',
    '192.168.0.7:4000',
    '[::1]:4000',
  ])('sign in at the host %s, as emulators and phones spell it', async (host) => {
    expect((await asked(TOKEN, { headers: { host } })).status).toBe(200);
    expect((await asked(TOKEN, { headers: { host, origin: `http://${host}` } })).status).toBe(200);
  });

  it('reach it at the addresses of this machine in its network', async () => {
    const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const addresses = own.filter(({ family }) => family === 'IPv4').map((one) => one.address);
    for (const address of addresses)
      expect((await asked('/sandbox/clock', { address })).status).toBe(200);
  });
});

describe('strangers', () => {
  it.each([
    'evil.test',
    'evil.test:4000',
    '127.0.0.1.evil.test',
    'localhost.evil.test',
    '8.8.8.8',
    '%',
    'localhost@evil.test',
  ])('get no token under the name %s, which may lead here (DNS rebinding)', async (host) => {
    const origin = `http://${host}`;
    expect((await asked(TOKEN, { headers: { host } })).status).not.toBe(200);
    expect((await asked(TOKEN, { headers: { host, origin } })).text).not.toContain('ey');
  });

  it.each(['https://evil.test', 'null', 'http://localhost.evil.test', 'file://', 'http://8.8.8.8'])(
    'get no token for the page %s',
    async (origin) => {
      expect(await asked(TOKEN, { headers: { origin } })).toMatchObject({
        status: 404,
        allowed: undefined,
      });
    },
  );
});

describe('time in the sandbox', () => {
  it('is told, and moves with the clock of both programs', async () => {
    const read = async () => JSON.parse((await asked('/sandbox/clock')).text) as { now: string };
    const before = await read();
    await sandbox.simulator.clock.advance(3_600_000);

    expect(before).toMatchObject({ speed: 0 });
    expect(Date.parse((await read()).now) - Date.parse(before.now)).toBeGreaterThanOrEqual(
      3_600_000,
    );
  });

  it.each([
    ['30s', 30],
    ['5m', 300],
    ['1d', 86_400],
  ])('is real for a token that lives for %s', async (expires, seconds) => {
    const { text } = await asked(`${TOKEN}&expires=${expires}`);
    const { exp = 0, iat = 0 } = decodeJwt(text);

    expect(exp - iat).toBe(seconds);
    expect(Math.abs(exp * 1_000 - Date.now() - seconds * 1_000)).toBeLessThan(5_000);
  });

  it.each(['0s', '30', 'soon', '2000d'])('is not %s for a token', async (expires) => {
    expect(await asked(`${TOKEN}&expires=${expires}`)).toMatchObject({ status: 400 });
  });
});
