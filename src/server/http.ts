/*
 * HTTP: the Fastify app that every public route hangs on.
 *
 * Owns   size and time limits of requests, their ids, the headers of every answer, and the answer to whatever goes wrong outside of GraphQL.
 * Gives  an app without routes of its own.
 * Never  answers in HTML, logs a request, or repeats a byte of a body.
 *
 * The parser's own error carries the body that it could not read, so errors are answered by sentences of ours.
 */
import { METHODS } from 'node:http';
import { seeded } from '../seeded-bug.ts';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GatewayError, type ErrorCode } from '../errors.ts';
import { once } from '../once.ts';
import { callerAddress, hopsOf, networkOf } from '../peer.ts';
import { asRequest, requestIdFrom } from '../request-id.ts';
import type { Telemetry } from '../telemetry.ts';
import { retryAfter } from './http-answer.ts';
import { formatted } from './masking.ts';
import { mediaTypeFor } from './media-type.ts';
import type { PeerConnection } from './peer-connection.ts';
import { COMPRESSION_BYTES, FILE_BYTES, MAX_BODY_BYTES } from './peer-limits.ts';
import { REQUEST_TIMES, type Peers } from './peers.ts';
import {
  jsonOf,
  REQUEST_FAULTS,
  RequestError,
  sentenceOf,
  withoutEmpty,
} from './request-faults.ts';
import { answerUnread } from './unread-request.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** When its head was there, by `performance.now()`: what may be waited for an answer counts from here. */
    receivedAt: number;
    /** The network from which it came. */
    network: string;
    /** The connection on which it came. */
    peer: PeerConnection;
    /** How large its answer is before it is compressed; 0 where that is not known. */
    answerBytes: number;
  }
}

/** Nothing here is for a cache, a frame or a guess at the type; pages set their own policy. */
const HEADERS = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

interface AppDependencies {
  readonly telemetry: Telemetry;
  readonly peers: Peers;
  /** Proxies of our own before the gateway. */
  readonly trustedProxyHops: number;
}

/** `stopping`: every answer then ends its connection, which nobody would use again. */
export function createApp(
  { telemetry, peers, trustedProxyHops }: AppDependencies,
  stopping: () => boolean,
): FastifyInstance {
  const app = fastify({
    ...REQUEST_TIMES,
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    clientErrorHandler: answerUnread,
    rewriteUrl: ({ url = '/' }) => withoutEmpty(url),
    genReqId: ({ headers }) => requestIdFrom(headers['x-request-id']),
    frameworkErrors: (_error, request, reply) => {
      void reply.headers({ ...HEADERS, 'x-request-id': request.id });
      const [status, sentence] = REQUEST_FAULTS.BAD_ADDRESS;
      answer({ code: 'BAD_REQUEST', status, sentence }, telemetry, { request, reply });
    },
  });
  for (const method of METHODS)
    if (!app.supportedMethods.includes(method) && method !== 'CONNECT') app.addHttpMethod(method);
  readJson(app);
  app.decorateRequest('receivedAt', 0);
  app.decorateRequest('network', '');
  app.decorateRequest('answerBytes', 0);
  const warnOnce = once(() => telemetry.forwardedIgnored());
  peers.watch(app.server);
  app.addHook('onRequest', (request, reply, done) => {
    request.receivedAt = performance.now();
    request.network = networkOf(callerAddress(hopsOf(request.raw), trustedProxyHops));
    request.peer = peers.of(request.raw.socket);
    if (trustedProxyHops === 0 && isForwarded(request)) warnOnce();
    void reply.headers({ ...HEADERS, 'x-request-id': request.id });
    asRequest(request.id, done);
  });
  // A body arrives in events of the connection, which belongs to no request.
  app.addHook('preValidation', (request, _reply, done) => asRequest(request.id, done));
  app.addHook('onSend', (...[request, reply, payload, done]) => {
    const { answerBytes, raw } = request;
    const isFile = bytesOf(payload) === null && answerBytes === 0;
    const bytes = bytesOf(payload) ?? (isFile ? FILE_BYTES : answerBytes + COMPRESSION_BYTES);
    const peer = peers.of(raw.socket);
    reply.raw.once('close', peer.sends(bytes, { isFile }));
    if (stopping() && !seeded('connections-kept-while-stopping'))
      void reply.header('connection', 'close');
    done(null, peer.isOver && bytesOf(payload) !== null ? '' : payload);
  });
  answerFaults(app, telemetry);
  return app;
}

/** Whatever goes wrong outside of GraphQL. */
function answerFaults(app: FastifyInstance, telemetry: Telemetry): void {
  app.setNotFoundHandler((request, reply) =>
    answer(
      { code: 'BAD_REQUEST', status: 404, sentence: REQUEST_FAULTS.NOTHING_HERE[1] },
      telemetry,
      { request, reply },
    ),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 500) asRequest(request.id, () => telemetry.defectSeen('http', error));
    if (error instanceof RequestError && error.allow !== null)
      void reply.header('allow', error.allow);
    const code = status === 500 ? 'INTERNAL_SERVER_ERROR' : codeOf(error);
    const sentence = status === 500 ? undefined : sentenceOf(error);
    return answer({ code, status, sentence, ...patienceOf(error) }, telemetry, { request, reply });
  });
}

const isForwarded = ({ headers }: FastifyRequest): boolean =>
  'x-forwarded-for' in headers || 'forwarded' in headers;

/** Null for a stream: an answer that is compressed, or a file that is read as it leaves. */
const bytesOf = (payload: unknown): number | null =>
  typeof payload === 'string'
    ? Buffer.byteLength(payload)
    : payload instanceof Uint8Array
      ? payload.byteLength
      : null;

/** Bodies are read as bytes: Fastify's own reader would put signs of its own where the bytes are no UTF-8. */
function readJson(app: FastifyInstance): void {
  const read = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) =>
      jsonOf(bytes, (text) => {
        if (!mayHoldUnsafeKeys(text)) return JSON.parse(text) as unknown;
        let parsed: unknown;
        void read(request, text, (error, value) => {
          if (error) throw error;
          parsed = value;
        });
        return parsed;
      }),
  );
}

/** Only in texts with these Fastify's reader finds something; it takes as long again as reading them. */
const mayHoldUnsafeKeys = (text: string): boolean =>
  text.includes('__proto__') || text.includes('constructor') || text.includes('\\u');

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Refused {
  readonly code: ErrorCode;
  readonly status: number;
  readonly sentence?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

const patienceOf = (error: unknown): Pick<Refused, 'retryAfterMs'> =>
  error instanceof GatewayError ? { retryAfterMs: error.retryAfterMs } : {};

function answer(
  { code, status, sentence, retryAfterMs }: Refused,
  telemetry: Telemetry,
  { request, reply }: Exchange,
): FastifyReply {
  telemetry.errorShown({ code });
  const errors = asRequest(request.id, () => [formatted({ code, sentence, retryAfterMs })]);
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
  STORE_IN_DOUBT: 503,
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
