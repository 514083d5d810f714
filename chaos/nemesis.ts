/*
 * Nemesis: what goes wrong during a storm.
 *
 * Owns   the faults, callback modes and forgeries, which follow from the seed.
 */
import type { Place } from './place.ts';
import type { Random } from './random.ts';

const READS = [8, 10, 13, 20, 25, 39, 41, 42, 47, 49, 51, 54, 55, 61, 63] as const;

const WRITE_FAULTS = [
  'cut-after-effect',
  'cut-before',
  '504-after-effect',
  'status-504',
  'status-500',
  'status-502',
  'status-503',
  'status-429',
  'status-401',
  'status-409',
  'malformed-json',
  'html',
  'slow',
] as const;
const READ_FAULTS = [
  'cut-before',
  'status-500',
  'status-503',
  'status-504',
  'status-404',
  'status-429',
  'status-401',
  'malformed-json',
  'html',
  'slow',
] as const;

const MODES: readonly (readonly string[])[] = [
  ['lost'],
  ['doubled'],
  ['reordered'],
  ['late'],
  ['late', 'doubled'],
  ['early', 'doubled'],
  ['normal'],
  ['doubled', 'reordered'],
];

export interface Strength {
  /** Probability that something goes wrong with the write of an errand, and with a reading meanwhile. */
  readonly faults: number;
  /** Milliseconds of virtual time. */
  readonly callbacksEveryMs: number;
  readonly forgeEveryMs: number;
}

export class Nemesis {
  readonly #place: Place;
  readonly #random: Random;
  readonly #strength: Strength;
  #ended = false;

  constructor(place: Place, random: Random, strength: Strength) {
    this.#place = place;
    this.#random = random;
    this.#strength = strength;
  }

  /** Resolves when it was ended. */
  async rage(): Promise<void> {
    const { callbacksEveryMs, forgeEveryMs } = this.#strength;
    await Promise.all([
      this.#every(callbacksEveryMs, () => this.#callbacks()),
      this.#every(forgeEveryMs, () => this.#forge()),
    ]);
    this.#place.reach.calm();
    this.#place.log.note({ is: 'deed', deed: 'calm', what: '', ms: null });
  }

  end(): void {
    this.#ended = true;
  }

  async #every(ms: number, act: () => void): Promise<void> {
    while (!this.#ended) {
      await this.#place.wait(ms * (0.5 + this.#random.next()));
      if (!this.#ended) act();
    }
  }

  /** Somebody is about to send this row. */
  trouble(row: number): void {
    const random = this.#random;
    if (this.#ended) return;
    if (random.chance(this.#strength.faults)) this.#fault(row, random.pick(WRITE_FAULTS));
    if (random.chance(this.#strength.faults))
      this.#fault(random.pick(READS), random.pick(READ_FAULTS));
  }

  #fault(row: number, fault: string): void {
    const times = this.#random.pick([1, 1, 1, 1, 1, 4]);
    this.#place.reach.fault({ row, fault, times, delayMs: 1_300 });
    this.#note('fault', `${fault} on row ${row}, ${times} times`);
  }

  /** A quarter of the time every callback is lost. */
  #callbacks(): void {
    const modes = this.#random.chance(0.25) ? ['lost'] : this.#random.pick(MODES);
    this.#place.reach.fault({ callbacks: modes, delayMs: this.#random.between(0, 30_000) });
    this.#note('callbacks', modes.join(' and '));
  }

  /** Says of an order that exists, or of one that does not, what need not be true. */
  #forge(): void {
    const { orders } = this.#place.reach.ledger();
    const random = this.#random;
    const known = orders.length > 0 && random.chance(0.7) ? random.pick(orders) : null;
    const body = {
      type: random.pick(['PRODUCT_PURCHASE', 'PURCHASE_SUBSEQUENT']),
      transactionId: known?.transactionId ?? random.uuid(),
      clientAccountId: known?.clientAccountId ?? random.uuid(),
      status: random.pick(['COMPLETED', 'FAILED', 'PAYMENT_PENDING']),
      customerId: random.uuid(),
    };
    void this.#place.reach.forge(body).catch(() => false);
    this.#note('forge', `${body.type} ${body.status}`);
  }

  #note(deed: 'fault' | 'callbacks' | 'forge', what: string): void {
    this.#place.log.note({ is: 'deed', deed, what, ms: null });
  }
}
