/*
 * GraphQL route: `/graphql`, over HTTP and as the place where sockets open.
 *
 * Owns   the upgrade (where, from which pages, how large a frame), and the authentication of a request.
 * Gives  Apollo the requests and the sockets their connections.
 * Never  upgrades before the page was admitted, so that a refused one leaves nothing behind.
 */
import { HeaderMap, type ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import type { Caller } from '../access/caller.ts';
import type { Authenticate } from '../access/jwt.ts';
import { Purpose, reasonIn } from '../access/purpose.ts';
import type { Given } from '../datasources/wire/given.ts';
import { GatewayError } from '../errors.ts';
import { isRecord } from '../is-record.ts';
import type { Answered } from './answer-shares.ts';
import { fitting, sendable } from './answer-bytes.ts';
import type { ContextFor, ServerContext } from './graphql.ts';
import { retryAfter, sendAnswer } from './http-answer.ts';
import type { Mask } from './masking.ts';
import type { OrdinaryRequests } from './ordinary-request.ts';
import { prefersGraphqlResponse } from './media-type.ts';
import type { Origins } from './origin.ts';
import { CLOSE_TIMEOUT_MS, MAX_FRAGMENTS, MAX_FRAME_BYTES } from './peer-limits.ts';
import type { Pipeline } from './pipeline.ts';
import { checkBody, checkHead, RequestError } from './request-faults.ts';
import { SocketUpgrades } from './socket-upgrade.ts';
import type { Sockets } from './socket.ts';
import { Turns } from './turns.ts';

const PATH = '/graphql';

/** What is not ordinary has mostly a document to read and to check, of up to ten milliseconds; the ordinary comes in between. */
const UNUSUAL_OF_A_TURN = 1;

/** Sockets open on `/graphql` alone. */
export async function addUpgrades(app: FastifyInstance, stopping: () => boolean): Promise<void> {
  await app.register(websocket, {
    options: {
      ...{ maxPayload: MAX_FRAME_BYTES, maxFragments: MAX_FRAGMENTS, perMessageDeflate: false },
      ...{ autoPong: false, closeTimeout: CLOSE_TIMEOUT_MS, handleProtocols },
      clientTracking: false, // `Sockets` knows them
    },
    preClose: (done) => done(), // the sockets were closed before
    errorHandler: (_error, socket) => socket.close(),
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.ws) return done();
    if (stopping()) throw new GatewayError('OVERLOADED');
    if (request.method !== 'GET' || request.routeOptions.url !== PATH)
      return void reply.callNotFound();
    done();
  });
}

interface GraphqlDependencies {
  readonly authenticate: Authenticate;
  readonly contextFor: ContextFor;
  readonly apollo: ApolloServer<ServerContext>;
  readonly ordinary: OrdinaryRequests;
  readonly mask: Mask;
  readonly sockets: Sockets;
  readonly origins: Origins;
  readonly pipeline: Pick<Pipeline, 'answered'>;
}

export function addGraphql(
  app: FastifyInstance,
  { apollo, ordinary, sockets, origins, pipeline, ...dependencies }: GraphqlDependencies,
): void {
  const handler = answering(app, { apollo, ordinary, pipeline, ...dependencies });
  const upgrades = new SocketUpgrades();
  const onRequest = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (request.ws && !origins.admits(request)) throw new GatewayError('FORBIDDEN');
    if (request.ws) sockets.checkRoomFor(request.network);
    if (request.ws) upgrades.begun(request.raw, reply.raw);
    origins.mark(request, reply);
    if (!request.ws) checkHead(request.method, request.headers);
    done();
  };
  app.route({
    method: 'GET',
    url: PATH,
    onRequest,
    handler,
    wsHandler: (socket, { network, peer, raw }) =>
      sockets.handle(socket, { network, peer, raw: upgrades.over(raw, socket) }),
  });
  const preHandler = ({ body }: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    checkBody(body);
    if (isRecord(body) && body['operationName'] === '')
      Object.assign(body, { operationName: null });
    done();
  };
  app.route({ method: 'POST', url: PATH, onRequest, preHandler, handler });
  refuseOtherMethods(app, PATH);
  app.route({
    method: 'OPTIONS',
    url: PATH,
    onRequest,
    handler: (request, reply) => origins.preflight(request, reply),
  });
}

/** Answers at once what is ordinary and waits for nothing. */
function answering(
  app: FastifyInstance,
  { apollo, ordinary, pipeline, ...dependencies }: Omit<GraphqlDependencies, 'sockets' | 'origins'>,
) {
  const contexts = new WeakMap<FastifyRequest, Given<ServerContext>>();
  const contextOnce = (request: FastifyRequest, reply: FastifyReply): Given<ServerContext> => {
    const made = contexts.get(request) ?? contextOf(dependencies, request, reply);
    contexts.set(request, made);
    return made;
  };
  const byApollo = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contextOnce(request, reply),
  });
  const turns = new Turns(UNUSUAL_OF_A_TURN);
  const leave = (request: FastifyRequest, reply: FastifyReply, body: string | Buffer): void => {
    const to = payers.get(request);
    if (to) pipeline.answered(to, body.length);
    const shown = fitting(body, dependencies.mask);
    if (!shown.fits) refuse(request, reply);
    request.answerBytes = shown.bytes;
    sendAnswer(sendable(shown), request.headers, reply);
  };
  const later = async (
    ordinarily: Promise<string | Buffer | null> | null,
    ...[request, reply]: Parameters<typeof byApollo>
  ): Promise<void> => {
    const body =
      (await ordinarily) ?? String(await turns.taken(() => byApollo.call(app, request, reply)));
    leave(request, reply, body);
    await reply; // until it has left
  };
  const handler: typeof byApollo = (request, reply) => {
    const body = ordinary.answer(request, reply, () => contextOnce(request, reply));
    if (body === null || body instanceof Promise) return later(body, request, reply);
    leave(request, reply, body);
    return undefined;
  };
  return handler;
}

const SERVED = new Set(['GET', 'POST', 'OPTIONS']);
/** The answer is not sent; what was said of it goes, too. */
function refuse(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('cache-control', 'private, no-store');
  void reply.code(prefersGraphqlResponse(request.headers.accept) ? 400 : 200);
}

/** Says with 405 which methods are served. */
export function refuseOtherMethods(app: FastifyInstance, url: string): void {
  const onRequest = async (): Promise<void> => {
    throw new RequestError('METHOD', 'GET, POST');
  };
  app.route({
    method: app.supportedMethods.filter((one) => !SERVED.has(one)),
    url,
    onRequest,
    handler: (_request, reply) => reply.callNotFound(), // never reached
  });
}

/** Who pays for an answer; nobody for one that says that the token is wrong. */
const payers = new WeakMap<FastifyRequest, Answered>();

function contextOf(
  dependencies: Pick<GraphqlDependencies, 'authenticate' | 'contextFor'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Given<ServerContext> {
  const { receivedAt, network, peer, headers } = request;
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort();
  });
  const contextFor = (caller: Caller): ServerContext => {
    if (caller.role !== 'ANONYMOUS') peer.signedIn(caller.subject);
    payers.set(request, { caller, network });
    const purpose = new Purpose(reasonIn(headers['x-reason']));
    return dependencies.contextFor({
      ...{ caller, signal: left.signal, receivedAt, network, purpose, resumeAfter: null },
    });
  };
  const caller = dependencies.authenticate(headers.authorization);
  if (!(caller instanceof Promise)) return contextFor(caller);
  return caller.then(contextFor).catch((error: unknown) => {
    throw withStatus(error);
  });
}

/** The status goes into the answer; the error itself goes through the mask. */
function withStatus(error: unknown): unknown {
  if (!(error instanceof GatewayError)) return error;
  const status = error.code === 'UNAUTHENTICATED' ? 401 : 503;
  const headers = new HeaderMap(status === 401 ? [['www-authenticate', 'Bearer']] : []);
  if (error.retryAfterMs !== undefined) headers.set('retry-after', retryAfter(error.retryAfterMs));
  const extensions = { http: { status, headers } };
  return new GraphQLError(error.message, { originalError: error, extensions });
}
