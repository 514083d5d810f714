import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startIssuer } from '../support/issuer.ts';
import { ended, ROOT, settingsFor } from '../support/program.ts';
import { folder } from '../support/world.ts';

/** The system lets a running process write no file any more; tools of other systems have no such switch. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

const statusOf = async (port: string | undefined): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}/readyz`)).status;

it.skipIf(!canLimit)(
  'a gateway that can write no file any more is not ready, lives, and is ready again when it can',
  async () => {
    await using place = await folder();
    await using issuer = await startIssuer();
    const env = { ...(await settingsFor(place.path)), AUTH_JWKS_URL: issuer.jwksUrl };
    const gateway = spawn('node', [join(ROOT, 'src/main.ts')], { env });
    using _killed = { [Symbol.dispose]: () => void gateway.kill('SIGKILL') };
    const started = Promise.withResolvers<void>();
    const end = ended(gateway, (text) => {
      if (text.includes('"adminPort"')) started.resolve();
    });
    await Promise.race([started.promise, end]);
    const limit = (most: string): number | null =>
      spawnSync('prlimit', [`--pid=${gateway.pid}`, `--fsize=${most}:unlimited`]).status;
    const { ADMIN_PORT: port } = env as Record<string, string>;
    await expect.poll(() => statusOf(port)).toBe(200);

    expect(limit('0')).toBe(0);
    expect(await statusOf(port)).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
    expect(limit('unlimited')).toBe(0);
    expect(await statusOf(port)).toBe(200);

    gateway.kill('SIGTERM');
    expect((await end).code).toBe(0);
  },
);
