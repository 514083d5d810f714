import { describe, expect, it } from 'vitest';
import { World } from '../support/world.ts';
import { head, RawConnection } from './raw-connection.ts';

const PATHS = ['/graphql', '/graphql/stream', '/apisvc/v0/notification', '/nowhere'];

/** What a client sends before it is gone. */
const BEGINNINGS: readonly ((path: string) => string)[] = [
  (path) => head(path, ['content-length: 100000']) + '{"query":',
  (path) => head(path, ['transfer-encoding: chunked']) + '5\r\n{"que\r\n',
  (path) => head(path, ['transfer-encoding: chunked']) + 'nonsense\r\n',
  (path) => head(path, ['content-length: 9', 'content-length: 10']),
  (path) => head(path, ['content-length: 4']) + '{}{}{}{}{}{}',
  (path) => head(path, ['content-length: 99999999999999999999']),
  (path) => head(path, ['expect: 100-continue', 'content-length: 100']),
  (path) => head(path, ['upgrade: websocket', 'connection: upgrade', 'content-length: 100']),
  (path) => `POST ${path} HTTP/1.1\r\nhost: gateway.test\r\nx: ${'y'.repeat(20_000)}`,
  (path) =>
    `GET ${path} HTTP/1.1\r\nhost: gateway.test\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n`,
  (path) =>
    `GET ${path} HTTP/1.1\r\nhost: gateway.test\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: x\r\n\r\n`,
];

/** Each beginning, ended in each way. */
async function givenUp(url: string, path: string): Promise<void> {
  const ends = ['end', 'destroy', 'resetAndDestroy'] as const;
  for (const [beginning, how] of BEGINNINGS.flatMap((one) =>
    ends.map((how) => [one, how] as const),
  )) {
    const { socket } = await RawConnection.open(url);
    socket.write(beginning(path));
    await new Promise(setImmediate);
    socket[how]();
    setTimeout(() => socket.destroy(), 50);
  }
}

describe('A request that its client gives up', () => {
  it('is no defect, and leaves nothing held, whatever it was and wherever it went', async () => {
    await using world = await World.start();
    for (const url of [world.gateway.url, world.gateway.adminUrl])
      for (const path of PATHS) await givenUp(url, path);
    const metrics = async (): Promise<string> =>
      (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
    await expect.poll(metrics).toMatch(/^reach_held_bytes 0$/m);
    await expect
      .poll(metrics)
      .toMatch(/^reach_connections\{channel="http",caller="anonymous"\} [0-2]$/m);
    expect(world.log.filter((line) => line.includes('"msg":"defect"'))).toEqual([]);
  });
});
