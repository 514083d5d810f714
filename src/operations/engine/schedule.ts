/*
 * Schedule: gives every operation its turn when it is due.
 *
 * Owns   one timer for all operations; the journal knows which are due.
 * Gives  due operations to the pool as they come, whatever the others do, and never more than it can hold.
 * Never  keeps a list of its own: what is forgotten with the process is found again in the journal.
 */
import { seeded } from '../../seeded-bug.ts';
import type { Activity } from '../../activity.ts';
import { hours, seconds, type Clock } from '../../clock.ts';
import type { Due, OperationJournal } from './journal.ts';
import type { Turns } from './turns.ts';

/** How many operations wait for a place or have one, before more are taken from the journal. */
const MAX_TAKEN = 256;
/** After the store failed, when to ask it again. */
const STORE_AWAY_MS = seconds(5);
/** The longest sleep: a clock that was wrong for a while must not make it longer. */
const LONGEST_SLEEP_MS = hours(1);

interface SchedulePorts {
  readonly journal: OperationJournal;
  readonly clock: Clock;
  readonly activity: Activity;
}

export class Schedule {
  readonly #ports: SchedulePorts;
  readonly #turns: Turns;
  readonly #turn: (due: Due) => Promise<void>;
  #cancel: (() => void) | null = null;
  #armedFor = Infinity;
  #running = false;
  #started = false;
  /** Turns that it began and that have not ended. */
  #underWay = 0;

  constructor(ports: SchedulePorts, turns: Turns, turn: (due: Due) => Promise<void>) {
    this.#ports = ports;
    this.#turns = turns;
    this.#turn = turn;
  }

  start(): void {
    this.#started = true;
    this.at(this.#ports.clock.now());
  }

  stop(): void {
    this.#started = false;
    this.#cancel?.();
  }

  /** An operation is due at this time. Only the earliest one matters. */
  at(time: number): void {
    if (this.#started && time < this.#armedFor) this.again(time);
  }

  /** Looks for due operations at this time, whatever was planned. */
  again(time: number): void {
    if (!this.#started) return;
    this.#cancel?.();
    this.#armedFor = time;
    this.#cancel = this.#ports.clock.at(time, () => void this.#run());
  }

  async #run(): Promise<void> {
    this.#armedFor = Infinity;
    if (this.#running) return this.at(this.#ports.clock.now() + seconds(1));
    this.#running = true;
    const next = await this.#ports.activity.run(() => this.#take());
    this.#running = false;
    this.at(next);
  }

  /** Starts the turns of what is due. Resolves to when to look again. */
  async #take(): Promise<number> {
    const { journal, clock } = this.#ports;
    const now = clock.now();
    try {
      const room = MAX_TAKEN - this.#turns.size;
      const due = room > 0 ? await journal.due(now, MAX_TAKEN) : [];
      const free = due.filter(({ id }) => !this.#turns.isUnderWay(id)).slice(0, room);
      const turns = free.map((one) => this.#begin(one, free.length === room));
      if (seeded('batch-waits-for-its-slowest')) await Promise.all(turns);
      const next = (await journal.nextDueAt(now)) ?? Infinity;
      return Math.min(next, now + LONGEST_SLEEP_MS);
    } catch {
      return now + STORE_AWAY_MS;
    }
  }

  /** Where more was due than there was room for, others are taken when half of it has ended: there are more than run at once even then. */
  async #begin(due: Due, moreIsDue: boolean): Promise<void> {
    this.#underWay += 1;
    await this.#turn(due);
    this.#underWay -= 1;
    if (moreIsDue && this.#underWay <= MAX_TAKEN / 2) this.at(this.#ports.clock.now());
  }
}
