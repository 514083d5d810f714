import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../support/program.ts';
import { sandboxProgram, type SandboxProgram } from '../support/sandbox-program.ts';

let sandbox: SandboxProgram;
let url: string;

beforeAll(async () => {
  sandbox = await sandboxProgram('--host', '0.0.0.0');
  url = `http://127.0.0.1:${sandbox.port}`;
}, 90_000);

afterAll(() => sandbox[Symbol.asyncDispose]());

const token = async (...args: string[]): Promise<string> => {
  const command = [join(ROOT, 'sandbox/token.ts'), ...args];
  const { stdout } = await promisify(execFile)('node', command, { cwd: sandbox.path });
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

  expect(sandbox.greeting).toContain(url);
  expect(exp - iat).toBe(30);
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  expect(await answer.json()).toMatchObject({
    data: { viewer: { subject: 'ada', role: 'AGENT' } },
  });
});

it('its tokens say that the person signed in just now, or as long ago as one likes', async () => {
  const [now, hour, never] = await Promise.all([
    token('--sub', 'lena'),
    token('--sub', 'lena', '--auth-age', '1h'),
    token('--sub', 'lena', '--auth-age', '0s'),
  ]);
  const ageIn = (text: string): number => {
    const { iat = 0, auth_time: at } = decodeJwt(text);
    return iat - Number(at);
  };
  expect([ageIn(now), ageIn(never)]).toEqual([0, 0]);
  expect(ageIn(hour)).toBeGreaterThanOrEqual(3_600);
});

it.each([
  ['sandbox/token.ts', ['--expires', 'soon']],
  ['sandbox/token.ts', ['--auth-age', 'old']],
  ['sandbox/token.ts', ['--role', 'king']],
  ['sandbox/token.ts', ['--colour', 'red']],
  ['sandbox/main.ts', ['--port', 'abc']],
  ['sandbox/main.ts', ['--host', 'nowhere.test']],
  ['sandbox/main.ts', ['--colour']],
])('%s %j ends with 2 and says how it is meant, without a stack', async (file, args) => {
  const command = promisify(execFile)('node', [join(ROOT, file), ...args], { cwd: sandbox.path });

  await expect(command).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.not.stringMatching(/\n +at |Error/),
  });
});
