/*
 * Answer shares: how much of large answers one person or network may have.
 *
 * Owns   what an answer costs, by its bytes before they are compressed: to make it took as long, whatever of it leaves.
 * Gives  RATE_LIMITED before anything runs to whoever has had too much. What is under way is answered, and a stream that runs goes on.
 * Never  charges answers as screens have them, so that nobody who uses an app gets here.
 */
import type { Caller } from '../access/caller.ts';
import { payerOf } from '../access/payer.ts';
import { Budget } from '../budget.ts';
import { ANSWER_BYTES_PER_SECOND, ANSWER_BYTES_AT_ONCE, FREE_ANSWER_BYTES } from './peer-limits.ts';

/** Who is answered. */
export interface Answered {
  readonly caller: Pick<Caller, 'role' | 'subject'>;
  readonly network: string;
}

export class AnswerShares {
  readonly #budget = new Budget({
    perSecond: ANSWER_BYTES_PER_SECOND,
    burst: ANSWER_BYTES_AT_ONCE,
  });

  check(payer: string): void {
    this.#budget.check(payer);
  }

  charge({ caller, network }: Answered, bytes: number): void {
    if (bytes <= FREE_ANSWER_BYTES) return;
    this.#budget.charge(payerOf(caller, network).key, bytes - FREE_ANSWER_BYTES);
  }
}
