import { describe, expect, it } from 'vitest';
import { RawSocket } from './raw-socket.ts';
import { startSmallServer, tokenFor } from './small-server.ts';
import { until } from './turns.ts';

const TICKS = 'subscription { ticks }';
const sam = (): Promise<string> => tokenFor({ sub: 'sam', role: 'customer' });

describe('Ending on a socket', () => {
  it('leaves nothing open when one id is completed and used again 200 times', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    for (let round = 0; round < 200; round += 1) {
      socket.subscribe('same', TICKS);
      socket.send({ type: 'complete', id: 'same' });
    }

    socket.subscribe('same', 'subscription { ticks(name: "last") }');
    await small.small.ticks.untilHeard('last');
    await small.small.ticks.until(1);
    small.small.ticks.send('last', 7);
    await socket.until(({ id, type }) => id === 'same' && type === 'next');
    expect(socket.dataOf('same')).toEqual([{ ticks: 7 }]);

    socket.send({ type: 'complete', id: 'same' });
    await small.small.ticks.until(0);
  });

  it('closes 4409 when an id is used that still runs', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);

    socket.subscribe('same', TICKS);
    socket.subscribe('same', TICKS);

    expect((await socket.closed).code).toBe(4409);
    await small.small.ticks.until(0);
  });

  it('returns every source when the peer vanishes, also while one is only being opened', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    for (let index = 0; index < 10; index += 1) socket.subscribe(String(index), TICKS);
    await small.small.ticks.until(10);

    socket.subscribe('last', TICKS);
    socket.socket.terminate();

    await small.small.ticks.until(0);
    expect(small.small.ticks.opened).toBeGreaterThanOrEqual(10);
  });

  it('opens nothing for a peer that is gone, though it still waits behind the same id', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    const LATE = 'subscription { late }';
    socket.subscribe('same', LATE);
    socket.send({ type: 'complete', id: 'same' });
    socket.subscribe('same', LATE);
    socket.subscribe('q', '{ hello }');
    await socket.until(({ id }) => id === 'q');

    socket.socket.terminate();
    await until(async () => (await openSockets(small)) === '0');
    small.small.release.resolve('');

    await until(() => Promise.resolve(small.small.ticks.opened === 1));
    await small.small.ticks.until(0);
    expect(small.small.effects).toEqual(['late']);
  });

  it('tells a query that nobody waits for it any more', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    socket.subscribe('q', '{ waits }');
    await until(() => Promise.resolve(small.small.effects.length === 1));

    socket.send({ type: 'complete', id: 'q' });

    expect(await small.small.release.promise).toBe('left');
  });

  it('tells clients 1001 when the server stops, and cuts off those that do not answer', async () => {
    await using small = await startSmallServer();
    const polite = await RawSocket.open(small.socketUrl);
    const dead = await RawSocket.open(small.socketUrl);
    dead.socket.pause();

    const begun = Date.now();
    await small.server.stop();

    expect((await polite.closed).code).toBe(1001);
    expect(Date.now() - begun).toBeLessThan(4_000);
  });

  it('serves the client library as it comes', async () => {
    await using small = await startSmallServer();
    const client = small.client(await sam());
    const events = client.iterate<{ mine: number }>({ query: 'subscription { mine }' });
    const first = events.next();
    await small.small.ticks.until(1);

    small.small.ticks.send('mine', 5);

    expect((await first).value).toEqual({ data: { mine: 5 } });
    await events.return?.();
    await client.dispose();
    await small.small.ticks.until(0);
  });
});

const openSockets = async ({ telemetry }: Awaited<ReturnType<typeof startSmallServer>>) =>
  /reach_sockets (\d+)/.exec(await telemetry.metrics.metrics())?.[1];
