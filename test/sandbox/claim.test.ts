import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim } from '../../sandbox/claim.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { CannotStart } from '../../src/cannot-start.ts';
import { freePort } from '../support/program.ts';
import { folder } from '../support/world.ts';

/** Of this machine alone: the whole of 127.0.0.0/8 leads here on Linux, and only its first address elsewhere. */
const OTHER = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1';

/** A port that another program holds at one address. */
async function heldAt(host: string) {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  return { port, [Symbol.asyncDispose]: close };
}

const claimed = async (host: string, port: number): Promise<void> => {
  await using place = await folder();
  const held = await claim({ folder: place.path, places: [{ host, port }] });
  held.release();
};

describe('the claim of a sandbox', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    [OTHER, OTHER],
    [OTHER, '0.0.0.0'],
    ['127.0.0.1', '0.0.0.0'],
    ['0.0.0.0', '127.0.0.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['0.0.0.0', OTHER],
    ['127.0.0.1', 'localhost'],
  ])('says that a port which is held at %s is in use at %s', async (holder, host) => {
    await using held = await heldAt(holder);
    const refused = claimed(host, held.port);

    await expect(refused).rejects.toThrow(CannotStart);
    await expect(refused).rejects.toThrow(new RegExp(`^Port ${held.port} is in use[^\n]+$`));
  });

  it.runIf(process.platform === 'linux')(
    'lets a sandbox have an address while another program has the port at another one',
    async () => {
      await using held = await heldAt(OTHER);
      await expect(claimed('127.0.0.1', held.port)).resolves.toBeUndefined();
    },
  );

  it.each(['203.0.113.9', '198.51.100.1', '8.8.8.8'])(
    'says that %s is no address of this machine',
    async (host) => {
      await expect(claimed(host, await freePort())).rejects.toThrow(
        new RegExp(`^--host ${host} is no address of this machine`),
      );
    },
  );

  it.each(['127.0.0.1', '0.0.0.0', 'localhost'])('holds %s when it is free', async (host) => {
    await expect(claimed(host, await freePort())).resolves.toBeUndefined();
  });

  it('leaves the folder to the next one when a port is in use', async () => {
    await using place = await folder();
    await using held = await heldAt('127.0.0.1');
    const at = (port: number) => ({ folder: place.path, places: [{ host: '0.0.0.0', port }] });

    await expect(claim(at(held.port))).rejects.toThrow(CannotStart);
    const next = await claim(at(await freePort()));
    next.release();
  });

  it('is made at the address of `--host`, before anything of the last run is removed', async () => {
    await using place = await folder();
    await using held = await heldAt(OTHER);
    const state = join(place.path, 'sandbox.db');
    await writeFile(state, 'of the last run');
    const ports = { port: held.port, adminPort: 0, simulatorPort: 0 };

    await expect(
      startSandbox({ ...ports, host: OTHER, speed: 0, keep: false, folder: place.path }),
    ).rejects.toThrow(`Port ${held.port} is in use`);
    expect(await readFile(state, 'utf8')).toBe('of the last run');
  });
});
