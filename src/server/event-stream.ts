/*
 * Event stream: one answer that goes on, as Server-Sent Events.
 *
 * Owns   the head of the answer, the format of events, and the heartbeat (keep-alive) while nothing happens.
 * Gives  back-pressure: a write resolves when the event has left; the connection cuts off a slow consumer that takes nothing.
 * Never  compresses, which would hold events back, and sends `complete` only when an operation has come to its own end.
 */
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { PeerConnection } from './peer-connection.ts';

const HEARTBEAT_INTERVAL_MS = 12_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'x-accel-buffering': 'no', // a proxy must not collect events either
};

export interface StreamEvent {
  /** The result, as JSON. */
  readonly data: string;
  /** After which event this leaves the client: what it sends as `Last-Event-ID` when it comes again. One line, or null. */
  readonly id: string | null;
}

export class EventStream {
  readonly #raw: ServerResponse;
  readonly #ended = new AbortController();
  readonly #heartbeats: NodeJS.Timeout;
  readonly #peer: PeerConnection;
  /** Events that were written and have not left. */
  #waiting = 0;

  /** Takes the answer over from Fastify, with the headers that it has by now. */
  constructor(reply: FastifyReply) {
    reply.hijack();
    this.#raw = reply.raw;
    this.#peer = reply.request.peer;
    this.#peer.channel = 'stream';
    this.#heartbeats = setInterval(() => this.#sendHeartbeat(), HEARTBEAT_INTERVAL_MS);
    this.#raw.once('close', () => this.#over());
    if (this.#raw.closed) this.#over();
    else this.#begin({ ...reply.getHeaders(), ...HEADERS });
  }

  /** Aborted when the client has gone, or the stream has ended. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Resolves when the network has taken it. */
  next({ data, id }: StreamEvent): Promise<void> {
    const named = id === null ? '' : `id: ${id}\n`;
    return this.#write(`event: next\n${named}data: ${data}\n\n`);
  }

  complete(): Promise<void> {
    return this.#write('event: complete\ndata:\n\n');
  }

  /** Ends without `complete`, which a client takes for a broken connection, and reconnects. */
  end(): void {
    this.#over();
    this.#raw.end(this.#peer.sends(0));
  }

  /** Ends, and cuts the peer off when it does not read the rest in time. */
  async close(timeoutMs: number): Promise<void> {
    const gone = new Promise<void>((resolve) => this.#raw.once('close', () => resolve()));
    const timer = setTimeout(() => this.#raw.destroy(), timeoutMs);
    this.end();
    if (!this.#raw.closed) await gone;
    clearTimeout(timer);
  }

  #begin(headers: ReturnType<FastifyReply['getHeaders']>): void {
    for (const [name, value = ''] of Object.entries(headers)) this.#raw.setHeader(name, value);
    this.#raw.write(':\n\n'); // some browsers do not take headers alone for an opened stream
  }

  async #write(text: string): Promise<void> {
    if (this.ended.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const goOn = (): void => resolve();
    this.ended.addEventListener('abort', goOn, { once: true }); // a broken connection does not call back
    this.#waiting += 1;
    const left = this.#peer.sends(Buffer.byteLength(text));
    this.#raw.write(text, () => {
      left();
      resolve();
    });
    await promise;
    this.ended.removeEventListener('abort', goOn);
    this.#waiting -= 1;
  }

  #sendHeartbeat(): void {
    if (this.#waiting === 0) void this.#write(':\n\n');
  }

  #over(): void {
    clearInterval(this.#heartbeats);
    this.#ended.abort();
    this.#peer.channel = 'http';
  }
}
