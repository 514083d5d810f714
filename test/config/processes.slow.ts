import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPILED } from '../support/compiled.ts';
import { ended, freePort, heldPort, ROOT, settingsFor } from '../support/program.ts';
import { folder } from '../support/world.ts';

const MAIN = join(ROOT, 'src', 'main.ts');
const SANDBOX = join(ROOT, 'sandbox', 'main.ts');

const ports = async (): Promise<Record<string, string>> => ({
  ...COMPILED,
  PATH: process.env['PATH'] ?? '',
  PORT: String(await freePort()),
  ADMIN_PORT: String(await freePort()),
  SIMULATOR_PORT: String(await freePort()),
});

/** A sandbox in a folder, until it is told to stop. */
async function sandboxIn(place: string, env: Record<string, string>) {
  const child = spawn('node', [SANDBOX], { cwd: place, env });
  const started = Promise.withResolvers<void>();
  const end = ended(child, (text) => {
    if (text.includes('GraphiQL')) started.resolve();
  });
  await Promise.race([started.promise, end]);
  return { child, end };
}

const answers = (port: string | undefined): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

describe('the sandbox as a program', { timeout: 60_000 }, () => {
  it('refuses to start beside another one in its folder, and touches nothing', async () => {
    await using place = await folder();
    const env = await ports();
    const first = await sandboxIn(place.path, env);
    const state = join(place.path, '.data', 'sandbox.db');
    const before = await readFile(state);

    const second = await sandboxIn(place.path, await ports());

    expect(await second.end).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^Another sandbox runs in .*\n$/) as string,
    });
    expect(await answers(env['PORT'])).toBe(true);
    expect((await readFile(state)).length).toBeGreaterThanOrEqual(before.length);
    first.child.kill('SIGTERM');
    expect((await first.end).code).toBe(0);
    expect(await answers(env['PORT'])).toBe(false);
    const third = await sandboxIn(place.path, env);
    third.child.kill('SIGTERM');
    expect((await third.end).code).toBe(0);
  });

  it('says which port is in use before it removes the last state', async () => {
    await using place = await folder();
    await using held = await heldPort();
    const { end: first, child } = await sandboxIn(place.path, await ports());
    child.kill('SIGTERM');
    await first;
    const saved = join(place.path, '.data', 'sandbox-reach.json');
    await writeFile(saved, 'of the last run');
    for (const name of ['PORT', 'ADMIN_PORT', 'SIMULATOR_PORT']) {
      const env = { ...(await ports()), [name]: String(held.port) };
      const refused = await sandboxIn(place.path, env);
      const { code, output } = await refused.end;
      expect([name, code, output]).toEqual([
        ...[name, 2],
        expect.stringMatching(`^Port ${held.port} is in use`),
      ]);
      expect(await readFile(saved, 'utf8')).toBe('of the last run');
    }
  });

  it.each(['file', 'lock'])('says that it cannot write where a %s is in the way', async (what) => {
    await using place = await folder();
    if (what === 'file') await writeFile(join(place.path, '.data'), '');
    else await mkdir(join(place.path, '.data', 'sandbox.lock'), { recursive: true });
    const { end } = await sandboxIn(place.path, await ports());
    expect(await end).toEqual({
      code: 2,
      output: expect.stringMatching(/^The sandbox cannot write into \.data\. .*\n$/) as string,
    });
  });

  it.each(['SIGINT', 'SIGHUP'] as const)(
    'keeps its state when %s comes twice at once',
    async (signal) => {
      await using place = await folder();
      const { child, end } = await sandboxIn(place.path, await ports());
      child.kill(signal);
      child.kill(signal);
      expect((await end).code).toBe(0);
      expect(await readFile(join(place.path, '.data', 'sandbox-reach.json'), 'utf8')).toContain(
        '{',
      );
    },
  );

  it('names a port that is no number', async () => {
    await using place = await folder();
    const { end } = await sandboxIn(place.path, { ...(await ports()), PORT: 'abc' });
    expect(await end).toMatchObject({
      code: 2,
      output: expect.stringMatching(/port is a port: a number up to 65535/) as string,
    });
  });
});

describe('the gateway as a program', { timeout: 60_000 }, () => {
  it('stops as it should when one signal reaches it twice, or its terminal is closed', async () => {
    await using place = await folder();
    for (const signal of ['SIGINT', 'SIGHUP'] as const) {
      const child = spawn('node', [MAIN], { env: await settingsFor(place.path) });
      let told = false;
      const { code, output } = await ended(child, (text) => {
        if (!told && text.includes('"adminPort"')) told = child.kill(signal) && child.kill(signal);
      });
      expect([code, output]).toEqual([0, expect.stringContaining('gateway stopped')]);
    }
  });
});

describe('npm', { timeout: 60_000 }, () => {
  it('hands SIGTERM on to the gateway, which stops and lets go of its port', async () => {
    await using place = await folder();
    const env = { ...process.env, ...(await settingsFor(place.path)) };
    const npm = spawn('npm', ['run', '--silent', 'serve'], { cwd: ROOT, env });
    const started = Promise.withResolvers<void>();
    const end = ended(npm, (text) => {
      if (text.includes('"adminPort"')) started.resolve();
    });
    await Promise.race([started.promise, end]);
    expect(await answers(env['PORT'])).toBe(true);
    npm.kill('SIGTERM');
    expect((await end).output).toContain('gateway stopped');
    expect(await answers(env['PORT'])).toBe(false);
  });

  it('hands SIGTERM on to the sandbox', async () => {
    const env = { ...process.env, ...(await ports()) };
    const npm = spawn('npm', ['start', '--silent'], { cwd: ROOT, env });
    const started = Promise.withResolvers<void>();
    const end = ended(npm, (text) => {
      if (text.includes('GraphiQL')) started.resolve();
    });
    await Promise.race([started.promise, end]);
    expect(await answers(env['PORT'])).toBe(true);
    npm.kill('SIGTERM');
    await end;
    expect(await answers(env['PORT'])).toBe(false);
  });
});
