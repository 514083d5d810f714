/*
 * Main: the gateway as a program.
 *
 * Owns   the process: its environment, its arguments (`--new-store`, `--help`), its signals and its exit code.
 * Gives  a stop that drops nothing on the first signal, and an end at once on the second.
 * Never  is imported; everything it does happens when it is run.
 */
import { parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';
import { createGateway } from './gateway.ts';
import { letHeapGrow } from './heap-growth.ts';
import { unknownSettings } from './settings.ts';
import { stopOnSignals } from './stop-signals.ts';
import { Telemetry } from './telemetry.ts';
import { survivesUnheard } from './unheard-rejections.ts';

/** What a stop may take before the process ends anyway. Operators grant a little more. */
const STOP_TIMEOUT_MS = 15_000;

const USAGE = `npm run serve [-- --new-store]

Runs the gateway with the settings of its environment (docs/operations.md lists them).

  --new-store  makes an empty store although its data key exists
  --help       shows this
`;

async function serve(newStore: boolean): Promise<void> {
  letHeapGrow();
  const config = readConfig(process.env);
  const telemetry = new Telemetry(config.logLevel);
  survivesUnheard(telemetry);
  for (const one of unknownSettings(process.env)) telemetry.settingUnknown(one);
  const starting = createGateway(config, { newStore, telemetry });
  // Before the gateway has started: a signal in that moment stops it as soon as it has.
  stopOnSignals(async () => {
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    await starting.then((gateway) => gateway.stop());
  });
  await starting;
}

try {
  const { values } = parseArgs({
    options: {
      'new-store': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(USAGE);
  else await serve(values['new-store']);
} catch (error) {
  if (!isForOperators(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** Errors whose message tells what to do. */
function isForOperators(error: unknown): error is Error {
  if (error instanceof CannotStart) return true;
  return error instanceof TypeError && 'code' in error && /^ERR_PARSE_ARGS/.test(`${error.code}`);
}
