/*
 * Sandbox routes: sign-in by name, and the page to which the payment page returns.
 *
 * Never  answers a request from another machine or under another host name: these routes issue tokens, and a foreign page can resolve
 *        its own name to this machine (DNS rebinding).
 */
import type { FastifyInstance } from 'fastify';
import type { JWK } from 'jose';
import { signedToken } from './keys.ts';
import { sandboxPeople } from './people.ts';
import { returnPage } from './return-page.ts';

const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

const ITS_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

interface Sandbox {
  readonly key: JWK;
  readonly simulatorUrl: string;
}

/** A scope of their own, so that its rule for strangers is not everybody's. */
export const sandboxRoutes =
  ({ key, simulatorUrl }: Sandbox) =>
  (root: FastifyInstance): void => {
    root.register(async (app) => addRoutes(app, { key, simulatorUrl }));
  };

function addRoutes(app: FastifyInstance, { key, simulatorUrl }: Sandbox): void {
  app.addHook('onRequest', async ({ ip, hostname }, reply) => {
    if (!THIS_MACHINE.has(ip) || !ITS_NAMES.has(hostname)) await reply.code(404).send();
  });
  app.get('/sandbox/people', () => sandboxPeople(simulatorUrl));
  app.get('/sandbox/simulator', (_request, reply) => reply.redirect(`${simulatorUrl}/_simulator/`));
  app.get<{ Querystring: { as?: string } }>('/sandbox/token', async ({ query }, reply) => {
    const person = (await sandboxPeople(simulatorUrl)).find(({ name }) => name === query.as);
    if (!person)
      return reply.code(404).type('text/plain').send('No person of the sandbox has this name.');
    const { name, role, customers } = person;
    return reply.type('text/plain').send(await signedToken(key, { sub: name, role, customers }));
  });
  app.get<{ Querystring: { transId?: string } }>(
    '/sandbox/return/:nonce',
    async ({ query }, reply) =>
      reply.type('text/html; charset=utf-8').send(returnPage(query.transId ?? null)),
  );
}
