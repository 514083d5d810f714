import { afterEach, describe, expect, it, vi } from 'vitest';
import { figuresOf } from './figures.ts';
import { RawSocket, refusalOf } from './raw-socket.ts';
import { startSmallServer, tokenFor } from './small-server.ts';
import { until } from './turns.ts';

type Small = Awaited<ReturnType<typeof startSmallServer>>;

afterEach(() => void vi.useRealTimers());

const signedInAs = async (sub: string) => ({
  init: { authorization: `Bearer ${await tokenFor({ sub, role: 'customer' })}` },
});
const socketsOf = async (small: Small) => (await figuresOf(small.telemetry)).sockets;
const cutIn = async (small: Small) => (await figuresOf(small.telemetry)).cut;
const TICKS = 'subscription { ticks }';
const LINES_OF_ERRORS = /"level":50/;

/** The code with which a socket is closed that signs in; null when it is not. */
async function codeFor(small: Small, init: object): Promise<number | null> {
  const socket = await RawSocket.open(small.socketUrl, { init: null });
  socket.send({ type: 'connection_init', payload: init });
  const acked = socket
    .until(({ type }) => type === 'connection_ack')
    .then(
      () => null,
      () => null,
    );
  return Promise.race([socket.closed.then(({ code }) => code), acked]);
}

describe('A message that a client must not send', () => {
  const WRONG: readonly unknown[] = [
    { type: 'next', id: '1', payload: { data: {} } },
    { type: 'error', id: '1', payload: [{ message: 'x' }] },
    { type: 'connection_ack' },
    { type: 'connection_ack', payload: { a: 1 } },
    { type: 'next' },
    { type: 'data', id: '1' },
    { type: 'start', id: '1', payload: { query: '{ hello }' } },
    { type: 'toString' },
    { type: '__proto__' },
    { type: ['ping'] },
    { type: { toString: 1 } },
    { type: null },
    {},
    [],
    [['type', 'ping']],
    null,
    7,
    'ping',
    { type: 'ping', payload: 7 },
    { type: 'subscribe', id: '', payload: { query: '{ hello }' } },
    { type: 'subscribe', id: 7, payload: { query: '{ hello }' } },
    { type: 'subscribe', id: '1', payload: {} },
    { type: 'complete' },
  ];

  it('closes 4400 and is no defect, whatever it is', async () => {
    await using small = await startSmallServer();
    const codeAfter = async (message: unknown, init: object | null) => {
      const socket = await RawSocket.open(small.socketUrl, { init });
      socket.send(JSON.stringify(message));
      return [message, (await socket.closed).code];
    };
    for (const init of [null, {}]) {
      const codes = await Promise.all(WRONG.map((message) => codeAfter(message, init)));
      expect(codes).toEqual(WRONG.map((message) => [message, 4400]));
    }
    expect(small.lines.filter((line) => LINES_OF_ERRORS.test(line))).toEqual([]);
  });

  it('closes 4400 when it is no JSON at all, and as bytes', async () => {
    await using small = await startSmallServer();
    for (const data of ['{', '', '['.repeat(60_000), Buffer.from([0xff, 0x00]), Buffer.alloc(0)]) {
      const socket = await RawSocket.open(small.socketUrl);
      socket.socket.send(data);
      expect((await socket.closed).code).toBe(4400);
    }
    expect(small.lines.filter((line) => LINES_OF_ERRORS.test(line))).toEqual([]);
  });
});

describe('Too many messages', () => {
  const floods: Record<string, (socket: RawSocket, n: number) => void> = {
    'pings of the protocol': (socket) => socket.send({ type: 'ping' }),
    'pongs of the protocol': (socket) => socket.send({ type: 'pong', payload: { a: 1 } }),
    'pings of the socket': (socket) => socket.socket.ping('x'.repeat(100)),
    'pongs of the socket': (socket) => socket.socket.pong(),
    queries: (socket, n) => socket.subscribe(`${n}`, '{ hello }'),
    'ends of nothing': (socket, n) => socket.send({ type: 'complete', id: `${n}` }),
    'refused documents': (socket, n) => socket.subscribe(`${n}`, '{ nothing }'),
  };

  it('close the socket 1013 and are not answered, of whatever sort they are', async () => {
    await using small = await startSmallServer();
    const other = await RawSocket.open(small.socketUrl);
    const flooded = async (flood: (socket: RawSocket, n: number) => void) => {
      const socket = await RawSocket.open(small.socketUrl);
      for (let n = 0; n < 240; n += 1) flood(socket, n);
      socket.subscribe('still', '{ hello }');
      await socket.until(({ id }) => id === 'still');
      for (let n = 0; n < 2_000; n += 1) flood(socket, n);
      return [await socket.closed, socket.received.length < 520];
    };

    const ended = await Promise.all(Object.values(floods).map(flooded));
    other.subscribe('q', '{ hello }');
    await other.until(({ id }) => id === 'q');

    expect(ended).toEqual(ended.map(() => [{ code: 1013, reason: 'Too many messages' }, true]));
    expect(await cutIn(small)).toEqual({ 'too-many-messages': ended.length });
  });

  it('are fewer when they are large', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    const ping = { type: 'ping', payload: { text: 'x'.repeat(60_000) } };
    for (let n = 0; n < 25; n += 1) socket.send(ping);
    socket.subscribe('q', '{ hello }');
    await socket.until(({ id }) => id === 'q');
    for (let n = 0; n < 25; n += 1) socket.send(ping);
    expect((await socket.closed).code).toBe(1013);
    expect(socket.received.length).toBeLessThan(40);
  });

  it('are not the ends of what runs', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    const ids = Array.from({ length: 20 }, (_, n) => `${n}`);
    for (let round = 0; round < 9; round += 1) {
      for (const id of ids) socket.subscribe(`${id} of ${round}`, TICKS);
      await small.small.ticks.until(20);
      for (const id of ids) socket.send({ type: 'complete', id: `${id} of ${round}` });
      await small.small.ticks.until(0);
    }
    socket.subscribe('q', '{ hello }');
    await socket.until(({ id }) => id === 'q');
  });
});

describe('Sockets of strangers', () => {
  it('are fifty of one network, and shut out nobody who signs in', async () => {
    await using small = await startSmallServer();
    for (let n = 0; n < 50; n += 1) await RawSocket.open(small.socketUrl);

    expect([await codeFor(small, {}), await codeFor(small, {})]).toEqual([1013, 1013]);
    for (const sub of ['sam', 'lena']) await RawSocket.open(small.socketUrl, await signedInAs(sub));
    expect(await socketsOf(small)).toEqual({ anonymous: 50, signedIn: 2 });
    expect(await cutIn(small)).toEqual({ 'too-many-sockets': 2 });
  });

  it('count by the network that a trusted proxy names', async () => {
    const callbacks = { tokens: [], allowFrom: [], trustedProxyHops: 1 };
    await using small = await startSmallServer({ callbacks });
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const open = (address: string) => RawSocket.open(small.socketUrl, from(address));
    for (let n = 0; n < 50; n += 1) await open(`2001:db8:1:2::${n}`);

    await expect(open('2001:db8:1:2:ffff::1')).rejects.toThrow();
    await open('2001:db8:1:3::1');
    await open('203.0.113.7, 203.0.113.8');
    expect(await socketsOf(small)).toMatchObject({ anonymous: 52 });
  });

  it('make room when one is closed, or does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const clock = vi.spyOn(performance, 'now');
    await using small = await startSmallServer();
    const sockets = [];
    for (let n = 0; n < 50; n += 1) sockets.push(await RawSocket.open(small.socketUrl));
    sockets[0]?.socket.close();
    await until(async () => (await socketsOf(small)).anonymous === 49);
    expect(await codeFor(small, {})).toBe(null);
    expect(await codeFor(small, {})).toBe(1013);

    const deaf = sockets[20];
    deaf?.socket.pause();
    const now = performance.now();
    vi.advanceTimersByTime(12_000);
    await Promise.all(sockets.slice(1, 20).map(({ socket }) => pinged(socket)));
    clock.mockImplementation(() => now + 3_000);
    expect(await codeFor(small, {})).toBe(null);
    clock.mockRestore();
    deaf?.socket.resume();
    expect((await deaf?.closed)?.code).toBe(1000);
  });

  it('that do not say who they are are five hundred of one network', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }); // none of them runs out of its three seconds
    const callbacks = { tokens: [], allowFrom: [], trustedProxyHops: 1 };
    await using small = await startSmallServer({ callbacks });
    const unnamed = (address: string) =>
      refusalOf(small.socketUrl, { headers: { 'x-forwarded-for': address } });
    const open = Array.from({ length: 500 }, () =>
      RawSocket.open(small.socketUrl, { init: null, headers: { 'x-forwarded-for': '192.0.2.1' } }),
    );
    await Promise.all(open);

    expect(await unnamed('192.0.2.1')).toBe(503);
    expect(await unnamed('192.0.2.2')).toBe(101);
  });
});

describe('A person’s sockets', () => {
  it('are twenty; the newest takes the place of the oldest that does not answer, though it runs something', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const clock = vi.spyOn(performance, 'now');
    await using small = await startSmallServer();
    const sam = await signedInAs('sam');
    const sockets: RawSocket[] = [];
    for (let n = 0; n < 20; n += 1) sockets.push(await RawSocket.open(small.socketUrl, sam));
    for (const socket of sockets.slice(1)) socket.subscribe('1', TICKS);
    await small.small.ticks.until(19);
    for (const zombie of [sockets[5], sockets[9]]) zombie?.socket.pause();

    const now = performance.now();
    vi.advanceTimersByTime(12_000);
    const others = sockets.filter((_one, n) => n !== 5 && n !== 9);
    await Promise.all(others.map(({ socket }) => pinged(socket)));
    clock.mockImplementation(() => now + 3_000);
    await RawSocket.open(small.socketUrl, sam);
    clock.mockRestore();

    await small.small.ticks.until(18);
    sockets[5]?.socket.resume();
    expect((await sockets[5]?.closed)?.code).toBe(1000);
    expect(others.every(({ socket }) => socket.readyState === socket.OPEN)).toBe(true);
  });

  it('all stay when they answer and run something, and the newest is told to come later', async () => {
    await using small = await startSmallServer();
    const sam = await signedInAs('sam');
    const sockets: RawSocket[] = [];
    for (let n = 0; n < 20; n += 1) sockets.push(await RawSocket.open(small.socketUrl, sam));
    for (const socket of sockets) socket.subscribe('1', TICKS);
    await small.small.ticks.until(20);

    expect(await codeFor(small, sam.init)).toBe(1013);
    sockets[3]?.send({ type: 'complete', id: '1' });
    await small.small.ticks.until(19);
    expect(await codeFor(small, sam.init)).toBe(null);
    expect((await sockets[3]?.closed)?.code).toBe(1000);
  });
});

/** Resolves when the pong to a ping that came has been sent. */
const pinged = (socket: RawSocket['socket']): Promise<unknown> =>
  new Promise((resolve) => socket.once('ping', () => setImmediate(resolve)));
