/*
 * Guess book: attempts that are no operation, in the store.
 *
 * Gives  the port of `operations/engine/guess-book.ts`. The journal counts the attempts of operations by the same rows.
 */
import { randomUUID } from 'node:crypto';
import type {
  Attempt,
  Guess,
  GuessBook,
  GuessEntry,
  GuessName,
  GuessOutcome,
} from '../operations/engine/guess-book.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { Writes } from './database.ts';
import type { StoredEventLog } from './event-log.ts';
import { GuessRows, NOTHING_ENDED, type Ended } from './guess-rows.ts';
import type { Parts } from './parts.ts';

/** An attempt that is no operation is made once. */
const EPOCH = 0;

interface Telling {
  readonly eventLog: Pick<StoredEventLog, 'announce'>;
  readonly appendEvent: (writes: Writes, event: CustomerEvent) => Promise<boolean>;
}

export class StoredGuessBook implements GuessBook {
  readonly #parts: Parts;
  readonly #rows: GuessRows;
  readonly #telling: Telling;

  constructor(parts: Parts, telling: Telling) {
    this.#parts = parts;
    this.#rows = new GuessRows(parts);
    this.#telling = telling;
  }

  freeAt(name: GuessName): Promise<number | null> {
    return this.#parts.database.read((queries) => this.#rows.freeAt(queries, name));
  }

  begin(guess: Guess): Promise<Attempt | { readonly freeAt: number }> {
    const id = randomUUID();
    return this.#parts.database.write(async (writes) => {
      if (await this.#rows.isKnown(writes, guess)) return { id, guess, counted: false };
      const freeAt = await this.#rows.freeAt(writes, guess);
      if (freeAt !== null) return { freeAt };
      await this.#rows.count(writes, guess, { attempt: id, epoch: EPOCH });
      return { id, guess, counted: true };
    });
  }

  async end(attempt: Attempt, outcome: GuessOutcome): Promise<readonly GuessEntry[]> {
    const { entries, events } = await this.#parts.database.write(async (writes) => {
      const ended = await this.#ended(writes, attempt, outcome);
      for (const event of ended.events) await this.#telling.appendEvent(writes, event);
      return ended;
    });
    if (events.length > 0) this.#telling.eventLog.announce();
    return entries;
  }

  /** What was free counts after all when the platform names it, or when that which had been tried before was given back. */
  async #ended(
    writes: Writes,
    { id, guess, counted }: Attempt,
    outcome: GuessOutcome,
  ): Promise<Ended> {
    const name = { attempt: id, epoch: EPOCH };
    if (!counted) {
      if (outcome !== 'failed' && outcome !== 'hit') return NOTHING_ENDED;
      if (outcome === 'failed' && (await this.#rows.isKnown(writes, guess))) return NOTHING_ENDED;
      await this.#rows.count(writes, guess, name);
    }
    return this.#rows.end(writes, { ...name, outcome });
  }
}
