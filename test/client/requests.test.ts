import { createClient as graphqlSse } from 'graphql-sse';
import { describe, expect, it, vi } from 'vitest';
import { createLiveClient, type LiveClient } from '../../client/src/index.ts';

interface Sent {
  readonly headers: Headers;
  readonly body: any;
}

/** A gateway that answers as it is told to. */
function clientOf(
  answer: (sent: Sent) => Response,
  getToken?: any,
): { live: LiveClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = async (_input: unknown, init: RequestInit = {}): Promise<Response> => {
    const one = { headers: new Headers(init.headers), body: JSON.parse(String(init.body)) };
    sent.push(one);
    return answer(one);
  };
  const live = createLiveClient({
    url: 'https://gateway.test/graphql',
    fetch,
    getToken,
    graphqlSse,
  });
  return { live, sent };
}

const ok = (data: unknown): Response => Response.json({ data });

describe('A request', () => {
  it('carries the token, and is sent once more with another one when it is refused', async () => {
    const given: boolean[] = [];
    const getToken = ({ refused }: { refused: boolean }): string => {
      given.push(refused);
      return refused ? 'new' : 'old';
    };
    const { live, sent } = clientOf(
      ({ headers }) =>
        headers.get('authorization') === 'Bearer new'
          ? ok({ a: 1 })
          : new Response('', { status: 401 }),
      getToken,
    );
    expect(await live.request({ query: '{ a }' })).toEqual({ data: { a: 1 } });
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer old',
      'Bearer new',
    ]);
    expect(given).toEqual([false, true]);
    live.dispose();
  });

  it('is not repeated when there is no other token', async () => {
    const { live, sent } = clientOf(
      () => Response.json({ errors: [{}] }, { status: 401 }),
      () => 't',
    );
    await live.request({ query: '{ a }' });
    expect(sent).toHaveLength(1);
    live.dispose();
  });

  it('asks for a token once, however many are sent at a time', async () => {
    const getToken = vi.fn(async () => 't');
    const { live, sent } = clientOf(() => ok({}), getToken);
    await Promise.all(['{ a }', '{ b }', '{ c }'].map((query) => live.request({ query })));
    expect([sent.length, getToken.mock.calls.length]).toEqual([3, 1]);
    live.dispose();
  });

  it('of nobody carries no token', async () => {
    const { live, sent } = clientOf(() => ok({}));
    await live.request({ query: '{ catalog { stale } }' });
    expect(sent[0]?.headers.has('authorization')).toBe(false);
    live.dispose();
  });
});

describe('An operation that was seen', () => {
  const seen = { id: 'op', revision: 4 };

  it('is acknowledged once in each state, and not in an older one', async () => {
    const { live, sent } = clientOf(() => ok({ acknowledgeOperation: { outcome: 'ACCEPTED' } }));
    for (const revision of [4, 4, 3, 5]) await live.acknowledge({ ...seen, revision });
    expect(sent.map(({ body }) => body.variables)).toEqual([
      { input: { operationId: 'op', revision: 4 } },
      { input: { operationId: 'op', revision: 5 } },
    ]);
    live.dispose();
  });

  it.each([
    [
      'no network',
      () => {
        throw new TypeError('fetch failed');
      },
    ],
    ['an error', () => Response.json({ errors: [{ message: 'no' }] })],
  ])('is acknowledged again after %s', async (_what, fails) => {
    let works = false;
    const { live, sent } = clientOf(() => (works ? ok({}) : fails()));
    await live.acknowledge(seen);
    works = true;
    await live.acknowledge(seen);
    await live.acknowledge(seen);
    expect(sent).toHaveLength(2);
    live.dispose();
  });
});

describe('A stream over SSE whose document has no variable for the cursor', () => {
  const item = (cursor: string): string =>
    `event: next\ndata: ${JSON.stringify({ data: { operationEvents: { cursor } } })}\n\n`;

  it.each([
    ['subscription { operationEvents { cursor } }', null, 'c1'],
    ['subscription ($after: Cursor) { operationEvents(after: $after) { cursor } }', 'c1', null],
  ])('goes on by Last-Event-ID: %s', async (query, after, lastEventId) => {
    const headers = { 'content-type': 'text/event-stream' };
    const { live, sent } = clientOf(() => new Response(item('c1'), { headers }));
    const stop = live.subscribe({ query }, { next: () => undefined });
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(1), { timeout: 5_000 });
    stop();
    live.dispose();
    expect(sent[0]?.headers.get('last-event-id')).toBe(null);
    expect(sent[1]?.headers.get('last-event-id')).toBe(lastEventId);
    expect(sent[1]?.body.variables.after ?? null).toBe(after);
  });
});
