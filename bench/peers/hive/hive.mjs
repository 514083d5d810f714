// Hive Gateway over the contract: what somebody has who writes no code at all. It keeps nothing that it has read.
import { createGatewayRuntime } from '@graphql-hive/gateway';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { callerBy } from '../caller.ts';
import { serve } from '../peer.ts';

const CONTRACT = fileURLToPath(new URL('../../../contract/reach.openapi.yaml', import.meta.url));

const none = () => undefined;
const log = {
  child: () => log,
  debug: none,
  info: none,
  log: none,
  warn: none,
  error: console.error,
};

serve(async (given) => {
  const basic = Buffer.from(`clientapi|${given.jwt}`).toString('base64');
  const sourceHandler = loadOpenAPISubgraph('Reach', {
    source: CONTRACT,
    endpoint: given.reachUrl,
    operationHeaders: { 'x-api-key': given.apiKey, authorization: `Basic ${basic}` },
  });
  const supergraph = await getComposedSchemaFromConfig({ subgraphs: [{ sourceHandler }] }, log);
  const callerOf = callerBy(given);
  const signedIn = {
    onContextBuilding: async ({ context, extendContext }) =>
      extendContext({ caller: await callerOf(context.headers.authorization) }),
  };
  const gateway = createGatewayRuntime({ supergraph, logging: false, plugins: () => [signedIn] });
  const server = createServer(gateway).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
});
