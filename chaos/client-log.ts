/*
 * Client log: what the people of a run did and saw, in order.
 *
 * Owns   the record; nothing in it is from inside the gateway.
 * Gives  lines of JSON in a file, and the same in memory for the checker.
 */
import { writeFile } from 'node:fs/promises';
import type { Entry } from './checker/entry.ts';

/** An entry without its place and time. */
export type NewEntry = Entry extends infer One
  ? One extends Entry
    ? Omit<One, 'n' | 'at'>
    : never
  : never;

export class ClientLog {
  readonly entries: Entry[] = [];
  readonly #now: () => number;

  /** `now`: virtual time at the platform. */
  constructor(now: () => number) {
    this.#now = now;
  }

  note(entry: NewEntry): void {
    this.entries.push({ n: this.entries.length, at: this.#now(), ...entry } as Entry);
  }

  async save(file: string): Promise<void> {
    await writeFile(file, this.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }
}
