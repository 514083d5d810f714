import { createClient } from 'graphql-sse';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RawStream } from './raw-stream.ts';
import { SECRET } from './small-schema.ts';
import { ask, startSmallServer, tokenFor } from './small-server.ts';
import { still, until } from './turns.ts';
import { EVENTS, POSTED, unread } from './unread-stream.ts';

const TICKS = 'subscription { ticks }';
const MINE = 'subscription { mine }';
const sam = (): Promise<string> => tokenFor({ sub: 'sam', role: 'customer' });

afterEach(() => void vi.useRealTimers());

describe('Opening a stream', () => {
  it.each(['POST', 'GET'] as const)(
    'by %s answers a query letter by letter as the protocol has it',
    async (method) => {
      await using small = await startSmallServer();

      const stream = await RawStream.open(small.streamUrl, { query: '{ hello }', method });

      expect(await stream.ended).toBe('complete');
      expect(stream.text).toBe(
        ':\n\nevent: next\ndata: {"data":{"hello":"hello"}}\n\nevent: complete\ndata:\n\n',
      );
      const { status, headers } = stream.response;
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(headers.get('content-encoding')).toBeNull();
      expect(headers.get('cache-control')).toContain('no-store');
    },
  );

  it('is refused in JSON, by status and code, when the request is none', async () => {
    await using small = await startSmallServer();
    const body = JSON.stringify({ query: '{ hello }' });
    const post = (headers: Record<string, string>, text = body) =>
      ask(small.streamUrl, { method: 'POST', headers, body: text });
    const get = (parameters: string) =>
      ask(`${small.streamUrl}?${parameters}`, { headers: EVENTS });

    const answers = await Promise.all([
      post({ 'content-type': 'application/json' }),
      post({ ...POSTED, accept: 'text/event-stream;q=0, */*' }),
      post({ ...POSTED, authorization: 'Bearer a.b.c' }),
      post({ ...EVENTS, 'content-type': 'text/plain' }),
      post(POSTED, `{"query": "${SECRET}`),
      post(POSTED, `[${body}]`),
      post(POSTED, '{"query": 1}'),
      post(POSTED, '{"query": "{ hello }", "variables": []}'),
      post(POSTED, '{"query": "{ hello }", "operationName": 1}'),
      get('variables={}'),
      get(`query={hello}&variables=${SECRET}`),
      get('query={hello}&query={who}'),
    ]);

    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [406, 'BAD_REQUEST'],
      [406, 'BAD_REQUEST'],
      [401, 'UNAUTHENTICATED'],
      [415, 'BAD_REQUEST'],
      ...Array.from({ length: 8 }, () => [400, 'BAD_REQUEST']),
    ]);
    for (const { headers } of answers)
      expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(answers[2]?.headers.get('www-authenticate')).toBe('Bearer');
    expect(answers.map(({ text }) => text).join() + small.lines.join()).not.toContain(SECRET);
    expect(small.small.contexts).toBe(0);
  });

  it('is refused for pages that are not on the list, and possible for those that are', async () => {
    await using small = await startSmallServer();
    const from = async (origin: string) =>
      (await RawStream.open(small.streamUrl, { query: '{ hello }', headers: { origin } })).response;

    const strangers = ['null', 'https://shop.test.evil', 'http://shop.test', 'https://SHOP.test'];
    for (const origin of strangers) expect((await from(origin)).status).toBe(403);
    const known = await from('https://shop.test');
    expect(known.headers.get('access-control-allow-origin')).toBe('https://shop.test');
    const preflight = await fetch(small.streamUrl, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.test' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  it('is possible twenty times at once for one person, and again when one has left', async () => {
    await using small = await startSmallServer();
    const open = async (token: string) => RawStream.open(small.streamUrl, { query: MINE, token });
    const own = await sam();
    const streams = await Promise.all(Array.from({ length: 20 }, () => open(own)));
    await small.small.ticks.until(20);

    const refused = await ask(small.streamUrl, {
      method: 'POST',
      headers: { ...POSTED, authorization: `Bearer ${await sam()}` },
      body: JSON.stringify({ query: MINE }),
    });
    const other = await open(await tokenFor({ sub: 'lena', role: 'customer' }));

    expect(refused).toMatchObject({ status: 503, code: 'OVERLOADED' });
    expect(other.response.status).toBe(200);
    streams[0]?.leave();
    await small.small.ticks.until(20);
    await until(async () => (await open(own)).response.status === 200);
  });
});

describe('Running on a stream', () => {
  it('brings events to whoever signed in, and serves the client library as it comes', async () => {
    await using small = await startSmallServer();
    const token = await sam();
    const client = createClient({
      url: small.streamUrl,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const answered = client.iterate({ query: '{ who }' });
    const events = client.iterate<{ mine: number }>({ query: MINE });
    const first = events.next();
    await small.small.ticks.until(1);
    small.small.ticks.send('mine', 5);

    expect((await answered.next()).value).toEqual({ data: { who: 'CUSTOMER sam' } });
    expect((await answered.next()).done).toBe(true);
    expect((await first).value).toEqual({ data: { mine: 5 } });
    await events.return?.();
    client.dispose();
    await small.small.ticks.until(0);
  });

  it.each(['POST', 'GET'] as const)(
    'refuses mutations by %s without running them',
    async (method) => {
      await using small = await startSmallServer();

      const stream = await RawStream.open(small.streamUrl, { query: 'mutation { open }', method });

      expect(await stream.ended).toBe('complete');
      expect(stream.codes).toEqual(['MUTATION_NOT_HERE']);
      expect(small.small.effects).toEqual([]);
    },
  );

  it('holds documents to the same policy and limits as HTTP', async () => {
    await using small = await startSmallServer();
    const aliases = Array.from({ length: 16 }, (_, index) => `a${index}: id`).join(' ');
    const codes = async (query: string, variables: object = {}) => {
      const stream = await RawStream.open(small.streamUrl, { query, variables });
      expect(await stream.ended).toBe('complete');
      expect(stream.text).not.toContain(SECRET);
      return stream.codes;
    };

    expect(await codes(MINE)).toEqual(['UNAUTHENTICATED']);
    expect(await codes(`{ plan { ${aliases} } }`)).toEqual(['DOCUMENT_TOO_COSTLY']);
    expect(await codes('query($i: Iccid!) { echo(iccid: $i) }', { i: SECRET })).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(await codes('{ nothing }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(await codes(`{ "${SECRET}`)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(small.small.ticks.opened).toBe(0);
  });

  it('masks what goes wrong in a query, in an event and in a source', async () => {
    await using small = await startSmallServer();
    const open = (query: string) => RawStream.open(small.streamUrl, { query });
    const query = await open('{ broken(how: "x") }');
    const ticks = await open(TICKS);
    const source = await open('subscription { breaks }');
    await small.small.ticks.until(1);
    small.small.ticks.send('ticks', -1);
    small.small.ticks.send('ticks', 1);
    await ticks.until(({ events }) => events.length === 2);

    expect(await query.ended).toBe('complete');
    expect([query.codes, ticks.codes]).toEqual([
      ['INTERNAL_SERVER_ERROR'],
      ['INTERNAL_SERVER_ERROR'],
    ]);
    expect(ticks.data).toEqual([null, { ticks: 1 }]);
    expect(await source.ended).toBe('broken');
    expect(source.data).toEqual([{ breaks: 1 }]);
    const text = [query, ticks, source].map((stream) => stream.text).join() + small.lines.join();
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('reach.internal');
    ticks.leave();
  });

  it('makes a fresh context for every event', async () => {
    await using small = await startSmallServer();
    const stream = await RawStream.open(small.streamUrl, { query: 'subscription { context }' });
    await small.small.ticks.until(1);

    for (const tick of [1, 2, 3]) small.small.ticks.send('context', tick);
    await stream.until(({ data }) => data.length === 3);

    expect(new Set(stream.data.map((data) => JSON.stringify(data))).size).toBe(3);
    stream.leave();
  });

  it('reads no event before the one before has left, however many there are', async () => {
    await using small = await startSmallServer();
    const { flood } = small.small;
    const response = await unread(small.streamUrl, 'subscription { flood }');
    await still(() => flood.taken);

    const taken = flood.taken;
    expect(taken).toBeGreaterThan(0);
    response.resume();
    await until(() => Promise.resolve(flood.taken > taken + 100));
    response.destroy();
    await until(() => Promise.resolve(flood.returned));
  });

  it('gives signs of life, and cuts off a peer that takes nothing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await using small = await startSmallServer();
    const quiet = await RawStream.open(small.streamUrl, { query: TICKS });
    const response = await unread(small.streamUrl, 'subscription { flood }');
    const cut = new Promise((resolve) =>
      response.on('error', () => undefined).on('close', resolve),
    );
    await still(() => small.small.flood.taken);

    vi.advanceTimersByTime(7_000);
    await new Promise(setImmediate);
    expect(small.small.flood.returned).toBe(false);
    vi.advanceTimersByTime(5_000);
    await until(() => Promise.resolve(small.small.flood.returned));
    await quiet.until(({ text }) => text === ':\n\n:\n\n');
    vi.advanceTimersByTime(12_000);
    await quiet.until(({ text }) => text === ':\n\n:\n\n:\n\n');
    response.resume();
    await cut;
    quiet.leave();
  });
});
