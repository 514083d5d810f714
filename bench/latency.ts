/*
 * Latency: how long an answer takes at 200 requests a second, whatever becomes of those before.
 *
 * Owns   that each is counted from when it was due: a server that is late is not asked less, and does not look better for it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from './figures.ts';
import { KNOWN, type Plan } from './plan.ts';
import { screensOf, type Reader } from './reads.ts';
import { figuresOf, interleaved, type Figure } from './rounds.ts';
import type { Ask, Client } from './load.ts';
import type { Stage } from './stage.ts';

export const P50 = 'screen, warm, 200 a second, p50';
export const P99 = 'screen, warm, 200 a second, p99';

const EVERY_MS = 1_000 / 200;

export async function latency(
  stage: Stage,
  readers: readonly Reader[],
  { rounds, timed }: Plan,
): Promise<Figure[]> {
  if (timed.ms === 0) return [];
  const those = readers.filter(({ name }) => timed.names.includes(name));
  const asks = await screensOf(stage, 0, KNOWN);
  const p50s = new Map<string, number[]>(those.map(({ name }) => [name, []]));
  const p99s = await interleaved(rounds, those, async ({ name, client }) => {
    for (const ask of asks) await client.ask(ask);
    const times = await open(client, asks, timed.ms);
    p50s.get(name)?.push(percentile(times, 50));
    return percentile(times, 99);
  });
  return [...figuresOf(P50, 'ms', p50s), ...figuresOf(P99, 'ms', p99s)];
}

/** Milliseconds from when each was due to its answer. */
async function open(client: Client, asks: readonly Ask[], forMs: number): Promise<number[]> {
  const startedAt = performance.now();
  const all: Promise<number>[] = [];
  for (let due = 0; due < forMs; due += EVERY_MS) {
    const ask = asks[all.length % asks.length];
    const wait = startedAt + due - performance.now();
    if (wait > 0) await delay(wait);
    // A timer of this process that is late is nobody's fault but its own.
    const from = Math.max(startedAt + due, performance.now());
    if (ask) all.push(client.ask(ask).then(() => performance.now() - from));
  }
  return Promise.all(all);
}
