/*
 * Kept alive: one connection that a client keeps for its next request, seen byte by byte.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class KeptAlive {
  /** Resolves when the server has ended the connection. */
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #received = '';
  #look: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = once(socket, 'close').then(() => undefined);
    socket.on('data', (chunk) => {
      this.#received += String(chunk);
      this.#look();
    });
  }

  static async open(url: string): Promise<KeptAlive> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new KeptAlive(socket);
  }

  /** The whole answer to a document, head and body. Its body leaves when `headIsThere` resolves. */
  async ask(query: string, headIsThere?: Promise<unknown>): Promise<string> {
    const body = JSON.stringify({ query });
    this.#received = '';
    this.#socket.write(
      [
        'POST /graphql HTTP/1.1',
        'host: gateway.test',
        'connection: keep-alive',
        'content-type: application/json',
        `content-length: ${body.length}`,
        '\r\n',
      ].join('\r\n'),
    );
    await headIsThere;
    this.#socket.write(body);
    while (!this.#isWhole()) await new Promise<void>((resolve) => (this.#look = resolve));
    return this.#received;
  }

  #isWhole(): boolean {
    const [head = '', body] = this.#received.split('\r\n\r\n');
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    return body !== undefined && body.length >= Number(length ?? Infinity);
  }
}
