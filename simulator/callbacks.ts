/*
 * Callbacks: what the platform tells the brand.
 *
 * Owns   delivery as the guide says (10 s, three retries) and as the fault script says (lost, doubled, early, late).
 * Gives  `settled`, so that virtual time can wait for what is on its way.
 * Never  says what the contract does not allow without noting it in the ledger.
 */
import type { CallbackMode } from './faults.ts';
import { InFlight } from './in-flight.ts';
import type { CallbackAttempt } from './ledger.ts';
import type { Platform } from './platform.ts';
import type { Due } from './world.ts';

export type CallbackBody = Readonly<Record<string, unknown>> & { readonly type: string };

const ROUTE = '/apisvc/v0/notification/callback';
/** Of real time: the only wait that virtual time does not govern. */
const ANSWER_WITHIN_MS = 10_000;
/** Virtual waits before the three retries; the guide does not state them. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000];
/** In `early` mode the platform tells before it shows: its state can be read this much later. */
export const EARLY_BY_MS = 3_000;

type Delivery = Pick<CallbackAttempt, 'status' | 'outcome'>;

export class Callbacks {
  readonly #platform: Platform;
  url: string;
  readonly #onTheWay = new InFlight();

  constructor(platform: Platform, url: string) {
    this.#platform = platform;
    this.url = url;
  }

  is(mode: CallbackMode): boolean {
    return this.#platform.faults.callbacks.has(mode);
  }

  /** Tells the brand that something is over, in the way that the fault script wants. */
  tell(body: CallbackBody): void {
    const { contract, ledger } = this.#platform;
    ledger.breaches.push(...contract.eventErrors(body.type, body));
    if (this.is('lost')) return this.#note(body, 0, { status: 0, outcome: 'lost' });
    const inMs = this.is('late') ? this.#platform.faults.callbackDelayMs : 0;
    for (let copies = this.is('doubled') ? 2 : 1; copies > 0; copies -= 1) {
      if (inMs > 0) this.#later(inMs, 0, body);
      else this.#start(body, 0);
    }
  }

  /** In `early` mode: tells before the request that caused it is answered. */
  async tellEarly(body: CallbackBody): Promise<void> {
    if (!this.is('early') || this.is('lost')) return;
    this.tell(body);
    await this.settled();
  }

  /** Sends a callback once more, as a person asks on the control page. */
  resend(seq: number): boolean {
    const found = this.#platform.ledger.callbacks.find((one) => one.seq === seq);
    if (found) this.#start({ ...found.body, type: found.type }, 0);
    return found !== undefined;
  }

  /** A retry or a late delivery that is due. */
  readonly due = ({ id, turn }: Due): void => this.#start(JSON.parse(id) as CallbackBody, turn);

  settled(): Promise<void> {
    return this.#onTheWay.settled();
  }

  #start(body: CallbackBody, attempt: number): void {
    void this.#onTheWay.run(this.#deliver(body, attempt));
  }

  async #deliver(body: CallbackBody, attempt: number): Promise<void> {
    const delivery = await this.#post(body);
    if (this.#platform.ending.aborted) return;
    this.#note(body, attempt, delivery);
    const retryAfter = RETRY_AFTER_MS[attempt];
    if (delivery.outcome !== 'delivered' && retryAfter !== undefined)
      this.#later(retryAfter, attempt + 1, body);
  }

  #note(body: CallbackBody, attempt: number, delivery: Delivery): void {
    const { type } = body;
    const url = this.#address();
    this.#platform.ledger.callback({ type, url, attempt: attempt + 1, ...delivery, body });
  }

  #later(inMs: number, attempt: number, body: CallbackBody): void {
    this.#platform.later(inMs, { what: 'callback', id: JSON.stringify(body), turn: attempt });
  }

  #address(): string {
    return `${this.url.replace(/\/$/, '')}${ROUTE}`;
  }

  async #post(body: CallbackBody): Promise<Delivery> {
    const deadline = AbortSignal.timeout(ANSWER_WITHIN_MS);
    try {
      const response = await fetch(this.#address(), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.any([deadline, this.#platform.ending]),
      });
      await response.arrayBuffer();
      return { status: response.status, outcome: response.ok ? 'delivered' : 'failed' };
    } catch {
      return { status: 0, outcome: deadline.aborted ? 'silent' : 'unreachable' };
    }
  }
}
