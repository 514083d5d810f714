/*
 * Cool-downs: what must wait, and who has been told.
 *
 * Owns   three scopes: the API key (429), the host (no connection) and the concrete request (everything else).
 * Gives  how long a request may not be sent yet, and one alert per outage. A wait is a duration: no jump of the time of day makes it longer.
 * Never  sleeps; whoever is held plans the next attempt.
 *
 * An outage of requests is one per row, however many concrete requests of that row fail.
 */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Telemetry } from '../../telemetry.ts';
import { afterFailure, afterSuccess, LAST_STRAW, REST, type CoolDown } from './cool-down.ts';

export type Scope = 'key' | 'host' | 'request';
export type HoldCause = 'busy' | 'unreachable';

export interface Asking {
  readonly row: number;
  /** Names the concrete request: a digest, so that no identifier is kept. */
  readonly request: string;
  /** When it left, by `Clock.elapsed`. */
  readonly sentAt: number;
}

export interface Hold {
  readonly leftMs: number;
  readonly cause: HoldCause;
}

export interface Trouble {
  readonly scope: Scope;
  readonly cause: string;
  readonly atLeastMs: number;
}

interface Ports {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export class CoolDowns {
  readonly #ports: Ports;
  readonly #wide: Record<Exclude<Scope, 'request'>, CoolDown> = { key: REST, host: REST };
  readonly #requests = new LRUCache<string, CoolDown>({ max: 10_000 });
  readonly #alerts = new Set<string>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Why and for how long this request may not be sent, or null. */
  holdOn(request: string): Hold | null {
    const now = this.#ports.clock.elapsed();
    const { key, host } = this.#wide;
    const own = this.#requests.get(request) ?? REST;
    const holds: readonly Hold[] = [
      { leftMs: key.until - now, cause: 'busy' },
      { leftMs: host.until - now, cause: 'unreachable' },
      { leftMs: own.until - now, cause: 'unreachable' },
    ];
    return holds.filter(({ leftMs }) => leftMs > 0).sort((a, b) => b.leftMs - a.leftMs)[0] ?? null;
  }

  /** Notes a failure. Returns how many milliseconds the request may not be sent. */
  failed(asking: Asking, { scope, cause, atLeastMs }: Trouble): number {
    const before = this.#of(scope, asking.request);
    const now = this.#ports.clock.elapsed();
    const after = afterFailure(before, { sentAt: asking.sentAt, now, atLeastMs });
    this.#set(scope, asking.request, after);
    if (after.failures === LAST_STRAW && before.failures < LAST_STRAW) {
      this.#alert(alertOf(scope, asking.row), { row: asking.row, cause, failures: after.failures });
    }
    return Math.max(after.until - now, 0);
  }

  /** The host answered, whatever it said; `taken` when it also did not turn the key away, `fine` when all is well. */
  answered(asking: Asking, how: 'turned-away' | 'accepted' | 'fine'): void {
    this.#recover('host', asking);
    if (how !== 'turned-away') this.#recover('key', asking);
    if (how !== 'fine') return;
    this.#recover('request', asking);
    this.#end(`denied ${asking.row}`, asking.row);
  }

  /** The brand may not use this row: told once, until the row answers again. */
  denied(row: number): void {
    this.#alert(`denied ${row}`, { row, cause: 'denied', failures: 1 });
  }

  #recover(scope: Scope, asking: Asking): void {
    const before = this.#of(scope, asking.request);
    const after = afterSuccess(before, asking.sentAt);
    if (after !== before) this.#set(scope, asking.request, after);
    if (after === REST) this.#end(alertOf(scope, asking.row), asking.row);
  }

  #of(scope: Scope, request: string): CoolDown {
    return scope === 'request' ? (this.#requests.get(request) ?? REST) : this.#wide[scope];
  }

  #set(scope: Scope, request: string, state: CoolDown): void {
    if (scope !== 'request') this.#wide[scope] = state;
    else if (state === REST) this.#requests.delete(request);
    else this.#requests.set(request, state);
  }

  #alert(name: string, outage: { row: number; cause: string; failures: number }): void {
    if (this.#alerts.has(name)) return;
    this.#alerts.add(name);
    this.#ports.telemetry.outageNoticed(outage);
  }

  #end(name: string, row: number): void {
    if (this.#alerts.delete(name)) this.#ports.telemetry.outageEnded({ row });
  }
}

const alertOf = (scope: Scope, row: number): string =>
  scope === 'request' ? `request ${row}` : scope;
