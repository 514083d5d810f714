/*
 * Peers: every connection to one port.
 *
 * Owns   how many connections one network, one person and all may hold, and how much may be held in memory for all of them.
 * Gives  each connection an end when it does not take what waits for it, by a look every second.
 * Never  counts whoever is signed in by address, nor connections of a balancer of ours, which are of nobody.
 *
 * The newest wins over the oldest that is idle or does not read. Where memory is short, those who hold the most give way.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { PeerCounts, PeerCut } from '../metrics/peers.ts';
import { callerAddress, networkOf } from '../peer.ts';
import { Groups } from './groups.ts';
import { PeerConnection, type PeerKeeper } from './peer-connection.ts';
import {
  KEEP_ALIVE_MS,
  LOOK_MS,
  MAX_BODY_BYTES,
  MAX_CONNECTIONS,
  MAX_CONNECTIONS_PER_NETWORK,
  MAX_CONNECTIONS_PER_PERSON,
  MAX_HELD_IN_ALL_BYTES,
  REQUEST_TIMEOUT_MS,
} from './peer-limits.ts';

/** For every port: Node alone sees a request that has not come in full, and looks rarely unless it is told. */
export const REQUEST_TIMES = {
  requestTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  http: {
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: LOOK_MS,
  },
} as const;

interface PeersOptions {
  /** Whether peers connect themselves, and not through proxies of ours. */
  readonly direct: boolean;
  readonly onCut: (reason: PeerCut) => void;
}

export class Peers {
  readonly #options: PeersOptions;
  readonly #bySocket = new WeakMap<object, PeerConnection>();
  readonly #all = new Set<PeerConnection>();
  /** By network, and by person. */
  readonly #strangers = new Groups<PeerConnection>();
  readonly #people = new Groups<PeerConnection>();
  /** For whom something is held, in the order in which that began. */
  readonly #holding = new Set<PeerConnection>();
  #held = 0;

  constructor(options: PeersOptions) {
    this.#options = options;
  }

  /** Every connection to this server from now on, until it is closed. */
  watch(server: Server): void {
    const looks = setInterval(() => this.#look(), LOOK_MS);
    looks.unref();
    server.on('connection', (socket) => this.#opened(socket));
    server.on('request', (request, response) => this.#asked(request, response));
    server.on('clientError', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') this.#options.onCut('late-request');
    });
    server.on('close', () => clearInterval(looks));
  }

  /** The connection that a request or a socket goes over. */
  of(socket: Socket): PeerConnection {
    return this.#bySocket.get(socket) ?? new PeerConnection(socket, 'unknown', NO_KEEPER);
  }

  counts(): PeerCounts {
    const connections = { http: noCallers(), socket: noCallers(), stream: noCallers() };
    let mostHeld = 0;
    for (const { channel, person, held } of this.#all) {
      connections[channel][person === null ? 'anonymous' : 'signed-in'] += 1;
      mostHeld = Math.max(mostHeld, held);
    }
    return { connections, held: this.#held, mostHeld };
  }

  #opened(socket: Socket): void {
    const hops = { peer: socket.remoteAddress, forwardedFor: undefined };
    const network = networkOf(callerAddress(hops, 0));
    const peer = new PeerConnection(socket, network, this.#keeper);
    if (!this.#hasRoomFor(network)) return peer.cut('too-many-connections');
    this.#bySocket.set(socket, peer);
    this.#all.add(peer);
    this.#strangers.add(network, peer);
    socket.on('close', () => peer.end());
  }

  #asked(request: IncomingMessage, response: ServerResponse): void {
    const peer = this.of(request.socket);
    response.once('close', peer.request());
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    if (coding === undefined && Number(length ?? 0) === 0) return;
    const over = peer.receives(Math.min(Number(length ?? MAX_BODY_BYTES), MAX_BODY_BYTES));
    request.once('end', over).once('close', over);
  }

  #hasRoomFor(network: string): boolean {
    if (this.#all.size >= MAX_CONNECTIONS && !oneGivesWay(this.#strangers.largest())) return false;
    const own = this.#strangers.of(network);
    if (!this.#options.direct || own.size < MAX_CONNECTIONS_PER_NETWORK) return true;
    return oneGivesWay(own);
  }

  readonly #keeper: PeerKeeper = {
    held: (peer, bytes) => {
      this.#held += bytes;
      if (peer.held === 0) this.#holding.delete(peer);
      else this.#holding.add(peer);
      while (this.#held > MAX_HELD_IN_ALL_BYTES && this.#holding.size > 0)
        this.#greediest()?.cut('memory');
    },
    signedIn: (peer, before) => {
      if (before === null) this.#strangers.delete(peer.network, peer);
      else this.#people.delete(before, peer);
      const person = peer.person ?? '';
      const own = this.#people.of(person);
      const [oldest] = own;
      const isFull = this.#options.direct && own.size >= MAX_CONNECTIONS_PER_PERSON;
      if (isFull && !oneGivesWay(own)) oldest?.cut('too-many-connections');
      this.#people.add(person, peer);
    },
    cut: (reason) => this.#options.onCut(reason),
    ended: (peer) => {
      this.#all.delete(peer);
      this.#strangers.delete(peer.network, peer);
      if (peer.person !== null) this.#people.delete(peer.person, peer);
    },
  };

  /** Of the person or network for which the most is held, the one for whom it is held longest. */
  #greediest(): PeerConnection | null {
    const sums = new Map<string, { bytes: number; oldest: PeerConnection }>();
    for (const peer of this.#holding) {
      const key = peer.person ?? ` ${peer.network}`;
      const { bytes, oldest } = sums.get(key) ?? { bytes: 0, oldest: peer };
      sums.set(key, { bytes: bytes + peer.held, oldest });
    }
    let most = { bytes: 0, oldest: null as PeerConnection | null };
    for (const one of sums.values()) if (one.bytes > most.bytes) most = one;
    return most.oldest;
  }

  #look(): void {
    for (const peer of this.#holding) peer.look();
  }
}

const noCallers = () => ({ anonymous: 0, 'signed-in': 0 });

/** Of a connection that no server watches. */
const NO_KEEPER: PeerKeeper = {
  held: () => undefined,
  signedIn: () => undefined,
  cut: () => undefined,
  ended: () => undefined,
};

/** Cuts the oldest that is idle, else the oldest that does not read. False when all are at work. */
function oneGivesWay(peers: ReadonlySet<PeerConnection>): boolean {
  const all = [...peers];
  const victim = all.find(({ isIdle }) => isIdle) ?? all.find(({ isStalled }) => isStalled);
  victim?.cut('too-many-connections');
  return victim !== undefined;
}
