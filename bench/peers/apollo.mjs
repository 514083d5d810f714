// Stock Apollo Server on Fastify.
import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import { callerBy } from './caller.ts';
import { serve } from './peer.ts';
import { ReachClient } from './reach-client.ts';
import { resolvers, typeDefs } from './resolvers.ts';

serve(async (given) => {
  const app = fastify();
  const [callerOf, reach] = [callerBy(given), new ReachClient(given)];
  const context = async ({ headers }) => ({ caller: await callerOf(headers.authorization), reach });
  const plugins = [fastifyApolloDrainPlugin(app)];
  const apollo = new ApolloServer({ typeDefs, resolvers, plugins });
  await apollo.start();
  await app.register(fastifyApollo(apollo), { context });
  return app.listen({ port: 0, host: '127.0.0.1' });
});
