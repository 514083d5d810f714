import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../src/server/manifest.ts';
import { OrdinaryRequests } from '../../src/server/ordinary-request.ts';
import { send, type Sent } from './either-way.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

const HELLO = '{ hello }';
const TWO = 'query One { hello } query Two { who }';
const ACT = 'mutation Act($input: ActInput!) { act(input: $input) }';
const hashOf = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const HELLO_HASH = sha256(HELLO);

const ACCEPTS = [
  'application/json',
  '*/*',
  'application/*',
  'application/graphql-response+json',
  'application/graphql-response+json, application/json',
  'application/graphql-response+json,application/json;q=0.9',
  'application/json, application/graphql-response+json',
  'application/json;q=0.5, application/graphql-response+json;q=0.4',
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9',
  'text/html, application/json;q=0.9, */*;q=0.8',
  'application/json; charset=utf-8',
  'application/json;charset=iso-8859-1, application/graphql-response+json;q=0.1',
  'application/json; callbackSpec=1.0',
  'APPLICATION/JSON',
  'text/html',
  'application/json;q=0',
  'application/json;q=2',
  ', ,',
  '',
];

const REQUESTS: readonly (readonly [string, Sent])[] = [
  ['a document', { body: { query: HELLO } }],
  [
    'a document with all fields left empty',
    { body: { query: HELLO, variables: null, operationName: null, extensions: null } },
  ],
  ['an operation of several', { body: { query: TWO, operationName: 'Two' } }],
  ['several operations without a name', { body: { query: TWO } }],
  ['an operation that is not there', { body: { query: TWO, operationName: 'Three' } }],
  ['an empty name', { body: { query: TWO, operationName: '' } }],
  [
    'variables',
    { body: { query: 'query ($first: Int!) { echo(first: $first) }', variables: { first: 1 } } },
  ],
  [
    'wrong variables',
    { body: { query: 'query ($first: Int!) { echo(first: $first) }', variables: { first: 'x' } } },
  ],
  [
    'no variables where some are needed',
    { body: { query: 'query ($first: Int!) { echo(first: $first) }' } },
  ],
  ['a field that fails', { body: { query: '{ broken(how: "busy") hello }' } }],
  ['a defect', { body: { query: '{ broken(how: "defect") }' } }],
  ['a shared answer', { body: { query: '{ prices(count: 60) }' } }],
  ['a link', { body: { query: '{ link { url text } }' } }],
  [
    'a link for who takes it compressed',
    { body: { query: '{ link { url text } }' }, headers: { 'accept-encoding': 'gzip, br' } },
  ],
  [
    'an answer that is compressed',
    { body: { query: '{ prices(count: 200) }' }, headers: { 'accept-encoding': 'gzip' } },
  ],
  ['an answer that they know', { body: { query: '{ packs }' }, headers: { 'if-none-match': '*' } }],
  ['an abstract type', { body: { query: '{ node { __typename id ... on Plan { name } } }' } }],
  [
    'a skipped field',
    { body: { query: 'query ($v: Boolean!) { hello @skip(if: $v) who }', variables: { v: true } } },
  ],
  [
    'a condition that is null',
    {
      body: {
        query: 'query ($v: Boolean = true) { hello who @skip(if: $v) }',
        variables: { v: null },
      },
    },
  ],
  ['a field above their role', { body: { query: '{ plan { cost } }' } }],
  ['a field of those who are signed in', { body: { query: '{ thing { id } }' } }],
  ['no such field', { body: { query: '{ nothing }' } }],
  ['no document at all', { body: { query: '{ hello' } }],
  ['an empty query', { body: { query: '' } }],
  ['a blank query', { body: { query: '  ' } }],
  ['no query', { body: { variables: {} } }],
  ['a mutation', { body: { query: 'mutation { open }' } }],
  ['a mutation without a sign-in', { body: { query: ACT, variables: { input: { pin: '1111' } } } }],
  ['a subscription', { body: { query: 'subscription { ticks }' } }],
  ['the schema', { body: { query: '{ __schema { queryType { name } } }' } }],
  ['the type of the root', { body: { query: '{ __typename }' } }],
  [
    'the schema and something else',
    { body: { query: '{ __schema { queryType { name } } hello }' } },
  ],
  ['a hash with its text', { body: { query: HELLO, extensions: hashOf(HELLO_HASH) } }],
  ['a hash of another text', { body: { query: HELLO, extensions: hashOf('0'.repeat(64)) } }],
  ['a hash alone', { body: { extensions: hashOf(HELLO_HASH) } }],
  ['a hash in no form', { body: { query: HELLO, extensions: { persistedQuery: 'x' } } }],
  ['the id of a document that is not registered', { body: { documentId: HELLO_HASH } }],
  [
    'the id of a document with its text',
    { body: { query: HELLO, documentId: `sha256:${HELLO_HASH}` } },
  ],
  ['an id that is no text', { body: { query: HELLO, documentId: 5 } }],
  ['extensions that nobody knows', { body: { query: HELLO, extensions: { trace: true } } }],
  ['fields that nobody knows', { body: { query: HELLO, id: 'x', operationType: 'query' } }],
  ['a list of requests', { body: [{ query: HELLO }] }],
  ['no JSON', { body: '{ hello }' }],
  ['JSON that is no object', { body: '7' }],
  ['nothing', { body: '' }],
  ['variables as text', { body: { query: HELLO, variables: '{}' } }],
  ['an address with another document', { search: '?query={who}', body: { query: HELLO } }],
  ['another media type', { body: 'query=x', headers: { 'content-type': 'text/plain' } }],
  [
    'several parts',
    { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  ],
  [
    'a charset',
    { body: { query: HELLO }, headers: { 'content-type': 'application/json;charset=UTF-8' } },
  ],
  [
    'a read by GET',
    { method: 'GET', search: '?query={hello}', headers: { 'apollo-require-preflight': '1' } },
  ],
  [
    'a shared read by GET',
    { method: 'GET', search: '?query={prices}', headers: { 'x-requested-with': 'x' } },
  ],
  ['a read by GET that a page could send', { method: 'GET', search: '?query={hello}' }],
  [
    'a mutation by GET',
    { method: 'GET', search: '?query=mutation{open}', headers: { 'x-requested-with': 'x' } },
  ],
  [
    'a page of another host',
    { body: { query: HELLO }, headers: { origin: 'https://elsewhere.test' } },
  ],
  ['a page of the shop', { body: { query: HELLO }, headers: { origin: 'https://shop.test' } }],
  ['a token that is none', { body: { query: HELLO }, headers: { authorization: 'Bearer x' } }],
  ['a reason', { body: { query: HELLO }, headers: { 'x-reason': 'They called.' } }],
  ...ACCEPTS.map(
    (accept) => [`accept: ${accept}`, { body: { query: HELLO }, headers: { accept } }] as const,
  ),
  ...ACCEPTS.map(
    (accept) =>
      [
        `a refusal for accept: ${accept}`,
        { body: { query: '{ thing { id } }' }, headers: { accept } },
      ] as const,
  ),
];

describe('a request', () => {
  const fast = { route: true, compile: true };
  let small: Awaited<ReturnType<typeof startSmallServer>>;
  let tokens: readonly (string | null)[] = [];

  beforeAll(async () => {
    small = await startSmallServer({}, () => undefined, fast);
    const agent = { sub: 'agent-1', role: 'agent' };
    const out = await tokenFor(
      { sub: 'sam', role: 'customer' },
      Math.floor(Date.now() / 1_000) - 600,
    );
    tokens = [null, await tokenFor({ sub: 'sam', role: 'customer' }), await tokenFor(agent), out];
  });
  afterAll(() => small[Symbol.asyncDispose]());

  it.each(REQUESTS)(
    'is answered by Apollo or without it with the same bytes: %s',
    async (_name, sent) => {
      for (const token of tokens) {
        const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
        const request = { ...sent, headers: { ...authorization, ...sent.headers } };
        fast.route = false;
        await send(small.url, request);
        await send(small.url, request); // from here on its document is known
        const apollo = await send(small.url, request);
        fast.route = true;
        expect(await send(small.url, request)).toEqual(apollo);
        fast.compile = false;
        expect(await send(small.url, request)).toEqual(apollo);
        fast.compile = true;
      }
    },
  );

  it.each([
    ['a document', true],
    ['an operation of several', true],
    ['variables', true],
    ['a field that fails', true],
    ['a link', true],
    ['a mutation', true],
    ['a hash with its text', true],
    ['the id of a document with its text', true],
    ['accept: application/graphql-response+json,application/json;q=0.9', true],
    ['an operation that is not there', false],
    ['a field above their role', false],
    ['no such field', false],
    ['a subscription', false],
    ['extensions that nobody knows', false],
    ['fields that nobody knows', false],
    ['a read by GET', false],
    ['accept: application/json; callbackSpec=1.0', false],
    ['a token that is none', false],
  ])('passes Apollo by only when it is ordinary: %s, %s', async (name, isOrdinary) => {
    const answers = vi.spyOn(OrdinaryRequests.prototype, 'answer');
    const sent = REQUESTS.find(([one]) => one === name)?.[1] ?? {};
    await send(small.url, sent);
    await send(small.url, sent); // from here on its document is known
    const { text } = await send(small.url, sent);
    const given: unknown = await answers.mock.results.at(-1)?.value;
    answers.mockRestore();
    expect(given).toBe(isOrdinary ? text : null);
  });
});
