/*
 * Raw socket: a client that says exactly what a test wants, in the protocol or against it.
 */
import { once } from 'node:events';
import WebSocket, { type ClientOptions } from 'ws';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export class RawSocket {
  readonly socket: WebSocket;
  readonly received: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #look: (() => void)[] = [];

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.received.push(JSON.parse(String(data)) as Message);
      this.#wake();
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        this.#wake();
        resolve({ code, reason: String(reason) });
      });
    });
  }

  /** Opened, and signed in unless told otherwise. */
  static async open(
    url: string,
    { init = {}, protocol = 'graphql-transport-ws', ...options }: Options = {},
  ): Promise<RawSocket> {
    const raw = new RawSocket(new WebSocket(url, protocol, options));
    await once(raw.socket, 'open');
    if (init === null) return raw;
    raw.send({ type: 'connection_init', payload: init });
    await raw.until(({ type }) => type === 'connection_ack');
    return raw;
  }

  send(message: Message | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } });
  }

  /** The first message that fits, come or to come. Rejects when the socket closes first. */
  async until(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.received.find(fits);
      if (found) return found;
      if (this.socket.readyState > WebSocket.OPEN)
        throw new Error('closed before the message came');
      await new Promise<void>((resolve) => this.#look.push(resolve));
    }
  }

  /** The data of all `next` messages of one id. */
  dataOf(id: string): unknown[] {
    const mine = this.received.filter((message) => message.id === id && message.type === 'next');
    return mine.map(({ payload }) => (payload as { data?: unknown }).data);
  }

  #wake(): void {
    const look = this.#look;
    this.#look = [];
    for (const again of look) again();
  }
}

type Options = ClientOptions & { init?: object | null; protocol?: string };

/** The HTTP status with which an upgrade is refused. */
export async function refusalOf(
  url: string,
  options: ClientOptions = {},
): Promise<number | undefined> {
  const socket = new WebSocket(url, 'graphql-transport-ws', options);
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  socket.on('error', () => undefined);
  socket.on('open', () => resolve(101));
  socket.on('unexpected-response', (request, response) => {
    resolve(response.statusCode);
    request.destroy();
  });
  const status = await promise;
  socket.terminate();
  return status;
}
