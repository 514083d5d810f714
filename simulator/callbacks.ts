/*
 * Callbacks: what the platform tells the brand.
 *
 * Owns   delivery as the guide says (10 s, three retries) and as the fault script says (lost, doubled, early, late).
 * Gives  `settled`, so that virtual time can wait for what is on its way.
 */
import type { Platform } from './platform.ts';
import type { Due } from './world.ts';

export type CallbackType = 'ACTIVATION' | 'PRODUCT_PURCHASE' | 'PURCHASE_SUBSEQUENT';
export type CallbackBody = Readonly<Record<string, unknown>> & { readonly type: CallbackType };

const ROUTE = '/apisvc/v0/notification/callback';
const ANSWER_WITHIN_MS = 10_000;
/** Virtual waits before the three retries; the guide does not state them. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000];
/** In `early` mode the platform tells before it shows: its state can be read this much later. */
export const EARLY_BY_MS = 3_000;

export class Callbacks {
  readonly #platform: Platform;
  url: string;
  #onTheWay = new Set<Promise<void>>();

  constructor(platform: Platform, url: string) {
    this.#platform = platform;
    this.url = url;
  }

  /** Tells the brand that something is over, in the way that the fault script wants. */
  tell(body: CallbackBody): void {
    const { faults, ledger } = this.#platform;
    switch (faults.callbacks) {
      case 'lost':
        ledger.callback({
          type: body.type,
          route: ROUTE,
          attempt: 1,
          status: 0,
          outcome: 'lost',
          body,
        });
        return;
      case 'late':
        this.#later(faults.callbackDelayMs, 0, body);
        return;
      case 'doubled':
        this.#start(body, 0);
        this.#start(body, 0);
        return;
      case 'early':
      case 'normal':
        this.#start(body, 0);
    }
  }

  /** In `early` mode: tells before the request that caused it is answered. */
  async tellEarly(body: CallbackBody): Promise<void> {
    if (this.#platform.faults.callbacks === 'early') await this.#deliver(body, 0);
  }

  /** Sends a callback once more, as a person asks on the control page. */
  resend(seq: number): boolean {
    const found = this.#platform.ledger.callbacks.find((one) => one.seq === seq);
    if (found) this.#start(found.body as CallbackBody, 0);
    return found !== undefined;
  }

  /** A retry or a late delivery that is due. */
  readonly due = ({ id, turn }: Due): void => this.#start(JSON.parse(id) as CallbackBody, turn);

  async settled(): Promise<void> {
    while (this.#onTheWay.size > 0) await Promise.all(this.#onTheWay);
  }

  #start(body: CallbackBody, attempt: number): void {
    const delivery = this.#deliver(body, attempt).finally(() => this.#onTheWay.delete(delivery));
    this.#onTheWay.add(delivery);
  }

  async #deliver(body: CallbackBody, attempt: number): Promise<void> {
    const status = await this.#post(body);
    const delivered = status >= 200 && status < 300;
    this.#platform.ledger.callback({
      ...{ type: body.type, route: ROUTE, attempt: attempt + 1, status, body },
      outcome: delivered ? 'delivered' : 'failed',
    });
    const retryAfter = RETRY_AFTER_MS[attempt];
    if (!delivered && retryAfter !== undefined) this.#later(retryAfter, attempt + 1, body);
  }

  #later(inMs: number, attempt: number, body: CallbackBody): void {
    this.#platform.later(inMs, { what: 'callback', id: JSON.stringify(body), turn: attempt });
  }

  async #post(body: CallbackBody): Promise<number> {
    try {
      const response = await fetch(`${this.url}${ROUTE}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}
