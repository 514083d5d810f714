/*
 * Guesses: asks the guess book before something leaves, and tells it what came of that.
 *
 * Gives  a refusal instead of an attempt too many, and every entry of the book to the metrics.
 * Never  lets an attempt leave that was not counted; what failed before it was processed is given back.
 */
import type { Telemetry } from '../../telemetry.ts';
import {
  tooManyGuesses,
  type Attempt,
  type Guess,
  type GuessBook,
  type GuessName,
  type GuessOutcome,
} from './guess-book.ts';
import { refusal, type Refusal } from './refusal.ts';

interface Work<T> {
  /** Asks the platform. What it throws tells nothing, and was no guess. */
  readonly attempt: () => Promise<T>;
  readonly outcomeOf: (result: T) => GuessOutcome;
  /** Keeps the result, beside what came of the attempt. */
  readonly keep?: (result: T) => Promise<void>;
}

export class Guesses {
  readonly #book: GuessBook;
  readonly #telemetry: Telemetry;

  constructor({ book, telemetry }: { book: GuessBook; telemetry: Telemetry }) {
    this.#book = book;
    this.#telemetry = telemetry;
  }

  /** Why nothing more may be tried now, or null. Counts nothing. */
  async refusalOf(name: GuessName | undefined): Promise<Refusal | null> {
    const freeAt = name ? await this.#book.freeAt(name) : null;
    return name && freeAt !== null ? this.refused(name, freeAt) : null;
  }

  /** An attempt was stopped by the lock. */
  refused({ purpose }: Pick<GuessName, 'purpose'>, freeAt: number): Refusal {
    this.#telemetry.guessed({ purpose, outcome: 'refused' });
    return refusal(tooManyGuesses(purpose, freeAt));
  }

  /** Makes one attempt that is no operation, or says why it may not be made. */
  async during<T>(guess: Guess, { attempt, outcomeOf, keep }: Work<T>): Promise<T | Refusal> {
    const begun = await this.#book.begin(guess);
    if ('freeAt' in begun) return this.refused(guess, begun.freeAt);
    const { purpose } = guess;
    this.#telemetry.guessed({ purpose, outcome: begun.counted ? 'sent' : 'repeated' });
    let outcome: GuessOutcome = 'not-processed';
    let kept: Promise<void> | undefined;
    try {
      const result = await attempt();
      outcome = outcomeOf(result);
      kept = keep?.(result);
      return result;
    } finally {
      await Promise.all([kept, this.#end(begun, outcome)]);
    }
  }

  /** What cannot be written stays counted, and takes nobody's answer away. */
  async #end(attempt: Attempt, outcome: GuessOutcome): Promise<void> {
    const { purpose } = attempt.guess;
    const entries = await this.#book.end(attempt, outcome).catch(() => []);
    for (const { entry } of entries) this.#telemetry.guessed({ purpose, outcome: entry });
  }
}
