/*
 * Operations in the terminal: `npm run operations -- <command> ...`, against a running gateway.
 *
 * Owns   the reading of the command line; GATEWAY_URL and GATEWAY_TOKEN say which gateway, and as whom.
 * Gives  exit code 0 when it was done, 1 when it was refused or not answered, 2 when it makes no sense; with `--json` one JSON document on
 *        standard output in each of the first two cases.
 * Never  repeats by itself: each run is an intent of its own.
 */
import { parseArgs } from 'node:util';
import { ConfigError } from '../src/env-questions.ts';
import { fail } from './fail.ts';
import { gatewayFrom, NoAnswer, type GivenSignIn } from './gateway.ts';
import { COMMANDS, type Command } from './operation-commands.ts';
import { Misused, Refused } from './outcome.ts';
import { SEARCH_OPTIONS } from './search-criteria.ts';

const USAGE = `npm run operations -- [--token <token>] [--reason <text>] [--json] <command>
  list                              what the person of the token has begun, newest first
  attention                         what needs a person, oldest first
  search <criteria>                 what fits all of: --phone <number> --email <address> --customer <id>
                                    --transaction <id> --callback <id> --kind <kind> --status <status>
                                    --since <time> --until <time>; newest first, with --after <id> the next ones
  show <id>                         why an operation is where it is; an id of a line of the log will do
  audit <id>                        everything that was done to it, and by whom
  audit [--customer <id>]           checks the whole audit trail and shows its newest entries, or those about who has read
                                    the data of a customer
  refresh <id>                      ask the platform about it now
  settle <id> <verdict> <reason>    say what happened: succeeded, failed or cancelled
  aside                             what this version cannot work on
  call-off <id>                     call off what has not left
  replay <callbackId>               judge a stored callback once more
  revoke-sessions <subject>         end the sign-ins of a person, on every gateway (admins)`;

const OPTIONS = {
  token: { type: 'string' },
  reason: { type: 'string' },
  json: { type: 'boolean', default: false },
  ...SEARCH_OPTIONS,
} as const;

interface Line {
  readonly command: Command;
  readonly args: readonly string[];
  readonly signIn: GivenSignIn;
  readonly json: boolean;
  readonly given: Readonly<Partial<Record<string, string>>>;
}

function parsedLine(): Line {
  try {
    const { positionals, values } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const { token, reason, json, ...given } = values;
    const [name = '', ...args] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    const signIn = { ...(token && { token }), ...(reason && { reason }) };
    if (command) return { command, args, signIn, json, given };
  } catch {
    // an option that nobody knows: the usage tells which there are
  }
  throw new Misused();
}

const print = (document: unknown): void => console.log(JSON.stringify(document, null, 2));

async function run({ command, args, signIn, json, given }: Line): Promise<void> {
  try {
    const { data, text } = await command(gatewayFrom(process.env, signIn), args, given);
    if (json) print(data);
    else console.log(text);
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof NoAnswer)) throw error;
    if (json) print(error.document);
    fail(error.message, 1);
  }
}

try {
  await run(parsedLine());
} catch (error) {
  if (error instanceof Misused) fail(error.message === '' ? USAGE : error.message, 2);
  else if (error instanceof ConfigError) fail(error.message, 2);
  else throw error;
}
