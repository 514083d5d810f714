// Stock graphql-ws on ws: what a subscription costs when nobody has worked on it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSchema, createPubSub } from 'graphql-yoga';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { callerBy } from './caller.ts';
import { serve } from './peer.ts';
import { typeDefs } from './resolvers.ts';

serve(async (given) => {
  const callerOf = callerBy(given);
  const pubSub = createPubSub();
  const customerEvents = {
    subscribe: () => pubSub.subscribe('event'),
    resolve: (event) => event,
  };
  const schema = createSchema({ typeDefs, resolvers: { Subscription: { customerEvents } } });
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    pubSub.publish('event', JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.end();
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  const context = async ({ connectionParams }) => ({
    caller: await callerOf(connectionParams?.authorization),
  });
  useServer({ schema, context }, sockets);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
});
