/*
 * Health: what operators and orchestrators ask, on a port of its own.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import type { Telemetry } from '../telemetry.ts';

export function adminApp({
  ready,
  telemetry,
}: {
  ready: () => Promise<boolean>;
  telemetry: Telemetry;
}): FastifyInstance {
  const app = Fastify({ logger: false });
  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_request, reply) => {
    const isReady = await ready();
    return reply.code(isReady ? 200 : 503).send({ ready: isReady });
  });
  app.get('/metrics', async (_request, reply) =>
    reply
      .header('content-type', telemetry.metrics.contentType)
      .send(await telemetry.metrics.metrics()),
  );
  return app;
}
