/*
 * Program: the gateway as a process of its own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED } from './compiled.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(ROOT, 'src', 'main.ts');

/** A port that is taken for as long as it is held. */
export async function heldPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  return { port, [Symbol.asyncDispose]: close };
}

export async function freePort(): Promise<number> {
  await using held = await heldPort();
  return held.port;
}

/** Settings with which the gateway starts; nothing of the platform is there. */
export async function settingsFor(place: string): Promise<Record<string, string>> {
  return {
    ...COMPILED,
    ...{ PATH: process.env['PATH'] ?? '', PORT: String(await freePort()) },
    ...{ ADMIN_PORT: String(await freePort()), HOST: '127.0.0.1', DRAIN_MS: '0' },
    ...{ REACH_BASE_URL: 'http://127.0.0.1:9', REACH_API_KEY: 'key-4815', REACH_JWT: 'jwt-4815' },
    ...{ AUTH_JWKS_URL: 'http://127.0.0.1:9/keys', AUTH_ISSUER: 'i', AUTH_AUDIENCE: 'a' },
    ...{ RETURN_URLS: 'web=https://shop.test/back', PAYMENT_HOSTS: 'pay.test' },
    ...{ CALLBACKS_OPEN: 'yes', DOCUMENTS: 'open' },
    DATABASE_URL: `sqlite:${join(place, 'gateway.db')}`,
  };
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** What a process printed until it ended; `onText` sees all that there is so far. */
export async function ended(
  child: ChildProcess,
  onText: (text: string) => void = () => undefined,
): Promise<Ended> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      output += String(text);
      onText(output);
    });
  const [code]: readonly unknown[] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, output };
}

/** Runs the gateway, and stops it as soon as it has started. */
export async function serveOnce(
  place: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Ended> {
  const env = { ...(await settingsFor(place)), ...more };
  const child = spawn('node', [MAIN, ...args], { env });
  let told = false; // a second signal would end it at once
  return ended(child, (text) => {
    if (!told && text.includes('"adminPort"')) told = child.kill('SIGTERM');
  });
}
