/*
 * Circuits: the circuit breakers in front of the platform, and the alerts about them.
 *
 * Owns   three scopes: the API key (429, its rate limit), the host (no connection) and the concrete request (every failure of its own).
 * Gives  how long a request may not be sent yet, one request at a time that finds out whether it is over, and one alert per outage. A back-off is a duration: no jump of the clock makes it longer.
 * Never  sleeps and never retries; the caller schedules the next attempt.
 *
 * An outage of requests is one per row, however many concrete requests of that row fail.
 */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { seeded } from '../../seeded-bug.ts';
import type { Telemetry } from '../../telemetry.ts';
import {
  afterFailure,
  afterSuccess,
  FAILURE_THRESHOLD,
  CLOSED,
  type Circuit,
  type FailureSeen,
  type OpenCause,
} from './circuit.ts';
import type { Deadline } from './deadline.ts';

export type Scope = 'key' | 'host' | 'request';

export interface SentRequest {
  readonly row: number;
  /** Names the concrete request: a digest, so that no identifier is stored. Not asked for while nothing has failed. */
  readonly request: string;
  /** When it left, by `Clock.elapsed`. */
  readonly sentAt: number;
}

export interface Open {
  readonly leftMs: number;
  readonly cause: OpenCause;
}

export interface CallFailure {
  readonly scope: Scope;
  readonly cause: string;
  readonly atLeastMs: number;
}

interface Dependencies {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export class Circuits {
  readonly #dependencies: Dependencies;
  readonly #wide: Record<Exclude<Scope, 'request'>, Circuit> = { key: CLOSED, host: CLOSED };
  readonly #requests = new LRUCache<string, Circuit>({ max: 10_000 });
  readonly #alerts = new Set<string>();
  #probe: Promise<void> | null = null;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether nothing at all has failed, so that any request may be sent. */
  get allClosed(): boolean {
    const { key, host } = this.#wide;
    return key === CLOSED && host === CLOSED && this.#requests.size === 0;
  }

  /** Why and for how long this request may not be sent, or null. */
  openFor(request: string): Open | null {
    const now = this.#dependencies.clock.elapsed();
    const { key, host } = this.#wide;
    const own = this.#requests.get(request) ?? CLOSED;
    const [longest] = [key, host, own].sort((a, b) => b.openUntil - a.openUntil);
    if (!longest || longest.openUntil <= now) return null;
    return { leftMs: longest.openUntil - now, cause: longest.cause };
  }

  /**
   * Resolves when a request may find out by itself whether what failed works again, or when nothing has failed; with what to call when
   * it is back. While one finds out, the others wait. Null when the deadline came first.
   */
  async turn(until: Deadline): Promise<(() => void) | null> {
    while (this.recovers && this.#probe) {
      await until.unlessPassed(this.#probe);
      if (until.passed) return null;
    }
    if (!this.recovers) return () => undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#probe = promise;
    return () => {
      this.#probe = null;
      resolve();
    };
  }

  /** Whether what has failed for all has yet to be found to work again; a request needs a turn then. */
  get recovers(): boolean {
    const { key, host } = this.#wide;
    return key.failures > 0 || host.failures > 0;
  }

  /**
   * Notes a failure. Returns how many milliseconds the request may not be sent. A failure of the key or of the host is one of the
   * request as well: what else works in between does not make its own back-off start anew.
   */
  failed(sent: SentRequest, { scope, cause, atLeastMs }: CallFailure): number {
    const failure: FailureSeen = {
      ...{ sentAt: sent.sentAt, now: this.#dependencies.clock.elapsed(), atLeastMs },
      cause: scope === 'key' ? 'busy' : 'unreachable',
    };
    const alone = scope === 'request' || seeded('back-off-starts-anew');
    const scopes: readonly Scope[] = alone ? [scope] : [scope, 'request'];
    const failed = scopes.map((one) => ({ one, ...this.#worse(one, sent.request, failure) }));
    // One alert an outage, of the widest scope that reached the threshold.
    const widest = failed.find(({ after }) => after.failures >= FAILURE_THRESHOLD);
    if (widest && widest.before.failures < FAILURE_THRESHOLD) {
      const { failures } = widest.after;
      this.#alert(alertOf(widest.one, sent.row), { row: sent.row, cause, failures });
    }
    return this.openFor(sent.request)?.leftMs ?? 0;
  }

  /** The host answered, whatever it said; `rate-limited` when it turned the key away, `success` when the request worked. */
  answered(sent: SentRequest, how: 'rate-limited' | 'accepted' | 'success'): void {
    this.#recover('host', sent);
    if (how !== 'rate-limited') this.#recover('key', sent);
    if (how !== 'success') return;
    this.#recover('request', sent);
    this.#end(`denied ${sent.row}`, sent.row);
  }

  /** The brand may not use this row: one alert, until the row answers again. */
  denied(row: number): void {
    this.#alert(`denied ${row}`, { row, cause: 'denied', failures: 1 });
  }

  #worse(scope: Scope, request: string, failure: FailureSeen): { before: Circuit; after: Circuit } {
    const before = this.#of(scope, request);
    const after = afterFailure(before, failure);
    this.#set(scope, request, after);
    return { before, after };
  }

  #recover(scope: Scope, sent: SentRequest): void {
    const isClosed = scope === 'request' ? this.#requests.size === 0 : this.#wide[scope] === CLOSED;
    const before = isClosed ? CLOSED : this.#of(scope, sent.request);
    const after = afterSuccess(before, sent.sentAt);
    if (after !== before) this.#set(scope, sent.request, after);
    if (after === CLOSED) this.#end(alertOf(scope, sent.row), sent.row);
  }

  #of(scope: Scope, request: string): Circuit {
    return scope === 'request' ? (this.#requests.get(request) ?? CLOSED) : this.#wide[scope];
  }

  #set(scope: Scope, request: string, state: Circuit): void {
    if (scope !== 'request') this.#wide[scope] = state;
    else if (state === CLOSED) this.#requests.delete(request);
    else this.#requests.set(request, state);
  }

  #alert(name: string, outage: { row: number; cause: string; failures: number }): void {
    if (this.#alerts.has(name)) return;
    this.#alerts.add(name);
    this.#dependencies.telemetry.outageNoticed(outage);
  }

  #end(name: string, row: number): void {
    if (this.#alerts.size === 0) return;
    if (this.#alerts.delete(name)) this.#dependencies.telemetry.outageEnded({ row });
  }
}

const alertOf = (scope: Scope, row: number): string =>
  scope === 'request' ? `request ${row}` : scope;
