/*
 * Guess metrics: attempts at what may be tried a few times only, by purpose.
 *
 * Never  names the line, account or person that was tried.
 */
import { Counter, type Registry } from 'prom-client';
import type { GuessEntry } from '../operations/engine/guess-book.ts';

export interface GuessSeen extends Pick<GuessEntry, 'purpose'> {
  /** `refused`: the lock let nothing leave. `repeated`: the same was tried before, and is free. */
  readonly outcome: GuessEntry['entry'] | 'refused' | 'repeated';
}

export class GuessMetrics {
  readonly #guesses;

  constructor(registry: Registry) {
    this.#guesses = new Counter({
      name: 'reach_guesses_total',
      help: 'Attempts at codes, PINs, addresses and the like that may be tried a few times only.',
      ...{ labelNames: ['purpose', 'outcome'], registers: [registry] },
    });
  }

  guessed({ purpose, outcome }: GuessSeen): void {
    this.#guesses.inc({ purpose, outcome });
  }
}
