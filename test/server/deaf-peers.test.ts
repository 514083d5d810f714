import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAX_HELD_BYTES } from '../../src/server/peer-limits.ts';
import { figuresOf } from './figures.ts';
import { RawConnection } from './raw-connection.ts';
import { RawSocket } from './raw-socket.ts';
import { RawStream } from './raw-stream.ts';
import { startSmallServer, tokenFor } from './small-server.ts';
import { still, until } from './turns.ts';
import { unread } from './unread-stream.ts';

type Small = Awaited<ReturnType<typeof startSmallServer>>;

const KIB = 1_024;
const LOOK_MS = 1_000;
/** An answer of about 680 KiB, which no compression makes much shorter. */
const LARGE = '{ slow }';
const NOISE = crypto
  .getRandomValues(Buffer.alloc(64 * KIB))
  .toString('base64')
  .repeat(8);
const PING = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });

afterEach(() => void vi.useRealTimers());

/** The looks at peers happen when a test says so; everything else takes its real time. */
function looksByHand(): (count: number) => void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  return (count) => void vi.advanceTimersByTime(count * LOOK_MS);
}

const cutIn = async (small: Small) => (await figuresOf(small.telemetry)).cut;

/** Asks until kernels hold no more, and something waits in the gateway. Returns what then waits. */
async function fill(small: Small, deaf: RawConnection, more: readonly string[]): Promise<number> {
  for (;;) {
    const asked = small.small.contexts;
    deaf.post('/graphql', JSON.stringify({ query: LARGE }), more);
    await until(() => Promise.resolve(small.small.contexts > asked));
    await still(() => small.small.contexts);
    const { held } = await figuresOf(small.telemetry);
    if (held > 0) return held;
  }
}

const serves = async (small: Small): Promise<void> =>
  expect((await small.query('{ hello }')).data).toEqual({ hello: 'hello' });

describe('A peer that does not read', () => {
  it.each([
    ['without a sign-in', undefined],
    ['signed in', { sub: 'sam', role: 'customer' }],
  ])('is cut when its pongs pile up, %s', async (_who, claims) => {
    await using small = await startSmallServer();
    const init = claims ? { authorization: `Bearer ${await tokenFor(claims)}` } : {};
    const deaf = await RawSocket.open(small.socketUrl, { init });
    deaf.socket.on('error', () => undefined);
    deaf.socket.pause();
    const flooding = setInterval(() => {
      if (deaf.socket.bufferedAmount < 1_000_000) for (let n = 0; n < 20; n += 1) deaf.send(PING);
    }, 1);
    const reader = await RawSocket.open(small.socketUrl);

    let most = 0;
    await until(async () => {
      const { mostHeld, cut } = await figuresOf(small.telemetry);
      most = Math.max(most, mostHeld);
      return Object.keys(cut).length > 0;
    });
    clearInterval(flooding);
    await serves(small);
    reader.subscribe('q', '{ hello }');
    await reader.until(({ id }) => id === 'q');

    expect(most).toBeLessThanOrEqual(MAX_HELD_BYTES);
    deaf.socket.terminate();
    await until(async () => (await figuresOf(small.telemetry)).held === 0);
  });

  it('is cut when it asks for answers on one connection and takes none', async () => {
    await using small = await startSmallServer();
    small.small.release.resolve(NOISE);
    const deaf = await Promise.all(Array.from({ length: 3 }, () => RawConnection.deaf(small.url)));

    let most = 0;
    await until(async () => {
      for (const connection of deaf) connection.post('/graphql', JSON.stringify({ query: LARGE }));
      await still(() => small.small.contexts);
      const { mostHeld, cut } = await figuresOf(small.telemetry);
      most = Math.max(most, mostHeld);
      return cut['buffer'] === 3;
    });

    expect(most).toBeLessThanOrEqual(MAX_HELD_BYTES);
    for (const { socket } of deaf) socket.resume();
    await Promise.all(deaf.map(({ closed }) => closed));
    expect((await figuresOf(small.telemetry)).held).toBe(0);
    await serves(small);
  });

  it.each([undefined, 'br', 'gzip'])(
    'is cut when nothing of one answer has left for eight seconds, compressed by %s',
    async (coding) => {
      const look = looksByHand();
      await using small = await startSmallServer();
      small.small.release.resolve(NOISE);
      const deaf = await RawConnection.deaf(small.url);
      const more = coding === undefined ? [] : [`accept-encoding: ${coding}`];
      const held = await fill(small, deaf, more);

      look(7);
      const before = await cutIn(small);
      look(2);
      deaf.socket.resume();
      await deaf.closed;

      expect([held <= MAX_HELD_BYTES, before]).toEqual([true, {}]);
      expect(await cutIn(small)).toEqual({ deaf: 1 });
      expect((await figuresOf(small.telemetry)).held).toBe(0);
      await serves(small);
    },
  );

  it('is cut when it takes no events, and others get theirs meanwhile', async () => {
    const look = looksByHand();
    await using small = await startSmallServer();
    const quiet = await RawStream.open(small.streamUrl, { query: 'subscription { ticks }' });
    const deaf = await unread(small.streamUrl, 'subscription { flood }');
    const cut = new Promise((resolve) => deaf.on('error', () => undefined).on('close', resolve));
    await until(async () => (await figuresOf(small.telemetry)).held > 0);

    const most = (await figuresOf(small.telemetry)).mostHeld;
    for (let looks = 0; looks < 30; looks += 1) {
      look(1);
      await new Promise(setImmediate);
    }
    await until(() => Promise.resolve(small.small.flood.returned));
    deaf.resume();
    await cut;
    small.small.ticks.send('ticks', 1);
    await quiet.until(({ data }) => data.length === 1);

    expect(most).toBeLessThanOrEqual(MAX_HELD_BYTES);
    expect((await figuresOf(small.telemetry)).cut).toEqual({ deaf: 1 });
    quiet.leave();
  });
});

describe('An answer that is too large', () => {
  const TOO_LARGE = '{ prices(count: 50000) }';
  const SENTENCE = 'The answer passes the limit of 768 KiB. Ask for less at once.';

  it('is refused by code over HTTP, and not kept by caches', async () => {
    await using small = await startSmallServer();
    const answers = [
      await small.query(TOO_LARGE),
      await small.post(JSON.stringify({ query: TOO_LARGE }), {
        accept: 'application/graphql-response+json',
      }),
    ];
    const shared = await fetch(`${small.url}?query=${encodeURIComponent(TOO_LARGE)}`, {
      headers: { 'content-type': 'application/json' },
    });

    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [200, 'DOCUMENT_TOO_COSTLY'],
      [400, 'DOCUMENT_TOO_COSTLY'],
    ]);
    expect(answers[0]?.errors[0]?.message).toBe(SENTENCE);
    expect(answers[0]?.data).toBeUndefined();
    expect(shared.headers.get('cache-control')).toBe('private, no-store');
    expect((await small.query('{ prices(count: 30000) }')).errors).toEqual([]);
  });

  it('is refused over sockets and streams, which go on', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    socket.subscribe('q', TOO_LARGE);
    const { payload } = await socket.until(({ id }) => id === 'q');
    socket.subscribe('q', '{ hello }');
    await socket.until(({ id, type }) => id === 'q' && type === 'complete');
    const stream = await RawStream.open(small.streamUrl, { query: TOO_LARGE });

    expect(payload).toMatchObject([
      { message: SENTENCE, extensions: { code: 'DOCUMENT_TOO_COSTLY' } },
    ]);
    expect(socket.dataOf('q')).toEqual([{ hello: 'hello' }]);
    expect(await stream.ended).toBe('complete');
    expect(stream.codes).toEqual(['DOCUMENT_TOO_COSTLY']);
    expect(small.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
