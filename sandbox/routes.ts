/*
 * Sandbox routes: sign-in by name, what time it is, and the page to which the payment page returns.
 *
 * Never  answers a request from beyond the local network, under a host name that can lead elsewhere, or for a page from elsewhere: these
 *        routes issue tokens, and a foreign page can resolve its own name to this machine (DNS rebinding).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JWK } from 'jose';
import { isLocalAddress, isLocalHost } from '../src/server/local-network.ts';
import { Origins } from '../src/server/origin.ts';
import { lifetimeIn, signedToken } from './keys.ts';
import { sandboxPeople } from './people.ts';
import { returnPage } from './return-page.ts';

interface SandboxParts {
  readonly key: JWK;
  readonly simulatorUrl: string;
  /** The clock that gateway and simulator share, and how fast it goes. */
  readonly clock: { now(): number; readonly speed: number };
}

/** A scope of their own, so that its rule for strangers is not everybody's. */
export const sandboxRoutes =
  (parts: SandboxParts) =>
  (root: FastifyInstance): void => {
    root.register(async (app) => addRoutes(app, parts));
  };

const ORIGINS = new Origins({ allowedOrigins: [], localOrigins: true, corsHeaders: [] });

/** What is on this machine, or beside it: emulators, phones in the same network, containers. */
async function refuseStrangers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { ip, hostname } = request;
  ORIGINS.mark(request, reply);
  if (!isLocalAddress(ip) || !isLocalHost(hostname) || !ORIGINS.admits(request))
    await reply.code(404).send();
}

function addRoutes(app: FastifyInstance, { key, simulatorUrl, clock }: SandboxParts): void {
  app.addHook('onRequest', refuseStrangers);
  app.get('/sandbox/people', () => sandboxPeople(simulatorUrl));
  app.get('/sandbox/simulator', (_request, reply) => reply.redirect(`${simulatorUrl}/_simulator/`));
  app.get('/sandbox/clock', () => ({
    now: new Date(clock.now()).toISOString(),
    speed: clock.speed,
  }));
  app.get<{ Querystring: { as?: string; expires?: string } }>(
    '/sandbox/token',
    async ({ query: { as, expires = '12h' } }, reply) => {
      const refuse = (status: number, sentence: string): FastifyReply =>
        reply.code(status).type('text/plain').send(sentence);
      const lives = lifetimeIn(expires);
      if (lives === null) return refuse(400, 'expires is a time like 30s, 5m, 12h or 1d.');
      const person = (await sandboxPeople(simulatorUrl)).find(({ name }) => name === as);
      if (!person) return refuse(404, 'No person of the sandbox has this name.');
      const { name, role, customers } = person;
      const token = await signedToken(key, { sub: name, role, customers }, { lives });
      return reply.type('text/plain').send(token);
    },
  );
  app.get<{ Querystring: { transId?: string } }>(
    '/sandbox/return/:nonce',
    async ({ query }, reply) =>
      reply.type('text/html; charset=utf-8').send(returnPage(query.transId ?? null)),
  );
}
