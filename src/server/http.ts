/*
 * HTTP: the public server.
 *
 * Owns   limits on bodies, headers on every answer, and the answer to what is not understood: JSON, never HTML, never a body's own text.
 * Never  compresses: secrets and chosen text must not be squeezed together, and answers are small.
 */
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { ERRORS, GatewayError, type ErrorCode } from '../errors.ts';
import type { Telemetry } from '../telemetry.ts';

const LARGEST_BODY_BYTES = 256 * 1024;

export function publicApp({
  allowedOrigins,
  telemetry,
}: {
  allowedOrigins: readonly string[];
  telemetry: Telemetry;
}): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: LARGEST_BODY_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'Origin',
    });
    const { origin } = request.headers;
    if (origin !== undefined && allowedOrigins.includes(origin)) allow(reply, origin);
    if (request.method === 'OPTIONS') await reply.code(204).send();
  });
  app.setNotFoundHandler((_request, reply) => answer(reply, 404, 'BAD_REQUEST'));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const { code, status } = meaningOf(error);
    if (code === 'INTERNAL_SERVER_ERROR') telemetry.defectSeen('http', error);
    return answer(reply, status, code);
  });
  return app;
}

function meaningOf(error: { statusCode?: number }): { code: ErrorCode; status: number } {
  if (error instanceof GatewayError)
    return { code: error.code, status: error.code === 'UNAUTHENTICATED' ? 401 : 500 };
  const { statusCode = 500 } = error;
  return { code: statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR', status: statusCode };
}

function answer(reply: FastifyReply, status: number, code: ErrorCode): FastifyReply {
  const errors = [{ message: ERRORS[code].sentence, extensions: { code } }];
  return reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .send({ errors });
}

const allow = (reply: FastifyReply, origin: string): FastifyReply =>
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'authorization, content-type, apollo-require-preflight',
    'access-control-allow-methods': 'GET, POST',
    'access-control-max-age': '600',
  });
