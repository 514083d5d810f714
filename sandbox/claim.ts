/*
 * Claim: what a sandbox must hold before it touches anything of the last run.
 *
 * Owns   the lock on the folder, and the check of each port at the address that it will be bound to.
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

/** Where something is going to listen. */
interface Place {
  readonly host: string;
  readonly port: number;
}

export interface Wanted {
  readonly folder: string;
  readonly places: readonly Place[];
}

/** A lock of SQLite's, since the system lets go of it when the process ends. */
export async function claim({ folder, places }: Wanted): Promise<Claim> {
  const lock = lockIn(folder);
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
    for (const place of places.flatMap(withLoopback)) await mustBeFree(place);
  } catch (error) {
    lock.close();
    throw error;
  }
  return { release: () => lock.close() };
}

function lockIn(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true });
    return new DatabaseSync(join(folder, 'sandbox.lock'), { timeout: 500 });
  } catch (cause) {
    throw new CannotStart(
      `The sandbox cannot write into ${folder}. Make it a folder that you may write, or start this one elsewhere.`,
      { cause },
    );
  }
}

const LOOPBACK: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** Some systems give all addresses to one program while another one holds loopback, where it would get all that is meant for the first. */
function withLoopback(place: Place): readonly Place[] {
  const host = LOOPBACK.get(place.host);
  return host === undefined ? [place] : [place, { ...place, host }];
}

async function mustBeFree({ host, port }: Place): Promise<void> {
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new CannotStart(whyNot(code, { host, port }), { cause });
  }
  server.close();
  await once(server, 'close');
}

function whyNot(code: string, { host, port }: Place): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop it, or choose other ports (PORT, ADMIN_PORT, SIMULATOR_PORT).`;
  if (code === 'EACCES') return `Port ${port} is not for this user. Choose one from 1024 on.`;
  if (code === 'EADDRNOTAVAIL')
    return `--host ${host} is no address of this machine. 0.0.0.0 stands for all that it has.`;
  return `The sandbox cannot listen on ${host}, port ${port}: ${code}.`;
}
