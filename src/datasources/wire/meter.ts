/*
 * Meter: what one request costs the platform.
 *
 * Owns   the count of its calls, and the number after which no more are made for it.
 * Gives  developers of a sandbox the figures of each answer.
 */
export interface Payer {
  /** The principal, or the network of a peer that has not signed in. */
  readonly key: string;
  /** How many calls it may make at once: what its dearest document costs. */
  readonly burst: number;
}

export interface Spent {
  /** Calls that were made for this request. */
  readonly calls: number;
  /** Readings that a cache held. */
  readonly cached: number;
  /** Readings that a call of another request brought. */
  readonly shared: number;
  /** How long its calls waited for their turn, all together, in milliseconds. */
  readonly queuedMs: number;
}

export class Meter {
  /** Null where the gateway asks for itself. */
  readonly payer: Payer | null;
  #most: number;
  #calls = 0;
  #cached = 0;
  #shared = 0;
  #queuedMs = 0;

  constructor(payer: Payer | null) {
    this.payer = payer;
    this.#most = payer?.burst ?? Infinity;
  }

  get spent(): Spent {
    const [calls, cached, shared] = [this.#calls, this.#cached, this.#shared];
    return { calls, cached, shared, queuedMs: this.#queuedMs };
  }

  /** What a registered document may cost its manifest may say. */
  allow(most: number): void {
    this.#most = most;
  }

  /** Whether one more call may be made for this request. */
  get mayCall(): boolean {
    return this.#calls < this.#most;
  }

  called(): void {
    this.#calls += 1;
  }

  queued(queuedMs: number): void {
    this.#queuedMs += queuedMs;
  }

  cached(): void {
    this.#cached += 1;
  }

  shared(): void {
    this.#shared += 1;
  }
}
