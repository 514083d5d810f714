/*
 * Issuer: the keys of the brand's sign-in at an address, which can be away.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwk } from './tokens.ts';

export async function startIssuer() {
  const state = { away: false };
  const server = createServer((_request, response) => {
    if (state.away) response.destroy();
    else response.end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { state, jwksUrl: `http://127.0.0.1:${port}/keys`, [Symbol.asyncDispose]: close };
}
