/*
 * Telemetry: one function per thing worth counting or logging.
 *
 * Owns   every log line and every metric of the gateway, and the rule of what may stand in them.
 * Gives  functions in the past tense; callers name facts, never log levels or metric names.
 * Never  takes a free text, a body, a URL, a token or a subscriber identifier: only rows, codes, counts and our own random ids.
 *
 * Helpers never throw. Labels are of low cardinality: a row of the endpoint index, a code, a kind.
 */
import { pino, type Logger } from 'pino';
import { Counter, Gauge, Registry } from 'prom-client';
import { hours } from './clock.ts';
import type { ErrorCode } from './errors.ts';
import type { OperationId } from './ids.ts';
import type { Priority } from './datasources/wire/call-budget.ts';
import { CallbackMetrics } from './metrics/callbacks.ts';
import { DocumentMetrics } from './metrics/documents.ts';
import { GraphqlMetrics, type GraphqlAnswer } from './metrics/graphql.ts';
import { OperationMetrics } from './metrics/operations.ts';
import { GuessMetrics, type GuessSeen } from './metrics/guesses.ts';
import { PeerMetrics, type PeerCounts, type PeerCut } from './metrics/peers.ts';
import { processMetrics } from './metrics/process.ts';
import { StateMetrics, type StateSource } from './metrics/state.ts';
import { StoreMetrics } from './metrics/store.ts';
import { labelsOf, NO_ENDPOINT, UpstreamMetrics } from './metrics/upstream.ts';
import { ownFrames } from './own-frames.ts';
import { currentRequestId } from './request-id.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Where a log line goes; standard output when absent. Tests and the canary test collect here. */
export interface LogSink {
  write(line: string): void;
}

const ALERT_EVERY_MS = hours(1);

export interface OperationMove {
  readonly id: OperationId;
  readonly kind: string;
  readonly revision: number;
  readonly status: string;
}

export class Telemetry {
  readonly metrics = new Registry();
  readonly #log: Logger;

  readonly #upstream = new UpstreamMetrics(this.metrics);
  readonly #graphql = new GraphqlMetrics(this.metrics);
  readonly #peers = new PeerMetrics(this.metrics);
  readonly #state = new StateMetrics(this.metrics);
  readonly #operations = new OperationMetrics(this.metrics);
  readonly #documents = new DocumentMetrics(this.metrics);
  readonly #guesses = new GuessMetrics(this.metrics);
  readonly #callbacks = new CallbackMetrics(this.metrics);
  readonly #alerts = this.#counter(
    'reach_alerts_total',
    'Alerts about outages of the platform and of the sign-in, one per outage.',
    ['row', 'endpoint', 'cause'],
  );
  readonly #errors = this.#counter('reach_graphql_errors_total', 'Errors shown to clients.', [
    'code',
  ]);
  readonly #degraded = new Gauge({
    ...{ name: 'reach_degraded', help: 'What does not work although the gateway serves, 1 each.' },
    ...{ labelNames: ['reason'], registers: [this.metrics] },
  });
  readonly #streams = new Gauge({
    ...{ name: 'reach_streams', help: 'Open subscriptions.', registers: [this.metrics] },
  });

  /** What is told of the store's files, keys and audit trail. */
  readonly store: StoreMetrics;
  #signInKeysFailing = false;
  readonly #alertedAt = new Map<string, number>();

  constructor(level: LogLevel, sink?: LogSink) {
    const options = {
      level,
      base: { service: 'reach-gateway' },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: inRequest,
    };
    this.#log = sink ? pino(options, sink) : pino(options);
    this.store = new StoreMetrics(this.#log, this.metrics);
  }

  #counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.metrics] });
  }

  /** Where the gauges of state are read from; null when there is nothing to read any more. */
  stateFrom(source: StateSource | null): void {
    this.#state.from(source);
  }

  /** Where the gauges of connections are read from. */
  peersFrom(counts: () => PeerCounts): void {
    this.#peers.from(counts);
  }

  /** All metrics, as Prometheus reads them. */
  async exposition(): Promise<string> {
    await this.#state.refresh();
    return Registry.merge([this.metrics, processMetrics()]).metrics();
  }

  gatewayStarted(where: { port: number; adminPort: number }): void {
    this.#log.info(where, 'gateway started');
  }

  /** A variable that is set, looks like a setting, and is read by nothing. */
  settingUnknown(setting: { name: string; meant: string | null }): void {
    this.#log.warn(setting, 'unknown setting');
  }

  /** A request said that it was forwarded, although no proxy is trusted. Told once. */
  forwardedIgnored(): void {
    const setting = 'TRUSTED_PROXY_HOPS';
    this.#log.warn({ setting }, `forwarded headers are ignored while ${setting} is 0`);
  }

  /** A client was cut off, or turned away before it could ask. */
  peerCut(reason: PeerCut): void {
    this.#peers.cut(reason);
    this.#log.debug({ reason }, 'client cut off');
  }

  gatewayStopped(): void {
    this.#log.info('gateway stopped');
  }

  /** `outcome` is the HTTP status, or `timeout`, `refused`, `cut`, `cut-repeated` (a read that was sent once more), `circuit-open` (not sent during a back-off), `no-turn` (not sent for want of a turn). */
  upstreamAnswered(call: { row: number; outcome: string; ms: number }): void {
    this.#upstream.answered(call);
    this.#log.debug(call, 'platform answered');
  }

  /** A call has had its turn. */
  callPermitted(call: { priority: Priority; ms: number }): void {
    this.#upstream.queued(call);
  }

  /** A read lost its connection, and is sent once more on a new one. */
  readRepeated(read: { row: number }): void {
    this.#upstream.repeated(read);
    this.#log.info(read, 'platform read repeated on a new connection');
  }

  /** The one alert of an outage: the fifth failure in a row, or an entitlement that is missing. */
  outageNoticed(outage: { row: number; cause: string; failures: number }): void {
    this.#alerts.inc({ ...labelsOf(outage.row), cause: outage.cause });
    this.#log.error({ alert: true, ...outage }, 'platform outage: circuit breaker is open');
  }

  outageEnded(outage: { row: number }): void {
    this.#log.info(outage, 'platform answers again');
  }

  /** A field of an answer was missing, of a wrong type, or held an unknown word. The word itself goes nowhere. */
  driftSeen(drift: { row: number; field: string }): void {
    this.#upstream.drifted(drift);
    this.#log.warn(drift, 'platform answer differs from the contract');
  }

  credentialsRefreshed(result: { ok: boolean }): void {
    this.#log.info(result, 'platform credentials refreshed');
  }

  /** Keys of the brand's sign-in were asked for. While they cannot be had, the last good ones stay in force: one alert. */
  signInKeysFetched({ ok, ageMs }: { ok: boolean; ageMs: number | null }): void {
    const was = this.#signInKeysFailing;
    this.#signInKeysFailing = !ok;
    if (ok && was) this.#log.info('sign-in keys fetched again');
    if (ok || was) return;
    this.#alerts.inc({ ...NO_ENDPOINT, cause: 'sign-in-keys' });
    this.#log.error({ alert: true, ageMs }, 'sign-in keys cannot be fetched');
  }

  degradedSeen(reasons: readonly string[]): void {
    this.#degraded.reset();
    for (const reason of reasons) this.#degraded.set({ reason }, 1);
  }

  callbackKept(callback: { id: string; route: string; again: boolean }): void {
    this.#callbacks.judged(callback.route, callback.again ? 'stored-again' : 'stored');
    this.#log.info(callback, 'callback stored');
  }

  callbackJudged(callback: { id: string; route: string; verdict: string }): void {
    this.#callbacks.judged(callback.route, callback.verdict);
    this.#log.info(callback, 'callback processed');
  }

  /** A callback that nothing can be made of. It is stored, and can be replayed once it is understood. One alert an hour. */
  callbackUnreadable(callback: { id: string; route: string }): void {
    this.#log.error({ alert: this.#hourly('unreadable'), ...callback }, 'callback cannot be read');
  }

  /** Callbacks that nobody knows were removed, the oldest first, since there are too many. One alert an hour. */
  inboxTrimmed(trimmed: { removed: number }): void {
    this.#log.error({ alert: this.#hourly('inbox'), ...trimmed }, 'unmatched callbacks removed');
  }

  /** True once an hour for each subject of an alert; counted then. */
  #hourly(cause: string): boolean {
    const now = performance.now();
    if (now - (this.#alertedAt.get(cause) ?? -Infinity) < ALERT_EVERY_MS) return false;
    this.#alertedAt.set(cause, now);
    this.#alerts.inc({ ...NO_ENDPOINT, cause });
    return true;
  }

  callbackTurnedAway(callback: { route: string; status: number }): void {
    this.#callbacks.judged(callback.route, `rejected-${callback.status}`);
    this.#log.warn(callback, 'callback rejected');
  }

  /** A device change that no operation explains may be a line taken over. */
  deviceChanged(change: { id: string; expected: boolean; certainty: string }): void {
    this.#callbacks.deviceChanged(change);
    if (change.expected) this.#log.info(change, 'device changed');
    else this.#log.warn(change, 'device changed unexpectedly');
  }

  /** An attempt at what may be tried a few times only. A lock is somebody who guesses, or who cannot find their code. */
  guessed(seen: GuessSeen): void {
    this.#guesses.guessed(seen);
    if (seen.outcome === 'locked') this.#log.warn(seen, 'attempts locked');
  }

  operationMoved(move: OperationMove): void {
    this.#operations.reached(move);
    this.#log.info(move, 'operation moved');
  }

  /** A person must look at an operation: its outcome is unknown, or something contradicts its end. */
  attentionNeeded(operation: { id: OperationId; kind: string; status: string }): void {
    this.#operations.needsAttention(operation);
    this.#log.error({ alert: true, ...operation }, 'operation needs attention');
  }

  /** An operation that cannot be opened, or whose kind this version does not know. */
  operationSetAside(operation: { id: OperationId }): void {
    this.#operations.setAside();
    this.#log.error({ alert: true, ...operation }, 'operation set aside');
  }

  /** An operation of a client was answered, or its stream has begun. */
  graphqlAnswered(answer: GraphqlAnswer): void {
    this.#graphql.answered(answer);
  }

  documentsCached(cache: { nodes: number }): void {
    this.#documents.cached(cache.nodes);
  }

  documentsRegistered(register: { documents: number }): void {
    this.#documents.registered(register.documents);
    this.#log.info(register, 'documents registered');
  }

  /** A manifest has changed and cannot be used. `why` is a sentence of ours. The documents before stay registered. One alert an hour. */
  documentsRefused(refused: { why: string }): void {
    this.#log.error({ alert: this.#hourly('documents'), ...refused }, 'documents not registered');
  }

  errorShown(shown: { code: ErrorCode | string }): void {
    this.#errors.inc({ code: shown.code });
  }

  /** An unexpected error. Only its class and our own stack frames are logged, since a message may quote a value. */
  defectSeen(where: string, error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    const frames = error instanceof Error ? ownFrames(error) : [];
    this.#log.error({ where, name, frames }, 'defect');
  }

  streamOpened(): void {
    this.#streams.inc();
  }

  streamClosed(): void {
    this.#streams.dec();
  }
}

/** Which request a line belongs to, where it belongs to one. */
function inRequest(): { requestId?: string } {
  const requestId = currentRequestId();
  return requestId === undefined ? {} : { requestId };
}
