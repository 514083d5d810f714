/*
 * Attack program: all attackers, in a process of their own.
 *
 * Owns   how much of a core they may take together: what would be more is left out, and counted.
 */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../chaos/random.ts';
import { ATTACKS, closeDoors } from './attacks.ts';
import { follow } from './orders.ts';
import { pace } from './pace.ts';

interface AttackStart {
  readonly url: string;
  readonly seed: number;
  readonly addresses: readonly string[];
  readonly forMs: number;
}

interface Fought {
  readonly name: string;
  readonly perSecond: number;
  /** A word for each attempt. */
  readonly words: readonly string[];
}

const MOST_OF_A_CORE = 0.6;
const LEFT_OUT = 'left out';
const LOOK_MS = 100;

let tired = false;

/** Looks at what was taken of the core in the last moment. */
async function watchEffort(until: number): Promise<void> {
  while (performance.now() < until) {
    const [cpu, from] = [process.cpuUsage(), performance.now()];
    await delay(LOOK_MS);
    const { user, system } = process.cpuUsage(cpu);
    tired = (user + system) / 1_000 > MOST_OF_A_CORE * (performance.now() - from);
  }
}

/** Multiples of it lie far apart. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

async function fight({ url, seed, addresses, forMs }: AttackStart) {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const watching = watchEffort(startedAt + forMs);
  const fought = await Promise.all(
    Object.entries(ATTACKS).map(async ([name, { perSecond, attempt }], at): Promise<Fought> => {
      const ground = { url, addresses, random: Random.of(seed, name) };
      const phase = ((at + 1) * GOLDEN) % 1;
      const words = await pace({ perSecond, forMs, phase }, async () =>
        tired ? LEFT_OUT : attempt(ground),
      );
      return { name, perSecond, words };
    }),
  );
  await watching;
  await closeDoors();
  const { user, system } = process.cpuUsage(cpu);
  return { fought, ofCore: (user + system) / 1_000 / (performance.now() - startedAt) };
}

const ORDERS = { fight };
export type AttackOrders = typeof ORDERS;

follow(ORDERS);
