import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { RawSocket } from './raw-socket.ts';
import { startSmallServer, tokenFor } from './small-server.ts';
import { still, until } from './turns.ts';

type Small = Awaited<ReturnType<typeof startSmallServer>>;

const ENTRIES = 'subscription { entries }';

const opened = async (small: Small): Promise<RawSocket> => {
  const token = await tokenFor({ sub: 'sam', role: 'customer' });
  return RawSocket.open(small.socketUrl, { init: { authorization: `Bearer ${token}` } });
};

const numbers = (socket: RawSocket, id: string): number[] =>
  socket.dataOf(id).map((data) => Number.parseInt((data as { entries: string }).entries, 10));

const upTo = (count: number): number[] => Array.from({ length: count }, (_value, at) => at + 1);

describe('A stream of the event log on a socket', () => {
  it('brings every entry once and in order, however many there are', async () => {
    await using small = await startSmallServer();
    small.small.entries.most = 150;
    const socket = await opened(small);
    socket.subscribe('one', ENTRIES);
    await until(() => Promise.resolve(numbers(socket, 'one').length >= 150));
    expect(numbers(socket, 'one')).toEqual(upTo(150));
  });

  it('takes no entry before the one before has left, and goes on when its peer reads again', async () => {
    await using small = await startSmallServer();
    const { entries } = small.small;
    const socket = await opened(small);
    socket.socket.pause();
    socket.subscribe('one', ENTRIES);
    await until(() => Promise.resolve(entries.taken > 0));
    await still(() => entries.taken);
    expect((await figuresOf(small.telemetry)).mostHeld).toBeLessThanOrEqual(2 * 65 * 1_024);
    entries.most = entries.taken + 10;
    const enough = entries.most;
    socket.socket.resume();
    await until(() => Promise.resolve(numbers(socket, 'one').length >= enough));
    expect(numbers(socket, 'one')).toEqual(upTo(numbers(socket, 'one').length));
    await until(async () => (await figuresOf(small.telemetry)).held === 0);
  });

  it('is over when its client completes it, and its id can be used again at once', async () => {
    await using small = await startSmallServer();
    const { entries } = small.small;
    entries.most = 3;
    const socket = await opened(small);
    for (let times = 1; times <= 3; times += 1) {
      socket.subscribe('one', ENTRIES);
      await until(() => Promise.resolve(numbers(socket, 'one').length === 3 * times));
      socket.send({ type: 'complete', id: 'one' });
    }
    await until(() => Promise.resolve(entries.closed === 3));
    expect(
      socket.received.filter(({ type }) => type !== 'next' && type !== 'connection_ack'),
    ).toEqual([]);
  });

  it('is refused a second time under one id, as every subscription', async () => {
    await using small = await startSmallServer();
    small.small.entries.most = 1;
    const socket = await opened(small);
    socket.subscribe('one', ENTRIES);
    await socket.until(({ type }) => type === 'next');
    socket.subscribe('one', ENTRIES);
    expect((await socket.closed).code).toBe(4409);
    await until(() => Promise.resolve(small.small.entries.closed === 1));
  });

  it('counts among the operations of its socket', async () => {
    await using small = await startSmallServer();
    small.small.entries.most = 1;
    const socket = await opened(small);
    for (let n = 0; n < 20; n += 1) socket.subscribe(`n${n}`, ENTRIES);
    await until(() =>
      Promise.resolve(socket.received.filter(({ type }) => type === 'next').length === 20),
    );
    socket.subscribe('more', '{ hello }');
    expect((await socket.until(({ id }) => id === 'more')).type).toBe('error');
    socket.send({ type: 'complete', id: 'n3' });
    await until(() => Promise.resolve(small.small.entries.closed === 1));
    socket.subscribe('again', '{ hello }');
    expect((await socket.until(({ id }) => id === 'again')).type).toBe('next');
  });

  it.each(['closes', 'is cut'])('ends when its socket %s', async (how) => {
    await using small = await startSmallServer();
    const socket = await opened(small);
    socket.subscribe('one', ENTRIES);
    await socket.until(({ type }) => type === 'next');
    if (how === 'closes') socket.socket.close();
    else socket.socket.terminate();
    await until(() => Promise.resolve(small.small.entries.closed === 1));
    await still(() => small.small.entries.taken);
  });

  it('is completed when nothing will come any more', async () => {
    await using small = await startSmallServer();
    small.small.entries.most = 2;
    const socket = await opened(small);
    socket.subscribe('one', ENTRIES);
    await until(() => Promise.resolve(numbers(socket, 'one').length === 2));
    small.small.entries.end();
    expect(await socket.until(({ type }) => type === 'complete')).toEqual({
      type: 'complete',
      id: 'one',
    });
    expect(small.small.entries.closed).toBe(1);
  });

  it('ends with a masked error when the log cannot be read', async () => {
    await using small = await startSmallServer();
    small.small.entries.failure = new Error('disk /var/lib/gateway.db is gone');
    const socket = await opened(small);
    socket.subscribe('one', ENTRIES);
    const { payload, ...head } = await socket.until(({ type }) => type === 'error');
    expect(head).toEqual({ id: 'one', type: 'error' });
    expect(payload).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(payload)).not.toContain('gateway.db');
    socket.subscribe('one', '{ hello }'); // the id is free
    await socket.until(({ id, type }) => id === 'one' && type === 'next');
  });
});
