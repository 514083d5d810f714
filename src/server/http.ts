/*
 * HTTP: the Fastify app that every public route hangs on.
 *
 * Owns   size and time limits of requests, their ids, the headers of every answer, and the answer to whatever goes wrong outside of GraphQL.
 * Gives  an app without routes of its own.
 * Never  answers in HTML, logs a request, or repeats a byte of a body.
 *
 * The parser's own error carries the body that it could not read, so errors are answered by their status alone.
 */
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GatewayError, type ErrorCode } from '../errors.ts';
import { asRequest, requestIdFrom } from '../request-id.ts';
import type { Telemetry } from '../telemetry.ts';
import { formatted } from './masking.ts';
import { mediaTypeFor } from './media-type.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** When its head was there, by `performance.now()`: what may be waited for an answer counts from here. */
    receivedAt: number;
  }
}

const MAX_BODY_BYTES = 256 * 1_024;
/** A request must have arrived whole by then. */
const REQUEST_TIMEOUT_MS = 15_000;

/** Nothing here is for a cache, a frame or a guess at the type; pages set their own policy. */
const HEADERS = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** `stopping`: every answer then ends its connection, which nobody would use again. */
export function createApp(telemetry: Telemetry, stopping: () => boolean): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    genReqId: ({ headers }) => requestIdFrom(headers['x-request-id']),
    frameworkErrors: (_error, request, reply) => {
      void reply.headers({ ...HEADERS, 'x-request-id': request.id });
      answer('BAD_REQUEST', { status: 400, telemetry }, { request, reply });
    },
  });
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('receivedAt', 0);
  app.addHook('onRequest', (request, reply, done) => {
    request.receivedAt = performance.now();
    void reply.headers({ ...HEADERS, 'x-request-id': request.id });
    asRequest(request.id, done);
  });
  // A body arrives in events of the connection, which belongs to no request.
  app.addHook('preValidation', (request, _reply, done) => asRequest(request.id, done));
  app.addHook('onSend', async (_request, reply) => {
    if (stopping()) reply.header('connection', 'close');
  });
  app.setNotFoundHandler((request, reply) =>
    answer('BAD_REQUEST', { status: 404, telemetry }, { request, reply }),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 500) asRequest(request.id, () => telemetry.defectSeen('http', error));
    const code = status === 500 ? 'INTERNAL_SERVER_ERROR' : codeOf(error);
    return answer(code, { status, telemetry, ...patienceOf(error) }, { request, reply });
  });
  return app;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Refusal {
  readonly status: number;
  readonly telemetry: Telemetry;
  readonly retryAfterMs?: number | undefined;
}

/** The header counts in whole seconds. */
export const retryAfter = (ms: number): string => String(Math.ceil(ms / 1_000));

const patienceOf = (error: unknown): Pick<Refusal, 'retryAfterMs'> =>
  error instanceof GatewayError ? { retryAfterMs: error.retryAfterMs } : {};

function answer(
  code: ErrorCode,
  { status, telemetry, retryAfterMs }: Refusal,
  { request, reply }: Exchange,
): FastifyReply {
  telemetry.errorShown({ code });
  const errors = asRequest(request.id, () => [formatted({ code, retryAfterMs })]);
  if (retryAfterMs !== undefined) void reply.header('retry-after', retryAfter(retryAfterMs));
  return reply
    .code(status)
    .header('content-type', mediaTypeFor(request.headers.accept))
    .send(JSON.stringify({ errors }));
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  OVERLOADED: 503,
  STORE_UNAVAILABLE: 503,
};

const codeOf = (error: unknown): ErrorCode =>
  error instanceof GatewayError ? error.code : 'BAD_REQUEST';

/** The status of a fault of the client; everything else is ours. */
function statusOf(error: unknown): number {
  if (error instanceof GatewayError) return STATUS[error.code] ?? 500;
  if (!(error instanceof Error)) return 500;
  if ('code' in error && error.code === 'ERR_INVALID_URL') return 400; // a Host header that is none
  const status = 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
