// Mercurius with graphql-jit on Fastify, as its users run it.
import { fastify } from 'fastify';
import mercurius from 'mercurius';
import { callerBy } from './caller.ts';
import { serve } from './peer.ts';
import { ReachClient } from './reach-client.ts';
import { resolvers, typeDefs } from './resolvers.ts';

serve(async (given) => {
  const app = fastify();
  const [callerOf, reach] = [callerBy(given), new ReachClient(given)];
  const context = async ({ headers }) => ({ caller: await callerOf(headers.authorization), reach });
  await app.register(mercurius, { schema: typeDefs, resolvers, context, jit: 1 });
  return app.listen({ port: 0, host: '127.0.0.1' });
});
