/*
 * Ordinary requests: those that apps send all day, answered without Apollo.
 *
 * Owns   what is ordinary: a POST whose body holds nothing but a document that is known, its variables and its operation's name, and which
 *        is not refused.
 * Gives  the bytes and headers that Apollo would give, by the same pipeline, the same mask and the same measuring.
 * Never  answers anything else: it leaves it to Apollo, whose behaviour is the reference. What was done until then (the context, the
 *        admission of a known document) has cost nothing that counts, and the context is used again.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import { isRecord } from '../is-record.ts';
import type { Telemetry } from '../telemetry.ts';
import type { FastParts } from './fast-parts.ts';
import type { ServerContext } from './graphql.ts';
import { cacheControlOf } from './http-answer.ts';
import type { Admitted, HttpOperation, HttpOperations } from './http-operations.ts';
import { httpAnswered } from './measured.ts';
import { usualMediaTypeFor } from './media-type.ts';
import { answerOf } from './written-data.ts';

/** Makes the context of the request, once. */
type ContextOf = () => Given<ServerContext>;

export class OrdinaryRequests {
  readonly #operations: HttpOperations;
  readonly #telemetry: Telemetry;
  readonly #parts: Pick<FastParts, 'route'>;

  /** `fast` is read at each request, so that a test can compare both ways in one gateway. */
  constructor(
    operations: HttpOperations,
    { telemetry, fast }: { readonly telemetry: Telemetry; readonly fast: Pick<FastParts, 'route'> },
  ) {
    this.#operations = operations;
    this.#telemetry = telemetry;
    this.#parts = fast;
  }

  /** The body of the answer, whose head is set on the reply; null for what is Apollo's. At once, where nothing is waited for. */
  answer(
    { method, body, headers }: FastifyRequest,
    reply: FastifyReply,
    contextOf: ContextOf,
  ): Given<string | Buffer | null> {
    if (this.#parts.route === false) return null;
    const operation = method === 'POST' ? ordinaryIn(body) : null;
    const mediaType = usualMediaTypeFor(headers.accept);
    if (!operation || mediaType === null || !this.#operations.knows(operation)) return null;
    const answer = (context: ServerContext): Given<string | Buffer | null> =>
      this.#answerIn(context, operation, { reply, mediaType });
    const context = contextOf();
    return context instanceof Promise
      ? context.catch(nobody).then((one) => one && answer(one))
      : answer(context);
  }

  #answerIn(
    context: ServerContext,
    operation: HttpOperation,
    leaving: Leaving,
  ): Given<string | Buffer | null> {
    const admitted = this.#admitted(operation, context);
    if (!admitted) return null;
    const name = admitted.operation.name?.value ?? null;
    return whenGiven(this.#operations.run(admitted, operation, context), (result) => {
      httpAnswered(this.#telemetry, context, { name, refused: false, result });
      const policy = cacheControlOf(admitted.answer, false);
      if (policy !== null) void leaving.reply.header('cache-control', policy);
      void leaving.reply.header('content-type', leaving.mediaType).code(200);
      return answerOf(result);
    });
  }

  /** Null for whoever is refused. */
  #admitted(operation: HttpOperation, context: ServerContext): Admitted | null {
    try {
      return this.#operations.admit(operation, context);
    } catch {
      return null;
    }
  }
}

/** How an answer leaves. */
interface Leaving {
  readonly reply: FastifyReply;
  readonly mediaType: string;
}

const nobody = (): null => null;

const FIELDS: ReadonlySet<string> = new Set([
  'query',
  'documentId',
  'operationName',
  'variables',
  'extensions',
]);

/** The body was checked: each field is of its kind, or null. */
function ordinaryIn(body: unknown): HttpOperation | null {
  if (!isRecord(body) || !Object.keys(body).every((name) => FIELDS.has(name))) return null;
  const { query, documentId, operationName, variables, extensions } = body;
  if (extensions != null && !holdsHashOnly(extensions)) return null;
  if (query != null && (typeof query !== 'string' || query.trim() === '')) return null;
  return {
    source: query ?? '',
    documentId,
    extensions: extensions ?? undefined,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: isRecord(variables) ? variables : {},
    channel: 'post',
  };
}

const holdsHashOnly = (extensions: unknown): boolean =>
  isRecord(extensions) && Object.keys(extensions).every((name) => name === 'persistedQuery');
