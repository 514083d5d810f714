/*
 * Reach program: the simulated platform in a process of its own, so that nothing else holds up its clock.
 *
 * Owns   when each call arrived, by a clock that nobody sets.
 */
import { setPriority } from 'node:os';
import { CREDENTIALS } from '../simulator/access-key.ts';
import { VirtualClock } from '../simulator/engine/clock.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { accountOf } from '../chaos/reach.ts';
import type { Household } from '../chaos/household.ts';
import { Random } from '../chaos/random.ts';
import { family, memberOf, type Member } from './family.ts';
import { follow } from './orders.ts';

export interface Arrival {
  /** Milliseconds from any start. */
  readonly at: number;
  readonly row: number;
  /** The purchase that it is about, where it names one. */
  readonly transactionId: string | null;
}

interface ReachStart {
  readonly seed: number;
  readonly households: readonly Household[];
}

const CALLS_PER_SECOND = 100_000;

let simulator: Simulator | null = null;
let arrivals: Arrival[] = [];

function running(): Simulator {
  if (!simulator) throw new Error('the platform was not started');
  return simulator;
}

async function start({ seed, households }: ReachStart) {
  const clock = new VirtualClock({ start: Date.now(), speed: 1 });
  simulator = await startSimulator({ port: 0, clock, seed, callsPerSecond: CALLS_PER_SECOND });
  const { ledger, world } = simulator.platform;
  for (const one of households) world.accounts.push(accountOf(one, clock.now()));
  const attempt = ledger.attempt.bind(ledger);
  ledger.attempt = (given) => {
    const { row, transactionId } = given;
    arrivals.push({ at: performance.now(), row, transactionId });
    return attempt(given);
  };
  return { url: simulator.url, apiKey: CREDENTIALS.apiKey, jwt: CREDENTIALS.jwt };
}

/** Families of five move in. */
function settle({ seed, families }: { seed: number; families: number }): readonly Member[] {
  const { clock, platform } = running();
  const random = Random.of(seed, 'families of five');
  const accounts = Array.from({ length: families }, (_family, at) =>
    family(at + 1, random, clock.now()),
  );
  platform.world.accounts.push(...accounts);
  return accounts.map(memberOf);
}

const callTo = (url: string): void => running().setCallbackUrl(url);

/** Those since the last time. */
function arrived(): readonly Arrival[] {
  const now = arrivals;
  arrivals = [];
  return now;
}

/** Orders like one that is there, under other names. */
function again({ transactionId, others }: { transactionId: string; others: readonly string[] }) {
  const { orders } = running().platform.world;
  const order = orders.find((one) => one.transactionId === transactionId);
  if (!order) throw new Error('there is no such order');
  orders.push(...others.map((another) => ({ ...order, transactionId: another })));
}

/** How often each effect really happened. */
function effects(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { effect } of running().platform.ledger.effects)
    counts[effect] = (counts[effect] ?? 0) + 1;
  return counts;
}

const control = ({ path, body }: { path: string; body: object }): Promise<unknown> =>
  running().control('POST', path, body);

/** A call that waits for a core would be noted later than it arrived. */
function hurry(): void {
  try {
    setPriority(-15);
  } catch {
    // Only an administrator may.
  }
}

hurry();
const ORDERS = { start, settle, callTo, arrived, again, effects, control };
export type ReachOrders = typeof ORDERS;

follow(ORDERS);
