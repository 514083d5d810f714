/*
 * Sandbox program: what `npm start` runs, as a process of its own.
 *
 * Owns   a folder for it, since the state of a sandbox lies where it was started, and its end.
 * Gives  the port that was free for it, and what it printed.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ended, freePort, ROOT } from './program.ts';
import { folder } from './world.ts';

export interface SandboxProgram extends AsyncDisposable {
  readonly port: number;
  /** Where it was started. */
  readonly path: string;
  readonly greeting: string;
}

/** Resolves when it listens; rejects with what it printed when it ends instead. */
export async function sandboxProgram(...args: string[]): Promise<SandboxProgram> {
  const place = await folder();
  const port = await freePort();
  const child = spawn('node', [join(ROOT, 'sandbox/main.ts'), '--port', String(port), ...args], {
    cwd: place.path,
    env: { ...process.env, ADMIN_PORT: '0', SIMULATOR_PORT: '0' },
  });
  const started = Promise.withResolvers<string>();
  const end = ended(child, (text) => {
    if (text.includes('Ctrl-C')) started.resolve(text);
  });
  void end.then(({ output }) => started.reject(new Error(output)));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await end;
    await place[Symbol.asyncDispose]();
  };
  try {
    const greeting = await started.promise;
    return { port, path: place.path, greeting, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
