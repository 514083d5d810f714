/*
 * Socket transport: streams over WebSocket, by a client of graphql-ws (5 or 6) that all subscriptions share.
 *
 * Owns   the heartbeat: a socket that does not answer in time, or does not connect in time, is given up.
 * Never  lets the library retry: it would send the cursor of the beginning again.
 */
import type { Timing } from './timing.ts';
import type { Tokens } from './tokens.ts';
import {
  BROKEN,
  carried,
  REFUSED,
  type Attempt,
  type Outcome,
  type Sink,
  type Transport,
} from './transport.ts';

interface SocketClient {
  subscribe(payload: SocketPayload, sink: Sink): () => void;
  terminate(): void;
  dispose(): unknown;
}

interface SocketPayload {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName: string | null;
}

interface SocketClientOptions {
  readonly url: string;
  readonly webSocketImpl?: unknown;
  readonly retryAttempts: number;
  readonly keepAlive: number;
  readonly lazyCloseTimeout: number;
  readonly connectionParams: () => Promise<Record<string, unknown>>;
  readonly on: {
    readonly connecting: () => void;
    readonly opened: (socket: unknown) => void;
    readonly connected: () => void;
    readonly message: () => void;
    readonly ping: (received: boolean) => void;
    readonly closed: () => void;
    readonly error: () => void;
  };
}

/** `createClient` of graphql-ws. */
export type CreateSocketClient = (options: SocketClientOptions) => SocketClient;

interface SocketOptions {
  readonly createClient: CreateSocketClient;
  readonly url: string;
  /** Where there is no global one. */
  readonly webSocketImpl: unknown;
  readonly tokens: Tokens;
  readonly timing: Timing;
}

/** A socket stays open for so long when nobody listens, for the next screen. */
const IDLE_MS = 3_000;

export class SocketTransport implements Transport {
  readonly #client: SocketClient;
  readonly #timing: Timing;
  readonly #tokens: Tokens;
  readonly #listening = new Set<Attempt>();
  /** Set while it is connected. */
  #socket: unknown = null;
  #connected = false;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor({ createClient, url, webSocketImpl, tokens, timing }: SocketOptions) {
    this.#timing = timing;
    this.#tokens = tokens;
    const onClosed = (): void => {
      clearTimeout(this.#deadline);
      this.#connected = false;
    };
    this.#client = createClient({
      url: url.replace(/^http/, 'ws'),
      ...(webSocketImpl !== undefined && { webSocketImpl }),
      retryAttempts: 0,
      keepAlive: timing.pingMs,
      lazyCloseTimeout: IDLE_MS,
      connectionParams: async () => tokens.headers(),
      on: {
        connecting: () => this.#expectWithin(timing.connectMs),
        opened: (socket) => {
          this.#socket = socket;
        },
        connected: () => {
          this.#connected = true;
          for (const attempt of this.#listening) attempt.heard();
        },
        message: () => clearTimeout(this.#deadline),
        ping: (received) => {
          if (!received) this.#expectWithin(timing.pongMs);
        },
        closed: onClosed,
        error: onClosed,
      },
    });
  }

  run(attempt: Attempt): Promise<Outcome> {
    this.#listening.add(attempt);
    if (this.#connected) attempt.heard();
    return carried({
      attempt,
      begin: (sink) => this.#client.subscribe(sentLate(attempt), sink),
      outcomeOf: (error) => this.#outcomeOf(error),
    }).finally(() => this.#listening.delete(attempt));
  }

  reset(): void {
    if (this.#listening.size > 0) this.#client.terminate();
  }

  probe(): void {
    const socket = this.#socket;
    if (!this.#connected || !isSending(socket)) return;
    socket.send('{"type":"ping"}');
    this.#expectWithin(this.#timing.pongMs);
  }

  dispose(): void {
    clearTimeout(this.#deadline);
    void this.#client.dispose();
  }

  #expectWithin(ms: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#client.terminate(), ms);
  }

  #outcomeOf(error: unknown): Outcome {
    const code = Reflect.get(Object(error), 'code');
    if (code !== 4401 && code !== 4403) return BROKEN;
    this.#tokens.refuse();
    return REFUSED;
  }
}

/** The cursor is looked up when the message is written, which is after the connection stands. */
function sentLate(attempt: Attempt): SocketPayload {
  const { query, operationName = null } = attempt.payload();
  return {
    query,
    operationName,
    get variables() {
      return { ...attempt.payload().variables };
    },
  };
}

const isSending = (socket: unknown): socket is { send(text: string): void } =>
  typeof Reflect.get(Object(socket), 'send') === 'function';
