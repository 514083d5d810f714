/*
 * HTTP: the Fastify app that every public route hangs on.
 *
 * Owns   size and time limits of requests, the headers of every answer, and the answer to whatever goes wrong outside of GraphQL.
 * Gives  an app without routes of its own.
 * Never  answers in HTML, compresses, logs a request, or repeats a byte of a body.
 *
 * The parser's own error carries the body that it could not read, so errors are answered by their status alone.
 */
import { seeded } from '../seeded-bug.ts';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GatewayError, type ErrorCode } from '../errors.ts';
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
    frameworkErrors: (_error, request, reply) => {
      void reply.headers(HEADERS);
      answer('BAD_REQUEST', { status: 400, telemetry }, { request, reply });
    },
  });
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('receivedAt', 0);
  app.addHook('onRequest', async (request, reply) => {
    request.receivedAt = performance.now();
    reply.headers(HEADERS);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping() && !seeded('connections-kept-while-stopping'))
      reply.header('connection', 'close');
  });
  app.setNotFoundHandler((request, reply) =>
    answer('BAD_REQUEST', { status: 404, telemetry }, { request, reply }),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 500) telemetry.defectSeen('http', error);
    const code = status === 500 ? 'INTERNAL_SERVER_ERROR' : codeOf(error);
    return answer(code, { status, telemetry }, { request, reply });
  });
  return app;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function answer(
  code: ErrorCode,
  { status, telemetry }: { status: number; telemetry: Telemetry },
  { request, reply }: Exchange,
): FastifyReply {
  telemetry.errorShown({ code });
  return reply
    .code(status)
    .header('content-type', mediaTypeFor(request.headers.accept))
    .send(JSON.stringify({ errors: [formatted({ code })] }));
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
