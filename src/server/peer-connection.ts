/*
 * Peer connection: one connection to the gateway, whatever goes over it.
 *
 * Owns   what is held in memory for it: bodies that have not come in full, and everything that was written and has not left.
 * Gives  HTTP, sockets and streams one way to say what they write, and an end to a peer that does not take it.
 * Never  lets more than `MAX_HELD_BYTES` be held: whoever would pass that is cut, at once and without a word, since it would not read it.
 */
import type { Socket } from 'node:net';
import type { PeerChannel, PeerCut } from '../metrics/peers.ts';
import {
  MAX_HELD_BYTES,
  MAX_LOOKS_OF_ONE_WRITE,
  MAX_LOOKS_WITHOUT_PROGRESS,
  MAX_REQUESTS_AT_A_TIME,
} from './peer-limits.ts';

/** Who is told of what happens on a connection. */
export interface PeerKeeper {
  held(peer: PeerConnection, bytes: number): void;
  signedIn(peer: PeerConnection, before: string | null): void;
  cut(reason: PeerCut): void;
  ended(peer: PeerConnection): void;
}

interface Write {
  looks: number;
  readonly mostLooks: number;
}

/** An answer without a body, and a frame without a message, cost something, too. */
const LEAST_BYTES = 256;

type Raw = Pick<
  Socket,
  'bytesWritten' | 'writableLength' | 'writableEnded' | 'destroy' | 'resetAndDestroy'
>;

export class PeerConnection {
  readonly network: string;
  channel: PeerChannel = 'http';
  readonly #raw: Raw;
  readonly #keeper: PeerKeeper;
  /** Most of the time there is none. */
  #writes: Set<Write> | null = null;
  #person: string | null = null;
  #requests = 0;
  #held = 0;
  #over = false;
  /** What had left at the last look, and for how many looks nothing has since. */
  #left = 0;
  #looksStill = 0;

  constructor(raw: Raw, network: string, keeper: PeerKeeper) {
    this.#raw = raw;
    this.network = network;
    this.#keeper = keeper;
  }

  /** Who signed in on it last; null for strangers. */
  get person(): string | null {
    return this.#person;
  }

  /** It is cut or closed: what is written to it is lost. */
  get isOver(): boolean {
    return this.#over;
  }

  get held(): number {
    return this.#held;
  }

  /** Nothing is asked or answered on it. */
  get isIdle(): boolean {
    return this.#requests === 0 && this.#held === 0;
  }

  /** Something waits for it, and nothing of that has left since the last look. */
  get isStalled(): boolean {
    return this.#writes !== null && this.#looksStill > 0;
  }

  signedIn(person: string): void {
    if (this.#over || this.#person === person) return;
    const before = this.#person;
    this.#person = person;
    this.#keeper.signedIn(this, before);
  }

  /** A request has begun; returns how to say that its answer is over. */
  request(): () => void {
    this.#requests += 1;
    if (this.#requests > MAX_REQUESTS_AT_A_TIME) this.cut('pipelining');
    return () => void (this.#requests -= 1);
  }

  /** A body of so many bytes is announced; returns how to say that it is over. */
  receives(bytes: number): () => void {
    return this.#hold(bytes);
  }

  /** So many bytes are written; returns how to say that they have left. A file may take its time, as long as some of it leaves. */
  sends(bytes: number, { isFile = false } = {}): () => void {
    if (this.#writes === null) {
      this.#looksStill = 0;
      this.#left = this.#leftByNow();
    }
    const write = { looks: 0, mostLooks: isFile ? Infinity : MAX_LOOKS_OF_ONE_WRITE };
    this.#writes = (this.#writes ?? new Set()).add(write);
    const release = this.#hold(Math.max(bytes, LEAST_BYTES));
    return () => {
      this.#writes?.delete(write);
      if (this.#writes?.size === 0) this.#writes = null;
      release();
    };
  }

  /** Cuts it when it has been late for too long. */
  look(): void {
    const left = this.#leftByNow();
    this.#looksStill = left === this.#left && this.#writes !== null ? this.#looksStill + 1 : 0;
    this.#left = left;
    const writes = [...(this.#writes ?? [])];
    for (const write of writes) write.looks += 1;
    if (this.#looksStill > MAX_LOOKS_WITHOUT_PROGRESS) this.cut('deaf');
    else if (writes.some(({ looks, mostLooks }) => looks > mostLooks)) this.cut('slow');
  }

  /** Ends it without a word. What the kernel holds for a peer that does not read goes at once, too. */
  cut(reason: PeerCut): void {
    if (this.#over) return;
    this.#keeper.cut(reason);
    // A connection that is being ended may not be reset: its `close` would never come.
    if (this.#writes !== null && !this.#raw.writableEnded) this.#raw.resetAndDestroy();
    else this.#raw.destroy();
    this.end();
  }

  /** It is closed, or as good as that: nothing is held for it any more. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#writes = null;
    const held = this.#held;
    this.#held = 0;
    this.#keeper.held(this, -held);
    this.#keeper.ended(this);
  }

  #leftByNow(): number {
    return this.#raw.bytesWritten - this.#raw.writableLength;
  }

  #hold(bytes: number): () => void {
    if (this.#over) return () => undefined;
    this.#held += bytes;
    this.#keeper.held(this, bytes);
    if (this.#held > MAX_HELD_BYTES) this.cut('buffer');
    let released = false;
    return () => {
      if (released || this.#over) return;
      released = true;
      this.#held -= bytes;
      this.#keeper.held(this, -bytes);
    };
  }
}
