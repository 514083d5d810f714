import { on, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Client } from '../support/client.ts';
import { EVENTS, SUBMIT } from '../support/documents.ts';
import { LENA } from '../support/people.ts';
import { buy, newKey, operation } from '../support/shopper.ts';
import { tokenFor } from '../support/tokens.ts';
import { World } from '../support/world.ts';

const address = (world: World): string => `${world.gateway.url.replace('http', 'ws')}/graphql`;

async function opened(
  world: World,
  token: string | null,
  options: object = {},
): Promise<WebSocket> {
  const socket = new WebSocket(address(world), 'graphql-transport-ws', options);
  inboxes.set(socket, on(socket, 'message')[Symbol.asyncIterator]());
  await once(socket, 'open');
  const payload = token === null ? {} : { authorization: `Bearer ${token}` };
  socket.send(JSON.stringify({ type: 'connection_init', payload }));
  return socket;
}

const closeCode = async (socket: WebSocket): Promise<number> => {
  const [code] = await once(socket, 'close');
  return code as number;
};

/** Messages in the order in which they came, from the first one on. */
const inboxes = new WeakMap<WebSocket, AsyncIterator<readonly unknown[]>>();

const next = async (socket: WebSocket): Promise<any> => {
  const { value } = (await inboxes.get(socket)?.next()) ?? {};
  return JSON.parse(String(value?.[0]));
};

async function streams(world: World): Promise<string | undefined> {
  const metrics = await (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
  return /^reach_streams (\d+)/m.exec(metrics)?.[1];
}

describe('a socket', () => {
  it('of a page from elsewhere is refused before it is one', async () => {
    await using world = await World.start();
    for (const origin of [
      'https://evil.test',
      'null',
      'https://shop.test.evil.test',
      'http://shop.test',
    ]) {
      const socket = new WebSocket(address(world), 'graphql-transport-ws', { origin });
      const [error] = await once(socket, 'error');
      expect(String(error)).toContain('403');
    }
  });

  it('with a bad token is closed, and not taken for nobody', async () => {
    await using world = await World.start();
    expect(await closeCode(await opened(world, 'not-a-token'))).toBe(4403);
  });

  it('that says nothing is closed', async () => {
    await using world = await World.start();
    const socket = new WebSocket(address(world), 'graphql-transport-ws');
    expect(await closeCode(socket)).toBe(4408);
  });

  it('is closed when its token has run out', async () => {
    await using world = await World.start();
    const socket = await opened(world, await tokenFor({ sub: 'sam', expiresIn: '1s' }));
    expect(await closeCode(socket)).toBe(4403);
  });

  it('with a frame that is too large is closed', async () => {
    await using world = await World.start();
    const socket = await opened(world, null);
    await next(socket);
    socket.send(
      JSON.stringify({
        id: '1',
        type: 'subscribe',
        payload: { query: `{ ${'a'.repeat(70_000)} }` },
      }),
    );
    expect(await closeCode(socket)).toBe(1009);
  });

  it('runs queries, and refuses mutations', async () => {
    await using world = await World.start();
    const socket = await opened(world, await tokenFor({ sub: 'sam' }));
    await next(socket);
    socket.send(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ catalog { stale } }' } }),
    );
    expect(await next(socket)).toMatchObject({
      type: 'next',
      payload: { data: { catalog: { stale: false } } },
    });
    await next(socket);
    const variables = { input: { quoteId: 'x', idempotencyKey: newKey() } };
    socket.send(
      JSON.stringify({ id: '2', type: 'subscribe', payload: { query: SUBMIT, variables } }),
    );
    expect(await next(socket)).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'MUTATION_NOT_HERE' } }],
    });
    socket.close();
  });

  it('holds at most 20 streams', async () => {
    await using world = await World.start();
    const socket = await opened(world, await tokenFor({ sub: 'sam' }));
    await next(socket);
    for (let n = 0; n < 21; n += 1)
      socket.send(JSON.stringify({ id: `${n}`, type: 'subscribe', payload: { query: EVENTS } }));
    expect(await next(socket)).toMatchObject({
      id: '20',
      type: 'error',
      payload: [{ extensions: { code: 'OVERLOADED' } }],
    });
    socket.close();
  });

  it('is one of at most 20 of one person; one more takes the place of the oldest that runs nothing', async () => {
    await using world = await World.start();
    const sams = await tokenFor({ sub: 'sam' });
    const events = JSON.stringify({ id: '1', type: 'subscribe', payload: { query: EVENTS } });
    const sockets: WebSocket[] = [];
    for (let n = 0; n < 20; n += 1) {
      const socket = await opened(world, sams);
      expect(await next(socket)).toMatchObject({ type: 'connection_ack' });
      if (n !== 7) socket.send(events);
      sockets.push(socket);
    }
    for (const token of [await tokenFor({ sub: 'lena' }), null]) {
      const other = await opened(world, token);
      expect(await next(other)).toMatchObject({ type: 'connection_ack' });
      sockets.push(other);
    }
    await expect.poll(() => streams(world)).toBe('19');
    const [idle] = sockets.splice(7, 1);
    const replaced = idle && closeCode(idle);
    const newest = await opened(world, sams);
    expect(await next(newest)).toMatchObject({ type: 'connection_ack' });
    newest.send(events);
    expect(await replaced).toBe(1000);
    await expect.poll(() => streams(world)).toBe('20');
    expect(await closeCode(await opened(world, sams))).toBe(1013);
    for (const socket of [newest, ...sockets]) socket.close();
  });

  it('leaves no stream behind, also when one id is used again and again', async () => {
    await using world = await World.start();
    const socket = await opened(world, await tokenFor({ sub: 'sam' }));
    await next(socket);
    for (let n = 0; n < 50; n += 1) {
      socket.send(JSON.stringify({ id: 'same', type: 'subscribe', payload: { query: EVENTS } }));
      socket.send(JSON.stringify({ id: 'same', type: 'complete' }));
    }
    socket.send(
      JSON.stringify({ id: 'q', type: 'subscribe', payload: { query: '{ catalog { stale } }' } }),
    );
    await next(socket);
    socket.close();
    await once(socket, 'close');
    await expect.poll(() => streams(world)).toBe('0');
  });

  it('is told to come back when the gateway stops', async () => {
    const world = await World.start();
    const socket = await opened(world, null);
    await next(socket);
    const closed = closeCode(socket);
    await world[Symbol.asyncDispose]();
    expect(await closed).toBe(1001);
  });
});

describe('a stream', () => {
  const begun = async (world: World): Promise<{ sam: Client; id: string }> => {
    const sam = await world.as({ sub: 'sam' });
    const { operation: bought } = await buy(sam);
    return { sam, id: bought.id };
  };

  it('of somebody else’s operation, or of none, is refused alike', async () => {
    await using world = await World.start();
    const { id } = await begun(world);
    const lena = await world.as(LENA);
    for (const ids of [[id], ['T3BlcmF0aW9uCm5vbmU']]) {
      const watch = lena.watch(EVENTS, { ids });
      await watch.until(({ closed, errors }) => closed !== null || errors.length > 0);
      expect(JSON.stringify([watch.closed, watch.errors])).toContain('FORBIDDEN');
      expect(watch.items).toEqual([]);
      await watch.stop();
    }
  });

  it('goes on after its cursor, also over a restart of the gateway', async () => {
    const { folder } = await import('../support/world.ts');
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/g.db` });
    const { sam, id } = await begun(world);
    const first = sam.watch(EVENTS, { ids: [id] });
    await first.until(({ items }) => items.length === 1);
    const { cursor, operation: seen } = first.items[0];
    await first.stop();
    await world.passUntil(async () => (await operation(sam, id)).customerTask !== null);
    await world.gateway.stop();
    await world.startGateway();
    const again = await world.as({ sub: 'sam' });
    const rest = again.watch(EVENTS, { ids: [id], after: cursor });
    await rest.until(({ items }) => items.some((item) => item.operation?.customerTask));
    const revisions = rest.items.map((item) => item.operation.revision);
    expect(revisions).toEqual(revisions.map((_, n) => seen.revision + 1 + n));
    await rest.stop();
  });

  it('with a cursor of somebody else starts over, and says so', async () => {
    await using world = await World.start();
    const { sam, id } = await begun(world);
    const mine = sam.watch(EVENTS, { ids: [id] });
    await mine.until(({ items }) => items.length === 1);
    const lena = await world.as(LENA);
    const stolen = lena.watch(EVENTS, { after: mine.items[0].cursor });
    await stolen.until(({ items }) => items.length === 1);
    expect(stolen.items).toMatchObject([{ __typename: 'StreamReset', reason: 'CURSOR_NOT_YOURS' }]);
    await mine.stop();
    await stolen.stop();
  });
});
