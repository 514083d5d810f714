/*
 * Mutation shares: how many mutations one person may send.
 *
 * Owns   the rate, a quarter of what the platform allows: a mutation that changes something there takes some three calls, and all of them go
 *        before what others read.
 * Gives  RATE_LIMITED before anything is kept or sent, so that neither the key of the brand nor the store is one person's to spend.
 * Never  lets what reaches the platform stand in the way of what does not: whoever is flooded by a thief can still lock their line.
 */
import { Budget } from '../budget.ts';
import type { CallLimits } from '../datasources/wire/call-budget.ts';
import type { Caller } from './caller.ts';

const SHARE = 0.25;
const CALLS_OF_ONE = 3;
/** What somebody taps who sets up a family at once. */
const LEAST_BURST = 20;
/** A faster platform takes more at once. */
const BURST_SECONDS = 2;
/** Of what stays in the store: an app says of every screen that it was seen. */
const COST_OF_OWN = 0.2;

export class MutationShares {
  readonly #budget: Budget;

  constructor({ perSecond }: Pick<CallLimits, 'perSecond'>) {
    this.#budget = new Budget({
      perSecond: (perSecond * SHARE) / CALLS_OF_ONE,
      burst: Math.max(LEAST_BURST, perSecond * BURST_SECONDS),
    });
  }

  /** Throws when the person has sent too many. */
  take({ subject }: Pick<Caller, 'subject'>, { changesPlatform }: Kind): void {
    const payer = `${changesPlatform ? 'platform' : 'own'}:${subject}`;
    this.#budget.check(payer);
    this.#budget.charge(payer, changesPlatform ? 1 : COST_OF_OWN);
  }
}

interface Kind {
  /** Whether it may change something at the platform. */
  readonly changesPlatform: boolean;
}
