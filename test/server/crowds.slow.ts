/*
 * `CROWD=3000 npm run test:slow -- crowds` comes with three times as many as CI does. A thousand are twice as many as may stay.
 */
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { figuresOf } from './figures.ts';
import { RawConnection } from './raw-connection.ts';
import { RawSocket } from './raw-socket.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

type Small = Awaited<ReturnType<typeof startSmallServer>>;

const tokenOf = (sub: string): Promise<string> => tokenFor({ sub, role: 'customer' });

async function servesPeople(small: Small): Promise<void> {
  const token = await tokenOf('sam');
  expect((await small.query('{ who }', {}, token)).data).toEqual({ who: 'CUSTOMER sam' });
  const socket = await RawSocket.open(small.socketUrl, {
    init: { authorization: `Bearer ${token}` },
  });
  socket.subscribe('q', '{ who }');
  await socket.until(({ id, type }) => id === 'q' && type === 'next');
  socket.socket.close();
}

/** Opens a socket in the way of a stranger, and does not ask what became of it. */
function stranger(url: string, init: boolean): Promise<WebSocket> {
  const socket = new WebSocket(url, 'graphql-transport-ws');
  return new Promise((resolve) => {
    socket.on('error', () => resolve(socket)).on('close', () => resolve(socket));
    socket.on('message', () => resolve(socket));
    socket.on('open', () => {
      if (init) socket.send('{"type":"connection_init"}');
      else resolve(socket);
    });
  });
}

const CROWD = Number(process.env['CROWD'] ?? 1_000);
const AT_ONCE = 100;

describe('A crowd of strangers', () => {
  it.each([
    ['who sign in as nobody', true, 50],
    ['who say nothing', false, 500],
  ])(
    `with ${CROWD} sockets, %s, gets few, and people are served meanwhile`,
    async (_who, init, most) => {
      await using small = await startSmallServer();
      const sockets: WebSocket[] = [];
      for (let n = 0; n < CROWD / AT_ONCE; n += 1) {
        const open = Array.from({ length: AT_ONCE }, () => stranger(small.socketUrl, init));
        sockets.push(...(await Promise.all(open)));
        const { sockets: counted } = await figuresOf(small.telemetry);
        expect(counted.anonymous).toBeLessThanOrEqual(init ? most + AT_ONCE : most);
        if (n % 5 === 4) await servesPeople(small);
      }
      await expect
        .poll(async () => (await figuresOf(small.telemetry)).sockets.anonymous, { timeout: 10_000 })
        .toBeLessThanOrEqual(init ? most : 0);
      for (const socket of sockets) socket.terminate();
    },
  );

  it(`with ${CROWD} connections gets 500, and people are served meanwhile`, async () => {
    await using small = await startSmallServer();
    const connections: RawConnection[] = [];
    for (let n = 0; n < CROWD / AT_ONCE; n += 1) {
      const open = Array.from({ length: AT_ONCE }, () => RawConnection.open(small.url));
      connections.push(...(await Promise.all(open)));
      expect((await figuresOf(small.telemetry)).connections).toBeLessThanOrEqual(510);
      if (n % 5 === 4) await servesPeople(small);
    }
    for (const { socket } of connections) socket.destroy();
  });

  it('who ask for answers and read none are cut within ten seconds, and the gateway holds little for them', async () => {
    const callbacks = { tokens: [], allowFrom: [], trustedProxyHops: 1 };
    await using small = await startSmallServer({ callbacks });
    small.small.release.resolve('x'.repeat(700_000));
    const deaf = await Promise.all(Array.from({ length: 20 }, () => RawConnection.deaf(small.url)));
    let asked = 0;
    // Each from a network of its own, or most would be told that they had too many large answers.
    const ask = (connection: RawConnection): void => {
      asked += 1;
      const from = `x-forwarded-for: 192.0.2.${deaf.indexOf(connection) + 1}`;
      connection.post('/graphql', '{"query":"{ slow }"}', [from]);
    };
    // One after another, until the kernels are full and something waits for each.
    while ((await figuresOf(small.telemetry)).held < 20 * 700_000) {
      if (asked < 20 * 60) for (const connection of deaf) ask(connection);
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (Object.keys((await figuresOf(small.telemetry)).cut).length > 0) break;
    }
    const begun = performance.now();
    let most = 0;
    await expect
      .poll(
        async () => {
          const { held, mostHeld } = await figuresOf(small.telemetry);
          most = Math.max(most, mostHeld);
          return held;
        },
        { timeout: 20_000, interval: 100 },
      )
      .toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_500);
    expect(most).toBeLessThanOrEqual(1_024 * 1_024);
    for (const { socket } of deaf) socket.resume();
    await Promise.all(deaf.map(({ closed }) => closed));
    const { buffer = 0, deaf: unread = 0 } = (await figuresOf(small.telemetry)).cut;
    expect(buffer + unread).toBe(20);
    await servesPeople(small);
  });

  it('whose sockets ping and do not read, is held little for, and people are served meanwhile', async () => {
    await using small = await startSmallServer();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
    const deaf = await Promise.all(
      Array.from({ length: 40 }, () => RawSocket.open(small.socketUrl)),
    );
    for (const { socket } of deaf) {
      socket.on('error', () => undefined);
      socket.pause();
    }
    const flooding = setInterval(() => {
      for (const { socket } of deaf)
        if (socket.bufferedAmount < 500_000) for (let n = 0; n < 10; n += 1) socket.send(ping);
    }, 10);
    let most = 0;
    for (let n = 0; n < 20; n += 1) {
      await servesPeople(small);
      most = Math.max(most, (await figuresOf(small.telemetry)).mostHeld);
    }
    clearInterval(flooding);

    expect(most).toBeLessThanOrEqual(1_024 * 1_024);
    await expect
      .poll(async () => (await figuresOf(small.telemetry)).sockets.anonymous, { timeout: 20_000 })
      .toBe(0);
    expect((await figuresOf(small.telemetry)).held).toBe(0);
    for (const { socket } of deaf) socket.terminate();
  });
});
