import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPILED } from '../support/compiled.ts';
import { folder } from '../support/world.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The gateway as a program, and how it ended. */
async function run(place: string, args: readonly string[], more: Record<string, string> = {}) {
  const env = {
    ...{ PATH: process.env['PATH'], PORT: String(await freePort()) },
    ...{ ADMIN_PORT: String(await freePort()), HOST: '127.0.0.1', DRAIN_MS: '0' },
    ...{ REACH_BASE_URL: 'http://127.0.0.1:9', REACH_API_KEY: 'key-4815', REACH_JWT: 'jwt-4815' },
    ...{ AUTH_JWKS_URL: 'http://127.0.0.1:9/keys', AUTH_ISSUER: 'i', AUTH_AUDIENCE: 'a' },
    ...{ RETURN_URLS: 'web=https://shop.test/back', PAYMENT_HOSTS: 'pay.test' },
    ...{ DATABASE_URL: `sqlite:${join(place, 'gateway.db')}`, ...COMPILED, ...more },
  };
  const child = spawn('node', [MAIN, ...args], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += String(text);
      if (output.includes('"adminPort"')) child.kill('SIGTERM');
    });
  const [code] = await once(child, 'close');
  return { code: code as number | null, output };
}

describe('the gateway as a program', { timeout: 60_000 }, () => {
  it('makes its store at the first start, and refuses to make another one where its key is', async () => {
    await using place = await folder();
    const first = await run(place.path, []);
    expect(first.code, first.output).toBe(0);
    expect(await readdir(place.path)).toEqual(
      expect.arrayContaining(['gateway.db', 'gateway.db.key']),
    );
    for (const file of await readdir(place.path))
      if (!file.endsWith('.key')) await rm(join(place.path, file));

    const lost = await run(place.path, []);
    expect(lost).toEqual({
      code: 2,
      output: `There is a data key ${join(place.path, 'gateway.db.key')}, but no store ${join(place.path, 'gateway.db')}. Put the store back where it was, or start with --new-store to begin an empty one.\n`,
    });
    expect(await readdir(place.path)).toEqual(['gateway.db.key']);

    const again = await run(place.path, ['--new-store']);
    expect(again.code, again.output).toBe(0);
    const twice = await run(place.path, ['--new-store']);
    expect([twice.code, twice.output]).toEqual([2, expect.stringMatching(/exists already/)]);
  });

  it('takes a first start with a key of its own for one when it is told so', async () => {
    await using place = await folder();
    await mkdir(place.path, { recursive: true });
    const file = join(place.path, 'data.key');
    await writeFile(file, Buffer.alloc(32, 7).toString('base64'));
    const key = { DATA_KEY_FILE: file };
    expect((await run(place.path, [], key)).code).toBe(2);
    expect((await run(place.path, ['--new-store'], key)).code).toBe(0);
    expect((await run(place.path, [], key)).code).toBe(0);
  });

  it('names an argument that it does not know, and starts nothing', async () => {
    await using place = await folder();
    const { code, output } = await run(place.path, ['--new-shop']);
    expect([code, output]).toEqual([2, expect.stringContaining('--new-shop')]);
    expect(await readdir(place.path)).toEqual([]);
  });
});
