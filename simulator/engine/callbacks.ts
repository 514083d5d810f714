/*
 * Callbacks: what the platform tells the brand.
 *
 * Owns   delivery as the guide says (10 s, three retries) and as the fault script says (lost, doubled, early, late,
 *        reordered).
 * Gives  `settled`, so that virtual time can wait for what is on its way.
 * Never  says what the contract does not allow without noting it in the ledger; a forged callback may say anything.
 */
import { text, type Body } from './body.ts';
import type { Contract } from './contract.ts';
import type { CallbackMode, Faults } from './faults.ts';
import { InFlight } from './in-flight.ts';
import type { CallbackAttempt, Ledger } from './ledger.ts';
import type { Due } from './world.ts';

export type CallbackBody = Body & { readonly type: string };

/** Where a callback goes that the contract does not know: only a forged one is such. */
const ROUTE = '/apisvc/v0/notification/callback';
/** Of real time: the only wait that virtual time does not govern. */
const ANSWER_WITHIN_MS = 10_000;
/** Virtual waits before the three retries; the guide does not state them. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000];
/** In `early` mode the platform tells before it shows: its state can be read this much later. */
export const EARLY_BY_MS = 3_000;
/** In `reordered` mode a callback waits so long for a second one that overtakes it. */
const OVERTAKEN_WITHIN_MS = 2 * 60_000;

/** What callbacks need of the platform that they belong to. */
interface Sender {
  readonly contract: Contract;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly world: { due: Due[] };
  readonly ending: AbortSignal;
  later(inMs: number, due: Pick<Due, 'what' | 'id' | 'turn'>): void;
}

type Delivery = Pick<CallbackAttempt, 'status' | 'outcome'>;
type Noted = Pick<CallbackAttempt, 'attempt' | 'forged'> & Delivery;

export class Callbacks {
  readonly #platform: Sender;
  url: string;
  readonly #onTheWay = new InFlight();

  constructor(platform: Sender, url: string) {
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
    if (this.is('lost'))
      return this.#note(body, { attempt: 1, forged: false, status: 0, outcome: 'lost' });
    if (this.is('late')) {
      const { callbackDelayMs } = this.#platform.faults;
      return void this.#copies(() => this.#later(callbackDelayMs, 0, body));
    }
    if (this.is('reordered')) this.#reorder(body);
    else void this.#onTheWay.run(this.#send([body]));
  }

  /** In `early` mode: tells before the request that caused it is answered. */
  async tellEarly(body: CallbackBody): Promise<void> {
    if (!this.is('early') || this.is('lost')) return;
    this.tell(body);
    await this.settled();
  }

  /** Sends a body as it is given, true or not: nothing else happens, and it comes once. */
  forge(body: Body): void {
    void this.#onTheWay.run(
      this.#post(body).then((delivery) =>
        this.#note(body, { attempt: 1, forged: true, ...delivery }),
      ),
    );
  }

  /** Sends a callback once more, as a person asks on the control page. */
  resend(seq: number): boolean {
    const found = this.#platform.ledger.callbacks.find((one) => one.seq === seq);
    if (found?.forged === true) this.forge(found.body);
    else if (found) this.#start({ ...found.body, type: found.type }, 0);
    return found !== undefined;
  }

  /** A retry or a late delivery that is due. */
  readonly due = ({ id, turn }: Due): void => this.#start(JSON.parse(id) as CallbackBody, turn);

  /** Nothing came that overtakes it. */
  readonly overtakenByNone = ({ id }: Due): void =>
    void this.#onTheWay.run(this.#send([JSON.parse(id) as CallbackBody]));

  settled(): Promise<void> {
    return this.#onTheWay.settled();
  }

  /** The first of two waits for the second, and comes after it. */
  #reorder(body: CallbackBody): void {
    const { world } = this.#platform;
    const waiting = world.due.find(({ what }) => what === 'callback-overtaken');
    world.due = world.due.filter((one) => one !== waiting);
    const id = JSON.stringify(body);
    if (waiting)
      void this.#onTheWay.run(this.#send([body, JSON.parse(waiting.id) as CallbackBody]));
    else this.#platform.later(OVERTAKEN_WITHIN_MS, { what: 'callback-overtaken', id, turn: 0 });
  }

  /** One after the other, and the copies of each at once. */
  async #send(bodies: readonly CallbackBody[]): Promise<void> {
    for (const body of bodies) await Promise.all(this.#copies(() => this.#deliver(body, 0)));
  }

  #copies<T>(make: () => T): readonly T[] {
    return Array.from({ length: this.is('doubled') ? 2 : 1 }, make);
  }

  #start(body: CallbackBody, attempt: number): void {
    void this.#onTheWay.run(this.#deliver(body, attempt));
  }

  async #deliver(body: CallbackBody, retries: number): Promise<void> {
    const delivery = await this.#post(body);
    if (this.#platform.ending.aborted) return;
    this.#note(body, { attempt: retries + 1, forged: false, ...delivery });
    const retryAfter = RETRY_AFTER_MS[retries];
    if (delivery.outcome !== 'delivered' && retryAfter !== undefined)
      this.#later(retryAfter, retries + 1, body);
  }

  #note(body: Body, noted: Noted): void {
    this.#platform.ledger.callback({
      type: text(body, 'type'),
      url: this.#address(body),
      ...noted,
      body,
    });
  }

  #later(inMs: number, attempt: number, body: CallbackBody): void {
    this.#platform.later(inMs, { what: 'callback', id: JSON.stringify(body), turn: attempt });
  }

  #address(body: Body): string {
    const path = this.#platform.contract.eventPath(text(body, 'type')) ?? ROUTE;
    return `${this.url.replace(/\/$/, '')}${path}`;
  }

  async #post(body: Body): Promise<Delivery> {
    const deadline = AbortSignal.timeout(ANSWER_WITHIN_MS);
    try {
      const response = await fetch(this.#address(body), {
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
