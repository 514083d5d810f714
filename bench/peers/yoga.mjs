// GraphQL Yoga on Node's own HTTP server.
import { createSchema, createYoga } from 'graphql-yoga';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { callerBy } from './caller.ts';
import { serve } from './peer.ts';
import { ReachClient } from './reach-client.ts';
import { resolvers, typeDefs } from './resolvers.ts';

serve(async (given) => {
  const [callerOf, reach] = [callerBy(given), new ReachClient(given)];
  const yoga = createYoga({
    schema: createSchema({ typeDefs, resolvers }),
    context: async ({ request }) => ({
      caller: await callerOf(request.headers.get('authorization') ?? undefined),
      reach,
    }),
    logging: false,
  });
  const server = createServer(yoga).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
});
