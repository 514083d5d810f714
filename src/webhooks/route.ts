/*
 * Callback routes: admit, keep, answer.
 *
 * Owns   the two paths of the platform's callbacks, their size limit and their answers.
 * Gives  200 for everything that is kept, readable or not: the sender may forget it only then.
 * Never  reads more of a callback than the name that its sender gave the event, and never waits for what follows from it.
 *
 * The body is taken as bytes whatever its content type claims; a sender that is told off for a header gives up after four tries.
 */
import { seeded } from '../seeded-bug.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors.ts';
import { failpoint } from '../failpoint.ts';
import { hopsOf } from '../peer.ts';
import type { Telemetry } from '../telemetry.ts';
import { storedBody } from './body.ts';
import { ownIdentity } from './callback.ts';
import type { Gate } from './gate.ts';
import type { CallbackInbox, CallbackRoute } from './inbox-port.ts';

const LARGEST_BYTES = 64 * 1_024;

const PATHS = {
  notification: '/apisvc/v0/notification',
  callback: '/apisvc/v0/notification/callback',
} as const satisfies Record<CallbackRoute, string>;

export interface CallbackRoutesPorts {
  readonly gate: Gate;
  readonly inbox: Pick<CallbackInbox, 'keep'>;
  readonly telemetry: Telemetry;
  /** Told after each callback that was kept; must not throw. */
  readonly onKept: (id: string) => void;
}

interface Params {
  Params: { readonly token?: string };
}

/** Adds both routes, each on the bare path and below `/{token}`, in a scope of their own. */
export function registerCallbackRoutes(app: FastifyInstance, ports: CallbackRoutesPorts): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    addRoute(scope, ports, 'notification');
    addRoute(scope, ports, 'callback');
  });
}

function addRoute(scope: FastifyInstance, ports: CallbackRoutesPorts, route: CallbackRoute): void {
  for (const url of [PATHS[route], `/:token${PATHS[route]}`]) {
    scope.route<Params>({
      method: 'POST',
      url,
      bodyLimit: LARGEST_BYTES,
      onRequest: async (request, reply) => {
        // A header that is no content type at all would be refused before any parser is asked.
        sent.set(request, request.headers['content-type']);
        request.raw.headers['content-type'] = 'application/octet-stream';
        if (ports.gate.admits(knockOf(request))) return;
        ports.telemetry.callbackTurnedAway({ route, status: 404 });
        return reply.callNotFound();
      },
      handler: (request, reply) => keep(ports, { route, body: bodyOf(request) }, reply),
      errorHandler: (error, _request, reply) => turnAway(ports, { route, error }, reply),
    });
  }
}

/** The content type with which a request came. */
const sent = new WeakMap<FastifyRequest, string | undefined>();

function bodyOf(request: FastifyRequest): string {
  const { body, headers } = request;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  return storedBody(bytes, { ...headers, 'content-type': sent.get(request) });
}

function knockOf(request: FastifyRequest<Params>): Parameters<Gate['admits']>[0] {
  return { token: request.params.token ?? null, ...hopsOf(request) };
}

async function keep(
  { inbox, telemetry, onKept }: CallbackRoutesPorts,
  { route, body }: { route: CallbackRoute; body: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (seeded('ok-before-commit')) await reply.code(200).send({ status: 'SUCCESS' });
  failpoint('F11', route);
  const kept = await inbox.keep(route, body, ownIdentity(body));
  telemetry.callbackKept({ id: kept.id, route, again: kept.again });
  failpoint('F12', route);
  onKept(kept.id);
  return reply.sent ? reply : reply.code(200).send({ status: 'SUCCESS' });
}

/** Too large is 413, a request cut short 400; all else is ours, and 503 asks the sender to come again. */
function turnAway(
  { telemetry }: CallbackRoutesPorts,
  { route, error }: { route: CallbackRoute; error: unknown },
  reply: FastifyReply,
): FastifyReply {
  const status = clientFault(error) ?? 503;
  if (status === 503 && !(error instanceof GatewayError)) telemetry.defectSeen('callback', error);
  telemetry.callbackTurnedAway({ route, status });
  return reply.code(status).send({ status: 'ERROR' });
}

function clientFault(error: unknown): number | null {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
