/*
 * The gateway alone: `npm run serve`. The only file with effects at import.
 */
import { readConfig } from './config.ts';
import { ConfigError } from './env-questions.ts';
import { createGateway } from './gateway.ts';

/** A stop that takes longer than this is ended; what is open is taken up again by the next start. */
const STOP_WITHIN_MS = 15_000;

try {
  const gateway = await createGateway(readConfig(process.env));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      void gateway.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(
    error instanceof ConfigError ? error.message : `The gateway cannot start: ${String(error)}`,
  );
  process.exitCode = 1;
}
