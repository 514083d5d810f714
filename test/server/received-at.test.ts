import { describe, expect, it } from 'vitest';
import { KeptAlive } from './kept-alive.ts';
import { RawSocket } from './raw-socket.ts';
import { RawStream } from './raw-stream.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

describe('The time from which an answer is waited for', () => {
  it('is that of the head of a request, not of its body', async () => {
    const head = Promise.withResolvers<unknown>();
    await using small = await startSmallServer({}, (app) => {
      app.addHook('onRequest', async () => head.resolve(null));
    });
    const client = await KeptAlive.open(small.url);
    const sentAt = performance.now();
    let bodyLeavesAt = 0;
    const headIsThere = head.promise.then(() => (bodyLeavesAt = performance.now()));
    await client.ask('{ hello }', headIsThere);

    expect(small.small.received).toHaveLength(1);
    expect(small.small.received[0]).toBeGreaterThan(sentAt);
    expect(small.small.received[0]).toBeLessThan(bodyLeavesAt);
  });

  it('is that of the message on a socket, and of the event of a subscription', async () => {
    await using small = await startSmallServer();
    const { received, ticks } = small.small;
    const socket = await RawSocket.open(small.socketUrl, {
      init: { authorization: `Bearer ${await tokenFor({ sub: 'sam', role: 'customer' })}` },
    });
    const opened = performance.now();
    socket.subscribe('1', 'subscription { ticks(name: "a") }');
    await ticks.untilHeard('a');
    const subscribed = performance.now();
    ticks.send('a', 1);
    await socket.until(({ type }) => type === 'next');

    expect(received[0]).toBeGreaterThan(opened);
    expect(received.at(-1)).toBeGreaterThan(subscribed);
  });

  it('is that of the request of a stream, and then of each event', async () => {
    await using small = await startSmallServer();
    const { received, ticks } = small.small;
    const token = await tokenFor({ sub: 'sam', role: 'customer' });
    const asked = performance.now();
    const query = 'subscription { ticks(name: "a") }';
    const stream = await RawStream.open(small.streamUrl, { query, token });
    await ticks.untilHeard('a');
    const subscribed = performance.now();
    ticks.send('a', 1);
    await stream.until(({ data }) => data.length === 1);

    expect(received[0]).toBeGreaterThan(asked);
    expect(received[0]).toBeLessThan(subscribed);
    expect(received.at(-1)).toBeGreaterThan(subscribed);
    stream.leave();
  });
});
