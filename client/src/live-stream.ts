/*
 * Live stream: one subscription over as many connections as it takes.
 *
 * Owns   its cursor, which operations it has shown in which revision, and when to connect again, by which transport.
 * Gives  every item once and in order: a connection goes on after the newest cursor, and a revision that is not newer is dropped.
 * Never  takes the end of a connection for the end of the subscription.
 */
import { isRecord } from './selection.ts';
import type { Timing } from './timing.ts';
import {
  outcomeOf,
  Rest,
  type Attempt,
  type LiveError,
  type Outcome,
  type Payload,
  type Result,
  type Transport,
} from './transport.ts';

export type LiveStatus = 'connecting' | 'live' | 'polling' | 'waiting';

/** Who receives a subscription. */
export interface LiveSink {
  next(result: Result): void;
  /** It cannot go on: the arguments are wrong, or nobody is signed in any more. */
  error?(error: LiveError): void;
  /** The server has come to the end of it. */
  complete?(): void;
  /** For a sign on the screen. */
  status?(status: LiveStatus): void;
}

interface StreamOptions {
  readonly payload: Payload;
  readonly sink: LiveSink;
  readonly transports: readonly Transport[];
  readonly timing: Timing;
}

/** After so many failures in a row the next transport is tried; one is enough where polling was needed before. */
const FAILURES = 2;
/** Tokens that were refused in a row, before the person counts as signed out. */
const MAX_REFUSALS = 3;
/** A connection that lasts so long was a good one, whether it brought anything or not. */
const GOOD_MS = 5_000;

export class LiveStream {
  readonly #options: StreamOptions;
  readonly #stopped = new AbortController();
  /** The newest revision that was shown, by operation. */
  readonly #shown = new Map<string, number>();
  #cursor: string | null;
  #took = false;
  #polled = false;
  #failures = 0;
  #refusals = 0;
  #transport = 0;
  readonly #waiting = new Rest();

  constructor(options: StreamOptions) {
    this.#options = options;
    const after = options.payload.variables?.['after'];
    this.#cursor = typeof after === 'string' ? after : null;
  }

  /** Resolves when the subscription is over. */
  async run(): Promise<void> {
    const { sink } = this.#options;
    while (!this.#isStopped) {
      sink.status?.('connecting');
      const outcome = await this.#attempt();
      if (this.#isStopped) return;
      if (outcome.type === 'ended') return sink.complete?.();
      if (outcome.type === 'failed') return sink.error?.(outcome.error);
      if (outcome.type === 'refused') {
        this.#refusals += 1;
        if (this.#refusals > MAX_REFUSALS) return sink.error?.(outcome.error);
        if (this.#refusals === 1) continue; // with another token, at once
      }
      sink.status?.('waiting');
      await this.#rest(outcome.type === 'broken' ? (outcome.retryAfterMs ?? 0) : 0);
    }
  }

  stop(): void {
    this.#stopped.abort();
    this.#waiting.wake();
  }

  /** Connects at once when it waits to. */
  wake(): void {
    this.#failures = 0;
    this.#waiting.wake();
  }

  get #isStopped(): boolean {
    return this.#stopped.signal.aborted;
  }

  async #attempt(): Promise<Outcome> {
    const { transports } = this.#options;
    const transport = transports[this.#transport % transports.length];
    if (!transport) throw new Error('there is no transport');
    this.#took = false;
    let heardAt: number | null = null;
    const outcome = await transport.run({
      payload: () => this.#payload(),
      cursor: () => this.#cursor,
      heard: () => {
        if (heardAt !== null) return;
        heardAt = Date.now();
        this.#options.sink.status?.(transport.polls ? 'polling' : 'live');
      },
      take: (result) => this.#take(result),
      reached: (cursor) => {
        this.#cursor = cursor;
      },
      signal: this.#stopped.signal,
    } satisfies Attempt);
    const good = this.#took || (heardAt !== null && Date.now() - heardAt >= GOOD_MS);
    if (good) this.#failures = this.#refusals = 0;
    else this.#failures = heardAt === null ? this.#failures + 1 : 1; // a network that breaks often is not one that is away
    const inVain = !good && heardAt === null && (this.#polled || this.#failures % FAILURES === 0);
    if (transport.polls) this.#polled = true;
    if (inVain || (good && transport.polls)) this.#transport += 1;
    return outcome;
  }

  #payload(): Payload {
    const { variables, ...payload } = this.#options.payload;
    const resumes = this.#cursor !== null && /\$after\b/.test(payload.query);
    return { ...payload, variables: { ...variables, ...(resumes && { after: this.#cursor }) } };
  }

  #take(result: Result): Outcome | null {
    if (this.#isStopped) return null;
    const [item] = Object.values(result.data ?? {});
    if (!isRecord(item)) return result.errors ? outcomeOf(result.errors) : null;
    this.#took = true;
    if (typeof item['cursor'] === 'string') this.#cursor = item['cursor'];
    if (this.#isNewer(item['operation'])) this.#options.sink.next(result);
    return null;
  }

  /** What has no revision has no age. */
  #isNewer(operation: unknown): boolean {
    if (!isRecord(operation)) return true;
    const { id, revision } = operation;
    if (typeof id !== 'string' || typeof revision !== 'number') return true;
    if (revision <= (this.#shown.get(id) ?? -1)) return false;
    this.#shown.set(id, revision);
    return true;
  }

  async #rest(atLeastMs: number): Promise<void> {
    const { backoffMs, mostBackoffMs } = this.#options.timing;
    const ms = Math.min(mostBackoffMs, backoffMs * 2 ** this.#failures) * (0.5 + Math.random() / 2);
    await this.#waiting.for(Math.max(atLeastMs, ms));
  }
}
