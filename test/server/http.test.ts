import { request as rawRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { SECRET } from './small-schema.ts';
import { ask, startSmallServer, tokenFor } from './small-server.ts';

const MODERN = { accept: 'application/graphql-response+json' };

describe('GraphQL over HTTP', () => {
  it('answers a query, for nobody in particular and for somebody', async () => {
    await using small = await startSmallServer();

    const nobody = await small.query('{ hello who }');
    const sam = await small.query('{ who }', {}, await tokenFor({ sub: 'sam', role: 'customer' }));

    expect(nobody.data).toEqual({ hello: 'hello', who: 'ANONYMOUS ' });
    expect(sam.data).toEqual({ who: 'CUSTOMER sam' });
  });

  it('refuses a wrong token with 401 and does not serve its bearer as nobody', async () => {
    await using small = await startSmallServer();

    const answer = await small.query('{ hello }', {}, 'a.b.c');

    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', data: undefined });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(small.small.contexts).toBe(0);
  });

  it('answers malformed JSON in JSON and repeats no byte of it anywhere', async () => {
    await using small = await startSmallServer();

    const answer = await small.post(`{"query": "{hello}", "pin": "${SECRET}`);

    expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.text + small.lines.join()).not.toContain(SECRET);
  });

  it('answers too large a body with 413 in JSON', async () => {
    await using small = await startSmallServer();

    const answer = await small.query(`{ hello } # ${'x'.repeat(300_000)}`);

    expect(answer).toMatchObject({ status: 413, code: 'BAD_REQUEST' });
  });

  it('says of a condition that is null that the client is to blame, in the status, too', async () => {
    await using small = await startSmallServer();
    const body = {
      query: 'query ($on: Boolean = true) { hello @skip(if: $on) }',
      variables: { on: null },
    };

    const old = await small.post(JSON.stringify(body));
    const modern = await small.post(JSON.stringify(body), MODERN);

    expect(old).toMatchObject({ status: 200, code: 'BAD_USER_INPUT' });
    expect(modern).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it('answers an unknown path and a Host that is none in JSON', async () => {
    await using small = await startSmallServer();

    const unknown = await ask(`${small.server.url}/<script>`, {});
    const hostless = await statusWithHost(small.url, 'no host');

    expect(unknown).toMatchObject({ status: 404, code: 'BAD_REQUEST' });
    expect(hostless).toBe(400);
  });

  it('lets nothing be cached, framed or guessed', async () => {
    await using small = await startSmallServer();

    const { headers } = await small.query('{ hello }');

    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('refuses what a page of a stranger can send without asking first', async () => {
    await using small = await startSmallServer();
    const body = JSON.stringify({ query: 'mutation { open }' });
    const query = `${small.url}?query=${encodeURIComponent('{ hello }')}`;

    const plain = await ask(small.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
    });
    const form = await ask(small.url, {
      method: 'POST',
      body: new URLSearchParams({ query: 'mutation { open }' }),
    });
    const bare = await ask(query, {});
    const meant = await ask(query, { headers: { 'apollo-require-preflight': 'true' } });

    expect([plain.status, form.status, bare.status]).toEqual([415, 415, 400]);
    expect(meant.data).toEqual({ hello: 'hello' });
    expect(small.small.effects).toEqual([]);
  });

  it('refuses mutations over GET, lists of requests and subscriptions', async () => {
    await using small = await startSmallServer();
    const preflight = { 'apollo-require-preflight': 'true' };

    const get = await ask(`${small.url}?query=mutation%7Bopen%7D`, { headers: preflight });
    const batch = await small.post(JSON.stringify([{ query: 'mutation { open }' }]));
    const subscription = await small.query('subscription { ticks }');

    expect(get).toMatchObject({ status: 405, code: 'MUTATION_NOT_HERE' });
    expect(get.headers.get('allow')).toBe('POST');
    expect(batch).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(subscription).toMatchObject({ code: 'BAD_REQUEST', data: undefined });
    expect(small.small.effects).toEqual([]);
  });

  it('says 200 in the old media type and the status of the refusal in the new one', async () => {
    await using small = await startSmallServer();
    const statuses = async (query: string): Promise<number[]> => {
      const old = await small.post(JSON.stringify({ query }));
      const modern = await small.post(JSON.stringify({ query }), MODERN);
      return [old.status, modern.status];
    };

    expect(await statuses('{')).toEqual([200, 400]);
    expect(await statuses('{ nothing }')).toEqual([200, 400]);
    expect(await statuses('query($x: Int!) { echo(first: $x) }')).toEqual([200, 400]);
    expect(await statuses('{ thing { id } }')).toEqual([200, 401]);
    expect(await statuses('{ hello }')).toEqual([200, 200]);
  });

  it('tells only pages of the list that they may read the answer', async () => {
    await using small = await startSmallServer();
    const preflight = (origin: string) =>
      fetch(small.url, { method: 'OPTIONS', headers: { origin } });

    const [known, stranger] = [
      await preflight('https://shop.test'),
      await preflight('https://shop.test.evil'),
    ];

    expect(known.status).toBe(204);
    expect(known.headers.get('access-control-allow-origin')).toBe('https://shop.test');
    expect(known.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('tells a query that its client is gone', async () => {
    await using small = await startSmallServer();
    const gone = new AbortController();
    const body = JSON.stringify({ query: '{ waits }' });
    const headers = { 'content-type': 'application/json' };
    const asked = fetch(small.url, { method: 'POST', body, headers, signal: gone.signal });
    while (small.small.effects.length === 0) await new Promise((resolve) => setImmediate(resolve));

    gone.abort();

    await expect(asked).rejects.toThrow();
    expect(await small.small.release.promise).toBe('left');
  });

  it('runs the further routes of the gateway beside its own', async () => {
    await using small = await startSmallServer({}, (app) =>
      app.get('/further', async () => ({ data: 1 })),
    );

    expect((await ask(`${small.server.url}/further`, {})).data).toBe(1);
  });
});

function statusWithHost(url: string, host: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const headers = { host, 'content-type': 'application/json', 'content-length': 2 };
  rawRequest(url, { method: 'POST', headers }, (response) => {
    response.resume();
    resolve(response.statusCode);
  })
    .on('error', reject)
    .end('{}');
  return promise;
}
