/*
 * Ledger: every attempt on the wire, every effect, and every callback. The judge of all tests.
 *
 * Owns   the order of what happened; nothing is ever taken out, but by a reset.
 * Never  keeps a PIN in clear.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from './clock.ts';

export interface Attempt {
  readonly seq: number;
  readonly at: number;
  readonly row: number;
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
  /** 0 while it is not answered, and for good when the connection was cut. */
  status: number;
  fault: string | null;
  readonly customerId: string | null;
  readonly transactionId: string | null;
  readonly clientAccountId: string | null;
  readonly body: unknown;
}

export interface Effect {
  readonly seq: number;
  readonly at: number;
  readonly row: number;
  readonly effect: string;
  readonly customerId: string | null;
  readonly transactionId: string | null;
  readonly clientAccountId: string | null;
  /** Of money: dollars with tax. Of an order what it costs, whether or not it is paid in the end. */
  readonly amount: number | null;
  /** The attempt that caused it; null for what nobody asked for on the wire. */
  readonly attemptSeq: number | null;
}

/** The attempt on the wire behind what happens, however much later. */
export interface Cause {
  readonly row: number;
  readonly attemptSeq: number;
}

export interface CallbackAttempt {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly url: string;
  readonly attempt: number;
  /** HTTP status of the brand, 0 when there was none. */
  readonly status: number;
  /** `failed` is any answer but 2xx, `silent` none within ten seconds, `unreachable` no connection, `lost` never sent. */
  readonly outcome: 'delivered' | 'failed' | 'silent' | 'unreachable' | 'lost';
  /** Not the platform's own: the operator asked for it, and nothing in it need be true. */
  readonly forged: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

type New<T> = Omit<T, 'seq' | 'at'>;

export class Ledger {
  readonly #clock: Clock;
  attempts: Attempt[] = [];
  effects: Effect[] = [];
  callbacks: CallbackAttempt[] = [];
  /** What this simulator said although the contract does not allow it; a test expects none. */
  breaches: string[] = [];
  #seq = 0;
  readonly #causes = new AsyncLocalStorage<Cause | null>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Why what happens now does. */
  get cause(): Cause | null {
    return this.#causes.getStore() ?? null;
  }

  /** Whatever the work does, and whatever it puts on the agenda, is because of this attempt. */
  within<T>(cause: Cause | null, work: () => T): T {
    return this.#causes.run(cause, work);
  }

  attempt(attempt: New<Attempt>): Attempt {
    const noted = { ...this.#stamp(), ...attempt, body: redacted(attempt.body) };
    this.attempts.push(noted);
    return noted;
  }

  effect(effect: Pick<Effect, 'row' | 'effect'> & Partial<New<Effect>>): void {
    this.effects.push({
      ...this.#stamp(),
      customerId: null,
      transactionId: null,
      clientAccountId: null,
      amount: null,
      attemptSeq: this.cause?.attemptSeq ?? null,
      ...effect,
    });
  }

  callback(callback: New<CallbackAttempt>): void {
    this.callbacks.push({ ...this.#stamp(), ...callback });
  }

  clear(): void {
    this.attempts = [];
    this.effects = [];
    this.callbacks = [];
    this.breaches = [];
    this.#seq = 0;
  }

  #stamp(): { seq: number; at: number } {
    this.#seq += 1;
    return { seq: this.#seq, at: this.#clock.now() };
  }
}

const SECRET: ReadonlySet<string> = new Set(['password', 'otp', 'accountAccessSecreteKey']);

function redacted(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, SECRET.has(name) ? '[secret]' : value]),
  );
}
