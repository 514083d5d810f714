/*
 * Platform: every call to Reach goes through here.
 *
 * Owns   the order: cool-down, auth header, deadline, send, size limit, HTTP status, envelope, parser, drift count.
 * Gives  `read` and `find` for what is shown, `ask` where a refusal is an answer, `change` for everything with an effect.
 * Never  sends a change twice, but once more after the platform turned it away unprocessed for stale credentials.
 *
 * The effect class of the row decides which of them may be used; the HTTP method says nothing (Q13).
 */
import type { Activity } from '../../activity.ts';
import type { Clock } from '../../clock.ts';
import { GatewayError, type Problem } from '../../errors.ts';
import type { Telemetry } from '../../telemetry.ts';
import { Attempts, type Outcome, type WireRequest } from './attempt.ts';
import { credentialsFor, NoCredentials, type Credentials } from './auth.ts';
import { customersIn, requestOf, type Call } from './call.ts';
import { CoolDowns } from './cool-downs.ts';
import { endpointOf } from './endpoint.ts';
import { FAILURE_WORDS } from './envelope.ts';
import type { Dialect, PlatformOptions } from './platform-options.ts';
import { problemOf } from './refusal.ts';
import { errorOf, type Settled } from './settled.ts';
import { Transport } from './transport.ts';
import type { DeclineCause } from './verdict.ts';
import { UnreadableAnswer, WireData, type OnDrift } from './wire-record.ts';

export type { Dialect, PlatformOptions } from './platform-options.ts';

/** `Named` is what an answer that says neither yes nor no may name all the same. */
export type Answer<T, Named = NonNullable<T>> =
  | { readonly outcome: 'accepted'; readonly value: T }
  /** Definitive: nothing happened. */
  | { readonly outcome: 'declined'; readonly cause: DeclineCause; readonly problem: Problem }
  /** Provably not processed; it may be sent again at `retryAt` (epoch milliseconds of the clock). */
  | {
      readonly outcome: 'not-processed';
      readonly retryAt: number;
      readonly cause: 'busy' | 'unreachable' | 'credentials';
    }
  /** Bytes may have arrived, the outcome is unknown. */
  | { readonly outcome: 'no-response'; readonly named?: Named };

/** What a read comes to where a refusal is an answer. */
export type Decision<T> = Extract<Answer<T>, { outcome: 'accepted' | 'declined' }>;

interface Ports {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Told whose state a change may touch, before it leaves and when its answer is there. */
  readonly onChange?: (customers: readonly string[]) => void;
}

export type Parse<T> = (data: WireData) => T;

/** What the platform would say of an id that cannot be one, without asking it. */
const NO_SUCH_ID: Settled = {
  is: 'declined',
  cause: 'not-found',
  failure: { message: null, fields: {} },
};

export class Platform {
  readonly dialect: Dialect;
  /** Where it is, as `host` or `host:port`. */
  readonly host: string;
  readonly #options: PlatformOptions;
  readonly #ports: Ports;
  readonly #transport: Transport;
  readonly #attempts: Attempts;
  readonly #credentials: Credentials;

  constructor(options: PlatformOptions, ports: Ports) {
    const {
      apiKey,
      failureWords = FAILURE_WORDS,
      planIdFrom,
      paymentHosts,
      lineStatusCodes,
    } = options;
    this.dialect = { planIdFrom, paymentHosts, lineStatusCodes };
    this.host = new URL(options.url).host;
    this.#options = options;
    this.#ports = ports;
    this.#transport = new Transport(options.url);
    const coolDowns = new CoolDowns(ports);
    this.#attempts = new Attempts({
      ...{ ...ports, transport: this.#transport, coolDowns },
      failureWords: new Set(failureWords.map((word) => word.toUpperCase())),
    });
    this.#credentials = credentialsFor(options.auth, {
      ...ports,
      apiKey,
      attempts: this.#attempts,
    });
  }

  /** Epoch milliseconds of the gateway's clock. */
  now(): number {
    return this.#ports.clock.now();
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /** Reads. Throws a `GatewayError` for everything but a readable answer. */
  async read<T>(row: number, call: Call, parse: Parse<T>): Promise<T> {
    const outcome = await this.#perform(row, call, 'read');
    if (outcome.is !== 'accepted') throw errorOf(outcome, this.now());
    return this.#parsed(row, outcome.data, parse);
  }

  /** Reads what may not exist: null when the platform does not know it. */
  async find<T>(row: number, call: Call, parse: Parse<T>): Promise<T | null> {
    const outcome = await this.#perform(row, call, 'read');
    if (outcome.is === 'declined' && outcome.cause === 'not-found') return null;
    if (outcome.is !== 'accepted') throw errorOf(outcome, this.now());
    return this.#parsed(row, outcome.data, parse);
  }

  /** Reads where a refusal is an answer; throws on the rest. */
  async ask<T>(row: number, call: Call, parse: Parse<T>): Promise<Decision<T>> {
    const outcome = await this.#perform(row, call, 'read');
    if (outcome.is === 'declined') return this.#declined(row, call, outcome);
    if (outcome.is !== 'accepted') throw errorOf(outcome, this.now());
    return { outcome: 'accepted', value: this.#parsed(row, outcome.data, parse) };
  }

  /** Changes something. Never throws for anything that the wire does. */
  async change<T>(row: number, call: Call, parse: Parse<T>): Promise<Answer<T>> {
    const told = customersIn(call);
    const { onChange } = this.#ports;
    onChange?.(told);
    const outcome = await this.#perform(row, call, 'change');
    onChange?.(told);
    switch (outcome.is) {
      case 'accepted':
        return this.#receipt(row, outcome.data, parse);
      case 'declined':
        return this.#declined(row, call, outcome);
      case 'not-processed':
        return { outcome: 'not-processed', retryAt: outcome.retryAt, cause: outcome.cause };
      case 'no-credentials':
        return { outcome: 'not-processed', retryAt: outcome.retryAt, cause: outcome.because };
      case 'undetermined':
        return this.#undetermined(row, outcome.data, parse);
      case 'no-response':
      case 'unreadable':
        return { outcome: 'no-response' };
    }
  }

  #perform(row: number, call: Call, use: 'read' | 'change'): Promise<Settled> {
    const endpoint = endpointOf(row);
    if ((endpoint.effect === 'read') !== (use === 'read')) {
      throw new Error(`Row ${row} has effect ${endpoint.effect}.`);
    }
    const { readTimeoutMs = 4_000, changeTimeoutMs = 7_000 } = this.#options;
    const signal = AbortSignal.timeout(use === 'read' ? readTimeoutMs : changeTimeoutMs);
    const request = requestOf(endpoint, call);
    if (!request) return Promise.resolve(NO_SUCH_ID);
    return this.#ports.activity.run(() => this.#authorized(request, signal));
  }

  /** At most two attempts: the second only when the first was turned away unprocessed. */
  async #authorized(request: WireRequest, signal: AbortSignal): Promise<Settled> {
    let used = '';
    try {
      const first = await this.#once(
        request,
        signal,
        async () => (used = await this.#credentials.header()),
      );
      if (first.is !== 'unauthorized') return this.#noted(request, first);
      const renewed = await this.#credentials.renewed(used);
      const second = await this.#once(request, signal, () => Promise.resolve(renewed));
      if (second.is !== 'unauthorized') return this.#noted(request, second);
      const { status, failure } = second;
      if (status === 403) return this.#noted(request, { is: 'declined', cause: 'denied', failure });
      const retryAt = this.#attempts.notAccepted(request);
      return { is: 'no-credentials', because: 'credentials', retryAt };
    } catch (error) {
      if (!(error instanceof NoCredentials)) throw error;
      return { is: 'no-credentials', because: error.because, retryAt: error.retryAt };
    }
  }

  #once(request: WireRequest, signal: AbortSignal, auth: () => Promise<string>): Promise<Outcome> {
    const headers = async (): Promise<Record<string, string>> => ({
      accept: 'application/json',
      authorization: await auth(),
      'x-api-key': this.#options.apiKey(),
      ...(request.body === null ? {} : { 'content-type': 'application/json' }),
    });
    return this.#attempts.once(request, { headers, signal });
  }

  #noted(request: WireRequest, outcome: Exclude<Outcome, { is: 'unauthorized' }>): Settled {
    if (outcome.is === 'declined' && outcome.cause === 'denied') this.#attempts.denied(request);
    return outcome;
  }

  #declined<T>(
    row: number,
    call: Call,
    outcome: Extract<Settled, { is: 'declined' }>,
  ): Decision<T> {
    const problem = problemOf(outcome, call.fields ?? {}, this.#driftOf(row));
    return { outcome: 'declined', cause: outcome.cause, problem };
  }

  /** A receipt that cannot be read leaves open what happened. */
  #receipt<T>(row: number, data: unknown, parse: Parse<T>): Answer<T> {
    try {
      return { outcome: 'accepted', value: parse(new WireData(data, this.#driftOf(row))) };
    } catch (error) {
      if (error instanceof UnreadableAnswer) return { outcome: 'no-response' };
      throw error;
    }
  }

  /** What it names is a candidate, and no receipt. */
  #undetermined<T>(row: number, data: unknown, parse: Parse<T>): Answer<T> {
    const receipt = this.#receipt(row, data, parse);
    const named = receipt.outcome === 'accepted' ? receipt.value : null;
    return named == null ? { outcome: 'no-response' } : { outcome: 'no-response', named };
  }

  #parsed<T>(row: number, data: unknown, parse: Parse<T>): T {
    try {
      return parse(new WireData(data, this.#driftOf(row)));
    } catch (error) {
      if (!(error instanceof UnreadableAnswer)) throw error;
      throw new GatewayError('PLATFORM_UNREADABLE', { cause: error });
    }
  }

  #driftOf(row: number): OnDrift {
    return (field) => this.#ports.telemetry.driftSeen({ row, field });
  }
}
