/*
 * Operation commands: what `npm run operations` can be asked for.
 *
 * Owns   what each command takes, and what is said when there is nothing or when it was refused.
 * Gives  each answer twice: as the graph gave it, for machines, and as text.
 */
import { randomUUID } from 'node:crypto';
import { globalId, operationNamed, ownId } from '../src/ids.ts';
import { OPERATOR_MUTATIONS, OPERATOR_QUERIES } from '../src/server/operator-documents.ts';
import { NoAnswer, type Gateway } from './gateway.ts';
import {
  pageText,
  summaryText,
  timelineText,
  trailText,
  type Page,
  type Summary,
  type Timeline,
  type Trail,
} from './operation-text.ts';
import { auditTrail } from './audit-command.ts';
import { Misused, Refused, type Done } from './outcome.ts';
import { criteriaFrom, WrongCriterion } from './search-criteria.ts';

/** `given` are the options of a search. */
export type Command = (
  gateway: Gateway,
  args: readonly string[],
  given: Readonly<Partial<Record<string, string>>>,
) => Promise<Done>;

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
  /** Absent where it is about none. */
  readonly operation?: Summary | null;
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  list: (gateway, args, given) => {
    takes(args, 0, given);
    return paged(gateway, OPERATOR_QUERIES.list);
  },
  attention: (gateway, args, given) => {
    takes(args, 0, given);
    return paged(gateway, OPERATOR_QUERIES.attention);
  },
  search: (gateway, args, { after, ...given }) => {
    takes(args, 0);
    const criteria = criteriaIn(given);
    const cursor = after === undefined ? null : globalIdOf(after);
    return paged(gateway, OPERATOR_QUERIES.search, { criteria, after: cursor });
  },
  show: async (gateway, args, given) => {
    const id = onlyId(args, given);
    const { found } = await gateway.ask<{ found: Timeline | null }>(OPERATOR_QUERIES.show, { id });
    if (found) return { data: found, text: timelineText(found) };
    const named = ownId(id);
    return named === null ? notFound() : ofCallback(gateway, named);
  },
  audit: async (gateway, args, given) => {
    if (args.length === 0) return auditTrail(gateway, given);
    const id = onlyId(args, given);
    const { found } = await gateway.ask<{ found: Trail | null }>(OPERATOR_QUERIES.audit, { id });
    return found ? { data: found, text: trailText(found) } : notFound();
  },
  refresh: (gateway, args, given) =>
    act(gateway, 'refreshOperation', { operationId: onlyId(args, given) }),
  settle: (gateway, [operationId = '', word = '', ...words], given) => {
    takes([], 0, given);
    const verdict = ['SUCCEEDED', 'FAILED', 'CANCELLED'].find((one) => one === word.toUpperCase());
    if (verdict === undefined || words.length === 0) throw new Misused();
    const input = { operationId: pasted(operationId), verdict, reason: words.join(' ') };
    return act(gateway, 'settleOperation', input);
  },
  aside: async (gateway, args, given) => {
    takes(args, 0, given);
    const { found } = await gateway.ask<{ found: readonly SetAside[] }>(OPERATOR_QUERIES.aside);
    const lines = found.map(({ operationId, kind, startedAt }) =>
      [operationId, kind, startedAt].join('  '),
    );
    return { data: found, text: lines.length === 0 ? 'Nothing is set aside.' : lines.join('\n') };
  },
  'call-off': (gateway, args, given) =>
    act(gateway, 'callOffOperation', { operationId: onlyId(args, given) }),
  replay: async (gateway, args, given) => {
    const id = onlyId(args, given);
    return act(gateway, 'replayCallback', { callbackId: await callbackNamed(gateway, id) });
  },
  'revoke-sessions': (gateway, args, given) => {
    const [subject = ''] = takes(args, 1, given);
    return act(gateway, 'revokeSessions', { subject });
  },
};

function takes(args: readonly string[], count: number, given: object = {}): readonly string[] {
  if (args.length !== count || Object.keys(given).length > 0) throw new Misused();
  return args;
}

function onlyId(args: readonly string[], given: object): string {
  const [id = ''] = takes(args, 1, given);
  return pasted(id);
}

/** What is copied out of a line of JSON may bring its quotes and its name along. */
const pasted = (text: string): string =>
  text
    .trim()
    .replace(/^"?id"?\s*[:=]\s*/, '')
    .replace(/^["']|["'],?$|,$/g, '');

function globalIdOf(text: string): string {
  const named = operationNamed(pasted(text));
  return named === null ? text : globalId('Operation', named);
}

function criteriaIn(given: Readonly<Partial<Record<string, string>>>): object {
  try {
    const criteria = criteriaFrom(given);
    if (Object.keys(criteria).length > 0) return criteria;
  } catch (error) {
    if (!(error instanceof WrongCriterion)) throw error;
    throw new Misused(error.message);
  }
  throw new Misused();
}

async function paged(gateway: Gateway, document: string, variables: object = {}): Promise<Done> {
  const { found } = await gateway.ask<{ found: Page }>(document, { ...variables });
  return { data: found, text: pageText(found) };
}

/** An id of the log may be that of a callback: then it is about the operations that the callback named. */
async function ofCallback(gateway: Gateway, callbackId: string): Promise<Done> {
  const found = await namedBy(gateway, callbackId);
  return found.edges.length > 0 ? { data: found, text: pageText(found) } : notFound();
}

async function namedBy(gateway: Gateway, callbackId: string): Promise<Page> {
  const variables = { criteria: { callbackId }, after: null };
  const { found } = await gateway.ask<{ found: Page }>(OPERATOR_QUERIES.search, variables);
  return found;
}

/** As the graph names it: with one of the operations that it named. */
async function callbackNamed(gateway: Gateway, id: string): Promise<string> {
  const own = ownId(id);
  if (own === null) return id;
  const [edge] = (await namedBy(gateway, own)).edges;
  const operation = edge ? operationNamed(edge.node.id) : null;
  return operation === null ? id : globalId('Callback', operation, own);
}

function notFound(): never {
  const [code, message] = ['NOT_FOUND', 'There is no such operation.'];
  throw new Refused(`${code}  ${message}`, { error: { code, message } });
}

/** A mutation with a key of its own. */
async function act(
  gateway: Gateway,
  name: keyof typeof OPERATOR_MUTATIONS,
  input: object,
): Promise<Done> {
  const data = await gateway.ask<Readonly<Record<string, Payload>>>(OPERATOR_MUTATIONS[name], {
    input: { ...input, idempotencyKey: randomUUID() },
  });
  const done = data[name];
  if (!done) throw new NoAnswer('NO_ANSWER', 'The gateway gave no data.');
  const now = done.operation ? [summaryText(done.operation)] : [];
  if (done.outcome !== 'REFUSED') return { data: done, text: [done.outcome, ...now].join('\n') };
  const why = done.problems.map(
    ({ code, message, retryAt }) =>
      `${code}  ${message}${retryAt === null ? '' : ` Try again at ${retryAt}.`}`,
  );
  throw new Refused([...why, ...now].join('\n'), done);
}
