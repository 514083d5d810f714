/*
 * Sandbox options: what stands after `npm start --`, and in the environment.
 *
 * Owns   names, forms and defaults of the options.
 * Gives  the options, or one sentence about the first wrong one.
 */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { CannotStart } from '../src/cannot-start.ts';

export interface StartOptions {
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  readonly simulatorPort: number;
  readonly keep: boolean;
}

/** A wrong option. Its message is for the person at the terminal. */
export class WrongOption extends CannotStart {
  override readonly name = 'WrongOption';
}

export const USAGE = 'npm start -- [--port 4000] [--host 127.0.0.1] [--keep]';

/** Throws a WrongOption. */
export function startOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const values = valuesIn(args);
  const ports = {
    port: portFrom('--port', values.port ?? env['PORT'] ?? '4000'),
    adminPort: portFrom('ADMIN_PORT', env['ADMIN_PORT'] ?? '4001'),
    simulatorPort: portFrom('SIMULATOR_PORT', env['SIMULATOR_PORT'] ?? '4010'),
  };
  const given = Object.values(ports).filter((port) => port !== 0);
  if (new Set(given).size < given.length)
    throw new WrongOption('--port, ADMIN_PORT (4001) and SIMULATOR_PORT (4010) must differ.');
  const { host } = values;
  if (host !== 'localhost' && isIP(host) === 0)
    throw new WrongOption('--host is an address of this machine, or 0.0.0.0 for all of them.');
  return { ...ports, host, keep: values.keep };
}

function valuesIn(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        keep: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    throw new WrongOption(`Please start it as: ${USAGE}`);
  }
}

function portFrom(name: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new WrongOption(`${name} is a port: a number up to 65535.`);
}
