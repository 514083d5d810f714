/*
 * Circuits: the circuit breakers in front of the platform, and the alerts about them.
 *
 * Owns   three scopes: the API key (429, its rate limit), the host (no connection) and the concrete request (everything else).
 * Gives  how long a request may not be sent yet, and one alert per outage. A back-off is a duration: no jump of the clock makes it longer.
 * Never  sleeps and never retries; the caller schedules the next attempt.
 *
 * An outage of requests is one per row, however many concrete requests of that row fail.
 */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Telemetry } from '../../telemetry.ts';
import { afterFailure, afterSuccess, FAILURE_THRESHOLD, CLOSED, type Circuit } from './circuit.ts';

export type Scope = 'key' | 'host' | 'request';
export type OpenCause = 'busy' | 'unreachable';

export interface SentRequest {
  readonly row: number;
  /** Names the concrete request: a digest, so that no identifier is stored. */
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

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Why and for how long this request may not be sent, or null. */
  openFor(request: string): Open | null {
    const now = this.#dependencies.clock.elapsed();
    const { key, host } = this.#wide;
    const own = this.#requests.get(request) ?? CLOSED;
    const open: readonly Open[] = [
      { leftMs: key.openUntil - now, cause: 'busy' },
      { leftMs: host.openUntil - now, cause: 'unreachable' },
      { leftMs: own.openUntil - now, cause: 'unreachable' },
    ];
    return open.filter(({ leftMs }) => leftMs > 0).sort((a, b) => b.leftMs - a.leftMs)[0] ?? null;
  }

  /** Notes a failure. Returns how many milliseconds the request may not be sent. */
  failed(sent: SentRequest, { scope, cause, atLeastMs }: CallFailure): number {
    const before = this.#of(scope, sent.request);
    const now = this.#dependencies.clock.elapsed();
    const after = afterFailure(before, { sentAt: sent.sentAt, now, atLeastMs });
    this.#set(scope, sent.request, after);
    if (after.failures === FAILURE_THRESHOLD && before.failures < FAILURE_THRESHOLD) {
      this.#alert(alertOf(scope, sent.row), { row: sent.row, cause, failures: after.failures });
    }
    return Math.max(after.openUntil - now, 0);
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

  #recover(scope: Scope, sent: SentRequest): void {
    const before = this.#of(scope, sent.request);
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
    if (this.#alerts.delete(name)) this.#dependencies.telemetry.outageEnded({ row });
  }
}

const alertOf = (scope: Scope, row: number): string =>
  scope === 'request' ? `request ${row}` : scope;
