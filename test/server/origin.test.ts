import { request as rawRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { CORS_HEADERS } from '../../src/browser-config.ts';
import { Origins } from '../../src/server/origin.ts';
import { refusalOf } from './raw-socket.ts';
import { startSmallServer } from './small-server.ts';

const rules = (more: Partial<ConstructorParameters<typeof Origins>[0]> = {}) =>
  new Origins({ allowedOrigins: [], localOrigins: false, corsHeaders: [], ...more });

const admits = (origin: string, host?: string, origins = rules()): boolean =>
  origins.admits({ headers: { origin, ...(host !== undefined && { host }) } });

/** The status and headers of an answer to a script of this page, at this host. */
function asked(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; allowed: string | undefined }> {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof asked>>>();
  rawRequest(
    url,
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
    (response) => {
      response.resume();
      const allowed = response.headers['access-control-allow-origin'];
      resolve({ status: response.statusCode, allowed });
    },
  )
    .on('error', reject)
    .end('{"query":"{ hello }"}');
  return promise;
}

describe('An Origin', () => {
  it.each([
    ['http://10.0.2.2:4000', '10.0.2.2:4000'],
    ['wss://api.shop.test', 'api.shop.test'],
    ['wss://api.shop.test', 'api.shop.test:443'],
    ['https://api.shop.test:443', 'api.shop.test'],
    ['ws://api.shop.test:80', 'api.shop.test'],
    ['http://API.shop.test', 'api.SHOP.test'],
    ['myapp://api.shop.test:8443', 'api.shop.test:8443'],
    ['http://[::1]:4000', '[::1]:4000'],
    ['http://api.shop.test', 'api.shop.test'],
  ])('%s passes where it is the Host %s of the request', (origin, host) => {
    expect(admits(origin, host)).toBe(true);
  });

  it.each([
    ['https://shop.test', 'api.shop.test'],
    ['https://api.shop.test.evil', 'api.shop.test'],
    ['https://evil.api.shop.test', 'api.shop.test'],
    ['https://api.shop.test:444', 'api.shop.test'],
    ['https://api.shop.test', 'api.shop.test:4000'],
    ['https://api.shop.test', 'api.shop.test:80'],
    ['http://api.shop.test:443', 'api.shop.test'],
    ['https://api.shop.test@evil.test', 'evil.test'],
    ['https://evil.test/api.shop.test', 'api.shop.test'],
    ['https://evil.test#api.shop.test', 'api.shop.test'],
    ['null', 'null'],
    ['file://', ''],
    ['file://', undefined],
    ['api.shop.test', 'api.shop.test'],
    ['', ''],
    ['myapp://', undefined],
  ])('%s does not pass at the Host %s', (origin, host) => {
    expect(admits(origin, host)).toBe(false);
    expect(admits(origin, host, rules({ localOrigins: true }))).toBe(false);
  });

  it.each(['capacitor://localhost', 'ionic://localhost', 'app://-', 'exp://192.168.0.7:8081'])(
    '%s passes when it is listed, letter by letter',
    (origin) => {
      const listed = rules({ allowedOrigins: [origin] });

      expect(admits(origin, 'api.shop.test', listed)).toBe(true);
      expect(admits(`${origin}0`, 'api.shop.test', listed)).toBe(false);
      expect(admits(origin, 'api.shop.test')).toBe(false);
    },
  );

  it.each([
    ...['http://localhost:5173', 'http://127.0.0.1:3000', 'https://localhost', 'http://[::1]:8080'],
    ...['http://app.localhost:5173', 'exp://192.168.0.7:8081', 'http://10.0.2.2:8081'],
    ...['capacitor://localhost', 'ionic://localhost', 'http://172.20.10.2:19006'],
    ...['app://localhost', 'http://169.254.3.4', 'http://[fe80::1]:5173', 'http://127.9.9.9'],
  ])('%s passes in a sandbox', (origin) => {
    expect(admits(origin, '127.0.0.1:4000', rules({ localOrigins: true }))).toBe(true);
    expect(admits(origin, '127.0.0.1:4000')).toBe(false);
  });

  it.each([
    ...['https://evil.test', 'http://localhost.evil.test', 'http://127.0.0.1.evil.test'],
    ...['http://11.0.0.1', 'http://172.32.0.1', 'http://8.8.8.8', 'http://evillocalhost'],
    ...['null', 'http://localhost@evil.test', 'http://127.1', 'http://[2001:db8::1]'],
  ])('%s does not pass in a sandbox', (origin) => {
    expect(admits(origin, '127.0.0.1:4000', rules({ localOrigins: true }))).toBe(false);
  });
});

describe('Scripts, sockets and streams', () => {
  it('go by one rule for origins', async () => {
    await using small = await startSmallServer({ allowedOrigins: ['capacitor://localhost'] });
    const { port } = new URL(small.url);
    const tries = [
      { origin: 'capacitor://localhost' },
      { origin: `http://127.0.0.1:${port}` },
      { origin: `wss://127.0.0.1:${port}` },
      { origin: 'http://10.0.2.2:4000', host: '10.0.2.2:4000' },
      { origin: 'wss://api.shop.test', host: 'api.shop.test' },
      { origin: 'ionic://localhost' },
      { origin: `http://localhost:${port}` },
      { origin: 'https://evil.test', host: 'api.shop.test' },
    ];
    for (const [index, headers] of tries.entries()) {
      const { origin } = headers;
      const passes = index < 5;
      const { allowed } = await asked(small.url, headers);
      const stream = await asked(small.streamUrl, { ...headers, accept: 'text/event-stream' });
      const socket = await refusalOf(small.socketUrl, { headers });

      expect([origin, allowed]).toEqual([origin, passes ? origin : undefined]);
      expect([origin, stream.status, socket]).toEqual([
        origin,
        ...(passes ? [200, 101] : [403, 403]),
      ]);
    }
  });

  it('may send the headers of the list, and read those of the answer that tell something', async () => {
    await using small = await startSmallServer();
    const headers = { origin: 'https://shop.test' };
    const preflight = (method: string) =>
      fetch(small.url, {
        method: 'OPTIONS',
        headers: {
          ...headers,
          'access-control-request-method': method,
          'access-control-request-headers': 'traceparent,apollographql-client-name',
        },
      });
    const answers = [await preflight('POST'), await preflight('GET')];
    const plain = await small.post('{"query":"{ hello }"}', headers);

    for (const { status, headers: given } of answers) {
      expect(status).toBe(204);
      expect(given.get('access-control-allow-methods')).toBe('GET, POST');
      const allowed = given.get('access-control-allow-headers')?.split(', ');
      for (const name of [
        ...[
          'authorization',
          'content-type',
          'traceparent',
          'tracestate',
          'baggage',
          'sentry-trace',
        ],
        ...['apollographql-client-name', 'apollographql-client-version', 'x-apollo-operation-name'],
        ...['apollo-require-preflight', 'graphql-require-preflight', 'graphql-client-name'],
        ...['graphql-client-version', 'x-request-id', 'last-event-id'],
      ])
        expect(allowed).toContain(name);
    }
    expect(plain.headers.get('access-control-expose-headers')).toBe(
      'x-request-id, retry-after, etag',
    );
  });

  it('may send those of a list of one’s own only, where there is one', async () => {
    await using small = await startSmallServer({ corsHeaders: ['authorization', 'x-mine'] });

    const { headers } = await fetch(small.streamUrl, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.test' },
    });

    expect(headers.get('access-control-allow-headers')).toBe('authorization, x-mine');
    expect(CORS_HEADERS).not.toContain('x-mine');
  });
});
