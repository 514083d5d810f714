/*
 * Platform: every call to Reach goes through here.
 *
 * Owns   the order: ids, deadline, the payer’s share, circuit breaker, auth header, call budget, send, size limit, HTTP status, envelope, parser, drift count.
 * Gives  `read` and `find` for what is shown, `ask` where a refusal is an answer, `change` for everything with an effect;
 *        and a view of itself for whoever calls: how urgent it is, by when it must be answered, and who pays.
 * Never  sends a change twice, but once more after the platform turned it away unprocessed for stale credentials; nor lets one leave late.
 *
 * The effect class of the row decides which of them may be used; the HTTP method says nothing (Q13).
 */
import type { Activity } from '../../activity.ts';
import type { Clock } from '../../clock.ts';
import { Budget } from '../../budget.ts';
import { GatewayError, type Problem } from '../../errors.ts';
import type { Telemetry } from '../../telemetry.ts';
import type { CallBudget, Load } from './call-budget.ts';
import { customersIn, requestOf, type Call } from './call.ts';
import { endpointOf } from './endpoint.ts';
import { SHARE_OF_OTHERS } from './governor.ts';
import { limitsOf, type CallView } from './limits.ts';
import type { Vocabulary, PlatformOptions } from './platform-options.ts';
import { problemOf } from './refusal.ts';
import { Sender } from './sender.ts';
import { errorOf, type Settled } from './settled.ts';
import type { DeclineCause } from './verdict.ts';
import { WireData } from './wire-data.ts';
import { UnreadableAnswer, type OnDrift } from './wire-record.ts';

export type { Vocabulary, PlatformOptions } from './platform-options.ts';

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

interface Dependencies {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  readonly budget: CallBudget;
  /** Called with the customers whose state a change may touch, before it leaves and when its answer is there. */
  readonly onChange?: (customers: readonly string[]) => void;
}

export type Parse<T> = (data: WireData) => T;

/** What the platform would say of an id that cannot be one, without asking it. */
const NO_SUCH_ID: Settled = {
  is: 'declined',
  cause: 'not-found',
  failure: { message: null, fields: {} },
};

/** What data sources call. A view of the platform with a deadline is one, too. */
export interface PlatformCalls {
  readonly vocabulary: Vocabulary;
  /** Where it is, as `host` or `host:port`. */
  readonly host: string;
  /** Epoch milliseconds of the gateway's clock. */
  now(): number;
  /** Counts that a field of this row differs from the contract, where only its reader can tell. */
  differs(row: number, field: string): void;
  /** Reads. Throws a `GatewayError` for everything but a readable answer. */
  read<T>(row: number, call: Call, parse: Parse<T>): Promise<T>;
  /** Reads what may not exist: null when the platform does not know it. */
  find<T>(row: number, call: Call, parse: Parse<T>): Promise<T | null>;
  /** Reads where a refusal is an answer; throws on the rest. */
  ask<T>(row: number, call: Call, parse: Parse<T>): Promise<Decision<T>>;
  /** Changes something. Never throws for anything that the wire does. */
  change<T>(row: number, call: Call, parse: Parse<T>): Promise<Answer<T>>;
  /**
   * The same platform, for somebody else. A read for which no time is left, or no call, fails without one; a change for which no
   * time is left is not processed.
   */
  for(view: Partial<CallView>): PlatformCalls;
}

/** What all views of the platform share. */
interface Connection {
  readonly vocabulary: Vocabulary;
  readonly host: string;
  readonly sender: Sender;
  /** What payers have of the calls that everybody's reads share. */
  readonly shares: Budget;
}

/** What a view has of the platform that it was made of. */
interface Shown {
  readonly connection?: Connection;
  readonly view?: CallView;
}

/** Of one payer in all calls: a quarter of what reads may have. */
const SHARE = 0.25 * SHARE_OF_OTHERS;

const OWN: CallView = { deadline: Infinity, priority: 'read', meter: null };

function connectionOf(options: PlatformOptions, dependencies: Dependencies): Connection {
  const { planIdFrom, paymentHosts, lineStatusCodes, url, calls } = options;
  return {
    vocabulary: { planIdFrom, paymentHosts, lineStatusCodes },
    host: new URL(url).host,
    sender: new Sender(options, dependencies),
    shares: new Budget({ perSecond: calls.perSecond * SHARE, burst: 1 }),
  };
}

export class Platform implements PlatformCalls {
  readonly #options: PlatformOptions;
  readonly #dependencies: Dependencies;
  readonly #connection: Connection;
  readonly #view: CallView;

  constructor(options: PlatformOptions, dependencies: Dependencies, shown: Shown = {}) {
    this.#options = options;
    this.#dependencies = dependencies;
    this.#view = shown.view ?? OWN;
    this.#connection = shown.connection ?? connectionOf(options, dependencies);
  }

  get vocabulary(): Vocabulary {
    return this.#connection.vocabulary;
  }

  get host(): string {
    return this.#connection.host;
  }

  for(view: Partial<CallView>): PlatformCalls {
    const shown = { connection: this.#connection, view: { ...this.#view, ...view } };
    return new Platform(this.#options, this.#dependencies, shown);
  }

  now(): number {
    return this.#dependencies.clock.now();
  }

  /** Whether the credentials of the brand are refused, as far as the last calls tell. */
  get credentialsRefused(): boolean {
    return this.#connection.sender.credentialsRefused;
  }

  /** Of its call budget. */
  get load(): Load {
    return this.#dependencies.budget.load();
  }

  differs(row: number, field: string): void {
    this.#driftOf(row)(field);
  }

  close(): Promise<void> {
    return this.#connection.sender.close();
  }

  async read<T>(row: number, call: Call, parse: Parse<T>): Promise<T> {
    const outcome = await this.#perform(row, call, 'read');
    if (outcome.is !== 'accepted') throw errorOf(outcome, this.now());
    return this.#parsed(row, outcome.data, parse);
  }

  async find<T>(row: number, call: Call, parse: Parse<T>): Promise<T | null> {
    const outcome = await this.#perform(row, call, 'read');
    if (outcome.is === 'declined' && outcome.cause === 'not-found') return null;
    if (outcome.is !== 'accepted') throw errorOf(outcome, this.now());
    return this.#parsed(row, outcome.data, parse);
  }

  async ask<T>(row: number, call: Call, parse: Parse<T>): Promise<Decision<T>> {
    const outcome = await this.#perform(row, call, 'read');
    if (outcome.is === 'declined') return this.#declined(row, call, outcome);
    if (outcome.is !== 'accepted') throw errorOf(outcome, this.now());
    return { outcome: 'accepted', value: this.#parsed(row, outcome.data, parse) };
  }

  async change<T>(row: number, call: Call, parse: Parse<T>): Promise<Answer<T>> {
    const customers = customersIn(call);
    const { onChange } = this.#dependencies;
    onChange?.(customers);
    const outcome = await this.#perform(row, call, 'change');
    onChange?.(customers);
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
    const request = requestOf(endpoint, call);
    if (!request) return Promise.resolve(NO_SUCH_ID);
    const limits = limitsOf(use, this.#options, this.#view);
    if (!limits) return Promise.resolve(this.#tooLate());
    if (use === 'read') this.#charge();
    this.#view.meter?.called();
    return this.#dependencies.activity.run(() => this.#connection.sender.send(request, limits));
  }

  /** Throws when this request, or its payer, has had its share. What somebody has looked at never stops what they buy. */
  #charge(): void {
    const { meter, priority } = this.#view;
    if (meter?.mayCall === false) throw new GatewayError('TOO_MANY_CALLS');
    if (!meter?.payer) return;
    const { key, burst } = meter.payer;
    const { shares } = this.#connection;
    shares.check(key, { burst, owed: priority === 'money' ? burst : 0 });
    shares.charge(key, 1, { burst });
  }

  #tooLate(): Settled {
    return { is: 'not-processed', cause: 'unreachable', retryAt: this.now() };
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
    return (field) => this.#dependencies.telemetry.driftSeen({ row, field });
  }
}
