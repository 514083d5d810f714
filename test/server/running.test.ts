import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { registerExplorer } from '../../src/server/explorer.ts';
import { KeptAlive } from './kept-alive.ts';
import { RawSocket } from './raw-socket.ts';
import { ask, startSmallServer } from './small-server.ts';

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

describe('The port of operators', () => {
  it('tells life, readiness and figures, and the public port tells none of them', async () => {
    await using small = await startSmallServer();
    const { adminUrl, url } = small.server;

    expect(await statusOf(`${adminUrl}/livez`)).toBe(200);
    expect(await statusOf(`${adminUrl}/readyz`)).toBe(200);
    expect(await (await fetch(`${adminUrl}/metrics`)).text()).toContain('reach_sockets 0');
    for (const path of ['livez', 'readyz', 'metrics'])
      expect(await statusOf(`${url}/${path}`)).toBe(404);
  });

  it('is not ready without the store, but alive', async () => {
    await using small = await startSmallServer();
    small.state.ready = false;

    expect(await statusOf(`${small.server.adminUrl}/readyz`)).toBe(503);
    expect(await statusOf(`${small.server.adminUrl}/livez`)).toBe(200);
  });
});

describe('A graceful stop', () => {
  it('is not ready first, tells sockets to come again, and finishes what runs', async () => {
    await using small = await startSmallServer({ drainMs: 200 });
    const socket = await RawSocket.open(small.socketUrl);
    const running = small.query('{ slow }');

    const stopped = small.server.stop();
    const readiness = await statusOf(`${small.server.adminUrl}/readyz`);
    const meanwhile = await small.query('{ hello }');
    const { code } = await socket.closed;
    small.small.release.resolve('late');

    expect([readiness, code]).toEqual([503, 1001]);
    expect(meanwhile.data).toEqual({ hello: 'hello' });
    expect((await running).data).toEqual({ slow: 'late' });
    await stopped;
    await expect(small.query('{ hello }')).rejects.toThrow();
  });

  it('does not wait for connections on which nobody has asked anything', async () => {
    await using small = await startSmallServer();
    const { hostname, port } = new URL(small.url);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    await small.query('{ hello }');
    silent.resume();

    const begun = Date.now();
    await Promise.all([small.server.stop(), once(silent, 'close')]);

    expect(Date.now() - begun).toBeLessThan(5_000);
  });

  it('is over with the last answer, which ends its kept-alive connection', async () => {
    await using small = await startSmallServer();
    const slow = await KeptAlive.open(small.url);
    const idle = await KeptAlive.open(small.url);
    await idle.ask('{ hello }');
    const asked = slow.ask('{ waits }');
    while (!small.small.effects.includes('waits')) await new Promise(setImmediate);

    const begun = performance.now();
    const stopped = small.server.stop();
    await idle.closed;
    small.small.release.resolve('late');
    const answer = await asked;
    await Promise.all([stopped, slow.closed]);

    expect(answer).toMatch(/^connection: close\r$/im);
    expect(answer).toContain('{"waits":"late"}');
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('says on every answer, also to what it refuses, that the connection ends', async () => {
    await using small = await startSmallServer({ drainMs: 1_000 });
    const before = await small.query('{ hello }');
    void small.server.stop();
    const answers = [
      await small.query('{ hello }'),
      await small.query('{ nothing }'),
      await small.post('{'),
      await ask(`${small.server.url}/nowhere`, {}),
      await ask(small.streamUrl, { headers: { accept: 'text/event-stream' } }),
    ];

    expect(before.headers.get('connection')).toBe('keep-alive');
    expect(answers.map(({ headers }) => headers.get('connection'))).toEqual(
      answers.map(() => 'close'),
    );
  });

  it('counts the sockets that are open', async () => {
    await using small = await startSmallServer();
    const socket = await RawSocket.open(small.socketUrl);
    const open = async () =>
      /reach_sockets (\d+)/.exec(await small.telemetry.metrics.metrics())?.[1];

    expect(await open()).toBe('1');
    await small.server.stop();
    await socket.closed;
    expect(await open()).toBe('0');
  });
});

describe('The explorer', () => {
  it('serves built files, compressed where they lie compressed, and nothing beside them', async () => {
    using folder = builtFiles();
    const app = fastify();
    registerExplorer(app, folder.path);
    const at = (url: string, encoding = 'gzip, br') =>
      app.inject({ url, headers: { 'accept-encoding': encoding } });

    const page = await at('/graphiql');
    const script = await at('/graphiql/assets/app.js');
    const outside = await at('/graphiql/..%2fsecret.txt');

    expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([
      200,
      '<p>',
      'no-cache',
    ]);
    expect(page.headers['content-security-policy']).not.toMatch(/https?:/);
    expect([script.headers['content-encoding'], script.body]).toEqual(['br', 'br']);
    expect((await at('/graphiql/assets/app.js', 'identity')).body).toBe('plain');
    expect([outside.statusCode, (await at('/graphiql/secret.txt')).statusCode]).toEqual([404, 404]);
    await app.close();
  });

  it('is not there unless it is asked for', async () => {
    await using small = await startSmallServer();

    expect(await statusOf(`${small.server.url}/graphiql`)).toBe(404);
  });
});

function builtFiles(): { path: string } & Disposable {
  const root = mkdtempSync(join(tmpdir(), 'explorer-'));
  const path = join(root, 'dist');
  mkdirSync(join(path, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(path, 'index.html'), '<p>');
  writeFileSync(join(path, 'assets', 'app.js'), 'plain');
  writeFileSync(join(path, 'assets', 'app.js.br'), 'br');
  return { path, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}
