/*
 * Operation commands: what `npm run operations` can be asked for.
 *
 * Owns   the document of each command, and what is said when there is nothing or when it was refused.
 * Gives  each answer twice: as the graph gave it, for machines, and as text.
 */
import { randomUUID } from 'node:crypto';
import { globalId, operationNamed, ownId } from '../src/ids.ts';
import { NoAnswer, type Gateway } from './gateway.ts';
import {
  PAGE,
  pageText,
  SUMMARY,
  summaryText,
  TIMELINE,
  timelineText,
  TRAIL,
  trailText,
  type Page,
  type Summary,
  type Timeline,
  type Trail,
} from './operation-text.ts';
import { criteriaFrom, WrongCriterion } from './search-criteria.ts';

interface Done {
  readonly data: unknown;
  readonly text: string;
}

/** `given` are the options of a search. */
export type Command = (
  gateway: Gateway,
  args: readonly string[],
  given: Readonly<Partial<Record<string, string>>>,
) => Promise<Done>;

/** The command line makes no sense. Without a message the usage says why. */
export class Misused extends Error {}

/** The gateway has refused. */
export class Refused extends Error {
  /** The same for machines. */
  readonly document: unknown;

  constructor(message: string, document: unknown) {
    super(message);
    this.document = document;
  }
}

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

export const COMMANDS: Readonly<Record<string, Command>> = {
  list: (gateway, args, given) => {
    takes(args, 0, given);
    return paged(gateway, `{ found: operations(first: 100) ${PAGE} }`);
  },
  attention: (gateway, args, given) => {
    takes(args, 0, given);
    return paged(gateway, `{ found: operationsNeedingAttention(first: 100) ${PAGE} }`);
  },
  search: (gateway, args, { after, ...given }) => {
    takes(args, 0);
    const document = `query Search($criteria: OperationCriteria!, $after: Cursor) {
      found: operationsMatching(criteria: $criteria, first: 100, after: $after) ${PAGE} }`;
    const criteria = criteriaIn(given);
    const cursor = after === undefined ? null : globalIdOf(after);
    return paged(gateway, document, { criteria, after: cursor });
  },
  show: async (gateway, args, given) => {
    const id = onlyId(args, given);
    const document = `query Show($id: ID!) { found: operationTimeline(id: $id) ${TIMELINE} }`;
    const { found } = await gateway.ask<{ found: Timeline | null }>(document, { id });
    if (found) return { data: found, text: timelineText(found) };
    const named = ownId(id);
    return named === null ? notFound() : ofCallback(gateway, named);
  },
  audit: async (gateway, args, given) => {
    const id = onlyId(args, given);
    const document = `query Audit($id: ID!) { found: operationTimeline(id: $id) ${TRAIL} }`;
    const { found } = await gateway.ask<{ found: Trail | null }>(document, { id });
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
    const { found } = await gateway.ask<{ found: readonly SetAside[] }>(
      `{ found: operationsSetAside { operationId kind startedAt } }`,
    );
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
  const document = `query OfCallback($criteria: OperationCriteria!) {
    found: operationsMatching(criteria: $criteria, first: 100) ${PAGE} }`;
  const { found } = await gateway.ask<{ found: Page }>(document, { criteria: { callbackId } });
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
async function act(gateway: Gateway, name: string, input: object): Promise<Done> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const data = await gateway.ask<Readonly<Record<string, Payload>>>(
    `mutation Act($input: ${type}!) { ${name}(input: $input) {
      outcome problems { code message retryAt } operation { ${SUMMARY} } } }`,
    { input: { ...input, idempotencyKey: randomUUID() } },
  );
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
