/*
 * Server: everything that listens.
 *
 * Owns   the two ports, the GraphQL endpoint on both its transports, and the order in which all of it stops.
 * Never  lets a page of another origin open a socket: that is refused before there is one.
 */
import { fastifyApolloHandler } from '@as-integrations/fastify';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import { GraphQLError } from 'graphql';
import type { Caller } from '../access/caller.ts';
import type { Authenticate } from '../access/jwt.ts';
import type { ContextFor, RequestContext } from '../context.ts';
import type { Config } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { Telemetry } from '../telemetry.ts';
import { apolloServer } from './apollo.ts';
import { explorerRoutes } from './explorer.ts';
import { adminApp } from './health.ts';
import { publicApp } from './http.ts';
import { Masking } from './masking.ts';
import type { Pipeline } from './pipeline.ts';
import { Sockets } from './socket.ts';

const LARGEST_FRAME_BYTES = 64 * 1024;
const KEEP_ALIVE_MS = 12_000;
const GOODBYE_MS = 3_000;

export interface ServerDeps {
  readonly config: Pick<Config, 'host' | 'port' | 'adminPort' | 'allowedOrigins' | 'explorer'>;
  readonly pipeline: Pipeline;
  readonly authenticate: Authenticate;
  readonly contextFor: ContextFor;
  readonly telemetry: Telemetry;
  readonly ready: () => Promise<boolean>;
  /** Adds the callbacks, and what a sandbox brings. */
  readonly routes: (app: FastifyInstance) => void;
}

export interface Server {
  readonly url: string;
  readonly adminUrl: string;
  stop(): Promise<void>;
}

export async function startServer(deps: ServerDeps): Promise<Server> {
  const { config, telemetry, routes, ready } = deps;
  const app = publicApp({ allowedOrigins: config.allowedOrigins, telemetry });
  await app.register(websocket, {
    options: { maxPayload: LARGEST_FRAME_BYTES, perMessageDeflate: false },
    preClose: closeSockets,
  });
  routes(app);
  const stopGraphql = await graphqlRoutes(app, deps);
  if (config.explorer) explorerRoutes(app);
  let stopping = false;
  const admin = adminApp({ ready: async () => !stopping && (await ready()), telemetry });
  const url = await app.listen({ port: config.port, host: config.host });
  const adminUrl = await admin.listen({ port: config.adminPort, host: config.host });
  return {
    url: local(url),
    adminUrl: local(adminUrl),
    stop: async () => {
      stopping = true;
      await app.close();
      await stopGraphql();
      await admin.close();
    },
  };
}

/** POST and GET by Apollo; an upgrade on the same path by graphql-ws. */
async function graphqlRoutes(app: FastifyInstance, deps: ServerDeps): Promise<() => Promise<void>> {
  const { pipeline, authenticate, contextFor, telemetry, config } = deps;
  const masking = new Masking(telemetry);
  const apollo = await apolloServer(pipeline, masking);
  const context = async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const caller = await callerOf(request, authenticate);
    return contextFor(caller, gone.signal);
  };
  const handler = fastifyApolloHandler(apollo, { context });
  const sockets = new Sockets({ pipeline, masking, authenticate, contextFor, telemetry });
  const onSocket = makeHandler(sockets.options(), KEEP_ALIVE_MS);
  app.route({ method: 'POST', url: '/graphql', handler });
  app.route({
    method: 'GET',
    url: '/graphql',
    preValidation: async (request, reply) => {
      if (request.ws && !isAllowed(request.headers.origin, config.allowedOrigins))
        await reply.code(403).send('');
    },
    handler,
    wsHandler(socket, request) {
      telemetry.socketOpened();
      socket.once('close', () => telemetry.socketClosed());
      return onSocket.call(this, socket, request);
    },
  });
  return () => apollo.stop();
}

/** Tells every socket to come back; one that does not answer in time is cut. */
function closeSockets(this: FastifyInstance, done: () => void): void {
  const { clients } = this.websocketServer;
  for (const client of clients) client.close(1001, 'Going away');
  setTimeout(() => {
    for (const client of clients) client.terminate();
  }, GOODBYE_MS).unref();
  this.websocketServer.close(() => done());
}

/** A token that is not valid is answered 401, whatever the document asks. */
async function callerOf({ headers }: FastifyRequest, authenticate: Authenticate): Promise<Caller> {
  try {
    return await authenticate(headers.authorization ?? null);
  } catch (error) {
    const { message } = new GatewayError('UNAUTHENTICATED');
    const extensions = { code: 'UNAUTHENTICATED', http: { status: 401 } };
    throw new GraphQLError(message, { originalError: asError(error), extensions });
  }
}

const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('not an error');

/** Programs that are no browsers send no origin. */
const isAllowed = (origin: string | undefined, allowed: readonly string[]): boolean =>
  origin === undefined || allowed.includes(origin);

const local = (url: string): string => url.replace(/\/\/(0\.0\.0\.0|\[::\]):/, '//127.0.0.1:');
