/*
 * GraphQL over HTTP: Apollo Server, with the gateway's own pipeline in place of its reading and validating.
 *
 * Owns   the settings of Apollo Server, and the HTTP status of a refused document.
 * Gives  a started server whose every error goes through the mask.
 * Never  lets Apollo read, validate or word anything by itself.
 *
 * Apollo takes over a document that is there already, but only a later hook may refuse one. So a refused document is replaced by an
 * empty one until that hook is reached.
 */
import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequest,
  type GraphQLRequestListener,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, parse } from 'graphql';
import type { Caller } from '../access/caller.ts';
import type { Purpose } from '../access/purpose.ts';
import type { Meter } from '../datasources/wire/meter.ts';
import { GatewayError } from '../errors.ts';
import { isRecord } from '../is-record.ts';
import type { Telemetry } from '../telemetry.ts';
import { DocumentError } from './document-error.ts';
import { namesDocument, type DocumentReference } from './document-reference.ts';
import { cacheControlOf, retryAfter } from './http-answer.ts';
import type { Admitted, HttpOperations } from './http-operations.ts';
import type { AnswerContext } from './latest-answer.ts';
import type { Mask } from './masking.ts';
import { measuring } from './measured.ts';
import { prefersGraphqlResponse } from './media-type.ts';
import { writeResult } from './written-data.ts';

/** What the server itself needs of the context of a request or event. */
export interface ServerContext extends AnswerContext {
  readonly caller: Caller;
  /** When the request, message or event came, by `performance.now()`. */
  readonly receivedAt: number;
  /** The cursor of the last item that the transport of a stream has brought, when it comes again by itself. */
  readonly resumeAfter: string | null;
  /** The network from which it came. */
  readonly network: string;
  /** With which document they read, and why. */
  readonly purpose: Purpose;
  /** Counts what it costs the platform; absent where nothing does. */
  readonly meter?: Pick<Meter, 'allow'>;
}

/** Makes a fresh context: for each request, and for each event that is delivered. */
export type ContextFor = (requester: ServerContext) => ServerContext;

/**
 * Headers that a page cannot send without a preflight, so that a request with one of them is meant. No headers that proxies add to
 * every request, like those of tracing: they would speak for a page that sent none.
 */
const PREFLIGHTED: readonly string[] = [
  'authorization',
  'apollo-require-preflight',
  'graphql-require-preflight',
  'x-apollo-operation-name',
  'x-apollo-operation-id',
  'apollographql-client-name',
  'apollographql-client-version',
  'graphql-client-name',
  'graphql-client-version',
  'x-requested-with',
];

const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing(): void {
  // Apollo's own log lines may quote a request; what matters goes through the mask.
}

export async function startApollo(
  operations: HttpOperations,
  mask: Mask,
  telemetry: Telemetry,
): Promise<ApolloServer<ServerContext>> {
  const server = new ApolloServer<ServerContext>({
    schema: operations.schema,
    plugins: [
      admission(operations),
      measuring(telemetry, (document) => document === EMPTY),
      ...DISABLED(),
    ],
    formatError: (_formatted, error) => mask(error),
    csrfPrevention: { requestHeaders: [...PREFLIGHTED] },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    documentStore: null,
    introspection: true, // the pipeline decides
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: writeResult,
    nodeEnv: 'production',
    logger: SILENT,
  });
  await server.start();
  return server;
}

const DISABLED = (): ApolloServerPlugin[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

const EMPTY = parse('{ __typename }');

/** Stands for a text that is not there. It is never read. */
const NO_TEXT = '#';

const admission = (operations: HttpOperations): ApolloServerPlugin<ServerContext> => ({
  requestDidStart: async ({ request }) => {
    const reference = referenceIn(request);
    // Apollo refuses a hash by itself, and what has no text; which document is meant is for the pipeline to say.
    if (reference.source !== '' || namesDocument(reference)) {
      request.query = reference.source || NO_TEXT;
      request.extensions = { ...request.extensions, persistedQuery: null };
    }
    return admissionOf(operations, reference);
  },
});

function referenceIn({ query, extensions, http }: GraphQLRequest): DocumentReference {
  const inAddress = new URLSearchParams(http?.method === 'GET' ? http.search : '').getAll(
    'documentId',
  );
  const inBody = isRecord(http?.body) ? http.body['documentId'] : undefined;
  const documentId = inAddress.length > 1 ? inAddress : (inAddress[0] ?? inBody);
  return { source: query ?? '', documentId, extensions };
}

/** For one request. */
function admissionOf(
  operations: HttpOperations,
  reference: DocumentReference,
): GraphQLRequestListener<ServerContext> {
  let refused: { readonly because: unknown } | null = null;
  let admitted: Admitted | null = null;
  let failed = false;
  return {
    async didResolveSource(context) {
      try {
        const asked = { ...reference, ...askedIn(context.request) };
        admitted = operations.admit(asked, context.contextValue);
        Object.assign(context, { document: admitted.document });
      } catch (error) {
        refused = { because: error };
        Object.assign(context, { document: EMPTY });
      }
    },
    async didResolveOperation() {
      if (refused) throw refused.because;
    },
    async responseForOperation({ request, contextValue }) {
      if (!admitted) return null; // never: it was refused before
      const singleResult = await operations.run(admitted, askedIn(request), contextValue);
      failed = singleResult.errors !== undefined;
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
    },
    async willSendResponse({ request: { http }, response, contextValue, errors }) {
      const { role } = contextValue.caller;
      const isWhole = !refused && !failed && !errors;
      const sharing = http?.method === 'GET' && role === 'ANONYMOUS' && isWhole;
      const policy = cacheControlOf(admitted?.answer ?? 'own', sharing);
      if (policy === null)
        response.http.headers.delete('cache-control'); // Apollo sets one of its own
      else response.http.headers.set('cache-control', policy);
      const modern = prefersGraphqlResponse(http?.headers.get('accept'));
      if (!refused) return;
      const status = statusOf(refused.because, modern);
      response.http.status = status;
      if (status === 405) response.http.headers.set('allow', 'POST');
      const waitMs = waitOf(refused.because);
      if (waitMs !== undefined) response.http.headers.set('retry-after', retryAfter(waitMs));
    },
  };
}

const askedIn = ({ operationName, variables, http }: GraphQLRequest) => ({
  operationName: operationName ?? null,
  variables: variables ?? {},
  channel: http?.method === 'POST' ? ('post' as const) : ('get' as const),
});

/** `application/json` says 200 to every request that can be read; the newer media type has the status speak. */
function statusOf(because: unknown, modern: boolean): number {
  if (waitOf(because) !== undefined) return 429;
  if (!(because instanceof GraphQLError) || because.originalError) return 500;
  // graphql-js itself refuses a condition that is null.
  const code = because instanceof DocumentError ? because.code : null;
  if (code === 'MUTATION_NOT_HERE') return 405;
  if (!modern) return 200;
  if (code === 'UNAUTHENTICATED') return 401;
  return code === 'FORBIDDEN' ? 403 : 400;
}

const waitOf = (because: unknown): number | undefined =>
  because instanceof GatewayError && because.code === 'RATE_LIMITED'
    ? because.retryAfterMs
    : undefined;
