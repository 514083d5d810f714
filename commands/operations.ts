/*
 * Operations in the terminal: `npm run operations -- <list|attention|show|refresh|settle|replay> ...`, against a running gateway.
 *
 * Owns   the reading of the command line; GATEWAY_URL and GATEWAY_TOKEN say which gateway, and as whom.
 * Gives  exit code 0 when it was done, 1 when it was refused or not answered, 2 when it makes no sense.
 * Never  repeats by itself: each run is an intent of its own.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ConfigError, EnvQuestions } from '../src/env-questions.ts';
import { fail } from './fail.ts';
import { Gateway, NoAnswer } from './gateway.ts';
import {
  PAGE,
  pageText,
  SUMMARY,
  summaryText,
  TIMELINE,
  timelineText,
  type Page,
  type Summary,
  type Timeline,
} from './operation-text.ts';

const USAGE = `npm run operations -- [--token <token>] <command>
  list                              what the person of the token has begun, newest first
  attention                         what needs a person, oldest first
  show <id>                         why an operation is where it is
  refresh <id>                      ask the platform about it now
  settle <id> <verdict> <reason>    say what happened: succeeded, failed or cancelled
  aside                             what this version cannot work on
  call-off <id>                     call off what has not left
  replay <callbackId>               judge a stored callback once more`;

type Command = (gateway: Gateway, args: readonly string[]) => Promise<string>;

/** The command line makes no sense. */
class Misused extends Error {}

/** The gateway has refused. */
class Refused extends Error {}

interface SetAside {
  readonly operationId: string;
  readonly kind: string;
  readonly startedAt: string;
}

interface Payload {
  readonly outcome: string;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly retryAt: string | null;
  }[];
  readonly operation: Summary | null;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  list: async (gateway, args) => {
    takes(args, 0);
    const { found } = await gateway.ask<{ found: Page }>(
      `{ found: operations(first: 100) ${PAGE} }`,
    );
    return pageText(found);
  },
  attention: async (gateway, args) => {
    takes(args, 0);
    const document = `{ found: operationsNeedingAttention(first: 100) ${PAGE} }`;
    return pageText((await gateway.ask<{ found: Page }>(document)).found);
  },
  show: async (gateway, args) => {
    const [id] = takes(args, 1);
    const document = `query Show($id: ID!) { found: operationTimeline(id: $id) ${TIMELINE} }`;
    const { found } = await gateway.ask<{ found: Timeline | null }>(document, { id });
    if (!found) throw new Refused('NOT_FOUND  There is no such operation.');
    return timelineText(found);
  },
  refresh: (gateway, args) => {
    const [operationId] = takes(args, 1);
    return act(gateway, 'refreshOperation', { operationId });
  },
  settle: (gateway, [operationId, word = '', ...words]) => {
    const verdict = ['SUCCEEDED', 'FAILED', 'CANCELLED'].find((one) => one === word.toUpperCase());
    if (verdict === undefined || words.length === 0) throw new Misused();
    return act(gateway, 'settleOperation', { operationId, verdict, reason: words.join(' ') });
  },
  aside: async (gateway, args) => {
    takes(args, 0);
    const { found } = await gateway.ask<{ found: readonly SetAside[] }>(
      `{ found: operationsSetAside { operationId kind startedAt } }`,
    );
    const lines = found.map(({ operationId, kind, startedAt }) =>
      [operationId, kind, startedAt].join('  '),
    );
    return lines.length === 0 ? 'Nothing is set aside.' : lines.join('\n');
  },
  'call-off': (gateway, args) => {
    const [operationId] = takes(args, 1);
    return act(gateway, 'callOffOperation', { operationId });
  },
  replay: (gateway, args) => {
    const [callbackId] = takes(args, 1);
    return act(gateway, 'replayCallback', { callbackId });
  },
};

function takes(args: readonly string[], count: number): readonly string[] {
  if (args.length !== count) throw new Misused();
  return args;
}

/** A mutation with a key of its own. */
async function act(gateway: Gateway, name: string, input: object): Promise<string> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const data = await gateway.ask<Readonly<Record<string, Payload>>>(
    `mutation Act($input: ${type}!) { ${name}(input: $input) {
      outcome problems { code message retryAt } operation { ${SUMMARY} } } }`,
    { input: { ...input, idempotencyKey: randomUUID() } },
  );
  const done = data[name];
  if (!done) throw new NoAnswer('The gateway gave no data.');
  const now = done.operation ? [summaryText(done.operation)] : [];
  if (done.outcome !== 'REFUSED') return [done.outcome, ...now].join('\n');
  const why = done.problems.map(
    ({ code, message, retryAt }) =>
      `${code}  ${message}${retryAt === null ? '' : ` Try again at ${retryAt}.`}`,
  );
  throw new Refused([...why, ...now].join('\n'));
}

function gatewayFrom(token: string | undefined): Gateway {
  const env = { GATEWAY_URL: 'http://127.0.0.1:4000', ...process.env };
  const ask = new EnvQuestions(
    token === undefined ? env : { ...env, GATEWAY_TOKEN: token, GATEWAY_TOKEN_FILE: '' },
  );
  const [url, secret] = [ask.httpsUrl('GATEWAY_URL'), ask.secret('GATEWAY_TOKEN')];
  ask.finish();
  return new Gateway({ url, token: secret() });
}

function parsedLine(): { command: Command; args: readonly string[]; token: string | undefined } {
  try {
    const options = { token: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const [name = '', ...args] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command) return { command, args, token: values.token };
  } catch {
    // an option that nobody knows: the usage tells which there are
  }
  throw new Misused();
}

try {
  const { command, args, token } = parsedLine();
  console.log(await command(gatewayFrom(token), args));
} catch (error) {
  if (error instanceof Misused) fail(USAGE, 2);
  else if (error instanceof ConfigError) fail(error.message, 2);
  else if (error instanceof Refused || error instanceof NoAnswer) fail(error.message, 1);
  else throw error;
}
