/*
 * Claim: what a sandbox must hold before it touches anything of the last run.
 *
 * Owns   the lock on the folder and the check of the ports.
 * Gives  a claim that ends with the process, however that ends; or a `CannotStart` in one sentence.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../src/cannot-start.ts';

export interface Claim {
  release(): void;
}

export interface Wanted {
  readonly folder: string;
  readonly host: string;
  readonly ports: readonly number[];
}

/** A lock of SQLite's, since the system lets go of it when the process ends. */
export async function claim({ folder, host, ports }: Wanted): Promise<Claim> {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'sandbox.lock'), { timeout: 500 });
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    throw new CannotStart(
      `Another sandbox runs in ${folder}. Stop it first, or start this one in another folder.`,
      { cause },
    );
  }
  try {
    for (const port of ports) await mustBeFree(host, port);
  } catch (error) {
    lock.close();
    throw error;
  }
  return { release: () => lock.close() };
}

async function mustBeFree(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (cause) {
    throw new CannotStart(
      `Port ${port} is in use by another program. Stop it, or choose other ports (PORT, ADMIN_PORT, SIMULATOR_PORT).`,
      { cause },
    );
  }
  server.close();
  await once(server, 'close');
}
