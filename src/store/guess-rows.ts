/*
 * Guess rows: the attempts that count against a lock, each with its time.
 *
 * Owns   when there is room for another one, and which failure was the last one before a lock: its customers are told in the same
 *        transaction, once for as long as that lock lasts.
 * Never  holds what was tried, on which line or by whom, in clear; nor counts what a wrong clock put into the future.
 */
import { randomUUID } from 'node:crypto';
import { minutes } from '../clock.ts';
import {
  countsForMs,
  ruleOf,
  type Guess,
  type GuessEntry,
  type GuessLimit,
  type GuessName,
  type GuessOutcome,
} from '../operations/engine/guess-book.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import {
  CLEAR,
  COUNT,
  NOTE,
  OF_ATTEMPT,
  RECENT,
  REMOVE,
  SAME,
  type Recent,
} from './guess-statements.ts';
import type { Parts } from './parts.ts';
import type { Tables } from './tables.ts';

const SLACK_MS = minutes(2);
/** As far back a lock is looked for that was told already. */
const LOOKED_AT = 100;

/** The operation, or another name, under which an attempt is counted. */
export interface AttemptName {
  readonly attempt: string;
  /** That of the write of an operation. */
  readonly epoch: number;
}

/** What is known of it. */
export interface AttemptEnd extends AttemptName {
  readonly outcome: GuessOutcome;
}

export interface Ended {
  readonly entries: readonly GuessEntry[];
  /** For the event log. */
  readonly events: readonly CustomerEvent[];
}

type Row = Pick<Tables['guesses'], 'purpose' | 'name' | 'epoch' | 'input' | 'state' | 'body'> & {
  readonly position: number;
};
type State = Row['state'];
type Counted = Pick<Tables['guesses'], 'at' | 'state' | 'told'>;

export const NOTHING_ENDED: Ended = { entries: [], events: [] };

export class GuessRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async freeAt(queries: Queries, name: GuessName): Promise<number | null> {
    const of = this.#recent(name.purpose, this.#nameOf(name));
    const counted = await RECENT.rows(queries, { ...of, limit: LOOKED_AT });
    const locks = ruleOf(name.purpose).limits.flatMap(
      (limit) => this.#freeAt(limit, counted) ?? [],
    );
    return locks.length === 0 ? null : Math.max(...locks);
  }

  async count(
    writes: Writes,
    guess: Guess,
    { attempt, epoch, state = 'under-way' }: AttemptName & { readonly state?: State },
  ): Promise<void> {
    const { sealing, clock } = this.#parts;
    await COUNT.run(writes, {
      ...{ purpose: guess.purpose, name: this.#nameOf(guess), input: this.#inputOf(guess) },
      ...{ attempt, epoch, state, at: clock.now(), told: 0 },
      body: sealing.seal(placeOfGuess(attempt), guess.tells),
    });
  }

  /** Whether the same was tried while that counts, and was not named by the platform. */
  async isKnown(queries: Queries, guess: Guess): Promise<boolean> {
    const input = this.#inputOf(guess);
    if (input === null) return false;
    const of = { ...this.#recent(guess.purpose, this.#nameOf(guess)), input };
    const same = await SAME.rows(queries, of);
    return same.length > 0 && same.every(({ state }) => state !== 'hit');
  }

  async end(writes: Writes, { attempt, epoch, outcome }: AttemptEnd): Promise<Ended> {
    const rows = await OF_ATTEMPT.rows(writes, { attempt });
    if (rows.length === 0) return NOTHING_ENDED;
    const ended: Ended[] = [];
    for (const row of rows) ended.push(await this.#end(writes, row, { attempt, epoch, outcome }));
    return {
      entries: ended.flatMap(({ entries }) => entries),
      events: ended.flatMap(({ events }) => events),
    };
  }

  async #end(writes: Writes, row: Row, end: AttemptEnd): Promise<Ended> {
    const { purpose, position } = row;
    const { acceptedIsSuccess, successClears } = ruleOf(purpose);
    switch (end.outcome) {
      case 'not-processed':
        if (row.epoch !== end.epoch) return NOTHING_ENDED;
        await REMOVE.run(writes, { position });
        return entered(purpose, 'not-processed');
      case 'accepted':
        if (!acceptedIsSuccess) return NOTHING_ENDED;
        await REMOVE.run(writes, { position });
        return entered(purpose, 'succeeded');
      case 'succeeded':
        if (successClears) await CLEAR.run(writes, { name: row.name });
        else await REMOVE.run(writes, { position });
        return entered(purpose, 'succeeded');
      case 'failed':
      case 'hit':
        return this.#failed(writes, row, { ...end, outcome: end.outcome });
    }
  }

  /** The same again is no further guess, unless the platform has named it. */
  async #failed(
    writes: Writes,
    row: Row,
    { attempt, outcome }: AttemptEnd & { readonly outcome: 'failed' | 'hit' },
  ): Promise<Ended> {
    const { purpose, name, position, input } = row;
    if (row.state !== 'under-way') return NOTHING_ENDED;
    const recent = this.#recent(purpose, name);
    const same = input === null ? [] : await SAME.rows(writes, { ...recent, input });
    if (outcome === 'failed' && same.some((one) => one.position !== position)) {
      await REMOVE.run(writes, { position });
      return NOTHING_ENDED;
    }
    await NOTE.run(writes, { position, state: outcome, told: 0 });
    const counted = await RECENT.rows(writes, { ...recent, limit: LOOKED_AT });
    const begun = ruleOf(purpose).limits.flatMap((limit, at) => {
      const freeAt = this.#beginsNow(limit, at + 1, counted);
      return freeAt === null ? [] : [{ told: at + 1, freeAt }];
    });
    const longest = begun.at(-1);
    if (!longest) return entered(purpose, 'counted');
    const { told, freeAt: retryAt } = longest;
    await NOTE.run(writes, { position, state: outcome, told });
    return {
      entries: [...entered(purpose, 'counted').entries, { purpose, entry: 'locked' }],
      events: this.#eventsOf(attempt, row, retryAt),
    };
  }

  /** When there is room again within this limit, or null when there is. The newest attempt comes first. */
  #freeAt({ max, withinMs }: GuessLimit, counted: readonly Counted[]): number | null {
    const last = counted[max - 1];
    const freeAt = last ? last.at + withinMs : 0;
    return freeAt > this.#parts.clock.now() ? freeAt : null;
  }

  /** The same, when all that fill it have failed and nobody was told of that lock, nor of a longer one. */
  #beginsNow(limit: GuessLimit, rank: number, counted: readonly Counted[]): number | null {
    const freeAt = this.#freeAt(limit, counted);
    const from = this.#parts.clock.now() - limit.withinMs;
    const undecided = counted.slice(0, limit.max).some(({ state }) => state === 'under-way');
    const isTold = counted.some(({ at, told }) => at > from && told >= rank);
    return undecided || isTold ? null : freeAt;
  }

  #eventsOf(attempt: string, { purpose, body }: Row, retryAt: number): readonly CustomerEvent[] {
    const { sealing, clock } = this.#parts;
    const tells = sealing.open<Guess['tells']>(placeOfGuess(attempt), body);
    return tells.map(({ customerId, line }) => ({
      ...{ type: 'AttemptsLocked', id: randomUUID(), customerId, line, purpose, retryAt },
      ...{ at: clock.now(), certainty: 'CONFIRMED' },
    }));
  }

  #recent(purpose: GuessName['purpose'], name: Digest): Recent {
    const now = this.#parts.clock.now();
    return { name, after: now - countsForMs(purpose), to: now + SLACK_MS };
  }

  #nameOf({ purpose, of }: GuessName): Digest {
    return this.#parts.digests.of('guess', `${purpose}\n${of}`);
  }

  #inputOf({ purpose, of, input }: Guess): Digest | null {
    return input === undefined
      ? null
      : this.#parts.digests.of('guess', `${purpose}\n${of}\n${input}`);
  }
}

export const placeOfGuess = (attempt: string): string => `guess:${attempt}`;

const entered = (purpose: GuessName['purpose'], entry: GuessEntry['entry']): Ended => ({
  entries: [{ purpose, entry }],
  events: [],
});
