/*
 * Peer metrics: connections of clients, what is held in memory for them, and how many were cut and why.
 *
 * Owns   the words for it. No label says who a peer is.
 */
import { Counter, Gauge, type Registry } from 'prom-client';

/** What goes over a connection now. */
export type PeerChannel = 'http' | 'socket' | 'stream';

/** Why a connection was cut, or a message was not taken. */
export type PeerCut =
  /** More would have waited for it than may. */
  | 'buffer'
  /** It took nothing of what waited for it. */
  | 'deaf'
  /** It took it too slowly. */
  | 'slow'
  /** All peers together held too much, and it the most. */
  | 'memory'
  | 'pipelining'
  | 'too-many-connections'
  | 'too-many-sockets'
  | 'too-many-messages'
  /** Its request did not come in time. */
  | 'late-request';

export interface PeerCounts {
  readonly connections: Readonly<
    Record<PeerChannel, Readonly<Record<'anonymous' | 'signed-in', number>>>
  >;
  /** In bytes, of all and of the one for which the most is held. */
  readonly held: number;
  readonly mostHeld: number;
}

const NONE = { anonymous: 0, 'signed-in': 0 };
const NOBODY: PeerCounts = {
  connections: { http: NONE, socket: NONE, stream: NONE },
  ...{ held: 0, mostHeld: 0 },
};

export class PeerMetrics {
  readonly #cut;
  #counts: () => PeerCounts = () => NOBODY;

  constructor(registry: Registry) {
    const registers = [registry];
    const counts = (): PeerCounts => this.#counts();
    new Gauge({
      ...{ name: 'reach_connections', help: 'Open connections of clients.', registers },
      labelNames: ['channel', 'caller'],
      collect() {
        for (const [channel, callers] of Object.entries(counts().connections))
          for (const [caller, count] of Object.entries(callers))
            this.set({ channel, caller }, count);
      },
    });
    new Gauge({
      ...{ name: 'reach_sockets', help: 'Open WebSocket connections.', registers },
      collect() {
        const { anonymous, 'signed-in': signedIn } = counts().connections.socket;
        this.set(anonymous + signedIn);
      },
    });
    new Gauge({
      name: 'reach_held_bytes',
      help: 'Bytes of requests that have not come in full and of answers that have not left, of all clients.',
      registers,
      collect() {
        this.set(counts().held);
      },
    });
    new Gauge({
      name: 'reach_held_most_bytes',
      help: 'The same, of the one client for which the most is held.',
      registers,
      collect() {
        this.set(counts().mostHeld);
      },
    });
    this.#cut = new Counter({
      ...{ name: 'reach_peers_cut_total', help: 'Clients that were cut off.', registers },
      labelNames: ['reason'],
    });
  }

  /** Where the gauges are read from. */
  from(counts: () => PeerCounts): void {
    this.#counts = counts;
  }

  cut(reason: PeerCut): void {
    this.#cut.inc({ reason });
  }
}
