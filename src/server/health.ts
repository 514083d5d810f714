/*
 * Health: what operators' machines ask, on a port of its own.
 *
 * Owns   `/livez`, `/readyz` and `/metrics`.
 * Gives  readiness, which is false from the first moment of a stop, so that no new client is sent here.
 * Never  answers on the public port.
 */
import { fastify, type FastifyInstance } from 'fastify';
import type { Telemetry } from '../telemetry.ts';
import { REQUEST_TIMES, type Peers } from './peers.ts';

/** What this instance can do now. */
export interface Readiness {
  /** False only for faults of its own: an outage of others must not take all instances, and their callbacks, away. */
  readonly ready: boolean;
  /** What does not work although it serves. */
  readonly degraded: readonly Degraded[];
}

/** Keys of the brand's sign-in that are older than they should be; credentials that the platform refuses. */
export type Degraded = 'sign-in-keys-stale' | 'reach-credentials-refused';

interface HealthDependencies {
  readonly telemetry: Telemetry;
  readonly peers: Peers;
  /** False once only a restart helps. */
  readonly alive: () => boolean;
  /** A rejection, or no answer within two seconds, counts as not ready. */
  readonly readiness: () => Promise<Readiness>;
}

const READY_TIMEOUT_MS = 2_000;
const NOT_READY: Readiness = { ready: false, degraded: [] };

/** Nobody has to send a body here. */
const MAX_BODY_BYTES = 1_024;

export function createHealthApp({
  telemetry,
  peers,
  alive,
  readiness,
}: HealthDependencies): FastifyInstance {
  const app = fastify({
    ...REQUEST_TIMES,
    ...{ logger: false, bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true },
  });
  peers.watch(app.server);
  app.addHook('onSend', async ({ raw }, reply, payload) => {
    const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : 0;
    reply.raw.once('close', peers.of(raw.socket).sends(bytes));
  });
  app.get('/livez', async (_request, reply) =>
    reply.code(alive() ? 200 : 503).send({ alive: alive() }),
  );
  app.get('/readyz', async (_request, reply) => {
    const state = await inTime(readiness);
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', telemetry.metrics.contentType).send(await telemetry.exposition()),
  );
  return app;
}

async function inTime(readiness: HealthDependencies['readiness']): Promise<Readiness> {
  const late = Promise.withResolvers<Readiness>();
  const timer = setTimeout(() => late.resolve(NOT_READY), READY_TIMEOUT_MS);
  try {
    return await Promise.race([readiness(), late.promise]);
  } catch {
    return NOT_READY;
  } finally {
    clearTimeout(timer);
  }
}
