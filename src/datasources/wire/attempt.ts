/*
 * Attempt: one request, from the question whether it may be sent now to what its answer means.
 *
 * Owns   the order circuit breaker, auth header, call budget, send, verdict, and what each verdict does to the circuits.
 * Gives  an `Outcome`; it rejects only when there are no credentials to send with.
 * Never  sends a change again. A read whose connection was cut is sent once more, on a new one: connections are kept, and the far side
 *        may give one up at any time. Sending again after renewed credentials is the sender's decision.
 */
import { hash } from 'node:crypto';
import { seconds, type Clock } from '../../clock.ts';
import type { Telemetry } from '../../telemetry.ts';
import { noteCall } from './call-trace.ts';
import type { CallBudget, Permit } from './call-budget.ts';
import type { OpenCause } from './circuit.ts';
import type { SentRequest, Circuits, CallFailure } from './circuits.ts';
import { endpointOf, type Method } from './endpoint.ts';
import type { Given } from './given.ts';
import type { Limits } from './limits.ts';
import { RepeatBudget } from './repeat-budget.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Delivery, Message, Transport } from './transport.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export interface WireRequest {
  readonly row: number;
  readonly method: Method;
  /** Path and query. */
  readonly path: string;
  readonly body: string | null;
}

export type Outcome =
  | Extract<Verdict, { is: 'accepted' | 'declined' | 'unauthorized' }>
  /** Provably not processed. */
  | { readonly is: 'not-processed'; readonly cause: OpenCause; readonly retryAt: number }
  /** Bytes may have arrived; `unreadable` when an answer came that says nothing. */
  | { readonly is: 'no-response' | 'unreadable'; readonly retryAt: number }
  /** An answer came that says neither yes nor no. */
  | { readonly is: 'undetermined'; readonly data: unknown; readonly retryAt: number };

export interface Sending {
  /** Headers with credentials, asked for only when the request may be sent. */
  readonly headers: () => Given<Message['headers']>;
  readonly limits: Limits;
  /** Whether an answer closes the circuit only when the sender confirms it, with `accepted`. */
  readonly onTrial?: boolean;
}

interface Dependencies {
  readonly transport: Transport;
  readonly budget: CallBudget;
  readonly circuits: Circuits;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Of the envelope, in capitals. */
  readonly failureWords: ReadonlySet<string>;
}

type Permitted = Extract<Permit, { permitted: true }>;

const TOO_LATE: Delivery = { kind: 'not-sent', how: 'timeout' };
const AFTER_500_MS = seconds(5);
/** When to come again for whom one probe took too long. */
const AFTER_PROBE_MS = seconds(1);

export class Attempts {
  readonly #dependencies: Dependencies;
  readonly #repeats = new RepeatBudget();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  async once(request: WireRequest, sending: Sending): Promise<Outcome> {
    const { headers, limits } = sending;
    const open = this.#open(request);
    if (open) return open;
    const { circuits } = this.#dependencies;
    const asked = headers();
    const given = asked instanceof Promise ? await limits.until.unlessPassed(asked) : asked;
    if (!given || limits.until.passed)
      return this.#settled(request, sending, () => Promise.resolve(TOO_LATE));
    if (!circuits.recovers) return this.#inTurn(request, given, sending);
    const back = await circuits.turn(limits.until);
    if (!back) return this.#noTurn(request, AFTER_PROBE_MS);
    try {
      return await this.#inTurn(request, given, sending);
    } finally {
      back();
    }
  }

  async #inTurn(
    request: WireRequest,
    headers: Message['headers'],
    sending: Sending,
  ): Promise<Outcome> {
    const { limits } = sending;
    const permit = await this.#permit(limits);
    if (!permit.permitted) return this.#noTurn(request, permit.retryAfterMs);
    try {
      const { method, path, body } = request;
      const message = { method, path, headers, body };
      // What others learnt while it waited counts for it, too.
      return (
        this.#open(request) ??
        (await this.#settled(request, sending, () =>
          this.#delivered(request.row, message, { ...limits, left: permit.left }),
        ))
      );
    } finally {
      permit.done();
    }
  }

  async #permit({ queue, until, meter }: Limits): Promise<Permit> {
    const { budget, telemetry } = this.#dependencies;
    const { priority, patienceMs } = queue;
    const permit = await budget.permit({ priority, patienceMs, until });
    if (!permit.permitted) return permit;
    meter?.queued(permit.queuedMs);
    telemetry.callPermitted({ priority, ms: permit.queuedMs });
    return permit;
  }

  #open(request: WireRequest): Outcome | null {
    const { clock, circuits, telemetry } = this.#dependencies;
    const open = circuits.allClosed ? null : circuits.openFor(nameOf(request));
    if (!open) return null;
    noteCall({ row: request.row, result: 'circuit-open' });
    telemetry.upstreamAnswered({ row: request.row, outcome: 'circuit-open', ms: 0 });
    return { is: 'not-processed', cause: open.cause, retryAt: clock.now() + open.leftMs };
  }

  #noTurn({ row }: WireRequest, retryAfterMs: number): Outcome {
    const { clock, telemetry } = this.#dependencies;
    noteCall({ row, result: 'no-turn' });
    telemetry.upstreamAnswered({ row, outcome: 'no-turn', ms: 0 });
    return { is: 'not-processed', cause: 'busy', retryAt: clock.now() + retryAfterMs };
  }

  async #settled(
    request: WireRequest,
    { limits, onTrial = false }: Sending,
    send: () => Promise<Delivery>,
  ): Promise<Outcome> {
    const { circuits, telemetry } = this.#dependencies;
    const sent = this.#sentNow(request);
    const startedAt = performance.now();
    const delivery = await send();
    const ms = Math.round(performance.now() - startedAt);
    const result = labelOf(delivery);
    noteCall({ row: request.row, result });
    telemetry.upstreamAnswered({ row: request.row, outcome: result, ms });
    const outcome = this.#outcomeOf(sent, delivery, limits);
    if (!onTrial && isSuccess(outcome)) circuits.answered(sent, 'success');
    return outcome;
  }

  async #delivered(
    row: number,
    message: Message,
    limits: Limits & Pick<Permitted, 'left'>,
  ): Promise<Delivery> {
    const { transport, telemetry } = this.#dependencies;
    const delivery = await transport.send(message, limits);
    this.#repeats.called();
    const isCut = delivery.kind === 'lost' && delivery.how === 'cut';
    if (!isCut || endpointOf(row).effect !== 'read' || !this.#repeats.take()) return delivery;
    const permit = await this.#permit(limits);
    if (!permit.permitted) return delivery;
    telemetry.readRepeated({ row });
    const again = { ...limits, left: permit.left };
    return transport.send(message, again, 'new').finally(permit.done);
  }

  /** Notes that an answer on trial was a success. */
  accepted(request: WireRequest): void {
    this.#dependencies.circuits.answered(this.#sentNow(request), 'success');
  }

  /** Notes that the credentials were not accepted, also not after they were renewed. Returns when to try again. */
  notAccepted(request: WireRequest): number {
    const failure: CallFailure = { scope: 'request', cause: 'credentials', atLeastMs: 0 };
    return this.#failed(this.#sentNow(request), failure);
  }

  /** Notes that the brand may not use this row. */
  denied({ row }: WireRequest): void {
    this.#dependencies.circuits.denied(row);
  }

  #outcomeOf(sent: SentRequest, delivery: Delivery, { cutShort }: Limits): Outcome {
    if (delivery.kind === 'answered') return this.#outcomeOfAnswer(sent, delivery);
    if (cutShort && delivery.how === 'timeout') return this.#calledOff(delivery);
    if (delivery.kind === 'not-sent') {
      const scope = delivery.how === 'refused' ? 'host' : 'request';
      const failure: CallFailure = { scope, cause: delivery.how, atLeastMs: 0 };
      return { is: 'not-processed', cause: 'unreachable', retryAt: this.#failed(sent, failure) };
    }
    const failure: CallFailure = { scope: 'request', cause: delivery.how, atLeastMs: 0 };
    return { is: 'no-response', retryAt: this.#failed(sent, failure) };
  }

  /** Its caller waits no longer, which is no failure of the platform. */
  #calledOff({ kind }: Extract<Delivery, { kind: 'not-sent' | 'lost' }>): Outcome {
    const retryAt = this.#dependencies.clock.now();
    return kind === 'lost'
      ? { is: 'no-response', retryAt }
      : { is: 'not-processed', cause: 'unreachable', retryAt };
  }

  #outcomeOfAnswer(sent: SentRequest, delivery: Extract<Delivery, { kind: 'answered' }>): Outcome {
    const { circuits, clock, telemetry, failureWords } = this.#dependencies;
    const { row } = sent;
    const rules = { failureWords, isRead: endpointOf(row).effect === 'read' };
    const verdict = verdictOf(delivery.status, delivery.text, rules);
    const asked = retryAfterMs(delivery.retryAfter, clock.now());
    const cause = String(delivery.status);
    switch (verdict.is) {
      case 'busy': {
        circuits.answered(sent, 'rate-limited');
        const retryAt = this.#failed(sent, { scope: 'key', cause, atLeastMs: asked });
        return { is: 'not-processed', cause: 'busy', retryAt };
      }
      case 'lost':
      case 'unreadable': {
        circuits.answered(sent, 'accepted');
        const atLeastMs = Math.max(asked, delivery.status === 500 ? AFTER_500_MS : 0);
        const retryAt = this.#failed(sent, { scope: 'request', cause, atLeastMs });
        return { is: verdict.is === 'lost' ? 'no-response' : 'unreadable', retryAt };
      }
      case 'undetermined': {
        circuits.answered(sent, 'accepted');
        telemetry.driftSeen({ row, field: 'envelope.status' });
        const retryAt = this.#failed(sent, { scope: 'request', cause, atLeastMs: asked });
        return { ...verdict, retryAt };
      }
      case 'unauthorized':
      case 'declined':
      case 'accepted':
        circuits.answered(sent, 'accepted');
        return verdict;
    }
  }

  #sentNow(request: WireRequest): SentRequest {
    const { clock } = this.#dependencies;
    return new SentNow(request, clock.elapsed());
  }

  /** When it may be sent again, epoch milliseconds. */
  #failed(sent: SentRequest, failure: CallFailure): number {
    return this.#dependencies.clock.now() + this.#dependencies.circuits.failed(sent, failure);
  }
}

/** A refusal is a healthy answer too, unless the brand may not ask at all. */
const isSuccess = (outcome: Outcome): boolean =>
  outcome.is === 'accepted' || (outcome.is === 'declined' && outcome.cause !== 'denied');

/** What was sent, and when; its name is made when somebody asks for it. */
class SentNow implements SentRequest {
  readonly row: number;
  readonly sentAt: number;
  readonly #request: WireRequest;

  constructor(request: WireRequest, sentAt: number) {
    this.#request = request;
    this.row = request.row;
    this.sentAt = sentAt;
  }

  get request(): string {
    return nameOf(this.#request);
  }
}

/** The concrete request as a digest: it may hold a number, an IMEI or an address. */
const nameOf = ({ row, path, body }: WireRequest): string =>
  `${row}:${hash('sha256', `${path}\n${body ?? ''}`, 'base64url').slice(0, 22)}`;

function labelOf(delivery: Delivery): string {
  if (delivery.kind === 'answered') return String(delivery.status);
  return delivery.how;
}
