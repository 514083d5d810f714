/*
 * State metrics: what is open, waiting and late, read from the store when metrics are scraped.
 *
 * Owns   the gauges of state, and how old they may be: at most a second of real time and of the gateway's.
 * Gives  every process the same figures, before and after a restart; what only one process knows is its own.
 * Never  counts events: a counter forgets with its process. What cannot be read is not shown, and `reach_state_readable` is 0.
 */
import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Load } from '../datasources/wire/call-budget.ts';
import type { StoreCounts } from '../store/counts.ts';

export interface GatewayState {
  readonly counts: StoreCounts;
  /** Events that are stored and that this process has not read yet. */
  readonly tailLag: number;
  /** Milliseconds; null where there are no keys, or where they do not come from the issuer. */
  readonly signInKeysAgeMs: number | null;
  /** Calls to the platform that wait for their turn, and that are under way. */
  readonly calls: Load;
}

export interface StateSource {
  readonly read: () => Promise<GatewayState>;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
}

const MAX_AGE_MS = 1_000;

interface ReadAt {
  readonly real: number;
  readonly elapsed: number;
}

export class StateMetrics {
  readonly #gauges;
  #source: StateSource | null = null;
  #readAt: ReadAt | null = null;
  #reading: Promise<void> | null = null;

  constructor(registry: Registry) {
    this.#gauges = gaugesOf(registry);
  }

  /** Where the state is read from now on; null when the gateway has stopped. */
  from(source: StateSource | null): void {
    this.#source = source;
    this.#readAt = null;
  }

  /** Resolves when the gauges are young enough. Several scrapes at once cost one reading. */
  async refresh(): Promise<void> {
    if (!this.#source || this.#isYoung(this.#source)) return;
    this.#reading ??= this.#read(this.#source).finally(() => (this.#reading = null));
    await this.#reading;
  }

  #isYoung({ clock }: StateSource): boolean {
    if (this.#readAt === null) return false;
    const { real, elapsed } = this.#readAt;
    return performance.now() - real < MAX_AGE_MS && clock.elapsed() - elapsed < MAX_AGE_MS;
  }

  async #read({ read, clock }: StateSource): Promise<void> {
    const at = { real: performance.now(), elapsed: clock.elapsed() };
    const state = await read().catch(() => null);
    for (const gauge of Object.values(this.#gauges)) gauge.reset();
    this.#gauges.readable.set(state ? 1 : 0);
    if (!state) {
      for (const one of PLAIN) this.#gauges[one].remove();
      return;
    }
    this.#readAt = at;
    this.#show(state, clock.now());
  }

  #show({ counts, tailLag, signInKeysAgeMs, calls }: GatewayState, now: number): void {
    const gauges = this.#gauges;
    const secondsSince = (at: number | null): number =>
      at === null ? 0 : Math.max(now - at, 0) / 1_000;
    for (const { kind, status, count, oldestAt } of counts.open) {
      gauges.open.set({ kind, status }, count);
      gauges.oldest.set({ kind, status }, secondsSince(oldestAt));
    }
    for (const { kind, count } of counts.attention) gauges.attention.set({ kind }, count);
    gauges.setAside.set(counts.setAside);
    gauges.scheduleLag.set(secondsSince(counts.nextCheckAt));
    const { waiting, waitingSince, unmatched, malformed } = counts.callbacks;
    for (const [state, count] of Object.entries({ waiting, unmatched, malformed }))
      gauges.callbacks.set({ state }, count);
    gauges.callbackWait.set(secondsSince(waitingSince));
    gauges.tailLag.set(tailLag);
    for (const [priority, count] of Object.entries(calls.waiting))
      gauges.callsWaiting.set({ priority }, count);
    gauges.callsInFlight.set(calls.underWay);
    if (signInKeysAgeMs !== null) gauges.signInKeysAge.set({}, signInKeysAgeMs / 1_000);
    else gauges.signInKeysAge.remove();
  }
}

const PLAIN = [
  'setAside',
  'scheduleLag',
  'callbackWait',
  'tailLag',
  'signInKeysAge',
  'callsInFlight',
] as const;

function gaugesOf(registry: Registry) {
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge<L>({ name: `reach_${name}`, help, labelNames, registers: [registry] });
  return {
    readable: gauge('state_readable', 'Whether the state below could be read from the store.'),
    open: gauge('operations_open', 'Operations that have not ended.', ['kind', 'status']),
    oldest: gauge('operations_oldest_seconds', 'Age of the oldest operation that has not ended.', [
      'kind',
      'status',
    ]),
    attention: gauge('operations_attention', 'Operations that need a person.', ['kind']),
    setAside: gauge('operations_set_aside', 'Operations that this version cannot work on.'),
    scheduleLag: gauge('schedule_lag_seconds', 'How late the most overdue operation is.'),
    callbacks: gauge('callbacks', 'Stored callbacks that wait, or that nobody knows.', ['state']),
    callbackWait: gauge('callbacks_oldest_seconds', 'How long the oldest callback has waited.'),
    tailLag: gauge('event_tail_lag', 'Events that this process has not read yet.'),
    callsWaiting: gauge('upstream_waiting', 'Calls to the platform that wait for their turn.', [
      'priority',
    ]),
    callsInFlight: gauge('upstream_in_flight', 'Calls to the platform that are under way.'),
    signInKeysAge: gauge('sign_in_keys_age_seconds', 'Age of the keys that tokens are checked by.'),
  };
}
