/*
 * Unused connections: those that have carried no request yet.
 *
 * Owns   which connections these are: browsers and balancers open some ahead of need.
 * Gives  an end to them when the server stops; Node takes them for busy and would wait for each.
 * Never  touches a connection that has carried a request, which Node itself can tell from an idle one.
 */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Returns how to close them, and those that still come. */
export function unusedConnections(server: Server): () => void {
  const unused = new Set<Duplex>();
  let closing = false;
  /** One for all: each connection keeps it until it is closed. */
  function forget(this: Duplex): void {
    unused.delete(this);
  }
  server.on('connection', (socket: Duplex) => {
    if (closing) socket.destroy();
    unused.add(socket);
    socket.on('close', forget);
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  server.on('upgrade', (_request, socket) => unused.delete(socket));
  return () => {
    closing = true;
    for (const socket of unused) socket.destroy();
  };
}
