/*
 * Pace: work at a rate, whatever becomes of the work before it. A slow gateway is not asked less.
 */
import { setTimeout as delay } from 'node:timers/promises';

const STEP_MS = 10;

interface Pace {
  readonly perSecond: number;
  readonly forMs: number;
  /** By which part of a period it begins later: whatever begins together would strike in the same moment of each second. */
  readonly phase?: number;
}

/** Resolves when the last work has ended. Work that rejects ends the bench. */
export async function pace<T>(
  { perSecond, forMs, phase = 0 }: Pace,
  work: (count: number) => Promise<T>,
): Promise<readonly T[]> {
  const startedAt = performance.now();
  const all: Promise<T>[] = [];
  for (let passed = 0; passed < forMs; passed = performance.now() - startedAt) {
    const due = Math.ceil((Math.min(passed, forMs) / 1_000) * perSecond - phase);
    while (all.length < due) all.push(work(all.length));
    await delay(STEP_MS);
  }
  return Promise.all(all);
}

/** At most so many at once, one after the other. */
export async function inLanes<T, R>(
  lanes: number,
  things: Iterable<T>,
  work: (thing: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = things[Symbol.iterator]();
  let count = 0;
  const lane = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) {
      const index = count++;
      results[index] = await work(next.value, index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
