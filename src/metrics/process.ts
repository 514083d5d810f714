/*
 * Process metrics: CPU, memory, event loop and garbage collection of the process, as prom-client has them.
 *
 * Owns   the one registry of the process. Its observers cannot be taken back, so they are made once, however many gateways a process runs.
 */
import { collectDefaultMetrics, Registry } from 'prom-client';

let made: Registry | null = null;

export function processMetrics(): Registry {
  if (made) return made;
  made = new Registry();
  collectDefaultMetrics({ register: made });
  return made;
}
