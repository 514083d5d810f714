/*
 * Killable: a gateway in a process of its own, the simulator in this one, and a clock that runs in both alike.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { VirtualClock } from '../../simulator/engine/clock.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { Client } from './client.ts';
import { freePort } from './program.ts';
import type { Person } from './tokens.ts';
import { jwk } from './tokens.ts';
import { START } from './world.ts';

const PROGRAM = fileURLToPath(new URL('../crash/gateway-process.ts', import.meta.url));
const SPEED = 100;

export class Killable {
  readonly reach: Simulator;
  readonly url: string;
  readonly #orders: string;
  #child: ChildProcess | null = null;

  private constructor(reach: Simulator, parts: { port: number; databaseUrl: string }) {
    this.reach = reach;
    this.url = `http://127.0.0.1:${parts.port}`;
    const clock = { virtual: reach.clock.now(), real: Date.now(), speed: SPEED };
    this.#orders = JSON.stringify({ ...parts, jwk, clock, reachUrl: reach.url });
    reach.setCallbackUrl(this.url);
  }

  /** `path`: a folder for the store. */
  static async start(path: string): Promise<Killable> {
    const clock = new VirtualClock({ start: START, speed: SPEED });
    const reach = await startSimulator({ port: 0, clock, seed: 7, callsPerSecond: 5_000 });
    const killable = new Killable(reach, {
      port: await freePort(),
      databaseUrl: `sqlite:${path}/gateway.db`,
    });
    await killable.up();
    return killable;
  }

  async up(): Promise<void> {
    const child = spawn('node', [PROGRAM, this.#orders], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    if (child.stdout) await once(child.stdout, 'data');
  }

  /** SIGKILL: nothing of the process runs after this. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  as(person: Person): Promise<Client> {
    return Client.as(this.url, person);
  }

  /** Real time, since the clock runs. */
  async until<T>(look: () => Promise<T | null | undefined | false>, withinMs = 15_000): Promise<T> {
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await delay(20)) {
      const found = await look().catch(() => null);
      if (found) return found;
    }
    throw new Error('it did not happen in time');
  }

  effects(effect: string): number {
    return this.reach.platform.ledger.effects.filter((one) => one.effect === effect).length;
  }

  attempts(row: number): number {
    return this.reach.platform.ledger.attempts.filter((one) => one.row === row).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.reach.stop();
  }
}
