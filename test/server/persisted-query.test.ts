import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RawSocket } from './raw-socket.ts';
import { RawStream } from './raw-stream.ts';
import { ask, startSmallServer, tokenFor } from './small-server.ts';

const HELLO = '{ hello }';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  persistedQuery: { version, sha256Hash },
});

/** With the status of an answer without data: the newer media type has it speak. */
const ACCEPTS = [
  ['*/*', 200],
  ['application/json', 200],
  ['application/json, application/graphql-response+json;q=0.5', 200],
  ['application/graphql-response+json', 400],
  ['application/graphql-response+json,application/json;q=0.9', 400],
  [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    400,
  ],
] as const;

type Small = Awaited<ReturnType<typeof startSmallServer>>;

/** As clients of APQ send it, by POST and by GET. */
const ways = ({ url, post }: Small, body: Readonly<Record<string, unknown>>, accept = '*/*') => {
  const texts = Object.entries(body).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const headers = { accept, 'apollo-require-preflight': 'true' };
  return Promise.all([
    post(JSON.stringify(body), { accept }),
    ask(`${url}?${new URLSearchParams(texts)}`, { headers }),
  ]);
};

const NOT_SUPPORTED = {
  data: undefined,
  errors: [
    {
      message: 'PersistedQueryNotSupported',
      extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
    },
  ],
};

describe('A persisted query', () => {
  it.each(ACCEPTS)(
    'without its text is told to come with it, to who accepts %s',
    async (accept, status) => {
      await using small = await startSmallServer();

      for (const body of [
        { extensions: persisted(hashOf(HELLO)) },
        { operationName: 'A', variables: {}, extensions: persisted(hashOf(HELLO)) },
        { extensions: persisted('nonsense', 2) },
        { query: '', extensions: persisted(hashOf('')) },
      ])
        for (const answer of await ways(small, body, accept)) {
          expect(answer).toMatchObject({ ...NOT_SUPPORTED, status });
          expect(answer.headers.get('cache-control')).toContain('no-store');
        }
    },
  );

  it('with its text runs, and is no better known afterwards', async () => {
    await using small = await startSmallServer();
    for (const query of [HELLO, 'query A { hello }', '{ hello # ä\n }'])
      for (const hash of [hashOf(query), hashOf(query).toUpperCase()])
        for (const answer of await ways(small, { query, extensions: persisted(hash) }))
          expect(answer).toMatchObject({ status: 200, data: { hello: 'hello' } });

    for (const answer of await ways(small, { extensions: persisted(hashOf(HELLO)) }))
      expect(answer).toMatchObject(NOT_SUPPORTED);
  });

  it.each([
    ['of another text', hashOf('{ who }')],
    ['of no form', 'nonsense'],
    ['that is empty', ''],
    ['that is a number', 7],
    ['that is missing', undefined],
    ['of the trimmed text', hashOf(HELLO.trim().slice(1))],
  ])('with a hash %s is refused, and its text is not run', async (_what, hash) => {
    await using small = await startSmallServer();
    for (const query of ['mutation { open }', HELLO])
      for (const answer of await ways(small, { query, extensions: persisted(hash) })) {
        expect(answer).toMatchObject({ code: 'BAD_REQUEST', data: undefined });
        expect(answer.text).toContain('hash');
      }
    const modern = await ways(small, { query: HELLO, extensions: persisted(hash) }, ACCEPTS[4][0]);
    expect(modern.map(({ status }) => status)).toEqual([400, 400]);
    expect(small.small.effects).toEqual([]);
  });

  it.each([null, false, undefined])('that is %s is none', async (persistedQuery) => {
    await using small = await startSmallServer();
    const extensions = { persistedQuery, more: 1 };

    for (const answer of await ways(small, { query: HELLO, extensions }))
      expect(answer).toMatchObject({ data: { hello: 'hello' } });
    for (const answer of await ways(small, { extensions }))
      expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('means the same on streams and on sockets, which always bring the text', async () => {
    await using small = await startSmallServer();
    const stream = async (method: 'GET' | 'POST', body: object) => {
      const opened = await RawStream.open(small.streamUrl, { method, body });
      await opened.ended;
      return [opened.codes, opened.data];
    };
    for (const method of ['GET', 'POST'] as const) {
      expect(await stream(method, { extensions: persisted(hashOf(HELLO)) })).toEqual([
        ['PERSISTED_QUERY_NOT_SUPPORTED'],
        [undefined],
      ]);
      expect(await stream(method, { query: HELLO, extensions: persisted(hashOf(HELLO)) })).toEqual([
        [],
        [{ hello: 'hello' }],
      ]);
      expect(await stream(method, { query: HELLO, extensions: persisted('0') })).toEqual([
        ['BAD_REQUEST'],
        [undefined],
      ]);
    }
    const socket = await RawSocket.open(small.socketUrl);
    const send = (id: string, extensions: object): void =>
      socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query: HELLO, extensions } }));
    send('right', persisted(hashOf(HELLO)));
    send('wrong', persisted('0'));

    expect(await socket.until(({ id }) => id === 'wrong')).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
    await socket.until(({ id }) => id === 'right');
    expect(socket.dataOf('right')).toEqual([{ hello: 'hello' }]);
  });
});

describe('A query by GET', () => {
  const address = (small: Small, query = HELLO): string =>
    `${small.url}?${new URLSearchParams({ query })}`;

  it.each([
    ['apollo-require-preflight', '1'],
    ['graphql-require-preflight', '1'],
    ['x-apollo-operation-name', 'A'],
    ['x-requested-with', 'XMLHttpRequest'],
    ['graphql-client-name', 'shop'],
    ['apollographql-client-name', 'shop'],
    ['content-type', 'application/json'],
  ])('runs with %s, which no page sends unasked', async (name, value) => {
    await using small = await startSmallServer();

    const answer = await ask(address(small), { headers: { [name]: value } });

    expect(answer).toMatchObject({ status: 200, data: { hello: 'hello' } });
  });

  it('runs with a token alone, as urql sends it, and a wrong one is told as such', async () => {
    await using small = await startSmallServer();
    const [accept] = ACCEPTS[5];
    const get = (authorization: string) =>
      ask(address(small, '{ who }'), { headers: { accept, authorization } });

    const right = await get(`Bearer ${await tokenFor({ sub: 'sam', role: 'customer' })}`);
    const wrong = await get('Bearer a.b.c');

    expect(right).toMatchObject({ status: 200, data: { who: 'CUSTOMER sam' } });
    expect(wrong).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['nothing', {}],
    ['an empty proof', { 'apollo-require-preflight': '' }],
    ['the type of a form', { 'content-type': 'text/plain' }],
    ['what proxies add', { traceparent: '00-1-1-00', 'x-request-id': 'x', 'x-forwarded-for': 'x' }],
    ['what every page sends', { accept: 'application/json', 'accept-language': 'en' }],
  ])('does not run with %s', async (_what, headers) => {
    await using small = await startSmallServer();

    expect(await ask(address(small), { headers })).toMatchObject({
      code: 'BAD_REQUEST',
      data: undefined,
    });
  });

  it('is never a mutation, whatever proves that it was meant', async () => {
    await using small = await startSmallServer();
    const authorization = `Bearer ${await tokenFor({ sub: 'sam', role: 'customer' })}`;
    const proofs: Record<string, string>[] = [
      { authorization },
      { 'graphql-require-preflight': '1' },
    ];
    for (const headers of proofs) {
      const answer = await ask(address(small, 'mutation { open }'), { headers });

      expect(answer).toMatchObject({ status: 405, code: 'MUTATION_NOT_HERE' });
      expect(answer.headers.get('allow')).toBe('POST');
    }
    expect(small.small.effects).toEqual([]);
  });
});
