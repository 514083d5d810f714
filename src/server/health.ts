/*
 * Health: what operators' machines ask, on a port of its own.
 *
 * Owns   `/livez`, `/readyz` and `/metrics`.
 * Gives  readiness, which is false from the first moment of a stop, so that no new client is sent here.
 * Never  answers on the public port, nor states why it is not ready; the log does.
 */
import { fastify, type FastifyInstance } from 'fastify';
import type { Telemetry } from '../telemetry.ts';

interface HealthDependencies {
  readonly telemetry: Telemetry;
  /** Whether requests can be served now. A rejection counts as no. */
  readonly ready: () => Promise<boolean>;
}

/** Longer than this is as good as no. */
const READY_TIMEOUT_MS = 2_000;

export function createHealthApp({ telemetry, ready }: HealthDependencies): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.get('/livez', async () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const yes = await isReady(ready);
    return reply.code(yes ? 200 : 503).send({ ready: yes });
  });
  app.get('/metrics', async (_request, reply) =>
    reply
      .header('content-type', telemetry.metrics.contentType)
      .send(await telemetry.metrics.metrics()),
  );
  return app;
}

async function isReady(ready: HealthDependencies['ready']): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), READY_TIMEOUT_MS);
  try {
    return await Promise.race([ready(), late.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
