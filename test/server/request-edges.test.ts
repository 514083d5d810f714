import { METHODS } from 'node:http';
import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { REQUEST_FAULTS, type RequestFault } from '../../src/server/request-faults.ts';
import { RawStream } from './raw-stream.ts';
import { ask, startSmallServer } from './small-server.ts';

const small = await startSmallServer();
afterAll(() => small[Symbol.asyncDispose]());

const meant = { 'apollo-require-preflight': 'true' };
const QUERY = `query=${encodeURIComponent('query Named { hello }')}`;

/** Head and body of what is answered to bytes that no client would send. */
async function answerTo(bytes: string): Promise<{ head: string; body: any }> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  const socket = connect(Number(new URL(small.url).port), '127.0.0.1', () => socket.write(bytes));
  socket.on('data', (chunk) => (text += String(chunk)));
  socket.on('close', () => resolve(text));
  socket.on('error', reject);
  const [head = '', body = ''] = (await promise).split('\r\n\r\n');
  return { head, body: body === '' ? null : JSON.parse(body) };
}

const faultOf = (fault: RequestFault) => ({
  errors: [{ message: REQUEST_FAULTS[fault][1], extensions: { code: 'BAD_REQUEST' } }],
});

describe('What is left empty', () => {
  it.each([
    'operationName=',
    'operationName',
    'variables=',
    'extensions=',
    'variables=null&extensions=null',
    'operationName=&variables=&extensions=&',
    'variables=&variables=%7B%7D',
  ])('in an address is left out: %s', async (empty) => {
    const url = `${small.url}?${empty}&${QUERY}`;
    expect(await ask(url, { headers: meant })).toMatchObject({ data: { hello: 'hello' } });
    const stream = await RawStream.open(small.streamUrl, {
      method: 'GET',
      body: Object.fromEntries(new URLSearchParams(`${empty}&${QUERY}`)),
    });
    expect(await stream.ended).toBe('complete');
    expect(stream.data).toEqual([{ hello: 'hello' }]);
  });

  it('in a body is left out: the name of the operation', async () => {
    const body = { query: 'query Named { hello }', operationName: '' };
    expect(await small.post(JSON.stringify(body))).toMatchObject({ data: { hello: 'hello' } });
    const stream = await RawStream.open(small.streamUrl, { body });
    expect(await stream.ended).toBe('complete');
    expect(stream.data).toEqual([{ hello: 'hello' }]);
    const client = small.client();
    for await (const { data } of client.iterate(body)) expect(data).toEqual({ hello: 'hello' });
    await client.dispose();
  });

  it.each(['', ' ', '\n', '\uFEFF'])('is no body: %j', async (body) => {
    expect(await small.post(body)).toMatchObject({ status: 400, ...faultOf('EMPTY_BODY') });
  });

  it('is no compression', async () => {
    const answer = await small.post('{"query":"{ hello }"}', { 'content-encoding': '' });
    expect(answer.data).toEqual({ hello: 'hello' });
  });
});

describe('A method that is not served', () => {
  it('is told which are, whatever it is, at both addresses', async () => {
    const methods = METHODS.filter(
      (one) => !['GET', 'POST', 'OPTIONS', 'CONNECT', 'HEAD'].includes(one),
    );
    expect(methods).toEqual(expect.arrayContaining(['TRACE', 'QUERY', 'PROPFIND', 'DELETE']));
    for (const method of methods)
      for (const path of ['/graphql', '/graphql/stream']) {
        const request = `${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
        const { head, body } = await answerTo(request);
        expect([method, head.split('\r\n')[0]]).toEqual([
          method,
          'HTTP/1.1 405 Method Not Allowed',
        ]);
        expect(head).toMatch(/\r\nallow: GET, POST\r\n/i);
        expect(body).toMatchObject(faultOf('METHOD'));
      }
  });
});

describe('What never became a request', () => {
  it.each<[string, number, RequestFault, string]>([
    [
      'a long address',
      431,
      'HEAD_TOO_LARGE',
      `GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
    ],
    [
      'a long header',
      431,
      'HEAD_TOO_LARGE',
      `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${'x'.repeat(20_000)}\r\n\r\n`,
    ],
    ['no HTTP', 400, 'NOT_HTTP', '\u0016\u0003\u0001 hello\r\n\r\n'],
    ['another HTTP', 400, 'NOT_HTTP', 'GET /graphql HTTP/9.9\r\nhost: x\r\n\r\n'],
    ['a header without a name', 400, 'NOT_HTTP', 'GET /graphql HTTP/1.1\r\n: x\r\n\r\n'],
  ])('is answered like every other fault: %s', async (_what, status, fault, bytes) => {
    const { head, body } = await answerTo(bytes);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/\r\ncontent-type: application\/json/);
    const [, id] = /\r\nx-request-id: (\S+)/.exec(head) ?? [];
    expect(body).toMatchObject(faultOf(fault));
    expect(body.errors[0].extensions.requestId).toBe(id);
  });
});

describe('A stream', () => {
  it.each<[RequestFault, Record<string, string>]>([
    ['FORM_MEDIA_TYPE', { 'content-type': 'text/plain' }],
    ['FORM_MEDIA_TYPE', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['DOCUMENT_MEDIA_TYPE', { 'content-type': 'application/graphql' }],
    ['CHARSET', { 'content-type': 'application/json; charset=utf-16' }],
    ['ENCODING', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('is refused by the sentence that an answer would be: %s', async (fault, headers) => {
    const init = { method: 'POST', headers: { accept: 'text/event-stream', ...headers } };
    const answer = await ask(small.streamUrl, { ...init, body: '{"query":"{ hello }"}' });
    expect(answer).toMatchObject({ status: 415, ...faultOf(fault) });
  });

  it.each(['query=a&query=b', `${QUERY}&variables=%7B%7D&variables=%7B%7D`])(
    'takes a parameter once: %s',
    async (search) => {
      const headers = { accept: 'text/event-stream' };
      const answer = await ask(`${small.streamUrl}?${search}`, { headers });
      expect(answer).toMatchObject({ status: 400, ...faultOf('PARAMETER_TWICE') });
    },
  );
});
