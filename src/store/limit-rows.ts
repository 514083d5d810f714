/*
 * Limit rows: what a limit counts, each with its time.
 *
 * Owns   when there is room again.
 * Never  counts what a wrong clock put into the future.
 */
import { minutes } from '../clock.ts';
import type { Limit } from '../operations/engine/journal.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest } from './digests.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';

const SLACK_MS = minutes(2);

const RECENT = statement((queries, of: { name: Digest; after: number; to: number; max: number }) =>
  queries
    .selectFrom('limits')
    .select('at')
    .where('name', '=', of.name)
    .where('at', '>', of.after)
    .where('at', '<=', of.to)
    .orderBy('at', 'desc')
    .limit(of.max),
);
const COUNT = statement((queries, of: { name: Digest; at: number }) =>
  queries.insertInto('limits').values(of),
);

export class LimitRows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** When there is room for another one (epoch milliseconds), or null when there is now. */
  async freeAt(queries: Queries, { name, max, withinMs }: Limit): Promise<number | null> {
    const now = this.#parts.clock.now();
    const counted = await RECENT.rows(queries, {
      ...{ name: this.#parts.digests.of('limit', name), max },
      ...{ after: now - withinMs, to: now + SLACK_MS },
    });
    const oldest = counted.at(max - 1);
    return oldest ? oldest.at + withinMs : null;
  }

  async count(writes: Writes, { name }: Limit): Promise<void> {
    const { digests, clock } = this.#parts;
    await COUNT.run(writes, { name: digests.of('limit', name), at: clock.now() });
  }
}
