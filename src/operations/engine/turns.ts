/*
 * Turns: who goes next.
 *
 * Owns   the turn of an operation (one at a time), and the pool in which turns run: bounded, people first, then the young.
 * Gives  everybody their turn; a slow one holds nobody else.
 * Never  knows what happens in a turn.
 */
import { seeded } from '../../seeded-bug.ts';
import type { Activity } from '../../activity.ts';
import type { OperationId } from '../../ids.ts';

/** How many turns run at once. Each waits for the platform for most of its time. */
const MAX_AT_ONCE = 48;

/** Lower goes first. */
export type Priority = 0 | 1 | 2;

interface Waiting {
  readonly priority: Priority;
  readonly start: () => void;
}

export class Turns {
  readonly #activity: Activity;
  readonly #last = new Map<OperationId, Promise<void>>();
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(activity: Activity) {
    this.#activity = activity;
  }

  /** Whether the operation has its turn, or waits for it. */
  isUnderWay(id: OperationId): boolean {
    return this.#last.has(id);
  }

  get size(): number {
    return this.#last.size;
  }

  /** Runs `work` after every earlier turn of this operation. Rejects with the error of `work`. */
  async run(id: OperationId, priority: Priority, work: () => Promise<void>): Promise<void> {
    const before = this.#last.get(id) ?? Promise.resolve();
    const turn = before
      .catch(() => undefined)
      .then(() => this.#activity.run(() => this.#pooled(priority, work)));
    this.#last.set(id, turn);
    try {
      await turn;
    } finally {
      if (this.#last.get(id) === turn) this.#last.delete(id);
    }
  }

  /** Resolves when nothing is under way. */
  async ended(): Promise<void> {
    while (this.#last.size > 0) await Promise.allSettled(this.#last.values());
  }

  async #pooled(priority: Priority, work: () => Promise<void>): Promise<void> {
    if (this.#running >= (seeded('eight-turns-at-once') ? 8 : MAX_AT_ONCE))
      await this.#place(priority);
    else this.#running += 1;
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next.start();
      else this.#running -= 1;
    }
  }

  /** Resolves when a place is handed over. */
  #place(priority: Priority): Promise<void> {
    return new Promise((start) => {
      const after = this.#waiting.findIndex((one) => one.priority > priority);
      const at = seeded('first-come-first-served') ? -1 : after;
      this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, { priority, start });
    });
  }
}
