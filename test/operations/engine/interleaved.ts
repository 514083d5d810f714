/*
 * Interleaved: one operation, one history of the platform, and facts that come in whatever order chance has them come.
 *
 * Owns   a schedule, and its play: what the runner does with a response, a callback and a poll, without waiting for any of them.
 * Gives  the operation in the end and every revision on the way, as the event log would have them.
 *
 * Nothing here holds a turn: reads overlap, and finish in any order. That is harder than anything that one process does.
 */
import fc from 'fast-check';
import type { DataSources } from '../../../src/datasources/sources.ts';
import { advance } from '../../../src/operations/engine/advance.ts';
import type { JournalReads } from '../../../src/operations/engine/journal.ts';
import type { Kind, Turn } from '../../../src/operations/engine/kind.ts';
import {
  isSettled,
  type Detail,
  type Fact,
  type Operation,
  type Reading,
  type StepSource,
} from '../../../src/operations/engine/operation.ts';
import { anOperation } from '../../support/an-operation.ts';

/** How long a history lasts at most; afterwards nothing changes any more. */
export const STEPS = 30;
const STEP_MS = 1_000;

/** What the platform shows from each step on. */
export type History<State> = readonly { readonly from: number; readonly state: State }[];

/** States in this order, each for at least one step. */
export const historyOf = <State>(states: readonly State[]): fc.Arbitrary<History<State>> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: STEPS }), {
      minLength: states.length - 1,
      maxLength: states.length - 1,
    })
    .map((starts) => {
      const from = [0, ...starts.toSorted((a, b) => a - b)];
      return states.map((state, index) => ({ from: from[index] ?? 0, state }));
    });

interface Look {
  readonly at: number;
  /** How many steps its answer takes. */
  readonly takes: number;
  readonly source: 'CALLBACK' | 'POLL';
}

export interface Schedule {
  /** When the answer to the write comes; null: never. */
  readonly response: number | null;
  readonly looks: readonly Look[];
}

const step = fc.integer({ min: 0, max: STEPS });

const look = (source: Look['source']): fc.Arbitrary<Look> =>
  fc.record({ at: step, takes: fc.integer({ min: 0, max: 8 }), source: fc.constant(source) });

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  response: fc.option(step),
  looks: fc
    .tuple(fc.array(look('CALLBACK'), { maxLength: 3 }), fc.array(look('POLL'), { maxLength: 8 }))
    .map((looks) => looks.flat()),
});

/** The answer comes at once, and every step is looked at: what everybody else must end like. */
export const UNDISTURBED: Schedule = {
  response: 0,
  looks: Array.from({ length: STEPS }, (_, at) => ({ at, takes: 0, source: 'POLL' as const })),
};

export interface Case<State> {
  readonly kind: Kind<Detail>;
  readonly detail: Detail;
  readonly history: History<State>;
  readonly sources: (state: State) => DataSources;
}

export interface Played {
  readonly end: Operation;
  /** The operation as it was at each revision. */
  readonly log: readonly Operation[];
}

export class Play<State> {
  readonly #case: Case<State>;
  readonly #log: Operation[];
  #operation: Operation;

  constructor(one: Case<State>) {
    this.#case = one;
    this.#operation = anOperation(one.detail);
    this.#log = [this.#operation];
  }

  async run({ response, looks }: Schedule): Promise<Played> {
    this.#apply([{ type: 'sent', at: 0 }]);
    const agenda = new Agenda();
    const sent = this.#operation;
    if (response !== null) agenda.at(response, () => this.#respond(sent, response));
    for (const one of looks) agenda.at(one.at, () => this.#look(one, agenda));
    await agenda.play();
    for (let at = 2 * STEPS; at < 2 * STEPS + 4; at += 1)
      await this.#look({ at, takes: 0, source: 'POLL' }, null);
    return { end: this.#operation, log: this.#log };
  }

  async #respond(sent: Operation, at: number): Promise<void> {
    const written = await this.#case.kind.write(sent, {}, this.#turn(at));
    const { epoch } = sent;
    if (written.outcome === 'accepted')
      this.#apply([{ type: 'accepted', at: at * STEP_MS, epoch, receipt: written.receipt }]);
  }

  /** As the runner's turn: a write without an answer is in doubt, then the platform is asked; the answer may come later. */
  async #look({ at, takes, source }: Look, agenda: Agenda | null): Promise<void> {
    if (isSettled(this.#operation)) return;
    const { pending, noResponseSince, epoch } = this.#operation;
    if (pending && noResponseSince === null)
      this.#apply([{ type: 'no-response', at: at * STEP_MS, epoch }]);
    const reading = await this.#case.kind.read(this.#operation, this.#turn(at));
    const keep = (): void => this.#keep({ at: at + takes, epoch, source, reading });
    if (agenda && takes > 0) agenda.at(at + takes, keep);
    else keep();
  }

  #keep(read: { at: number; epoch: number; source: StepSource; reading: Reading }): void {
    const at = read.at * STEP_MS;
    this.#apply([
      { type: 'read', ...read, at },
      { type: 'look-later', at, nextCheckAt: at + STEP_MS },
    ]);
  }

  #apply(facts: readonly Fact[]): void {
    const before = this.#operation;
    this.#operation = facts.reduce(advance, before);
    const gained = this.#operation.revision - before.revision;
    if (gained > 1) throw new Error(`one turn made ${gained} revisions`);
    if (gained === 1) this.#log.push(this.#operation);
  }

  #turn(at: number): Turn {
    const { history, sources } = this.#case;
    const shown = history.findLast(({ from }) => from <= at) ?? history[0];
    if (!shown) throw new Error('a history has a beginning');
    const now = at * STEP_MS;
    return {
      ...{ sources: sources(shown.state), journal: JOURNAL, now, clock: { now: () => now } },
      saveQuote: () => Promise.resolve(),
    };
  }
}

/** What happens at each step, in the order in which it was put there. */
class Agenda {
  readonly #due = new Map<number, (() => Promise<void> | void)[]>();

  at(when: number, what: () => Promise<void> | void): void {
    this.#due.set(when, [...(this.#due.get(when) ?? []), what]);
  }

  async play(): Promise<void> {
    for (let now = 0; now < 2 * STEPS; now += 1) {
      for (let index = 0; index < (this.#due.get(now)?.length ?? 0); index += 1)
        await this.#due.get(now)?.[index]?.();
    }
  }
}

/** Only its cart and total are looked at, and only by the stub that is sent them. */
const QUOTE = {
  cart: { kind: 'NEW_CUSTOMER', lines: [] },
  price: { dueToday: { total: { minor: 1, currency: 'USD' } } },
};

/** Nobody else asked for anything. */
const JOURNAL = {
  quote: () => Promise.resolve(QUOTE),
  byRef: () => Promise.resolve([]),
  claimed: () => Promise.resolve(new Map()),
} as unknown as JournalReads;
