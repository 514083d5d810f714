/*
 * Starts: how long until a program answers, from the command to the first answer.
 *
 * Owns   what a gateway and a sandbox need around them for that: settings, a folder, keys of sign-ins.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AUDIENCE, ISSUER, SignIn } from '../chaos/client.ts';
import type { Plan } from './plan.ts';
import type { Figure } from './rounds.ts';

export const GATEWAY_START = 'start of a gateway, until it is ready';
export const SANDBOX_START = 'start of the sandbox, until it answers';

const RUN = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url));
const PATIENCE_MS = 60_000;

export async function starts({ starts: times }: Plan): Promise<Figure[]> {
  if (times === 0) return [];
  const [gateway, sandbox]: [number[], number[]] = [[], []];
  for (let round = 0; round <= times; round += 1) {
    gateway.push(await timed(gatewayReady));
    sandbox.push(await timed(sandboxAnswers));
  }
  const figure = (row: string, all: readonly number[]): Figure => ({
    ...{ row, who: 'gateway', unit: 'ms', rounds: all.slice(1) }, // the first one compiles
  });
  return [figure(GATEWAY_START, gateway), figure(SANDBOX_START, sandbox)];
}

async function timed(program: (folder: string) => Promise<Started>): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-bench-'));
  const startedAt = performance.now();
  const { ready, end } = await program(folder);
  try {
    await ready();
    return performance.now() - startedAt;
  } finally {
    await end();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Started {
  /** Resolves with the first answer. */
  readonly ready: () => Promise<void>;
  readonly end: () => Promise<void>;
}

async function gatewayReady(folder: string): Promise<Started> {
  const keys = await keysOf(await SignIn.make('RS256'));
  const [port, adminPort] = [await freePort(), await freePort()];
  const child = programAt(folder, ['src/main.ts'], {
    ...{ PORT: port, ADMIN_PORT: adminPort, HOST: '127.0.0.1', DRAIN_MS: '0' },
    ...{ REACH_BASE_URL: 'http://127.0.0.1:9', REACH_API_KEY: 'key', REACH_JWT: 'jwt' },
    ...{ AUTH_JWKS_URL: keys.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE },
    ...{ RETURN_URLS: 'web=https://shop.test/back', PAYMENT_HOSTS: 'pay.test' },
    ...{ CALLBACKS_OPEN: 'yes', DOCUMENTS: 'open' },
    DATABASE_URL: `sqlite:${join(folder, 'gateway.db')}`,
  });
  return {
    ready: () => answering(child, () => fetch(`http://127.0.0.1:${adminPort}/readyz`)),
    end: async () => {
      await ended(child);
      keys.server.close();
    },
  };
}

async function sandboxAnswers(folder: string): Promise<Started> {
  const port = await freePort();
  const child = programAt(folder, ['sandbox/main.ts', '--port', port], {
    ...{ ADMIN_PORT: '0', SIMULATOR_PORT: '0' },
  });
  const ask = (): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ catalog { plans { id } } }' }),
    });
  return { ready: () => answering(child, ask), end: () => ended(child) };
}

/** With these settings besides those of the environment. */
function programAt(
  cwd: string,
  program: readonly string[],
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const given = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return spawn('env', [...given, 'node', RUN, ...program], { cwd, stdio: 'ignore' });
}

async function answering(child: ChildProcess, ask: () => Promise<Response>): Promise<void> {
  const latest = performance.now() + PATIENCE_MS;
  while (performance.now() < latest && child.exitCode === null) {
    const answer = await ask().catch(() => null);
    if (answer?.ok === true) return;
    await delay(5);
  }
  throw new Error('a program did not start');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

interface Keys {
  readonly url: string;
  readonly server: Server;
}

async function keysOf({ jwk }: SignIn): Promise<Keys> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  return { url: `http://127.0.0.1:${await portOf(server)}/keys`, server };
}

async function portOf(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : '');
}

async function freePort(): Promise<string> {
  const server = createServer();
  const port = await portOf(server);
  server.close();
  return port;
}
