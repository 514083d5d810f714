import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerShares } from '../../src/server/answer-shares.ts';
import { ANSWER_BYTES_AT_ONCE, FREE_ANSWER_BYTES } from '../../src/server/peer-limits.ts';
import { everyWay } from './every-way.ts';
import { RawSocket } from './raw-socket.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

type Small = Awaited<ReturnType<typeof startSmallServer>>;

/** An answer of some 700 KiB. */
const LARGE = '{ prices(count: 30000) }';
const customer = (sub: string): Promise<string> => tokenFor({ sub, role: 'customer' });

/** Nothing comes back while a test runs, however long it takes. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** Asks one after the other until it is refused; how many bytes were charged by then. */
async function taken(ask: () => Promise<{ code: unknown; bytes: number }>): Promise<number> {
  let charged = 0;
  for (let n = 0; n < 100; n += 1) {
    const { code, bytes } = await ask();
    if (code === 'RATE_LIMITED') return charged;
    expect(code).toBeUndefined();
    charged += Math.max(bytes - FREE_ANSWER_BYTES, 0);
  }
  throw new Error('it was never refused');
}

const overHttp = (small: Small, token?: string) => async () => {
  const { code, text } = await small.query(LARGE, {}, token);
  return { code, bytes: text.length };
};

/** At the most one answer more. */
const expectShare = (bytes: number): void => {
  expect(bytes).toBeGreaterThanOrEqual(ANSWER_BYTES_AT_ONCE * 0.9);
  expect(bytes).toBeLessThan(ANSWER_BYTES_AT_ONCE * 1.1);
};

describe('Large answers', () => {
  it('are refused to who has had too many, before anything runs, on every way and with when to come again', async () => {
    await using small = await startSmallServer();
    expectShare(await taken(overHttp(small)));
    const contexts = small.small.contexts;
    const { status, headers } = await small.query('{ slow }');
    expect([status, Number(headers.get('retry-after')) >= 1]).toEqual([429, true]);
    for (const { code, error } of await everyWay(small, { query: '{ hello }' })) {
      expect(code).toBe('RATE_LIMITED');
      expect(error?.extensions?.['retryAfterMs']).toBeGreaterThanOrEqual(1_000);
    }
    expect(small.small.contexts - contexts).toBeLessThan(10);
    vi.advanceTimersByTime(1_500);
    expect((await small.query('{ hello }')).errors).toEqual([]);
  });

  it('are charged over sockets and streams as well, to the same person', async () => {
    await using small = await startSmallServer();
    const [sam, ann] = await Promise.all([customer('sam'), customer('ann')]);
    const socket = await RawSocket.open(small.socketUrl, {
      init: { authorization: `Bearer ${sam}` },
    });
    let asked = 0;
    const overSocket = async () => {
      const id = `q${(asked += 1)}`;
      socket.subscribe(id, LARGE);
      const { type, payload } = await socket.until((one) => one.id === id);
      const text = JSON.stringify(payload);
      const code = type === 'error' ? /"code":"(\w+)"/.exec(text)?.[1] : undefined;
      return { code, bytes: text.length };
    };
    const overStream = async () => {
      const answer = await fetch(small.streamUrl, {
        method: 'POST',
        headers: {
          ...{ accept: 'text/event-stream', 'content-type': 'application/json' },
          authorization: `Bearer ${ann}`,
        },
        body: JSON.stringify({ query: LARGE }),
      });
      const text = await answer.text();
      return { code: /"code":"(\w+)"/.exec(text)?.[1], bytes: text.length };
    };
    expectShare(await taken(overSocket));
    expect((await small.query('{ hello }', {}, sam)).code).toBe('RATE_LIMITED');
    expectShare(await taken(overStream));
    expect((await small.query('{ hello }', {}, ann)).code).toBe('RATE_LIMITED');
    expect((await small.query('{ hello }', {}, await customer('kim'))).errors).toEqual([]);
    expect((await small.query('{ hello }')).errors).toEqual([]);
  });

  it('that were refused for their size are charged all the same', async () => {
    await using small = await startSmallServer();
    const codes: unknown[] = [];
    for (let n = 0; n < 60 && codes.at(-1) !== 'RATE_LIMITED'; n += 1)
      codes.push((await small.query('{ prices(count: 50000) }')).code);
    expect(codes[0]).toBe('DOCUMENT_TOO_COSTLY');
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });

  it('are not those that a screen has: these are never counted', () => {
    const shares = new AnswerShares();
    const sam = { caller: { role: 'CUSTOMER', subject: 'sam' }, network: 'n' } as const;
    for (let n = 0; n < 10_000; n += 1) shares.charge(sam, FREE_ANSWER_BYTES);
    expect(() => shares.check('person:sam')).not.toThrow();
    shares.charge(sam, FREE_ANSWER_BYTES + ANSWER_BYTES_AT_ONCE);
    expect(() => shares.check('person:sam')).toThrow();
    expect(() => shares.check('network:n')).not.toThrow();
  });
});
