/*
 * Socket connection: one socket, as graphql-ws wants it.
 *
 * Owns   who is signed in on it, its operations, how many messages it takes, and its closing.
 * Gives  graphql-ws one message at a time per id, and back-pressure for a slow consumer. Each message is a request with an id of its own.
 * Never  shows a defect to the peer, which closes the socket without a word; nor takes a peer's fault for a defect.
 */
import { CloseCode, MessageType, type WebSocket as ProtocolSocket } from 'graphql-ws';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { ANONYMOUS, type Caller } from '../access/caller.ts';
import { asRequest, requestIdFrom } from '../request-id.ts';
import type { Telemetry } from '../telemetry.ts';
import { checkAnswerBytes } from './answer-bytes.ts';
import { DocumentError } from './document-error.ts';
import type { Beating, Heartbeats } from './heartbeats.ts';
import type { Mask } from './masking.ts';
import { MessageRate } from './message-rate.ts';
import type { PeerConnection } from './peer-connection.ts';
import { BYTES_OF_ONE_MESSAGE, PING_PATIENCE_MS } from './peer-limits.ts';
import type { Pipeline } from './pipeline.ts';
import { textFrame } from './socket-frame.ts';
import { messageIn } from './socket-message.ts';
import { SocketOperations } from './socket-operations.ts';
import type { RoomMember } from './socket-room.ts';
import type { TokenExpiry } from './token-expiry.ts';

/** Until it says who it is. */
export const SIGN_IN_TIMEOUT_MS = 3_000;
const NORMAL = 1000;
const GOING_AWAY = 1001;
/** Clients come again after a while, unlike after a code of the protocol. */
export const TRY_AGAIN_LATER = 1013;

/** What a client may send; the protocol has more types, which only a server sends. */
const OF_CLIENTS: ReadonlySet<string> = new Set([
  ...['connection_init', 'ping', 'pong', 'subscribe', 'complete'],
]);

type Receive = (data: string) => Promise<void>;

/** What all sockets share. */
export interface SocketHost {
  readonly telemetry: Telemetry;
  readonly mask: Mask;
  /** Told of every message that was made for the caller. */
  readonly pipeline: Pick<Pipeline, 'answered'>;
  readonly heartbeats: Heartbeats;
  readonly expiry: Pick<TokenExpiry, 'signedIn'>;
}

/** From where it was opened, and what it goes over. */
export interface SocketOrigin {
  readonly network: string;
  readonly peer: PeerConnection;
  readonly raw: Socket;
}

export class SocketConnection implements ProtocolSocket, RoomMember, Beating {
  readonly operations = new SocketOperations();
  readonly protocol: string;
  /** The network from which it was opened. */
  readonly network: string;
  readonly #socket: WebSocket;
  readonly #host: SocketHost;
  readonly #peer: PeerConnection;
  readonly #raw: Socket;
  readonly #rate = new MessageRate();
  readonly #step: number;
  /** Gone once it has said who it is. */
  #signIn: NodeJS.Timeout | null;
  #caller: Caller = ANONYMOUS;
  #reason: string | null = null;
  /** When the ping was sent that is not answered. */
  #pingedAt: number | null = null;
  #ended = false;

  constructor(socket: WebSocket, { network, peer, raw }: SocketOrigin, host: SocketHost) {
    this.#socket = socket;
    this.#host = host;
    this.#peer = peer;
    this.#raw = raw;
    this.protocol = socket.protocol;
    this.network = network;
    peer.channel = 'socket';
    this.#step = host.heartbeats.add(this);
    this.#signIn = setTimeout(() => {
      this.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
    }, SIGN_IN_TIMEOUT_MS);
    socket.on('pong', () => {
      this.#pingedAt = null;
      this.#takes();
    });
    socket.on('ping', (data) => {
      if (this.#takes()) this.#socket.pong(data, false, this.#peer.sends(data.byteLength));
    });
  }

  get caller(): Caller {
    return this.#caller;
  }

  get isUnanswered(): boolean {
    return this.#pingedAt !== null;
  }

  get isSilent(): boolean {
    return this.#pingedAt !== null && performance.now() - this.#pingedAt > PING_PATIENCE_MS;
  }

  get isIdle(): boolean {
    return this.operations.count === 0;
  }

  /** Why they read on it, in their own words. */
  get reason(): string | null {
    return this.#reason;
  }

  giveWay(): void {
    this.#host.telemetry.peerCut('too-many-sockets');
    this.close(NORMAL, 'Replaced by a newer socket');
  }

  /** From now until the token expires. */
  signedIn(caller: Caller, reason: string | null): void {
    if (this.#ended) return;
    this.#caller = caller;
    this.#reason = reason;
    if (caller.role !== 'ANONYMOUS') this.#peer.signedIn(caller.subject);
    if (caller.expiresAt !== null) this.#host.expiry.signedIn(caller.expiresAt);
  }

  expire(): void {
    this.close(CloseCode.Forbidden, 'The token has expired');
  }

  /** The sign-in is over before its token is: nothing more of what runs here is sent. */
  signOut(): void {
    this.close(CloseCode.Forbidden, 'The sign-in is over');
    this.operations.endAll();
  }

  /** Resolves when the network has taken it, which is the back-pressure for a stream whose client is slow. Rejects what is too large. */
  async send(data: string): Promise<void> {
    await this.sendFrame(textFrame(data));
  }

  /**
   * The same for a frame of one whole message, past `ws`, which neither compresses nor splits what it sends here: so its frames and these
   * follow each other as they were given. Null when it has left already, as almost always. Throws for what is too large.
   */
  sendFrame(frame: Buffer): Promise<void> | null {
    if (!this.#isOpen) return null;
    const raw = this.#raw;
    this.#host.pipeline.answered(this, frame.byteLength);
    checkAnswerBytes(frame);
    const left = raw.writableLength > 0 ? this.#peer.sends(frame.byteLength) : null;
    if (raw.destroyed) return null; // too much waited for it
    raw.write(frame);
    if (raw.writableLength === 0) return null;
    return this.#leaving(left ?? this.#peer.sends(frame.byteLength));
  }

  /** Resolves when everything that was written by now has left. */
  async #leaving(left: () => void): Promise<void> {
    await new Promise<void>((resolve) => this.#raw.write(NOTHING, () => resolve()));
    left();
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  onMessage(receive: Receive): void {
    this.#socket.on('message', (data) => {
      if (!this.#isOpen) return;
      asRequest(requestIdFrom(undefined), () => this.#receive(textOf(data), receive));
    });
  }

  /** Sends a close frame, and resolves when it is closed. A peer that does not answer in time is cut off. */
  async shutDown(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.close(GOING_AWAY, 'Going away');
    await gone;
  }

  /** The socket is closed. */
  end(): void {
    this.#ended = true;
    this.#host.heartbeats.remove(this, this.#step);
    this.#endSignIn();
    this.operations.endAll();
  }

  #receive(data: string, receive: Receive): void {
    const large = Math.floor(data.length / BYTES_OF_ONE_MESSAGE);
    if (large > 0 && !this.#takes(large)) return;
    const { type, id, text } = messageIn(data);
    const onError = (error: unknown): void =>
      error instanceof DocumentError ? this.#refuse(id, error) : this.#fail(error);
    const ends = type === 'complete' && this.operations.runs(id);
    if (!ends && !this.#takes()) return;
    if (!OF_CLIENTS.has(type)) return this.close(CloseCode.BadRequest, 'Invalid message received');
    if (type === 'complete') this.operations.complete(id);
    if (type === 'connection_init') this.#endSignIn();
    if (type !== 'subscribe') {
      receive(text).catch(onError);
      return;
    }
    const begun = this.operations.begin(id, () => receive(text), onError);
    if (!begun) this.close(CloseCode.SubscriberAlreadyExists, 'Subscriber already exists');
  }

  #endSignIn(): void {
    if (this.#signIn) clearTimeout(this.#signIn);
    this.#signIn = null;
  }

  /** False when it has sent too many: then it is closed, and nothing more is read of what it sends. */
  #takes(count = 1): boolean {
    if (!this.#isOpen) return false;
    if (this.#rate.takes(count)) return true;
    this.#host.telemetry.peerCut('too-many-messages');
    this.close(TRY_AGAIN_LATER, 'Too many messages');
    this.#socket.pause();
    return false;
  }

  /** The answer cannot be sent, and the client is told why. */
  #refuse(id: string, error: DocumentError): void {
    this.operations.over(id);
    const refusal = { type: MessageType.Error, id, payload: [this.#host.mask(error)] };
    void this.send(JSON.stringify(refusal));
  }

  #fail(error: unknown): void {
    this.#host.telemetry.defectSeen('socket', error);
    this.close(CloseCode.InternalServerError, 'Internal server error');
  }

  beat(): void {
    if (this.isUnanswered) return this.#socket.terminate();
    this.#pingedAt = performance.now();
    this.#socket.ping(undefined, false, this.#peer.sends(0));
  }
}

const NOTHING = Buffer.alloc(0);

/** The library hands over one buffer unless it is configured otherwise. */
const textOf = (data: RawData): string =>
  Buffer.isBuffer(data)
    ? data.toString('utf8')
    : Buffer.concat([data].flat().map((part) => Buffer.from(new Uint8Array(part)))).toString(
        'utf8',
      );
