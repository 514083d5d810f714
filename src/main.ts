/*
 * Main: the gateway as a program.
 *
 * Owns   the process: its environment, its signals and its exit code.
 * Gives  a stop that drops nothing on the first signal, and an end at once on the second.
 * Never  is imported; everything it does happens when it is run.
 */
import { ConfigError, readConfig } from './config.ts';
import { createGateway } from './gateway.ts';

/** What a stop may take before the process ends anyway. Operators grant a little more. */
const STOP_TIMEOUT_MS = 15_000;

try {
  const gateway = await createGateway(readConfig(process.env));
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    await gateway.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
