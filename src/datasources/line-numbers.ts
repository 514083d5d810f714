/*
 * Line numbers: the number with which a line was last seen in use, and when.
 *
 * Owns   what was so before a callback claims that the number has left: by then a reading may show the line without it.
 * Never  outlives the process, and keeps no number of a line that was not read here.
 */
import { LRUCache } from 'lru-cache';
import type { CustomerId } from '../ids.ts';
import type { LineInfo } from './customer-info.ts';

const MAX_LINES = 20_000;

export interface SeenNumber {
  /** E.164. */
  readonly number: string;
  /** When it was seen last, epoch milliseconds. */
  readonly at: number;
}

/** The number that a line works with, or null when it does not. */
export const numberInUse = ({
  status,
  phoneNumber,
}: Pick<LineInfo, 'status' | 'phoneNumber'>): string | null =>
  status === 'DISCONNECTED' ? null : phoneNumber;

export class LineNumbers {
  readonly #clock: { now(): number };
  readonly #seen = new LRUCache<CustomerId, SeenNumber>({ max: MAX_LINES });

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  note(lines: readonly LineInfo[]): void {
    const at = this.#clock.now();
    for (const line of lines) {
      const number = numberInUse(line);
      if (number !== null) this.#seen.set(line.customerId, { number, at });
    }
  }

  of(line: CustomerId): SeenNumber | null {
    return this.#seen.get(line) ?? null;
  }
}
