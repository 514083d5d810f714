/*
 * Small server: the real server over the small schema.
 *
 * Gives  a started server on free ports, tokens for it, and everything that it logged.
 */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { GraphQLFormattedError } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import type { FastifyInstance } from 'fastify';
import WebSocket from 'ws';
import { createAuthenticate } from '../../src/access/jwt.ts';
import type { FastParts } from '../../src/server/fast-parts.ts';
import type { Readiness } from '../../src/server/health.ts';
import { CORS_HEADERS } from '../../src/browser-config.ts';
import { DocumentRegister } from '../../src/server/document-register.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { startServer, type ServerDependencies } from '../../src/server/server.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { OPEN_DOCUMENTS } from '../support/config.ts';
import { FAST } from '../support/fast.ts';
import { Entries } from './entries.ts';
import { resolversOf, SDL, type Small } from './small-schema.ts';
import { Ticks } from './ticks.ts';

const ISSUER = 'https://issuer.test';
const AUDIENCE = 'gateway';
const pair = await generateKeyPair('ES256');
const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };

export const tokenFor = (
  claims: Record<string, unknown>,
  expires: string | number = '5m',
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(pair.privateKey);

interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly code: unknown;
}

export async function startSmallServer(
  config: Partial<ServerDependencies['config']> = {},
  routes: (app: FastifyInstance) => void = () => undefined,
  fast: FastParts = FAST,
) {
  const lines: string[] = [];
  const telemetry = new Telemetry('debug', { write: (line) => lines.push(line) });
  const small: Small = {
    ticks: new Ticks(),
    effects: [],
    contexts: 0,
    received: [],
    flood: { taken: 0, returned: false },
    entries: new Entries(),
    release: Promise.withResolvers(),
  };
  const state: { -readonly [K in keyof Readiness]: Readiness[K] } = { ready: true, degraded: [] };
  const schema = buildSchema(resolversOf(small), [SDL]);
  const whole = { ...DEFAULTS, ...config };
  const register = new DocumentRegister(schema, [], whole.documents.files);
  await register.load();
  const server = await startServer({
    ...{ config: whole, schema, register, fast },
    contextFor: (requester) => {
      small.contexts += 1;
      small.received.push(requester.receivedAt);
      return { ...requester };
    },
    authenticate: createAuthenticate({
      keys: createLocalJWKSet({ keys: [jwk] }),
      issuer: ISSUER,
      audience: AUDIENCE,
    }),
    revocations: { isRevoked: () => false, onRevoked: () => undefined, size: 0 },
    telemetry,
    routes,
    readiness: () => Promise.resolve({ ready: state.ready, degraded: state.degraded }),
  });
  const post = (body: string, headers: Record<string, string> = {}): Promise<GraphqlAnswer> =>
    ask(`${server.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    ...{ server, small, state, lines, telemetry, post },
    url: `${server.url}/graphql`,
    streamUrl: `${server.url}/graphql/stream`,
    socketUrl: `${server.url.replace('http', 'ws')}/graphql`,
    query: (query: string, variables: object = {}, token?: string) =>
      post(
        JSON.stringify({ query, variables }),
        token === undefined ? {} : { authorization: `Bearer ${token}` },
      ),
    client: (token?: string): Client => clientFor(server.url, token),
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

const DEFAULTS: ServerDependencies['config'] = {
  host: '127.0.0.1',
  port: 0,
  adminHost: '127.0.0.1',
  adminPort: 0,
  allowedOrigins: ['https://shop.test'],
  localOrigins: false,
  corsHeaders: CORS_HEADERS,
  documents: OPEN_DOCUMENTS,
  agentReason: 'optional' as const,
  explorer: false,
  callbacks: { tokens: [], allowFrom: [], trustedProxyHops: 0 },
  drainMs: 0,
};

const clientFor = (url: string, token: string | undefined): Client =>
  createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token !== undefined && { connectionParams: { authorization: `Bearer ${token}` } }),
  });

export async function ask(url: string, init: RequestInit): Promise<GraphqlAnswer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as Pick<GraphqlAnswer, 'data'> & {
    errors?: GraphQLFormattedError[];
  };
  const code = errors[0]?.extensions?.['code'];
  return { status: response.status, headers: response.headers, text, data, errors, code };
}
