import { describe, expect, it } from 'vitest';
import { RawSocket, refusalOf } from './raw-socket.ts';
import { SECRET } from './small-schema.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

const TICKS = 'subscription { ticks }';
const sam = (): Promise<string> => tokenFor({ sub: 'sam', role: 'customer' });

describe('Opening a socket', () => {
  it('is refused at the upgrade for pages that are not on the list', async () => {
    await using small = await startSmallServer();
    const strangers = [
      'null',
      'https://shop.test.evil',
      'http://shop.test',
      'https://shop.test:8443',
      'https://SHOP.test',
    ];

    const statuses = await Promise.all(
      strangers.map((origin) => refusalOf(small.socketUrl, { origin })),
    );

    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect(await refusalOf(small.socketUrl, { origin: 'https://shop.test' })).toBe(101);
    expect(await refusalOf(small.socketUrl)).toBe(101);
  });

  it('is possible at one path only', async () => {
    await using small = await startSmallServer({}, (app) => app.get('/further', async () => 1));
    const at = (path: string) => refusalOf(small.socketUrl.replace('/graphql', path));

    expect([await at('/further'), await at('/nowhere')]).toEqual([404, 404]);
  });

  it('takes one protocol, and no compression', async () => {
    await using small = await startSmallServer();

    const old = await RawSocket.open(small.socketUrl, {
      init: null,
      protocol: 'graphql-transport-ws',
    });
    const other = await RawSocket.open(small.socketUrl, {
      init: null,
      protocol: 'graphql-ws',
    }).catch(String);

    expect(old.socket.extensions).toBe('');
    expect(other).toContain('Server sent no subprotocol');
  });

  it('closes 4408 without a sign-in, 4429 after a second one, 4401 before one, 4400 for nonsense', async () => {
    await using small = await startSmallServer();
    const silent = await RawSocket.open(small.socketUrl, { init: null });
    const twice = await RawSocket.open(small.socketUrl);
    const early = await RawSocket.open(small.socketUrl, { init: null });
    const nonsense = await RawSocket.open(small.socketUrl);

    twice.send({ type: 'connection_init' });
    early.subscribe('1', TICKS);
    nonsense.send('{{');

    const codes = await Promise.all([silent, twice, early, nonsense].map(({ closed }) => closed));
    expect(codes.map(({ code }) => code)).toEqual([4408, 4429, 4401, 4400]);
  });

  it.each([
    { Authorization: '' },
    { authToken: '' },
    { headers: { authorization: '' } },
    { token: '', clientName: 'app' },
  ])('takes a token where clients usually put it: %j', async (shape) => {
    await using small = await startSmallServer();
    const filled = JSON.parse(JSON.stringify(shape).replace('""', `"${await sam()}"`)) as object;
    const socket = await RawSocket.open(small.socketUrl, { init: filled });
    socket.subscribe('1', '{ who }');
    const { payload } = await socket.until(({ type }) => type === 'next');
    expect(payload).toMatchObject({ data: { who: expect.stringContaining('sam') as string } });
  });

  it('closes 4403 with the reason for what looks like a credential and is not understood', async () => {
    await using small = await startSmallServer();
    for (const init of [{ authorization: 'Basic c2Ft' }, { userToken: 'x' }, { token: 7 }]) {
      const socket = await RawSocket.open(small.socketUrl, { init: null });
      socket.send({ type: 'connection_init', payload: init });
      expect(await socket.closed).toEqual({
        code: 4403,
        reason: 'Send the token as connectionParams.authorization: "Bearer <token>"',
      });
    }
  });

  it('closes 4403 for a wrong token, and again when a right one runs out', async () => {
    await using small = await startSmallServer();
    const expiresAt = Math.floor(Date.now() / 1_000) + 2;
    const short = await tokenFor({ sub: 'sam', role: 'customer' }, expiresAt);
    const wrong = await RawSocket.open(small.socketUrl, { init: null });
    wrong.send({ type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } });

    const right = await RawSocket.open(small.socketUrl, {
      init: { authorization: `Bearer ${short}` },
    });
    right.subscribe('1', 'subscription { mine }');
    await small.small.ticks.until(1);

    expect(await wrong.closed).toMatchObject({ code: 4403 });
    expect(await right.closed).toMatchObject({ code: 4403 });
    expect(Math.abs(Date.now() - expiresAt * 1_000)).toBeLessThan(1_000);
    await small.small.ticks.until(0);
  });

  it('closes 1009 for a frame that is too large', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);

    socket.subscribe('1', `{ hello } # ${'x'.repeat(70_000)}`);

    expect((await socket.closed).code).toBe(1009);
  });
});

describe('Running on a socket', () => {
  it('answers queries and brings events, for whoever signed in', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl, {
      init: { authorization: `Bearer ${await sam()}` },
    });

    socket.subscribe('q', '{ who }');
    socket.subscribe('s', TICKS);
    await small.small.ticks.until(1);
    small.small.ticks.send('ticks', 1);
    small.small.ticks.send('ticks', 2);
    await socket.until(
      ({ id, type, payload }) =>
        id === 's' && type === 'next' && JSON.stringify(payload).includes('2'),
    );

    expect(socket.dataOf('q')).toEqual([{ who: 'CUSTOMER sam' }]);
    expect(socket.dataOf('s')).toEqual([{ ticks: 1 }, { ticks: 2 }]);
  });

  it('refuses mutations without running them', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);

    socket.subscribe('1', 'mutation { open }');

    expect(await socket.until(({ type }) => type === 'error')).toMatchObject({
      payload: [{ extensions: { code: 'MUTATION_NOT_HERE' } }],
    });
    expect(small.small.effects).toEqual([]);
  });

  it('holds documents to the same policy and limits as HTTP', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    const aliases = Array.from({ length: 16 }, (_, index) => `a${index}: hello`).join(' ');

    socket.subscribe('denied', 'subscription { mine }');
    socket.subscribe('costly', `{ plan { ${aliases.replaceAll('hello', 'id')} } }`);
    socket.subscribe('wrong', 'query($i: Iccid!) { echo(iccid: $i) }', { i: SECRET });

    const codeOf = async (id: string) =>
      (await socket.until((message) => message.id === id && message.type === 'error')).payload;
    expect(await codeOf('denied')).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await codeOf('costly')).toMatchObject([{ extensions: { code: 'DOCUMENT_TOO_COSTLY' } }]);
    expect(await codeOf('wrong')).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(socket.received)).not.toContain(SECRET);
    expect(small.small.ticks.opened).toBe(0);
  });

  it('masks what goes wrong in a query and in an event', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);

    socket.subscribe('q', '{ broken(how: "x") }');
    socket.subscribe('s', TICKS);
    await small.small.ticks.until(1);
    small.small.ticks.send('ticks', -1);
    await socket.until(({ id, type }) => id === 's' && type === 'next');
    await socket.until(({ id, type }) => id === 'q' && type === 'next');

    const text = JSON.stringify(socket.received) + small.lines.join();
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('reach.internal');
  });

  it('makes a fresh context for every event', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    socket.subscribe('s', 'subscription { context }');
    await small.small.ticks.until(1);

    for (const tick of [1, 2, 3]) small.small.ticks.send('context', tick);
    await socket.until(() => socket.dataOf('s').length === 3);

    const seen = socket.dataOf('s').map((data) => (data as { context: number }).context);
    expect(new Set(seen).size).toBe(3);
  });

  it('runs twenty operations at a time and refuses the next', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);

    for (let index = 0; index < 21; index += 1) socket.subscribe(String(index), TICKS);

    expect(await socket.until(({ type }) => type === 'error')).toMatchObject({
      id: '20',
      payload: [{ extensions: { code: 'OVERLOADED' } }],
    });
    expect(small.small.ticks.live).toBe(20);
    socket.send({ type: 'complete', id: '0' });
    socket.subscribe('20', TICKS);
    await small.small.ticks.until(20);
  });
});
