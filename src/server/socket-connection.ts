/*
 * Socket connection: one socket, as graphql-ws wants it.
 *
 * Owns   who is signed in on it, its operations, its timers and its closing.
 * Gives  graphql-ws one message at a time per id, and back-pressure for a slow consumer. Each message is a request with an id of its own.
 * Never  shows an error of its own to the peer: a defect closes the socket without a word.
 */
import { CloseCode, type WebSocket as ProtocolSocket } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import { ANONYMOUS, type Caller } from '../access/caller.ts';
import { systemClock } from '../clock.ts';
import { asRequest, requestIdFrom } from '../request-id.ts';
import type { Telemetry } from '../telemetry.ts';
import { messageIn } from './socket-message.ts';
import { SocketOperations } from './socket-operations.ts';

/** The heartbeat: a peer that does not answer a ping until the next one is due is cut off. */
const PING_INTERVAL_MS = 12_000;
const GOING_AWAY = 1001;

type Receive = (data: string) => Promise<void>;

interface Where {
  readonly telemetry: Telemetry;
  readonly network: string;
}

export class SocketConnection implements ProtocolSocket {
  readonly operations = new SocketOperations();
  readonly protocol: string;
  /** The network from which it was opened. */
  readonly network: string;
  readonly #socket: WebSocket;
  readonly #telemetry: Telemetry;
  readonly #pings: NodeJS.Timeout;
  #caller: Caller = ANONYMOUS;
  #callOffExpiry: (() => void) | null = null;
  #answered = true;
  #ended = false;

  constructor(socket: WebSocket, { telemetry, network }: Where) {
    this.#socket = socket;
    this.#telemetry = telemetry;
    this.protocol = socket.protocol;
    this.network = network;
    this.#pings = setInterval(() => this.#ping(), PING_INTERVAL_MS);
    socket.on('pong', () => {
      this.#answered = true;
    });
  }

  get caller(): Caller {
    return this.#caller;
  }

  /** From now until the token expires. */
  signedIn(caller: Caller): void {
    if (this.#ended) return;
    this.#caller = caller;
    if (caller.expiresAt === null) return;
    this.#callOffExpiry = systemClock.at(caller.expiresAt, () =>
      this.close(CloseCode.Forbidden, 'The token has expired'),
    );
  }

  /** Resolves when the network has taken it, which is the back-pressure for a stream whose client is slow. */
  async send(data: string): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    await new Promise<void>((resolve) => this.#socket.send(data, () => resolve()));
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  onMessage(receive: Receive): void {
    this.#socket.on('message', (data) =>
      asRequest(requestIdFrom(undefined), () => this.#receive(textOf(data), receive)),
    );
  }

  /** Sends a close frame, and cuts the peer off when it does not answer in time. */
  async shutDown(timeoutMs: number): Promise<void> {
    const gone = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    const timer = setTimeout(() => this.#socket.terminate(), timeoutMs);
    this.close(GOING_AWAY, 'Going away');
    await gone;
    clearTimeout(timer);
  }

  /** The socket is closed. */
  end(): void {
    this.#ended = true;
    clearInterval(this.#pings);
    this.#callOffExpiry?.();
    this.operations.endAll();
  }

  #receive(data: string, receive: Receive): void {
    const onError = (error: unknown): void => this.#fail(error);
    const { type, id, text } = messageIn(data);
    if (type === 'complete') this.operations.complete(id);
    if (type !== 'subscribe') {
      receive(text).catch(onError);
      return;
    }
    const begun = this.operations.begin(id, () => receive(text), onError);
    if (!begun) this.close(CloseCode.SubscriberAlreadyExists, 'Subscriber already exists');
  }

  #fail(error: unknown): void {
    this.#telemetry.defectSeen('socket', error);
    this.close(CloseCode.InternalServerError, 'Internal server error');
  }

  #ping(): void {
    if (!this.#answered) return this.#socket.terminate();
    this.#answered = false;
    this.#socket.ping();
  }
}

/** The library hands over one buffer unless it is configured otherwise. */
const textOf = (data: RawData): string =>
  Buffer.isBuffer(data)
    ? data.toString('utf8')
    : Buffer.concat([data].flat().map((part) => Buffer.from(new Uint8Array(part)))).toString(
        'utf8',
      );
