import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { REQUEST_FAULTS, type RequestFault } from '../../src/server/request-faults.ts';
import { SECRET } from './small-schema.ts';
import { ask, startSmallServer } from './small-server.ts';

const small = await startSmallServer();
afterAll(async () => {
  expect(small.small.effects).toEqual([]);
  await small[Symbol.asyncDispose]();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = '{ hello }';
const body = (request: unknown): RequestInit => ({
  method: 'POST',
  headers: JSON_TYPE,
  body: JSON.stringify(request),
});
const raw = (
  text: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = JSON_TYPE,
): RequestInit => ({
  method: 'POST',
  headers,
  body: text,
});
const typed = (type: string): RequestInit =>
  raw(JSON.stringify({ query: QUERY }), { 'content-type': type });
const accepting = (accept: string): RequestInit =>
  raw(JSON.stringify({ query: 'mutation { open }' }), { ...JSON_TYPE, accept });
const meant = { 'apollo-require-preflight': 'true' };
const get = (search: string, headers: Record<string, string> = meant): [string, RequestInit] => [
  `?${search}`,
  { headers },
];

const LATIN_1 = Buffer.from(JSON.stringify({ query: QUERY, extensions: { pin: 'é' } }), 'latin1');
/** Without a media type of its own, which a string would bring. */
const bare = Buffer.from(JSON.stringify({ query: QUERY }));

describe('A request that is none', () => {
  it.each<[string, RequestFault, RequestInit]>([
    ['has no media type', 'NO_MEDIA_TYPE', { method: 'POST', body: bare }],
    ['has no media type and no body', 'NO_MEDIA_TYPE', { method: 'POST' }],
    ['is plain text', 'FORM_MEDIA_TYPE', typed('text/plain')],
    ['is plain text with a charset', 'FORM_MEDIA_TYPE', typed('Text/Plain; charset=utf-8')],
    ['is a form', 'FORM_MEDIA_TYPE', raw(new URLSearchParams({ query: QUERY }), {})],
    ['is a form with files', 'FORM_MEDIA_TYPE', typed('multipart/form-data; boundary=x')],
    [
      'is a bare document',
      'DOCUMENT_MEDIA_TYPE',
      raw(QUERY, { 'content-type': 'application/graphql' }),
    ],
    ['is XML', 'OTHER_MEDIA_TYPE', typed('application/xml')],
    ['has a media type of answers', 'OTHER_MEDIA_TYPE', typed('application/graphql-response+json')],
    ['has a media type that is none', 'OTHER_MEDIA_TYPE', typed('json')],
    ['is in Latin 1', 'CHARSET', typed('application/json; charset=iso-8859-1')],
    ['is in UTF-16', 'CHARSET', typed('application/json; charset="utf-16"')],
    [
      'is compressed',
      'ENCODING',
      raw(gzipSync(JSON.stringify({ query: QUERY })), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    ],
    ['is too large', 'TOO_LARGE', body({ query: `{ hello } # ${'x'.repeat(300_000)}` })],
    ['has an empty body', 'EMPTY_BODY', raw('')],
    ['has bytes that are no UTF-8', 'NOT_UTF8', raw(LATIN_1)],
    ['is cut off within a word', 'CUT_OFF', raw(`{"query": "{hello}", "pin": "${SECRET}`)],
    ['is cut off after a comma', 'CUT_OFF', raw('{"query": "{hello}",')],
    ['is not JSON', 'NOT_JSON', raw(`query=${SECRET}`)],
    ['is JSON with a comment', 'NOT_JSON', raw(`{ /* ${SECRET} */ "query": "{hello}" }`)],
    ['is JSON with something behind it', 'NOT_JSON', raw(`{"query":"{hello}"} ${SECRET}`)],
    [
      'is JSON that changes a prototype',
      'NOT_JSON',
      raw('{"query":"{hello}","__proto__":{"x":1}}'),
    ],
    ['is a list', 'BATCH', body([{ query: QUERY }])],
    ['is an empty list', 'BATCH', body([])],
    ['is null', 'NOT_AN_OBJECT', raw('null')],
    ['is text', 'NOT_AN_OBJECT', body(SECRET)],
    ['is a number', 'NOT_AN_OBJECT', raw('4815')],
    ['has no query', 'NO_QUERY', body({})],
    ['has a query of another name', 'NO_QUERY', body({ [SECRET]: QUERY })],
    ['has null for a query', 'NO_QUERY', body({ query: null })],
    [
      'has a parsed document for a query',
      'QUERY_NOT_TEXT',
      body({ query: { kind: 'Document', definitions: [] } }),
    ],
    ['has a list for a query', 'QUERY_NOT_TEXT', body({ query: [QUERY] })],
    ['has an empty query', 'EMPTY_QUERY', body({ query: ' \n' })],
    [
      'has a number for an operation name',
      'OPERATION_NAME',
      body({ query: QUERY, operationName: 1 }),
    ],
    ['has a list for variables', 'VARIABLES', body({ query: QUERY, variables: [SECRET] })],
    ['has a number for variables', 'VARIABLES', body({ query: QUERY, variables: 1 })],
    [
      'has JSON in a string for variables',
      'VARIABLES_AS_TEXT',
      body({ query: QUERY, variables: `{"pin":"${SECRET}"}` }),
    ],
    ['has text for extensions', 'EXTENSIONS', body({ query: QUERY, extensions: SECRET })],
    ['has a list for extensions', 'EXTENSIONS', body({ query: QUERY, extensions: [] })],
    ['accepts HTML only', 'NOT_ACCEPTABLE', accepting('text/html')],
    [
      'accepts anything but JSON',
      'NOT_ACCEPTABLE',
      accepting('application/json;q=0, application/graphql-response+json;q=0'),
    ],
    ['accepts events only', 'NOT_ACCEPTABLE', accepting('text/event-stream')],
    [
      'is a PUT',
      'METHOD',
      { method: 'PUT', body: JSON.stringify({ query: QUERY }), headers: JSON_TYPE },
    ],
    ['is a PATCH of another media type', 'METHOD', { method: 'PATCH', body: SECRET }],
    ['is a DELETE', 'METHOD', { method: 'DELETE' }],
  ])('because it %s is answered with the sentence of %s', async (_what, fault, init) => {
    const answer = await ask(small.url, init);

    await expectFault(answer, fault);
  });

  it.each<[string, RequestFault, [string, RequestInit]]>([
    ['has no query', 'NO_QUERY', get('')],
    ['has an empty query', 'NO_QUERY', get('query=')],
    ['names the query twice', 'PARAMETER_TWICE', get('query=%7Bhello%7D&query=%7Bhello%7D')],
    [
      'has variables that are no JSON',
      'PARAMETER_NOT_JSON',
      get(`query=%7Bhello%7D&variables=${SECRET}`),
    ],
    ['has a list for variables', 'PARAMETER_NOT_JSON', get('query=%7Bhello%7D&variables=[]')],
    ['has text for extensions', 'PARAMETER_NOT_JSON', get('query=%7Bhello%7D&extensions=1')],
    ['could come from any page', 'UNASKED', get('query=%7Bhello%7D', {})],
    [
      'accepts images only',
      'NOT_ACCEPTABLE',
      get('query=%7Bhello%7D', { ...meant, accept: 'image/png' }),
    ],
  ])(
    'by GET because it %s is answered with the sentence of %s',
    async (_what, fault, [search, init]) => {
      const answer = await ask(`${small.url}${search}`, init);

      await expectFault(answer, fault);
    },
  );

  it('at an address that is none is answered alike', async () => {
    const at = (path: string) => ask(`${small.server.url}${path}`, { method: 'POST' });

    await expectFault(await at(`/${SECRET}`), 'NOTHING_HERE');
    await expectFault(await at('/graphql/'), 'NOTHING_HERE');
    await expectFault(await at('/%ff'), 'BAD_ADDRESS');
  });

  it('tells with 405 which methods are served, also on a HEAD, which has no body', async () => {
    const put = await fetch(small.url, { method: 'PUT' });
    const head = await fetch(small.url, { method: 'HEAD' });
    const stream = await fetch(small.streamUrl, { method: 'DELETE' });

    for (const { status, headers } of [put, head, stream])
      expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await head.text()).toBe('');
  });

  it('for a stream is answered by the same sentences', async () => {
    const accept = { accept: 'text/event-stream' };
    const open = (init: RequestInit) => ask(small.streamUrl, init);

    await expectFault(await open(body({ query: QUERY })), 'NOT_A_STREAM');
    await expectFault(await open(raw('[]', { ...JSON_TYPE, ...accept })), 'BATCH');
    await expectFault(await open(raw('{}', { ...JSON_TYPE, ...accept })), 'NO_QUERY');
    await expectFault(
      await ask(`${small.streamUrl}?query=%7Bhello%7D&variables=${SECRET}`, { headers: accept }),
      'PARAMETER_NOT_JSON',
    );
  });

  it('has a body that is shorter than it says, and is answered nevertheless', async () => {
    const answer = await sent(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"pin":"${SECRET}`,
    );

    expect(answer === '' || answer.startsWith('HTTP/1.1 400')).toBe(true);
    expect(answer).not.toContain(SECRET);
  });
});

describe('A document of a good request', () => {
  it.each([
    [
      'names an operation that is not there',
      { query: 'query A { hello } query B { hello }', operationName: SECRET },
      'no operation of the name',
    ],
    [
      'names none of several operations',
      { query: 'query A { hello } query B { hello }' },
      'exactly one operation',
    ],
    ['holds fragments only', { query: 'fragment F on Query { hello }' }, 'not used'],
    ['is a subscription', { query: 'subscription { ticks }' }, 'WebSocket or SSE'],
  ])('that %s says so', async (_what, request, sentence) => {
    const answer = await ask(small.url, body(request));

    expect(answer.errors[0]?.message).toContain(sentence);
    expect(answer.text).not.toContain(SECRET);
  });

  it('with a byte order mark before it, an odd case of its media type and a quoted charset runs', async () => {
    const answer = await ask(
      small.url,
      raw(
        `\uFEFF${JSON.stringify({ query: QUERY, variables: null, operationName: null, extensions: {} })}`,
        {
          'content-type': 'Application/JSON; Charset="UTF-8"',
          accept: 'text/html, */*;q=0.1',
        },
      ),
    );

    expect(answer.data).toEqual({ hello: 'hello' });
  });
});

async function expectFault(
  answer: Awaited<ReturnType<typeof ask>>,
  fault: RequestFault,
): Promise<void> {
  const [status, message] = REQUEST_FAULTS[fault];
  expect(answer).toMatchObject({ status, data: undefined });
  expect(answer.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
  expect(answer.errors).toMatchObject([{ message, extensions: { code: 'BAD_REQUEST' } }]);
  expect(answer.text).toMatch(/^\{"errors":\[\{"message":/);
  expect(answer.text).not.toContain(SECRET);
}

/** What is answered to bytes, after which the client sends no more. */
function sent(bytes: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(Number(new URL(small.url).port), '127.0.0.1', () => socket.end(bytes));
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('end', () => resolve(answer));
  socket.on('error', reject);
  return promise;
}
