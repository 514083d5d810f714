/*
 * Measured: what a process of a bench tells of itself.
 */
import process from 'node:process';

/** Milliseconds of CPU since it started, of all its threads. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Bytes: all that it holds, and of its heap what is still referred to. */
function memory(): { readonly rss: number; readonly heap: number } {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed };
}

export const MEASURES = { cpuMs, memory };
