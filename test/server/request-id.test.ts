import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { buy } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { RawSocket } from './raw-socket.ts';
import { RawStream } from './raw-stream.ts';
import { ask, startSmallServer } from './small-server.ts';

const MADE = /^[\da-f-]{36}$/;
const BROKEN = '{ broken(how: "x") }';

type Small = Awaited<ReturnType<typeof startSmallServer>>;

/** What the log says of defects, by the request. */
const defects = ({ lines }: Small): unknown[] =>
  lines
    .map((line) => JSON.parse(line) as { msg: string; requestId?: string })
    .filter(({ msg }) => msg === 'defect')
    .map(({ requestId }) => requestId);

interface Told {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

const idOf = (errors: readonly Told[]): unknown => errors[0]?.extensions?.['requestId'];

describe('The id of a request', () => {
  it.each(['a', 'client-1.2_3', '0'.repeat(128), 'ABC'])('is the one sent: %s', async (id) => {
    await using small = await startSmallServer();

    const { headers } = await small.post('{"query":"{ hello }"}', { 'x-request-id': id });

    expect(headers.get('x-request-id')).toBe(id);
  });

  it.each(['', '0'.repeat(129), 'two words', 'a,b', 'é', '<script>', '{"a":1}', 'a/b'])(
    'is made anew where none of its form was sent: %j',
    async (id) => {
      await using small = await startSmallServer();

      const { headers } = await small.post('{"query":"{ hello }"}', { 'x-request-id': id });

      expect(headers.get('x-request-id')).toMatch(MADE);
    },
  );

  it('stands in every error and on every answer, whatever refuses the request', async () => {
    await using small = await startSmallServer({}, (app) => {
      app.get('/away', () => {
        throw new GatewayError('OVERLOADED', { retryAfterMs: 1_500 });
      });
      app.post('/defect', () => {
        throw new Error('defect');
      });
    });
    const { url: root } = small.server;
    const json = { 'content-type': 'application/json' };
    const mine = { 'x-request-id': 'mine' };
    const post = (body: string, headers: Record<string, string> = {}, url = small.url) =>
      ask(url, { method: 'POST', body, headers: { ...json, ...mine, ...headers } });

    const answers = await Promise.all([
      post(`{"query":${JSON.stringify(BROKEN)}}`),
      post('{"query":"{ thing { id } }"}'),
      post('{"query":"{"}'),
      post('{"query":"{ hello }"}', { authorization: 'Bearer a.b.c' }),
      post('{'),
      post(`{"query":"${'x'.repeat(300_000)}"}`),
      post('{}', { 'content-type': 'text/plain' }),
      post('{}', {}, `${root}/nowhere`),
      post('{}', {}, `${root}/defect`),
      post('{}', {}, small.streamUrl),
      ask(`${root}/%`, { headers: mine }),
      ask(`${root}/away`, { headers: mine }),
      ask(small.url, { headers: mine }),
    ]);

    expect(answers.map(({ errors }) => idOf(errors))).toEqual(answers.map(() => 'mine'));
    expect(answers.map(({ headers }) => headers.get('x-request-id'))).toEqual(
      answers.map(() => 'mine'),
    );
    expect(answers[11]?.headers.get('retry-after')).toBe('2');
    expect(defects(small)).toEqual(['mine', 'mine']);
  });

  it('is each request’s own while several run at once', async () => {
    await using small = await startSmallServer();
    const names = Array.from({ length: 20 }, (_, index) => `request-${index}`);

    const answers = await Promise.all(
      names.map((name) => small.post(JSON.stringify({ query: BROKEN }), { 'x-request-id': name })),
    );

    expect(answers.map(({ errors }) => idOf(errors))).toEqual(names);
    expect(defects(small).toSorted()).toEqual(names.toSorted());
  });

  it('is one for each operation on a socket, in its errors and in the log', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    socket.subscribe('a', BROKEN);
    socket.subscribe('b', '{ thing { id } }');
    socket.subscribe('c', 'subscription { ticks }');
    await small.small.ticks.until(1);
    small.small.ticks.send('ticks', -1);
    small.small.ticks.send('ticks', -2);
    await socket.until(() => socket.dataOf('c').length === 2);
    await socket.until(({ id, type }) => id === 'b' && type === 'error');

    const idsOf = (name: string): unknown[] =>
      socket.received
        .filter(({ id, payload }) => id === name && payload !== undefined)
        .map(({ payload }) => [payload].flat()[0] as Told & { errors?: readonly Told[] })
        .map((one) => idOf(one.errors ?? [one]));
    const [a, b, [first, second]] = [idsOf('a'), idsOf('b'), idsOf('c')];
    expect([...a, ...b, first].every((id) => MADE.test(String(id)))).toBe(true);
    expect(new Set([...a, ...b, first]).size).toBe(3);
    expect(second).toBe(first);
    expect(new Set(defects(small))).toEqual(new Set([a[0], first]));
  });

  it('is that of the request in every event of a stream', async () => {
    await using small = await startSmallServer();
    const headers = { 'x-request-id': 'stream-7' };
    const stream = await RawStream.open(small.streamUrl, {
      query: 'subscription { ticks }',
      headers,
    });
    await small.small.ticks.until(1);
    small.small.ticks.send('ticks', -1);
    await stream.until(({ events }) => events.length === 1);

    expect(idOf(stream.events[0]?.data.errors)).toBe('stream-7');
    expect(stream.response.headers.get('x-request-id')).toBe('stream-7');
    expect(defects(small)).toEqual(['stream-7']);
    stream.leave();
  });

  it('is not that of the operation’s caller any more when the clock wakes it', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const idsIn = (lines: readonly string[]): Set<unknown> =>
      new Set(
        lines
          .map((line) => JSON.parse(line) as { msg: string; requestId?: string })
          .filter(({ msg }) => /platform answered|operation moved/.test(msg))
          .map(({ requestId }) => requestId),
      );
    await buy(sam);
    const asked = idsIn(world.log);
    const until = world.log.length;
    await world.pass(60_000);

    expect(asked).toEqual(new Set(['test']));
    expect(idsIn(world.log.slice(until))).toEqual(new Set([undefined]));
  });
});
