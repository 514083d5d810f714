/*
 * Apollo: GraphQL over HTTP.
 *
 * Owns   the settings of Apollo Server that keep it from telling or doing more than it should.
 * Gives  the same validation, permission and masking that sockets have.
 */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { Masking } from './masking.ts';
import { PARSE_OPTIONS, VALIDATION_RULES, type Pipeline } from './pipeline.ts';

export async function apolloServer(
  pipeline: Pipeline,
  masking: Masking,
): Promise<ApolloServer<RequestContext>> {
  const server = new ApolloServer<RequestContext>({
    schema: pipeline.schema,
    parseOptions: PARSE_OPTIONS,
    validationRules: VALIDATION_RULES,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => masking.publicError(error, formatted),
    plugins: [ApolloServerPluginCacheControlDisabled(), permission(pipeline), plainJsonStatus],
  });
  await server.start();
  return server;
}

/** Before anything runs, so that what is denied makes no call. */
const permission = (pipeline: Pipeline): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, contextValue }) {
        if (operation?.operation === 'subscription') throw notHere();
        const [denied] = pipeline.denials(document, contextValue.caller);
        if (denied) throw denied;
      },
    };
  },
});

/** Apollo would run it as a query. */
function notHere(): GraphQLError {
  const { code, message } = new GatewayError('SUBSCRIPTION_NOT_HERE');
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

/** Who accepts only `application/json` is answered 200 for a request that could be read, as the specification wants. */
const plainJsonStatus: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        const wantsPlain =
          accept.includes('application/json') && !accept.includes('graphql-response');
        if (wantsPlain && response.body.kind === 'single' && response.http.status === 400) {
          response.http.status = 200;
        }
      },
    };
  },
};
