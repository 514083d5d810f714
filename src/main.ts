/*
 * Main: the gateway as a program.
 *
 * Owns   the process: its environment, its arguments (`--new-store`), its signals and its exit code.
 * Gives  a stop that drops nothing on the first signal, and an end at once on the second.
 * Never  is imported; everything it does happens when it is run.
 */
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { createGateway } from './gateway.ts';
import { CannotOpenStore } from './store/cannot-open-store.ts';

/** What a stop may take before the process ends anyway. Operators grant a little more. */
const STOP_TIMEOUT_MS = 15_000;

try {
  const { values } = parseArgs({ options: { 'new-store': { type: 'boolean', default: false } } });
  const newStore = values['new-store'];
  const starting = createGateway(readConfig(process.env), { newStore });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    await starting.then((gateway) => gateway.stop());
    process.exit(0);
  };
  // Before the gateway has started: a signal in that moment stops it as soon as it has.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void stop().catch(() => process.exit(1)));
  await starting;
} catch (error) {
  if (!isForOperators(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** Errors whose message tells what to do. */
function isForOperators(error: unknown): error is Error {
  if (error instanceof ConfigError || error instanceof CannotOpenStore) return true;
  return error instanceof TypeError && 'code' in error && /^ERR_PARSE_ARGS/.test(`${error.code}`);
}
