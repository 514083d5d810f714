/*
 * Raw connection: a TCP connection that says byte by byte what a test wants, and reads only when it is told to.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class RawConnection {
  readonly socket: Socket;
  /** Resolves when the gateway has ended it, with how long that took in milliseconds. */
  readonly closed: Promise<number>;
  received = '';

  private constructor(socket: Socket) {
    const openedAt = performance.now();
    this.socket = socket;
    socket.on('error', () => undefined); // a reset is an end, too
    socket.on('data', (chunk) => {
      this.received += chunk.toString('latin1');
    });
    this.closed = new Promise((resolve) =>
      socket.once('close', () => resolve(performance.now() - openedAt)),
    );
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const connection = new RawConnection(socket);
    await once(socket, 'connect');
    return connection;
  }

  /** Opened, and reading nothing. */
  static async deaf(url: string): Promise<RawConnection> {
    const connection = await RawConnection.open(url);
    connection.socket.pause();
    return connection;
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  write(text: string): void {
    if (this.socket.writable) this.socket.write(text);
  }

  /** One byte at a time, at every interval, until the connection is closed. */
  trickle(text: string, everyMs: number): void {
    let at = 0;
    const timer = setInterval(() => this.write(text[at++ % text.length] ?? ' '), everyMs);
    this.socket.once('close', () => clearInterval(timer));
  }

  /** A request by POST, with further lines of its head. */
  post(path: string, body: string, more: readonly string[] = []): void {
    this.write(head(path, [`content-length: ${body.length}`, ...more]) + body);
  }
}

export const head = (path: string, more: readonly string[]): string =>
  [
    `POST ${path} HTTP/1.1`,
    'host: gateway.test',
    'content-type: application/json',
    ...more,
    '\r\n',
  ].join('\r\n');
