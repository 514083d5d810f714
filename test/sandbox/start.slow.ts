import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, ROOT } from '../support/program.ts';
import { folder } from '../support/world.ts';

let place: Awaited<ReturnType<typeof folder>>;
let sandbox: ChildProcess;
let url: string;
let greeting = '';

/** In a folder of its own: the state of a sandbox lies where it was started. */
beforeAll(async () => {
  place = await folder();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  sandbox = spawn(
    'node',
    [join(ROOT, 'sandbox/main.ts'), '--port', String(port), '--host', '0.0.0.0'],
    { cwd: place.path, env: { ...process.env, ADMIN_PORT: '0', SIMULATOR_PORT: '0' } },
  );
  sandbox.stdout?.on('data', (text) => (greeting += String(text)));
  while (!greeting.includes('GraphiQL') && sandbox.stdout) await once(sandbox.stdout, 'data');
}, 90_000);

afterAll(async () => {
  sandbox.kill('SIGTERM');
  await once(sandbox, 'exit');
  await place[Symbol.asyncDispose]();
});

const token = async (...args: string[]): Promise<string> => {
  const command = [join(ROOT, 'sandbox/token.ts'), ...args];
  const { stdout } = await promisify(execFile)('node', command, { cwd: place.path });
  return stdout.trimEnd().split('\n').at(-1) ?? '';
};

it('a sandbox on a port of one’s own takes short tokens of the command, from a page of a development server', async () => {
  const short = await token('--role', 'agent', '--sub', 'ada', '--expires', '30s');
  const { exp = 0, iat = 0 } = decodeJwt(short);
  const origin = 'http://localhost:5173';
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', authorization: `Bearer ${short}` },
    body: '{"query":"{ viewer { subject role } }"}',
  });

  expect(greeting).toContain(url);
  expect(exp - iat).toBe(30);
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  expect(await answer.json()).toEqual({ data: { viewer: { subject: 'ada', role: 'AGENT' } } });
});

it.each([
  ['sandbox/token.ts', ['--expires', 'soon']],
  ['sandbox/token.ts', ['--role', 'king']],
  ['sandbox/token.ts', ['--colour', 'red']],
  ['sandbox/main.ts', ['--port', 'abc']],
  ['sandbox/main.ts', ['--host', 'nowhere.test']],
  ['sandbox/main.ts', ['--colour']],
])('%s %j ends with 2 and says how it is meant, without a stack', async (file, args) => {
  const command = promisify(execFile)('node', [join(ROOT, file), ...args], { cwd: place.path });

  await expect(command).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.not.stringMatching(/\n +at |Error/),
  });
});
