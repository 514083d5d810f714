/*
 * Errand: one person sees one intent through, as apps and people do.
 *
 * Owns   what an app may do: send the same again with the same key when no answer came; ask anew, under a new key, after a refusal or
 *        a failure; press the button on two devices; look at the operation until it is over; pay, renew, correct.
 * Never  asks anew while the gateway says that the outcome is not known.
 */
import type { Answer, Device } from './client.ts';
import { OPERATION_BY_ID, operationMutation } from './documents.ts';
import type { Place } from './place.ts';
import type { Random } from './random.ts';
import type { Intent, Prepared } from './recipes.ts';
import { at, listAt, numberAt, textAt } from './value.ts';

/** How a person behaves; probabilities. */
export interface Manners {
  /** The button is pressed on a second device too. */
  readonly twice: number;
  /** The payment link is left to run out, and renewed. */
  readonly lateToPay: number;
  readonly neverPays: number;
  /** Asks anew after a failure. */
  readonly triesAgain: number;
  /** How often in a row no answer is borne. */
  readonly patience: number;
  /** Virtual milliseconds between two looks, at first; later it is three times as long. */
  readonly looksEveryMs: number;
  /** Virtual milliseconds after which nobody looks any more; of an outcome that is not known, a tenth of it. */
  readonly looksForMs: number;
  readonly rounds: number;
}

export interface ErrandPorts {
  readonly place: Place;
  readonly random: Random;
  readonly manners: Manners;
  /** Whether the run is over for people. */
  readonly over: () => boolean;
}

interface Press extends Prepared {
  readonly field: string;
  readonly key: string;
  readonly device?: Device;
}

interface Outcome {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNDETERMINED' | 'info';
  readonly why: string | null;
  readonly operation: string | null;
}

const SETTLED = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED']);
/** Refusals after which an app offers the button again at once. */
const PASSING = new Set([
  'PLATFORM_BUSY',
  'PLATFORM_UNAVAILABLE',
  'QUOTE_STALE',
  'OUTCOME_PENDING',
  'CONFLICT',
]);
const BETWEEN_TRIES_MS = 20_000;
const IMPATIENT_MS = 3 * 60_000;

let calls = 0;

export class Errand {
  readonly #ports: ErrandPorts;
  readonly #intent: Intent;
  readonly #devices: readonly [Device, ...Device[]];
  #paysLate: boolean;
  readonly #neverPays: boolean;

  constructor(ports: ErrandPorts, intent: Intent, devices: readonly [Device, ...Device[]]) {
    this.#ports = ports;
    this.#intent = intent;
    this.#devices = devices;
    const { random, manners } = ports;
    this.#paysLate = random.chance(manners.lateToPay);
    this.#neverPays = random.chance(manners.neverPays);
  }

  /** The status in which the intent was last seen, or null when nothing was begun. */
  async run(): Promise<string | null> {
    const { place, random, manners } = this.#ports;
    const { id, kind, person, wire } = this.#intent;
    place.log.note({ is: 'intent', intent: id, kind, person, wire });
    let status: string | null = null;
    for (let round = 0; round < manners.rounds && !this.#ports.over(); round += 1) {
      const begun = await this.#begin();
      if (begun.operation !== null) {
        status = await this.#watch(begun.operation);
        if (status !== 'FAILED' || !random.chance(manners.triesAgain)) return status;
      } else if (begun.outcome !== 'REFUSED' || !PASSING.has(begun.why ?? '')) return status;
      await place.wait(BETWEEN_TRIES_MS);
    }
    return status;
  }

  async #begin(): Promise<Outcome> {
    const { random, manners } = this.#ports;
    const { field } = this.#intent;
    const prepared = await this.#prepared();
    if (prepared === null) return { outcome: 'info', why: 'not prepared', operation: null };
    const press = { field, ...prepared, key: this.#key() };
    const [, second] = this.#devices;
    if (!second || !random.chance(manners.twice)) return this.#press(press);
    const key = random.chance(0.5) ? press.key : this.#key();
    const [first, again] = await Promise.all([
      this.#press(press),
      this.#press({ ...press, key, device: second }),
    ]);
    return first.operation === null && again.operation !== null ? again : first;
  }

  async #prepared(): Promise<Prepared | null> {
    const { place, manners } = this.#ports;
    for (let tries = 0; tries < manners.patience && !this.#ports.over(); tries += 1) {
      const prepared = await this.#intent.prepare(this.#devices[0]);
      if (prepared !== null) return prepared;
      await place.wait(BETWEEN_TRIES_MS / 2);
    }
    return null;
  }

  /** Sends it, and the same again under the same key as long as no answer comes. */
  async #press(press: Press): Promise<Outcome> {
    const { place, manners } = this.#ports;
    let last: Outcome = { outcome: 'info', why: 'never sent', operation: null };
    for (let tries = 0; tries < manners.patience; tries += 1) {
      last = await this.#once(press);
      if (last.outcome !== 'info') return last;
      await place.wait(BETWEEN_TRIES_MS / 4);
    }
    return last;
  }

  async #once({ field, input, key, total, device = this.#devices[0] }: Press): Promise<Outcome> {
    const { log } = this.#ports.place;
    const { id: intent } = this.#intent;
    const call = ++calls;
    log.note({ is: 'ask', intent, call, field, key, device: device.name, input, total });
    const answer = await device.ask(operationMutation(field), {
      input: { ...input, idempotencyKey: key },
    });
    const outcome = outcomeOf(answer, field);
    log.note({ is: 'answer', intent, call, ...outcome, ms: answer.ms });
    if (answer.is === 'data') this.#saw(at(answer.data, field, 'operation'), 'answer');
    return outcome;
  }

  /** A further button of a purchase or port-in. */
  #follow(field: string, input: object): Promise<Outcome> {
    return this.#press({ field, input, key: this.#key(), total: null });
  }

  /** Looks until it is over or nobody cares any more, and does what is to be done. */
  async #watch(operation: string): Promise<string | null> {
    const { place, manners } = this.#ports;
    const begunAt = place.reach.now();
    const age = (): number => place.reach.now() - begunAt;
    let status: string | null = null;
    while (age() < manners.looksForMs && !this.#ports.over()) {
      await place.wait(manners.looksEveryMs * (age() > IMPATIENT_MS ? 3 : 1));
      const answer = await this.#devices[0].ask(OPERATION_BY_ID, { id: operation });
      if (answer.is !== 'data') continue;
      const seen = at(answer.data, 'operation');
      this.#saw(seen, 'query');
      status = textAt(seen, 'status') ?? status;
      if (status !== null && (SETTLED.has(status) || status === 'NEEDS_ATTENTION')) return status;
      if (status === 'UNDETERMINED' && age() > manners.looksForMs / 10) return status;
      if (await this.#act(operation, at(seen, 'customerTask'))) return status;
    }
    return status;
  }

  /** True when the person means to do nothing more. */
  async #act(operation: string, task: unknown): Promise<boolean> {
    const input = { operationId: operation };
    switch (textAt(task, '__typename') ?? '') {
      case 'PayAtLink':
        if (!this.#neverPays && !this.#paysLate) await this.#pay(textAt(task, 'url') ?? '');
        return this.#neverPays;
      case 'RenewPaymentLink':
        if (!this.#neverPays) await this.#follow('renewPaymentLink', input);
        this.#paysLate = false;
        return this.#neverPays;
      case 'CorrectPortDetails':
        await this.#correct(operation);
        return false;
      default:
        return false;
    }
  }

  async #pay(url: string): Promise<void> {
    const { place } = this.#ports;
    const paid = await place.reach.pay(url).catch(() => false);
    if (paid) place.log.note({ is: 'deed', deed: 'pay', what: this.#intent.id, ms: null });
  }

  /** Most send the right PIN; some the same again, and the right one later. */
  async #correct(operation: string): Promise<void> {
    const again = this.#ports.random.chance(0.15);
    const { rightPin = '' } = this.#intent;
    if (again) await this.#follow('resubmitPortIn', { operationId: operation });
    else {
      const input = { operationId: operation, correction: { transferPin: rightPin } };
      await this.#follow('correctPortIn', input);
    }
  }

  #saw(operation: unknown, by: 'query' | 'answer'): void {
    const id = textAt(operation, 'id');
    if (id === null) return;
    this.#ports.place.log.note({
      ...{ is: 'seen', intent: this.#intent.id, operation: id, by },
      status: textAt(operation, 'status') ?? '',
      certainty: textAt(operation, 'certainty') ?? '',
      revision: numberAt(operation, 'revision') ?? 0,
      steps: listAt(operation, 'steps').map((step) => textAt(step, 'code') ?? ''),
    });
  }

  #key(): string {
    return `key-${this.#intent.id}-${this.#ports.random.hex(16)}`;
  }
}

function outcomeOf(answer: Answer, field: string): Outcome {
  if (answer.is === 'info') return { outcome: 'info', why: answer.why, operation: null };
  if (answer.is === 'error') return { outcome: 'info', why: answer.code, operation: null };
  const payload = at(answer.data, field);
  const outcome = textAt(payload, 'outcome');
  const known = outcome === 'ACCEPTED' || outcome === 'REFUSED' || outcome === 'UNDETERMINED';
  return {
    outcome: known ? outcome : 'info',
    why: textAt(payload, 'problems', 0, 'code'),
    operation: textAt(payload, 'operation', 'id'),
  };
}
