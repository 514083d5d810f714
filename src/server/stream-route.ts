/*
 * Stream route: `/graphql/stream`, where GraphQL goes over Server-Sent Events.
 *
 * Owns   which requests open a stream: from which pages, of which media type, and what they must hold.
 * Gives  the streams a request that can be read, and its caller.
 * Never  takes a token from anywhere but the header: addresses end up in logs.
 *
 * What is wrong with a request is answered in JSON by its status; what is wrong with a document is an event of the stream.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.ts';
import type { Authenticate } from '../access/jwt.ts';
import { GatewayError } from '../errors.ts';
import { isRecord } from '../is-record.ts';
import type { EventStreams, StreamRequest } from './event-streams.ts';
import { namesEventStream } from './media-type.ts';
import type { Origins } from './origin.ts';
import { checkBody, checkMediaType, nameIn, RequestError } from './request-faults.ts';
import { refuseOtherMethods } from './graphql-route.ts';

const PATH = '/graphql/stream';

interface StreamDependencies {
  readonly authenticate: Authenticate;
  readonly streams: EventStreams;
  readonly origins: Origins;
}

export function addEventStreams(
  app: FastifyInstance,
  { authenticate, streams, origins }: StreamDependencies,
): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!origins.admits(request)) throw new GatewayError('FORBIDDEN');
    origins.mark(request, reply);
    checkMediaType(request.method, request.headers);
  };
  app.route({
    method: ['GET', 'POST'],
    url: PATH,
    onRequest,
    handler: async (request, reply) => {
      if (!namesEventStream(request.headers.accept)) throw new RequestError('NOT_A_STREAM');
      const asked = requestIn(request);
      const caller = await callerOf(authenticate, request, reply);
      await streams.open(asked, caller, reply);
    },
  });
  refuseOtherMethods(app, PATH);
  app.route({
    method: 'OPTIONS',
    url: PATH,
    onRequest,
    handler: (request, reply) => origins.preflight(request, reply),
  });
}

async function callerOf(
  authenticate: Authenticate,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller> {
  try {
    const caller = await authenticate(request.headers.authorization);
    if (caller.role !== 'ANONYMOUS') request.peer.signedIn(caller.subject);
    return caller;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'UNAUTHENTICATED')
      void reply.header('www-authenticate', 'Bearer');
    throw error;
  }
}

/** Throws with 400 when it holds no GraphQL request. */
function requestIn(request: FastifyRequest): StreamRequest {
  const { method, query: parameters, body } = request;
  const given = method === 'GET' ? fromAddress(parameters) : body;
  checkBody(given);
  return { ...requestOf(given), lastEventId: lastEventIdOf(request) };
}

/** From the header; clients that cannot set one put it into the address. An empty one is none. */
function lastEventIdOf({ headers, query }: FastifyRequest): string | null {
  const inAddress = isRecord(query) ? query['lastEventId'] : null;
  const given = headers['last-event-id'] ?? inAddress;
  return typeof given === 'string' && given !== '' ? given : null;
}

const NAMES = ['query', 'operationName', 'variables', 'extensions'];

/** In an address, variables and extensions stand as JSON. */
function fromAddress(parameters: unknown): unknown {
  if (!isRecord(parameters)) return parameters;
  if (NAMES.some((name) => Array.isArray(parameters[name])))
    throw new RequestError('PARAMETER_TWICE');
  const read = (name: string): object =>
    typeof parameters[name] === 'string' ? { [name]: parsed(parameters[name]) } : {};
  return { ...parameters, ...read('variables'), ...read('extensions') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError('PARAMETER_NOT_JSON');
  }
}

/** What was checked, in its shape. */
function requestOf(given: unknown): Omit<StreamRequest, 'lastEventId'> {
  const { query, operationName, variables, extensions, documentId } = isRecord(given) ? given : {};
  return {
    source: typeof query === 'string' ? query : '',
    ...{ documentId, extensions },
    operationName: nameIn(operationName),
    variables: isRecord(variables) ? variables : {},
  };
}
