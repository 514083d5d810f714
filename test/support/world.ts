/*
 * World: a gateway, a simulated Reach on the far side, and one clock for both that stands still until it is moved.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../../simulator/engine/clock.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { AlteredReach } from './altered-reach.ts';
import { Client } from './client.ts';
import { configFor, type WorldOptions } from './config.ts';
import { FAST } from './fast.ts';
import { tokenKeys, type Person } from './tokens.ts';

/** Every test happens on this day. */
export const START = Date.parse('2026-03-02T09:00:00Z');

export class World {
  readonly clock: VirtualClock;
  readonly reach: Simulator;
  /** Every line that the gateway has logged. */
  readonly log: string[] = [];
  /** What stands before Reach, when the test asked for it. */
  readonly wire: AlteredReach | null;
  gateway: Gateway;
  readonly #options: WorldOptions;

  private constructor(parts: {
    clock: VirtualClock;
    reach: Simulator;
    wire: AlteredReach | null;
    options: WorldOptions;
  }) {
    this.clock = parts.clock;
    this.wire = parts.wire;
    this.reach = parts.reach;
    this.#options = parts.options;
    this.gateway = undefined as unknown as Gateway;
  }

  static async start(options: WorldOptions = {}): Promise<World> {
    const clock = new VirtualClock({ start: START });
    const { vocabulary = 'guide' } = options;
    const reach = await startSimulator({
      port: 0,
      clock,
      vocabulary,
      seed: 7,
      callsPerSecond: 5_000,
    });
    const wire = options.altered === true ? await AlteredReach.before(reach.url) : null;
    const world = new World({ clock, reach, wire, options });
    await world.startGateway();
    clock.whenQuiet(() => world.gateway.settled());
    return world;
  }

  /** Starts the gateway, for the first time or again on the same store. */
  async startGateway(): Promise<void> {
    const telemetry = new Telemetry('debug', { write: (line) => void this.log.push(line) });
    const config = configFor(this.reach.url, {
      ...this.#options,
      wireUrl: this.wire?.url ?? this.reach.url,
    });
    const { sharedStore = false, fast = FAST } = this.#options;
    const ports = { clock: this.clock, telemetry, tokenKeys, sharedStore, fast };
    this.gateway = await createGateway(config, ports);
    this.reach.setCallbackUrl(this.gateway.url);
  }

  as(person: Person | null): Promise<Client> {
    return Client.as(this.gateway.url, person);
  }

  /** Moves time; everything that happens on the way has happened when it resolves. */
  pass(ms: number): Promise<void> {
    return this.clock.advance(ms);
  }

  /** Moves time in small steps until the condition holds. */
  async passUntil(
    holds: () => Promise<boolean> | boolean,
    { stepMs = 5_000, atMostMs = 3_600_000 } = {},
  ): Promise<void> {
    for (let passedMs = 0; passedMs <= atMostMs; passedMs += stepMs) {
      if (await holds()) return;
      await this.pass(stepMs);
    }
    throw new Error('it did not happen in time');
  }

  fault(...orders: Readonly<Record<string, unknown>>[]): Promise<unknown> {
    return this.control('POST', 'faults', orders);
  }

  async control(method: string, path: string, body?: unknown): Promise<any> {
    const init =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${this.reach.url}/_simulator/${path}`, { method, ...init });
    return response.json();
  }

  /** Every attempt of a row on the wire. */
  attempts(row: number): readonly { status: number; fault: string | null; body: any }[] {
    return this.reach.platform.ledger.attempts.filter((attempt) => attempt.row === row);
  }

  /** Everything that really happened at Reach, by name. */
  effects(effect: string): readonly unknown[] {
    return this.reach.platform.ledger.effects.filter((one) => one.effect === effect);
  }

  /** Somebody pays, or declines, at the link of the latest order. */
  async pay(action: 'pay' | 'decline' = 'pay'): Promise<void> {
    const order = this.reach.platform.world.orders.at(-1);
    await this.control('POST', `pay/${order?.transactionId}`, { action });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.gateway.stop();
    await this.wire?.[Symbol.asyncDispose]();
    await this.reach.stop();
  }
}

/** A folder that is gone when the test is over. */
export async function folder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'reach-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
