/*
 * Socket upgrade: the request by which a socket was opened, until it is open.
 *
 * Never  lives as long as the socket: request and answer, with their headers and the cookies in them, would be held by its listeners.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

export class SocketUpgrades {
  readonly #answers = new WeakMap<IncomingMessage, ServerResponse>();

  begun(request: IncomingMessage, answer: ServerResponse): void {
    this.#answers.set(request, answer);
  }

  /** It is open. Returns what it goes over. */
  over(request: IncomingMessage, socket: WebSocket): Socket {
    this.#answers.get(request)?.detachSocket(request.socket);
    socket.removeAllListeners('error'); // the plug-in's own, which knows the request
    socket.on('error', close);
    return request.socket;
  }
}

/** One for all sockets. */
function close(this: WebSocket): void {
  this.close();
}
