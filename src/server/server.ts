/*
 * Server: both listening ports, put together.
 *
 * Owns   the public routes, the order of starting, and the order of a graceful stop.
 * Gives  the addresses, and `stop()`, which ends within the time that operators grant.
 * Never  opens a port before everything behind it is ready.
 *
 * A stop goes: not ready, a moment for balancers to notice, sockets and streams ended so that clients reconnect, running requests finished, ports closed.
 * From its first moment every answer ends its connection, so that it is over with the last answer.
 */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Authenticate } from '../access/jwt.ts';
import type { Revocations } from '../access/revocations.ts';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from '../config.ts';
import type { PeerCut } from '../metrics/peers.ts';
import { SignInMetrics } from '../metrics/sign-in.ts';
import { once } from '../once.ts';
import type { Telemetry } from '../telemetry.ts';
import { executing } from './compiled/execute.ts';
import type { DocumentRegister } from './document-register.ts';
import { EventStreams } from './event-streams.ts';
import { registerExplorer } from './explorer.ts';
import type { FastParts } from './fast-parts.ts';
import { addGraphql, addUpgrades } from './graphql-route.ts';
import { startApollo, type ContextFor } from './graphql.ts';
import { createHealthApp, type Readiness } from './health.ts';
import { addCompression } from './http-answer.ts';
import { HttpOperations } from './http-operations.ts';
import { createApp } from './http.ts';
import { createMask } from './masking.ts';
import { OrdinaryRequests } from './ordinary-request.ts';
import { Origins, type OriginRules } from './origin.ts';
import { Peers } from './peers.ts';
import { Pipeline } from './pipeline.ts';
import { Sockets } from './socket.ts';
import { addEventStreams } from './stream-route.ts';
import { unusedConnections } from './unused-connections.ts';

export interface ServerDependencies {
  readonly config: Pick<
    Config,
    | 'host'
    | 'port'
    | 'adminHost'
    | 'adminPort'
    | 'documents'
    | 'agentReason'
    | 'callbacks'
    | 'explorer'
    | 'drainMs'
    | keyof OriginRules
  >;
  readonly schema: GraphQLSchema;
  readonly register: DocumentRegister;
  readonly contextFor: ContextFor;
  readonly authenticate: Authenticate;
  readonly revocations: Pick<Revocations, 'isRevoked' | 'onRevoked' | 'size'>;
  readonly telemetry: Telemetry;
  /** Adds further public routes: callbacks, pages of the sandbox. */
  readonly routes: (app: FastifyInstance) => void;
  /** False once only a restart helps. It is true by default. */
  readonly alive?: () => boolean;
  /** Whether what the gateway needs is there, the store above all, and what does not work beside that. */
  readonly readiness: () => Promise<Readiness>;
  /** All are on by default. */
  readonly fast?: FastParts;
}

export interface RunningServer {
  /** Of the public port, without a path. */
  readonly url: string;
  readonly adminUrl: string;
  /** Resolves when both ports are closed. A second call waits for the first. */
  stop(): Promise<void>;
}

/** Answers take at most 8 s; with sockets and streams before, a stop stays below 15 s. */
const FINISH_TIMEOUT_MS = 10_000;
const EXPLORER = join(import.meta.dirname, '..', '..', 'explorer', 'dist');

/** Throws before it listens when a field of the schema has no policy. */
export async function startServer(dependencies: ServerDependencies): Promise<RunningServer> {
  const { config, telemetry, schema, fast = {} } = dependencies;
  const state = { stopping: false };
  const mask = createMask(telemetry);
  const { openTo, tokensPerSecond } = config.documents;
  const pipeline = new Pipeline(schema, {
    ...{ register: dependencies.register, openTo, tokensPerSecond },
    reasonRequired: config.agentReason === 'required',
    onCached: (nodes) => telemetry.documentsCached({ nodes }),
  });
  const answering = { ...dependencies, pipeline, mask, execute: executing(schema, fast) };
  const operations = new HttpOperations(answering);
  const apollo = await startApollo(operations, mask, telemetry);
  const sockets = new Sockets(answering);
  const stopping = (): boolean => state.stopping;
  const streams = new EventStreams({ ...answering, stopping });
  closeRevoked({ ...dependencies, sockets, streams });
  const { trustedProxyHops } = config.callbacks;
  const onCut = (reason: PeerCut): void => telemetry.peerCut(reason);
  const peers = new Peers({ direct: trustedProxyHops === 0, onCut });
  telemetry.peersFrom(() => peers.counts());
  const app = createApp({ telemetry, peers, trustedProxyHops }, stopping);
  const closeUnused = unusedConnections(app.server);
  const origins = new Origins(config);
  await addUpgrades(app, stopping);
  await addCompression(app);
  const ordinary = new OrdinaryRequests(operations, { telemetry, fast });
  addGraphql(app, { ...dependencies, apollo, ordinary, mask, sockets, origins, pipeline });
  addEventStreams(app, { ...dependencies, streams, origins });
  if (config.explorer) registerExplorer(app, EXPLORER);
  dependencies.routes(app);
  const readiness = async (): Promise<Readiness> => {
    const { ready, degraded } = await dependencies.readiness();
    telemetry.degradedSeen(degraded);
    return { ready: ready && !state.stopping, degraded };
  };
  // The port of operators has room of its own: a crowd at the public one does not shut them out.
  const operators = new Peers({ direct: true, onCut });
  const { alive = () => true } = dependencies;
  const health = createHealthApp({ telemetry, alive, readiness, peers: operators });
  const adminUrl = await listen(
    health,
    { host: config.adminHost, port: config.adminPort },
    'ADMIN_',
  );
  const url = await listen(app, { host: config.host, port: config.port }, '').catch(
    async (error: unknown) => {
      await health.close();
      throw error;
    },
  );
  const stopOnce = once(async () => {
    state.stopping = true;
    await delay(config.drainMs);
    await Promise.all([sockets.stop(), streams.stop()]);
    await closeInTime(app, closeUnused);
    await apollo.stop();
    await health.close();
  });
  return { url, adminUrl, stop: stopOnce };
}

interface Connections extends Pick<ServerDependencies, 'revocations' | 'telemetry'> {
  readonly sockets: Sockets;
  readonly streams: EventStreams;
}

/** From now on, whenever sign-ins are revoked. */
function closeRevoked({ revocations, telemetry, sockets, streams }: Connections): void {
  const metrics = new SignInMetrics(telemetry.metrics);
  metrics.revoked(revocations.size);
  revocations.onRevoked(() => {
    metrics.revoked(revocations.size);
    metrics.closed('socket', sockets.closeRevoked());
    metrics.closed('stream', streams.closeRevoked());
  });
}

interface Address {
  readonly host: string;
  readonly port: number;
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use by another program',
  EACCES: 'this user may not',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'there is no such host',
};

/** Rejects with a `CannotStart` that names the setting. */
async function listen(app: FastifyInstance, { host, port }: Address, prefix: string) {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = WHY_NOT[code] ?? code;
    const place = `${host}:${port} (${prefix}HOST, ${prefix}PORT)`;
    throw new CannotStart(`The gateway cannot listen on ${place}: ${why}.`, { cause });
  }
}

async function closeInTime(app: FastifyInstance, closeUnused: () => void): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), FINISH_TIMEOUT_MS);
  const closed = app.close();
  closeUnused();
  await closed;
  clearTimeout(cutOff);
}
