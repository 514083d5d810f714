import { request as rawRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { World } from '../support/world.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

const SHARED = 'public, max-age=60, stale-while-revalidate=600';
const MEANT = { 'apollo-require-preflight': '1' };

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Nothing is added and nothing unpacked, unlike with fetch. */
function got(url: string, headers: Record<string, string>, body?: object): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  const method = body ? 'POST' : 'GET';
  const typed = body ? { ...headers, 'content-type': 'application/json' } : headers;
  rawRequest(url, { method, headers: typed }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      resolve({
        status: response.statusCode,
        headers: response.headers,
        body: Buffer.concat(chunks),
      }),
    );
  })
    .on('error', reject)
    .end(body && JSON.stringify(body));
  return promise;
}

const at = (url: string, query: string): string => `${url}?${new URLSearchParams({ query })}`;

describe('What everybody may know', () => {
  it.each([
    '{ prices }',
    '{ __typename prices }',
    'query A { a: prices b: prices(count: 2) }',
    '{ ...F } fragment F on Query { prices }',
  ])('may be kept for a moment, and is not sent again to whoever has it: %s', async (query) => {
    await using small = await startSmallServer();
    const first = await got(at(small.url, query), MEANT);
    const { etag = '' } = first.headers;
    const asked = (known: string) =>
      got(at(small.url, query), { ...MEANT, 'if-none-match': known });

    expect(first).toMatchObject({ status: 200, headers: { 'cache-control': SHARED } });
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    for (const part of ['origin', 'accept', 'accept-encoding', 'authorization'])
      expect(first.headers.vary).toContain(part);
    for (const known of [etag, etag.slice(2), `"x", ${etag}`, '*']) {
      const again = await asked(known);
      expect([known, again.status, again.body.length]).toEqual([known, 304, 0]);
      expect(again.headers).toMatchObject({ etag, 'cache-control': SHARED });
    }
    for (const known of ['"x"', '', 'W/""']) expect((await asked(known)).status).toBe(200);
  });

  it.each([
    ['with something of another kind', '{ prices hello }', MEANT],
    ['of another kind alone', '{ hello }', MEANT],
    ['of no kind', '{ __typename }', MEANT],
    ['with the schema', '{ prices __schema { __typename } }', MEANT],
    ['that went wrong', '{ packs }', MEANT],
    ['that went wrong in part', '{ prices packs }', MEANT],
    ['that is refused', '{ prices(count: "x") }', MEANT],
  ])('is not what comes %s', async (_what, query, headers) => {
    await using small = await startSmallServer();
    const answer = await got(at(small.url, query), headers);

    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.headers.etag).toBeUndefined();
  });

  it('is not what somebody reads who signed in, nor what came by POST', async () => {
    await using small = await startSmallServer();
    const authorization = `Bearer ${await tokenFor({ sub: 'sam', role: 'customer' })}`;
    for (const answer of [
      await got(at(small.url, '{ prices }'), { authorization }),
      await got(small.url, {}, { query: '{ prices }' }),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toBe('private, no-store');
      expect(answer.headers.etag).toBeUndefined();
    }
  });

  it('is the catalog and what roaming costs, and nothing about an address', async () => {
    await using world = await World.start();
    const address = '{ address1: "1 Main St", city: "Troy", state: "NY", zip: "12180" }';
    const kept = async (query: string): Promise<unknown> => {
      const answer = await got(at(`${world.gateway.url}/graphql`, query), MEANT);
      expect(answer.body.toString()).not.toContain('"errors"');
      return answer.headers['cache-control'];
    };

    for (const query of [
      '{ catalog { plans { id name } } }',
      '{ plan(id: "UGxhbgp4") { name } }',
      '{ roamingCountries { code } }',
      '{ roamingPacks(countries: ["FR"]) { id } }',
    ])
      expect([query, await kept(query)]).toEqual([query, SHARED]);
    for (const query of [
      `{ coverage(address: ${address}) { available } }`,
      '{ zipCodeCoverage(zip: "10001") { __typename } }',
      '{ catalog { asOf } zipCodeCoverage(zip: "10001") { __typename } }',
    ])
      expect([query, await kept(query)]).toEqual([query, 'private, no-store']);
  });
});

describe('Compression', () => {
  const MANY = '{ prices(count: 200) }';

  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ])('is for those who ask for %s', async (accepted, used) => {
    await using small = await startSmallServer();
    const headers = { ...MEANT, 'accept-encoding': accepted };
    for (const answer of [
      await got(at(small.url, MANY), headers),
      await got(small.url, headers, { query: MANY }),
    ]) {
      const unpacked = used === 'br' ? brotliDecompressSync(answer.body) : gunzipSync(answer.body);
      expect(answer.headers['content-encoding']).toBe(used);
      expect(answer.headers.vary?.toLowerCase()).toContain('accept-encoding');
      expect(answer.body.length).toBeLessThan(unpacked.length / 2);
      expect(JSON.parse(unpacked.toString()).data.prices).toHaveLength(200);
    }
  });

  it.each([
    ['nothing asked', MANY, {}],
    ['what it was', MANY, { 'accept-encoding': 'identity' }],
    ['a way nobody knows', MANY, { 'accept-encoding': 'x-mine' }],
    ['a small answer', '{ hello }', { 'accept-encoding': 'gzip' }],
    ['a link', '{ link { url text } }', { 'accept-encoding': 'gzip' }],
    ['a link by another name', '{ link { text a: url } }', { 'accept-encoding': 'gzip, br' }],
  ])('leaves %s alone', async (_what, query, headers) => {
    await using small = await startSmallServer();

    const answer = await got(small.url, headers, { query });

    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(answer.body.toString()).data).toBeTruthy();
    if (query.includes('url'))
      expect(answer.headers['cache-control']).toBe('private, no-store, no-transform');
  });

  it('leaves streams alone', async () => {
    await using small = await startSmallServer();
    const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip, br' };

    const answer = await got(small.streamUrl, headers, { query: MANY });

    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body.toString()).toContain('event: complete');
  });
});
