/*
 * Schedule: wakes the runner when an operation is due.
 *
 * Owns   one timer for all operations; the journal knows which are due.
 * Gives  each due operation one turn; a few at once, so that a morning after an outage is not a stampede.
 * Never  keeps a list of its own: what is forgotten with the process is found again in the journal.
 */
import type { Activity } from '../../activity.ts';
import { seconds, type Clock } from '../../clock.ts';
import type { OperationId } from '../../ids.ts';
import type { OperationJournal } from './journal.ts';

const AT_ONCE = 8;
/** After the store failed, when to ask it again. */
const STORE_AWAY_MS = seconds(5);

interface SchedulePorts {
  readonly journal: OperationJournal;
  readonly clock: Clock;
  readonly activity: Activity;
}

export class Schedule {
  readonly #ports: SchedulePorts;
  readonly #turn: (id: OperationId) => Promise<void>;
  #cancel: (() => void) | null = null;
  #armedFor = Infinity;
  #running = false;
  #started = false;

  constructor(ports: SchedulePorts, turn: (id: OperationId) => Promise<void>) {
    this.#ports = ports;
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
    if (!this.#started || time >= this.#armedFor) return;
    this.again(time);
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
    if (this.#running) return;
    this.#running = true;
    const next = await this.#ports.activity.run(() => this.#runDue());
    this.#running = false;
    if (next !== null) this.at(Math.max(next, this.#ports.clock.now()));
  }

  /** Resolves to when the next operation is due. */
  async #runDue(): Promise<number | null> {
    const { journal, clock } = this.#ports;
    try {
      const due = await journal.due(clock.now(), AT_ONCE);
      await Promise.all(due.map((id) => this.#turn(id)));
      return await journal.nextDueAt();
    } catch {
      return clock.now() + STORE_AWAY_MS;
    }
  }
}
